/** What goes next: incidents, then envelopes, then the question what is backed up, then photos. Pure. */

import { listAsked } from './keeping.ts'
import { isDone, type Sending } from './outbox.ts'
import { findRest, type Rests } from './rests.ts'

export interface World {
  readonly now: number
  readonly online: boolean
  readonly rests: Rests
  /** When each person's copies are asked about again; at once when nothing is said. */
  readonly askAt: ReadonlyMap<string, number>
  /** Whose receipts spoke of another epoch than was known: asked before anything more of theirs goes. */
  readonly askFirst: ReadonlySet<string>
  /** How often each was tried in vain, so that one that always fails lets the others go first. */
  readonly tries: ReadonlyMap<string, number>
}

export type Step =
  /** Nothing here waits for the office. */
  | { readonly step: 'done' }
  /** Something waits, and nothing can be done about it now. */
  | { readonly step: 'rest' }
  | { readonly step: 'send-envelope'; readonly sending: Sending }
  | { readonly step: 'send-photo'; readonly sending: Sending; readonly sha256: string }
  | { readonly step: 'ask'; readonly code: string; readonly asked: readonly Sending[] }

/** All the facts of a day are smaller than a few photos; the question is smaller still, and tells whether photos may go. */
export function nextStep(outbox: readonly Sending[], world: World): Step {
  const { now, online, rests } = world
  const codes = [...new Set(outbox.map(({ code }) => code))]
  const open = outbox.filter((sending) => !isDone(sending))
  const rest: Step = { step: 'rest' }
  const idle = open.length === 0 && codes.every((code) => listAsked(outbox, code).length === 0)
  if (idle) return { step: 'done' }
  if (!online) return rest

  const mayGo = (errand: 'envelope' | 'photo') => (sending: Sending) =>
    findRest(rests, errand, sending.code, now) === undefined
  const question = (codes: readonly string[]): Step | undefined => {
    for (const code of codes) {
      const asked = listAsked(outbox, code)
      const isDue = now >= (world.askAt.get(code) ?? Number.NEGATIVE_INFINITY)
      if (asked.length > 0 && isDue && !findRest(rests, 'question', code, now))
        return { step: 'ask', code, asked }
    }
    return undefined
  }
  const first = question(codes.filter((code) => world.askFirst.has(code)))
  if (first) return first
  const waiting = open.filter(({ state }) => state === 'waiting').filter(mayGo('envelope'))
  const envelope = inTurn(waiting, world)[0]
  if (envelope) return { step: 'send-envelope', sending: envelope }
  const next = question(codes)
  if (next) return next
  for (const sending of inTurn(open.filter(mayGo('photo')), world)) {
    const photo = sending.state !== 'waiting' && sending.photos.find(({ state }) => state === 'waiting')
    if (photo) return { step: 'send-photo', sending, sha256: photo.sha256 }
  }
  return open.length > 0 ? rest : { step: 'done' }
}

const isUrgent = ({ kind }: Sending): number => (kind === 'incident' ? 0 : 1)

/** What failed least often first; among those incidents, then the oldest. */
const inTurn = (sendings: readonly Sending[], { tries }: World): readonly Sending[] =>
  [...sendings].sort(
    (one, other) =>
      (tries.get(one.id) ?? 0) - (tries.get(other.id) ?? 0) ||
      isUrgent(one) - isUrgent(other) ||
      one.order - other.order,
  )

/** When something could go on by itself: the end of the first rest, or the next question. Nothing when nothing waits. */
export function nextWakeAt(outbox: readonly Sending[], world: World): number | undefined {
  const moments: number[] = []
  for (const sending of outbox.filter((one) => !isDone(one)))
    moments.push(
      findRest(world.rests, sending.state === 'waiting' ? 'envelope' : 'photo', sending.code, world.now)
        ?.until ?? world.now,
    )
  for (const code of new Set(outbox.map((one) => one.code)))
    if (listAsked(outbox, code).length > 0)
      moments.push(
        Math.max(
          world.askAt.get(code) ?? world.now,
          findRest(world.rests, 'question', code, world.now)?.until ?? world.now,
        ),
      )
  return moments.length === 0 ? undefined : Math.min(...moments)
}
