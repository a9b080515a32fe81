/** Sends a sealed photo part by part: a line that is cut costs one part, and the office says where to go on. */

import { PHOTO_PART_BYTES, partLength } from '../../schema/wire/sealed-shape.ts'
import type { Outcome, Problem } from '../api/problem.ts'
import { sha256Of } from './fingerprint.ts'
import type { Outbox, SealedPhotoMark, Sending } from './outbox.ts'

export interface PhotoPart {
  /** Of the whole sealed photo. */
  readonly sha256: string
  /** Bytes of the whole. */
  readonly of: number
  readonly offset: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly partSha256: string
}

export interface PartReceipt {
  readonly id: string
  readonly sha256: string
  readonly state: 'partial' | 'received' | 'set-aside'
  /** How far the office has it. */
  readonly offset: number
}

export type PostPart = (sending: Sending, part: PhotoPart) => Promise<Outcome<PartReceipt>>

/** Sends what comes next of one photo, a part at most: whatever is more urgent can go in between. */
export type SendPhoto = (sending: Sending, sha256: string) => Promise<Problem | undefined>

/** How far a photo is, as the office said last. After a restart nothing is known: the first part is sent, and it says. */
interface Progress {
  readonly offset: number
  /** The office has just sent us elsewhere. If it does so again, it is time to rest. */
  readonly isCorrected: boolean
}

const AT_START: Progress = { offset: 0, isCorrected: false }
const NO_REPLY: Problem = { kind: 'not-a-reply', status: 200 }

export function createPhotoSender(outbox: Outbox, post: PostPart): SendPhoto {
  const progress = new Map<string, Progress>()
  /** Envelopes sent again because the office knew nothing of their photos. */
  const offeredAgain = new Set<string>()

  /** On what is there now: sending a part takes long enough for something else to have changed it. */
  const change = async (sending: Sending, to: (now: Sending) => Sending) => {
    const now = await outbox.read(sending.id)
    if (now?.sha256 === sending.sha256) await outbox.replace(to(now))
  }

  const mark = async (sending: Sending, sha256: string, state: SealedPhotoMark['state']) => {
    progress.delete(placeOf(sending, sha256))
    await change(sending, (now) => ({
      ...now,
      photos: now.photos.map((photo) => (photo.sha256 === sha256 ? { ...photo, state } : photo)),
    }))
  }

  const settleRefusal = async (
    sending: Sending,
    { sha256, of, offset }: PhotoPart,
    problem: Problem,
  ): Promise<Problem | undefined> => {
    const place = placeOf(sending, sha256)
    if (problem.kind !== 'refused') return problem
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
      await change(sending, (now) => ({ ...now, state: 'waiting' }))
      return undefined
    }
    if (!isForGood(problem.status)) return problem
    await mark(sending, sha256, 'gone')
    return undefined
  }

  return async (sending, sha256) => {
    const place = placeOf(sending, sha256)
    const whole = await outbox.readPhoto(sending.id, sha256)
    const known = progress.get(place)
    // Looked at once: what a worn chip gives back may be something else, and nobody could open it.
    if (!whole || (!known && (await sha256Of(whole)) !== sha256)) {
      await mark(sending, sha256, 'gone')
      return undefined
    }
    const { offset } = known ?? AT_START
    const bytes = whole.slice(offset, offset + PHOTO_PART_BYTES)
    const part = { sha256, of: whole.length, offset, bytes, partSha256: await sha256Of(bytes) }
    progress.set(place, known ?? AT_START)
    const outcome = await post(sending, part)
    if ('problem' in outcome) return settleRefusal(sending, part, outcome.problem)
    const { reply } = outcome
    if (reply.id !== sending.id || reply.sha256 !== sha256) return NO_REPLY
    if (reply.state === 'partial') {
      // A reply that does not bring it further is none.
      if (!isPlaceIn(part.of, reply.offset) || reply.offset <= offset) return NO_REPLY
      progress.set(place, { offset: reply.offset, isCorrected: false })
      return undefined
    }
    if (reply.state !== 'received' && reply.state !== 'set-aside') return NO_REPLY
    // Marked first: a photo without its mark would be asked for again, and not be there.
    await mark(sending, sha256, 'sent')
    await outbox.dropPhoto(sending.id, sha256)
    return undefined
  }
}

const placeOf = ({ id, sha256: envelope }: Sending, sha256: string): string => `${id} ${envelope} ${sha256}`

/** What came over a wire: a number from which a part of this photo begins. */
const isPlaceIn = (of: number, offset: unknown): offset is number =>
  typeof offset === 'number' && partLength(of, offset) !== undefined

/** Not signed in, timed out, in conflict, too many: none of them says anything about the photo. */
const isForGood = (status: number): boolean =>
  status >= 400 && status < 500 && ![401, 403, 408, 409, 425, 429].includes(status)
