/** One deed at a time: sends an envelope, or asks what is backed up, and writes down what the answer means. */

import { MOST_KEPT } from '../../schema/wire/sealed-endpoints.ts'
import type { Outcome, Problem } from '../api/problem.ts'
import { afterStanding, type KeptLine, linesOf } from './keeping.ts'
import type { Arrival, Outbox, Refusal, Sending } from './outbox.ts'
import { isReceiptFor, type Receipt, readEnvelopeReceipt, readStanding, type Standing } from './receipts.ts'
import type { PostPart } from './send-photo.ts'

/** What answers is read as it comes: a tablet's network may put anything in the office's place. */
export interface Post {
  readonly envelope: (sending: Sending) => Promise<Outcome<unknown>>
  readonly part: PostPart
  /** Asks about what one person keeps here. */
  readonly question: (code: string, kept: readonly KeptLine[]) => Promise<Outcome<unknown>>
}

export interface Deed {
  /** Why it is to be tried again. */
  readonly problem?: Problem
  /** Where the office put it. */
  readonly arrival?: Arrival
  readonly standing?: Standing
}

/** Something said yes, and it was not the office, or not about this. */
export const NOT_A_REPLY: Problem = { kind: 'not-a-reply', status: 200 }

/** Statuses with which our server says something about what was sent, and not about itself, the sender or the moment. */
const ABOUT_WHAT_WAS_SENT: readonly number[] = [400, 409, 410, 413, 415, 422]

/** What a failure means for what was tried: only words of our own server refuse it, not any page with a number. */
export function findRefusal(problem: Problem): Refusal | undefined {
  if (problem.kind !== 'refused' || problem.slug === 'unnamed') return undefined
  if (!ABOUT_WHAT_WAS_SENT.includes(problem.status)) return undefined
  const { status, titles, details } = problem
  return { status, titles, details }
}

/** The wrong epoch is worth a question; anything else may be a page of the network. */
export const deedOf = (receipt: Receipt | undefined): Deed =>
  receipt?.arrival ? { arrival: receipt.arrival } : {}

export async function sendEnvelope(outbox: Outbox, post: Post, sending: Sending): Promise<Deed> {
  const outcome = await post.envelope(sending)
  if ('problem' in outcome) {
    const refusal = findRefusal(outcome.problem)
    if (!refusal) return outcome
    await outbox.change(sending, (present) => ({ ...present, state: 'refused', refusal }))
    return {}
  }
  const receipt = readEnvelopeReceipt(outcome.reply)
  if (!receipt || !isReceiptFor(sending, receipt)) return { problem: NOT_A_REPLY, ...deedOf(receipt) }
  const { state, code, reason, arrival } = receipt
  await outbox.change(sending, ({ missedUnder: _, refusal: _none, ...present }) => ({
    ...present,
    state,
    receipt: code,
    ...(reason ? { reason } : {}),
    ...(arrival ? { arrival } : {}),
  }))
  return deedOf(receipt)
}

/** In as many questions as it takes; what one of them settled stays settled when the next fails. */
export async function askStanding(
  outbox: Outbox,
  post: Post,
  code: string,
  asked: readonly Sending[],
): Promise<Deed> {
  let deed: Deed = {}
  for (let at = 0; at < asked.length; at += MOST_KEPT) {
    const some = asked.slice(at, at + MOST_KEPT)
    const outcome = await post.question(code, linesOf(some))
    if ('problem' in outcome) return outcome
    const standing = readStanding(outcome.reply)
    if (!standing) return { problem: NOT_A_REPLY }
    for (const sending of some) {
      const next = afterStanding(sending, standing)
      // A tablet keeps hundreds of copies, and most answers change none of them.
      if (JSON.stringify(next) !== JSON.stringify(sending)) await outbox.change(sending, () => next)
    }
    deed = { standing }
  }
  return deed
}
