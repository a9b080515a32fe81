/** What to send next, and what the answer means. Clock, chance and network are given from outside. */

import type { VisitId } from '../../schema/codes.ts'
import type { Outcome, Problem } from '../api/problem.ts'
import { createStore, type Readable } from '../state/store.ts'
import { waitMsAfter } from './backoff.ts'
import type { Outbox, Sending } from './outbox.ts'
import type { Photos } from './photos.ts'

export interface World {
  readonly now: number
  readonly online: boolean
  /** Nothing is sent before this moment. */
  readonly restUntil: number
}

export type Step =
  | { readonly step: 'done' }
  | { readonly step: 'rest' }
  | { readonly step: 'send-visit'; readonly sending: Sending }
  | { readonly step: 'send-photo'; readonly sending: Sending; readonly sha256: string }

/** Facts first, photos after: all the facts of a day are smaller than a few photos. */
export function nextStep(outbox: readonly Sending[], world: World): Step {
  const visit = outbox.find(({ state }) => state === 'waiting')
  const withPhoto = outbox.find(
    ({ state, photosMissing }) => state === 'received' && photosMissing.length > 0,
  )
  const sha256 = withPhoto?.photosMissing[0]
  if (!visit && (!withPhoto || sha256 === undefined)) return { step: 'done' }
  if (!world.online || world.now < world.restUntil) return { step: 'rest' }
  if (visit) return { step: 'send-visit', sending: visit }
  return withPhoto && sha256 !== undefined
    ? { step: 'send-photo', sending: withPhoto, sha256 }
    : { step: 'done' }
}

export interface Receipt {
  readonly visit: string
  readonly sha256: string
  readonly code: string
  readonly state: 'received' | 'set-aside'
  readonly photosMissing: readonly string[]
}

/** Only a receipt that names this visit and these bytes is one; any other answer leaves the visit unsent. */
export const isReceiptFor = (sending: Sending, receipt: Receipt): boolean =>
  receipt.visit === sending.visit && receipt.sha256 === sending.sha256 && receipt.code !== ''

/** What a failure means for the visit or photo that was tried. */
export function isFinalRefusal(problem: Problem): boolean {
  if (problem.kind !== 'refused') return false
  // Not signed in, timed out, too many: none of them says anything about what was sent.
  return problem.status >= 400 && problem.status < 500 && ![401, 403, 408, 425, 429].includes(problem.status)
}

export interface Post {
  readonly visit: (sending: Sending) => Promise<Outcome<Receipt>>
  readonly photo: (
    visit: VisitId,
    sha256: string,
    bytes: ArrayBuffer,
    type: string,
  ) => Promise<Outcome<{ readonly sha256: string; readonly photosMissing: readonly string[] }>>
}

export interface SyncState {
  readonly waiting: number
  readonly isSending: boolean
  /** Why the last attempt failed; the next one clears it. */
  readonly trouble?: Problem
}

export interface Sync {
  readonly state: Readable<SyncState>
  /** Sends until there is nothing left or a rest is due. Calls while it runs join it. */
  readonly run: () => Promise<void>
  /** The same at once, whatever rest was due: somebody pressed "send now". */
  readonly runNow: () => Promise<void>
}

export interface SyncNeeds {
  readonly outbox: Outbox
  readonly photos: Photos
  readonly post: Post
  readonly now: () => number
  readonly random: () => number
  readonly isOnline: () => boolean
  /** Comes back after the rest. */
  readonly wakeAfter: (waitMs: number, wake: () => void) => void
}

export function createSync(needs: SyncNeeds): Sync {
  const { outbox, photos, post } = needs
  const state = createStore<SyncState>({ waiting: 0, isSending: false })
  let restUntil = 0
  let failures = 0
  let running: Promise<void> | undefined

  const countWaiting = (sendings: readonly Sending[]) =>
    sendings.filter(({ state, photosMissing }) => state === 'waiting' || photosMissing.length > 0).length

  const settle = (trouble?: Problem) => {
    if (!trouble) {
      failures = 0
      return
    }
    failures += 1
    const waitMs = waitMsAfter(failures, needs.random, trouble.kind === 'unreachable' ? 0 : trouble.waitMs)
    restUntil = needs.now() + waitMs
    needs.wakeAfter(waitMs, () => void run())
  }

  const sendVisit = async (sending: Sending): Promise<Problem | undefined> => {
    const outcome = await post.visit(sending)
    if ('reply' in outcome) {
      const { reply } = outcome
      if (!isReceiptFor(sending, reply)) return { kind: 'not-a-reply', status: 200 }
      const photosMissing = reply.state === 'received' ? reply.photosMissing : []
      await outbox.replace({ ...sending, state: reply.state, receipt: reply.code, photosMissing })
      return undefined
    }
    if (!isFinalRefusal(outcome.problem) || outcome.problem.kind !== 'refused') return outcome.problem
    const { status, titles, details } = outcome.problem
    await outbox.replace({ ...sending, state: 'refused', refusal: { status, titles, details } })
    return undefined
  }

  const sendPhoto = async (sending: Sending, sha256: string): Promise<Problem | undefined> => {
    const photo = await photos.read(sha256)
    const left = sending.photosMissing.filter((missing) => missing !== sha256)
    // Removed from this tablet meanwhile: there is nothing to send.
    if (!photo) {
      await outbox.replace({ ...sending, photosMissing: left })
      return undefined
    }
    const outcome = await post.photo(sending.visit, sha256, photo.bytes, photo.type)
    if ('problem' in outcome && !isFinalRefusal(outcome.problem)) return outcome.problem
    if ('reply' in outcome && outcome.reply.sha256 !== sha256) return { kind: 'not-a-reply', status: 200 }
    await outbox.replace({ ...sending, photosMissing: left })
    if ('reply' in outcome) await photos.drop(sha256)
    return undefined
  }

  const loop = async () => {
    for (;;) {
      const sendings = await outbox.list()
      const next = nextStep(sendings, { now: needs.now(), online: needs.isOnline(), restUntil })
      const waiting = countWaiting(sendings)
      if (next.step === 'done' || next.step === 'rest') {
        const { trouble } = state.value
        state.set({ waiting, isSending: false, ...(next.step === 'rest' && trouble ? { trouble } : {}) })
        return
      }
      state.set({ ...state.value, waiting, isSending: true })
      const trouble =
        next.step === 'send-visit'
          ? await sendVisit(next.sending)
          : await sendPhoto(next.sending, next.sha256)
      settle(trouble)
      state.set({ waiting, isSending: true, ...(trouble ? { trouble } : {}) })
    }
  }

  const run = (): Promise<void> => {
    running ??= loop().finally(() => {
      running = undefined
    })
    return running
  }
  return {
    state,
    run,
    runNow() {
      restUntil = 0
      return run()
    },
  }
}
