/** Sends what waits, asks what is backed up, and rests in between. Clock, chance and network are given from outside. */

import { createStore, type Readable } from '../state/store.ts'
import { waitMsAfter } from './backoff.ts'
import { isKept, isOtherEpoch } from './keeping.ts'
import { nextStep, nextWakeAt, type Step, type World } from './next-step.ts'
import { isDone, isStuck, type Outbox, type Sending } from './outbox.ts'
import type { Standing } from './receipts.ts'
import {
  type Errand,
  laneOf,
  type Rests,
  restAfter,
  restedAfter,
  restsCutShort,
  restsOnNewNetwork,
} from './rests.ts'
import { createPhotoSender } from './send-photo.ts'
import { askStanding, type Deed, type Post, sendEnvelope } from './send-sealed.ts'

export interface SyncState {
  /** Things of which something still has to go. */
  readonly waiting: number
  /** Things the office has, and no checked backup yet. */
  readonly kept: number
  /** Things of which the office would not take something. */
  readonly stuck: number
  readonly isSending: boolean
  /** The tablet could not write down how far it is; it tries again by itself. */
  readonly isUnwritten?: true
  /** What is under way at this moment. */
  readonly underWay?: Sending['id']
  /** What is held back, why and until when, on the clock of `Sync.now`. Of a rest that is over the reason stays until something goes. */
  readonly rests: Rests
}

export interface Sync {
  readonly state: Readable<SyncState>
  /** Goes on until there is nothing left or a rest is due. Calls while it runs join it. */
  readonly run: () => Promise<void>
  /** Somebody pressed "send now": at once, but for what the office asked to wait with; asks what is backed up, too. */
  readonly runNow: () => Promise<void>
  /** The network came back, or is another one. */
  readonly runOnNewNetwork: () => Promise<void>
  /** Tries again what the office had refused. */
  readonly tryAgain: (sending: Sending) => Promise<void>
  /** The clock that rests are measured by, in milliseconds. */
  readonly now: () => number
}

export interface SyncNeeds {
  readonly outbox: Outbox
  readonly post: Post
  /** Milliseconds that never jump: a tablet's date is set right while something rests. */
  readonly now: () => number
  readonly random: () => number
  readonly isOnline: () => boolean
  /** Comes back after the rest. */
  readonly wakeAfter: (waitMs: number, wake: () => void) => void
  /** Two tabs of one tablet take turns: what one has just learnt, the other must not overwrite. */
  readonly alone: (work: () => Promise<void>) => Promise<void>
}

/** How often a tablet asks what is backed up: from this long to twice as long, by chance. */
const ASK_EVERY_MS = 10 * 60_000
/** When the office does not say how long photos are to wait. */
const PHOTOS_LATER_MS = 15 * 60_000
/** Where nothing says when, and so that no loop can spin. */
const LEAST_REST_MS = 1_000
const OFFLINE_REST_MS = 60_000

const IDLE: SyncState = { waiting: 0, kept: 0, stuck: 0, isSending: false, rests: new Map() }
const ERRANDS = { 'send-envelope': 'envelope', 'send-photo': 'photo', ask: 'question' } as const

type Doing = Exclude<Step, { readonly step: 'done' | 'rest' }>

