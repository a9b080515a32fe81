/** What to send next, and what the answer means. Clock, chance and network are given from outside. */

import type { Outcome, Problem } from '../api/problem.ts'
import { createStore, type Readable } from '../state/store.ts'
import { waitMsAfter } from './backoff.ts'
import { isDone, type Outbox, type Sending } from './outbox.ts'
import { createPhotoSender, type PostPart } from './send-photo.ts'

export interface World {
  readonly now: number
  readonly online: boolean
  /** Nothing is sent before this moment. */
  readonly restUntil: number
  /** Codes of people whose token the office does not take at the moment; theirs waits, and the others' goes. */
  readonly shutOut: ReadonlySet<string>
}

export type Step =
  | { readonly step: 'done' }
  | { readonly step: 'rest' }
  | { readonly step: 'send-envelope'; readonly sending: Sending }
  | { readonly step: 'send-photo'; readonly sending: Sending; readonly sha256: string }

/** Incidents before all else; envelopes before photos: all the facts of a day are smaller than a few photos. */
export function nextStep(outbox: readonly Sending[], world: World): Step {
  if (outbox.every(isDone)) return { step: 'done' }
  if (!world.online || world.now < world.restUntil) return { step: 'rest' }
  const open = outbox.filter((sending) => !isDone(sending) && !world.shutOut.has(sending.code))
  const waiting = open.filter(({ state }) => state === 'waiting')
  const envelope = waiting.find(({ kind }) => kind === 'incident') ?? waiting[0]
  if (envelope) return { step: 'send-envelope', sending: envelope }
  for (const sending of open) {
    const photo = sending.photos.find(({ state }) => state === 'waiting')
    if (photo) return { step: 'send-photo', sending, sha256: photo.sha256 }
  }
  return { step: 'rest' }
}

export interface Receipt {
  readonly id: string
  readonly sha256: string
  readonly code: string
  readonly state: 'received' | 'set-aside'
}

/** Only a receipt that names this id and these bytes is one; any other answer leaves it unsent. */
export const isReceiptFor = (sending: Sending, receipt: Receipt): boolean =>
  receipt.id === sending.id &&
  receipt.sha256 === sending.sha256 &&
  receipt.code !== '' &&
  (receipt.state === 'received' || receipt.state === 'set-aside')

/** What a failure means for the envelope or photo that was tried. */
export function isFinalRefusal(problem: Problem): boolean {
  if (problem.kind !== 'refused') return false
  // Not signed in, timed out, too many: none of them says anything about what was sent.
  return problem.status >= 400 && problem.status < 500 && ![401, 403, 408, 425, 429].includes(problem.status)
}

/** The office does not know this person's token, or no longer. */
const isShutOut = (problem: Problem): boolean =>
  problem.kind === 'refused' && (problem.status === 401 || problem.status === 403)

export interface Post {
  readonly envelope: (sending: Sending) => Promise<Outcome<Receipt>>
  readonly part: PostPart
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
  readonly post: Post
  readonly now: () => number
  readonly random: () => number
  readonly isOnline: () => boolean
  /** Comes back after the rest. */
  readonly wakeAfter: (waitMs: number, wake: () => void) => void
}

export function createSync(needs: SyncNeeds): Sync {
  const { outbox, post } = needs
  const sendPhoto = createPhotoSender(outbox, post.part)
  const state = createStore<SyncState>({ waiting: 0, isSending: false })
  let restUntil = 0
  let failures = 0
  let running: Promise<void> | undefined

  const settle = (trouble?: Problem) => {
    if (!trouble) {
      failures = 0
      return
    }
    failures += 1
    const waitMs = waitMsAfter(failures, needs.random, trouble.kind === 'unreachable' ? 0 : trouble.waitMs)
    // Somebody else's work need not wait because one person is not known any more.
    if (!isShutOut(trouble)) restUntil = needs.now() + waitMs
    needs.wakeAfter(waitMs, () => void run())
  }

  const sendEnvelope = async (sending: Sending): Promise<Problem | undefined> => {
    const outcome = await post.envelope(sending)
    if ('reply' in outcome) {
      const { reply } = outcome
      if (!isReceiptFor(sending, reply)) return { kind: 'not-a-reply', status: 200 }
      await outbox.replace({ ...sending, state: reply.state, receipt: reply.code })
      return undefined
    }
    if (!isFinalRefusal(outcome.problem) || outcome.problem.kind !== 'refused') return outcome.problem
    const { status, titles, details } = outcome.problem
    await outbox.replace({ ...sending, state: 'refused', refusal: { status, titles, details } })
    return undefined
  }

  const loop = async () => {
    const shutOut = new Set<string>()
    for (;;) {
      const sendings = await outbox.list()
      const next = nextStep(sendings, { now: needs.now(), online: needs.isOnline(), restUntil, shutOut })
      const waiting = sendings.filter((sending) => !isDone(sending)).length
      if (next.step === 'done' || next.step === 'rest') {
        const { trouble } = state.value
        state.set({ waiting, isSending: false, ...(next.step === 'rest' && trouble ? { trouble } : {}) })
        return
      }
      const { sending } = next
      state.set({ ...state.value, waiting, isSending: true })
      const trouble =
        next.step === 'send-envelope' ? await sendEnvelope(sending) : await sendPhoto(sending, next.sha256)
      if (trouble && isShutOut(trouble)) shutOut.add(sending.code)
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
