/** Sends a sealed photo part by part: a line that is cut costs one part, and the office says where to go on. */

import { PHOTO_PART_BYTES, partLength } from '../../schema/wire/sealed-shape.ts'
import type { Outcome, Problem } from '../api/problem.ts'
import { sha256Of } from './fingerprint.ts'
import type { Outbox, SealedPhotoMark, Sending } from './outbox.ts'
import { isPhotoReceiptFor, readPartialReceipt, readPhotoReceipt } from './receipts.ts'
import { type Deed, deedOf, findRefusal, NOT_A_REPLY } from './send-sealed.ts'

export interface PhotoPart {
  /** Of the whole sealed photo. */
  readonly sha256: string
  /** Bytes of the whole. */
  readonly of: number
  readonly offset: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly partSha256: string
}

export type PostPart = (sending: Sending, part: PhotoPart) => Promise<Outcome<unknown>>

/** Sends what comes next of one photo, a part at most: whatever is more urgent can go in between. */
export type SendPhoto = (sending: Sending, sha256: string) => Promise<Deed>

/** How far a photo is, as the office said last. After a restart nothing is known: the first part is sent, and it says. */
interface Progress {
  readonly offset: number
  /** The office has just sent us elsewhere. If it does so again, it is time to rest. */
  readonly isCorrected: boolean
}

const AT_START: Progress = { offset: 0, isCorrected: false }

export function createPhotoSender(outbox: Outbox, post: PostPart): SendPhoto {
  const progress = new Map<string, Progress>()
  /** Envelopes sent again because the office knew nothing of their photos. */
  const offeredAgain = new Set<string>()

  const mark = async (sending: Sending, sha256: string, next: Omit<SealedPhotoMark, 'sha256'>) => {
    progress.delete(placeOf(sending, sha256))
    await outbox.change(sending, (present) => ({
      ...present,
      photos: present.photos.map((photo) => (photo.sha256 === sha256 ? { sha256, ...next } : photo)),
    }))
  }

  const settleRefusal = async (
    sending: Sending,
    { sha256, of, offset }: PhotoPart,
    problem: Problem,
  ): Promise<Problem | undefined> => {
    const place = placeOf(sending, sha256)
    // Without a name it is not from this product: a server that was cut off, a proxy, somebody else's page.
    if (problem.kind !== 'refused' || problem.slug === 'unnamed') return problem
    if (problem.slug === 'photo-offset') {
      const there = problem.facts.offset
      const isCorrected = progress.get(place)?.isCorrected ?? false
      progress.delete(place)
      if (isCorrected || there === offset || !isPlaceIn(of, there)) return problem
      progress.set(place, { offset: there, isCorrected: true })
      return undefined
    }
    if (problem.slug === 'photo-part-differs') return problem
    // The parts over there are not this photo, and are forgotten there.
    if (problem.slug === 'photo-hash-differs') {
      progress.delete(place)
      return problem
    }
    if (problem.slug === 'photo-not-expected' && !offeredAgain.has(sending.sha256)) {
      // It had the envelope once: a server set back to an older copy may not.
      offeredAgain.add(sending.sha256)
      progress.delete(place)
      await outbox.change(sending, (present) => ({ ...present, state: 'waiting' }))
      return undefined
    }
    const refusal = findRefusal(problem)
    if (!refusal) return problem
    await mark(sending, sha256, { state: 'refused', refusal })
    return undefined
  }

  return async (sending, sha256) => {
    const place = placeOf(sending, sha256)
    const whole = await outbox.readPhoto(sending.id, sha256)
    const known = progress.get(place)
    // Looked at once: what a worn chip gives back may be something else, and nobody could open it.
    const named = sending.photos.find((photo) => photo.sha256 === sha256)
    if (!whole || !named || (!known && (await sha256Of(whole)) !== sha256)) {
      await mark(sending, sha256, { state: 'gone' })
      return {}
    }
    const { offset } = known ?? AT_START
    const bytes = whole.slice(offset, offset + PHOTO_PART_BYTES)
    const part = { sha256, of: whole.length, offset, bytes, partSha256: await sha256Of(bytes) }
    progress.set(place, known ?? AT_START)
    const outcome = await post(sending, part)
    if ('problem' in outcome) {
      const problem = await settleRefusal(sending, part, outcome.problem)
      return problem ? { problem } : {}
    }
    const partial = readPartialReceipt(outcome.reply)
    if (partial && isPhotoReceiptFor(sending, { sha256, state: 'waiting' }, partial)) {
      // A reply that does not bring it further is none.
      if (!isPlaceIn(part.of, partial.offset) || partial.offset <= offset) return { problem: NOT_A_REPLY }
      progress.set(place, { offset: partial.offset, isCorrected: false })
      return {}
    }
    const receipt = readPhotoReceipt(outcome.reply)
    if (!receipt || !isPhotoReceiptFor(sending, named, receipt))
      return { problem: NOT_A_REPLY, ...deedOf(receipt) }
    const { arrival } = receipt
    offeredAgain.delete(sending.sha256)
    await mark(sending, sha256, { state: 'sent', ...(arrival ? { arrival } : {}) })
    return deedOf(receipt)
  }
}

const placeOf = ({ id, sha256: envelope }: Sending, sha256: string): string => `${id} ${envelope} ${sha256}`

/** What came over a wire: a number from which a part of this photo begins. */
const isPlaceIn = (of: number, offset: unknown): offset is number =>
  typeof offset === 'number' && partLength(of, offset) !== undefined