export function createSync(needs: SyncNeeds): Sync {
  const { outbox, post, now, random } = needs
  const state = createStore<SyncState>(IDLE)
  const askAt = new Map<string, number>()
  const askFirst = new Set<string>()
  const tries = new Map<string, number>()
  const sendPhoto = createPhotoSender(outbox, post.part)
  let rests: Rests = new Map()
  let running: Promise<void> | undefined
  let wakeTurn = 0

  const world = (): World => ({ now: now(), online: needs.isOnline(), rests, askAt, askFirst, tries })

  const tell = (sendings: readonly Sending[], underWay?: Sending['id'] | undefined) =>
    state.set({
      waiting: sendings.filter((sending) => !isDone(sending)).length,
      kept: sendings.filter(isKept).length,
      stuck: sendings.filter(isStuck).length,
      isSending: underWay !== undefined,
      ...(underWay === undefined ? {} : { underWay }),
      rests,
    })

  const perform = (next: Doing): Promise<Deed> => {
    if (next.step === 'ask') return askStanding(outbox, post, next.code, next.asked)
    if (next.step === 'send-envelope') return sendEnvelope(outbox, post, next.sending)
    return sendPhoto(next.sending, next.sha256)
  }

  const obey = (code: string, { photos, waitMs = 0 }: Standing) => {
    if (photos === 'now') {
      askAt.set(code, now() + Math.max(waitMs, ASK_EVERY_MS) * (1 + random()))
      if (rests.get('photos')?.why.kind === 'photos-later')
        rests = new Map([...rests].filter(([lane]) => lane !== 'photos'))
      return
    }
    const until = now() + waitMsAfter(1, random, waitMs || PHOTOS_LATER_MS)
    // Asked again first: the answer says whether they may go.
    askAt.set(code, until)
    rests = new Map(rests).set('photos', { failures: 0, until, why: { kind: 'photos-later' }, isAsked: true })
  }

  const settle = (errand: Errand, code: string, { problem, standing }: Deed) => {
    if (!problem) rests = restedAfter(rests, errand, code)
    else rests = restAfter(rests, laneOf(errand, problem, code), problem, { now: now(), random })
    if (!standing) return
    askFirst.delete(code)
    obey(code, standing)
  }

  const loop = async () => {
    for (;;) {
      const sendings = await outbox.list()
      const next = nextStep(sendings, world())
      if (next.step === 'done' || next.step === 'rest') {
        tell(sendings)
        return sleep(sendings)
      }
      const [id, code] = next.step === 'ask' ? ['', next.code] : [next.sending.id, next.sending.code]
      tell(sendings, id === '' ? undefined : id)
      const deed = await perform(next)
      settle(ERRANDS[next.step], code, deed)
      if (deed.problem && id !== '') tries.set(id, (tries.get(id) ?? 0) + 1)
      // The office was restored, or an old receipt came back: only asking tells.
      if (deed.arrival && (deed.problem || isOtherEpoch(sendings, deed.arrival))) askAt.clear()
      if (deed.arrival && deed.problem) askFirst.add(code)
    }
  }

  const sleep = (sendings: readonly Sending[]) => {
    const wakeAt = nextWakeAt(sendings, world())
    if (wakeAt === undefined) return
    const least = needs.isOnline() ? LEAST_REST_MS : OFFLINE_REST_MS
    wakeTurn += 1
    const turn = wakeTurn
    needs.wakeAfter(Math.max(wakeAt - now(), least), () => {
      if (turn === wakeTurn) void run()
    })
  }

  const run = (): Promise<void> => {
    running ??= needs
      .alone(loop)
      .catch((fault: unknown) => {
        // The tablet could not write down what it learnt; what was sent may go once more, and counts once.
        if (!(fault instanceof DOMException)) throw fault
        state.set({ ...state.value, isSending: false, isUnwritten: true })
        needs.wakeAfter(OFFLINE_REST_MS * (1 + random()), () => void run())
      })
      .finally(() => {
        running = undefined
      })
    return running
  }
  return {
    state,
    now,
    run,
    runNow() {
      rests = restsCutShort(rests)
      askAt.clear()
      return run()
    },
    runOnNewNetwork() {
      rests = restsOnNewNetwork(rests)
      return run()
    },
    async tryAgain(sending) {
      await outbox.change(sending, askedAgain)
      await this.runNow()
    },
  }
}

/** What was refused waits once more. */
const askedAgain = ({ refusal: _, ...present }: Sending): Sending => ({
  ...present,
  state: present.state === 'refused' ? 'waiting' : present.state,
  photos: present.photos.map((photo) =>
    photo.state === 'refused' ? { sha256: photo.sha256, state: 'waiting' } : photo,
  ),
})
