/** A draft being filled: changed by the domain, kept by the device, one change after the other, each of them to be undone. */

import type { Checklist, QuestionId } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import type { StationCode } from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { NOTHING_UNREADABLE, type Unreadable } from '../../schema/visit/unreadable.ts'
import type { RemedyOnTheDay, Visit } from '../../schema/visit/visit.ts'
import {
  applyChange,
  type Change,
  type Entry,
  findUnreadable,
  goesOnTyping,
  lastStep,
  replay,
  standing,
  withoutTalk,
} from '../offline/changes.ts'
import type { Drafts } from '../offline/drafts.ts'
import { createStore, type Readable } from './store.ts'

/** Whether what was typed is on the disk. `not-kept` is said loudly: it must never be believed otherwise. */
export type Keeping = 'kept' | 'keeping' | 'not-kept'

export interface VisitDraft {
  readonly checklist: Checklist
  readonly settings: Settings
  readonly visit: Readable<Visit>
  readonly keeping: Readable<Keeping>
  /** The change that `undo` would take back; nothing where there is none. */
  readonly undoable: Readable<Change | undefined>
  /** Takes the last change back, a text as a whole; again for the one before. Kept like any other change. */
  readonly undo: () => void
  /** `unreadable`: what stands in its fields and is no number. It is kept, and shown again as it was typed. */
  readonly answer: (
    question: QuestionId,
    answer: Answer | undefined,
    interview?: string,
    unreadable?: Unreadable,
  ) => void
  /** What was typed into the fields of a question and is no number; empty when every field can be read. */
  readonly unreadableOf: (question: QuestionId, interview?: string) => Unreadable
  readonly addInterview: (interview: string) => void
  readonly removeInterview: (interview: string) => void
  /** Takes over an answer from another room or an earlier visit: "still so". */
  readonly carry: (question: QuestionId, answer: Answer) => void
  /** Moves the visit to the right station; the reason is kept with it. */
  readonly move: (to: StationCode, reason: string) => void
  /** Keeps what became of a remedy on the day. */
  readonly remedy: (state: RemedyOnTheDay) => void
  /** In a correction: a question is to be answered anew, or is not after all. */
  readonly choose: (question: QuestionId, isChosen: boolean) => void
  /** In a correction: why, as far as it is written. */
  readonly giveReason: (reason: string) => void
  /** Comes back when everything so far is on the disk; fails when it is not. */
  readonly settle: () => Promise<void>
  /** Shows what is on the disk now: another tab wrote there meanwhile. Nothing that waits here is lost. */
  readonly renew: (kept: readonly Entry[]) => void
}

export interface DraftNeeds {
  readonly checklist: Checklist
  readonly settings: Settings
  /** As it was when it was begun. */
  readonly begun: Visit
  /** What was done since, as it came from the disk. */
  readonly kept?: readonly Entry[]
  readonly drafts: Pick<Drafts, 'keep' | 'eraseTalk'>
  /** Not in a tab that only watches: it changes nothing. */
  readonly mayWrite: () => boolean
  /** Comes back after a while, to try again what the disk refused. */
  readonly later: (again: () => void) => void
  /** Calls back when the disk has had as long as anybody may be left in doubt, unless the function returned is called. */
  readonly overdue: (then: () => void) => () => void
}

/** What is still to be done on the disk: an entry to keep, or a talk whose voter withdrew to be erased. */
type Deed = Entry | { readonly kind: 'erase-talk'; readonly interview: string }

export function openVisitDraft(needs: DraftNeeds): VisitDraft {
  const { checklist, settings, begun, kept = [], drafts } = needs
  const visit = createStore(replay(checklist, begun, kept))
  const keeping = createStore<Keeping>('kept')
  const consent = checklist.key.interviewConsent
  let changes = standing(kept)
  const undoable = createStore(changes.at(-1))
  /** Entries not yet on the disk, oldest first. A failed one stays, and is tried again by itself. */
  let unkept: readonly Deed[] = []
  let writing: Promise<void> | undefined

  const write = async () => {
    for (let next = unkept[0]; next; next = unkept[0]) {
      // A full disk may leave a write without any answer for half a minute, and nobody may type on believing in it.
      const inTime = needs.overdue(() => keeping.set('not-kept'))
      try {
        if (next.kind === 'erase-talk') await drafts.eraseTalk(begun.id, next.interview, consent)
        else await drafts.keep(begun.id, next)
      } catch {
        keeping.set('not-kept')
        return
      } finally {
        inTime()
      }
      unkept = unkept.slice(1)
    }
    keeping.set('kept')
  }

  const start = (): Promise<void> => {
    writing ??= write().finally(() => {
      writing = undefined
      if (keeping.value === 'not-kept') tryLater()
      // Given while the last one was on its way.
      else if (unkept.length > 0) void start()
    })
    return writing
  }

  let isTryingLater = false
  const tryLater = () => {
    if (isTryingLater) return
    isTryingLater = true
    needs.later(() => {
      isTryingLater = false
      if (unkept.length > 0) void start()
    })
  }

  /** To the disk first, then to whoever shows it. */
  const keep = (entry: Entry, next: Visit) => {
    unkept = [...unkept, entry]
    void start()
    if (keeping.value === 'kept') keeping.set('keeping')
    visit.set(next)
    undoable.set(changes.at(-1))
  }

  /** A text that still waits while its next letters come is kept once, with all of them: the disk never falls behind a typist. */
  const dropOvertaken = (next: Change) => {
    const last = changes.at(-1)
    const waits = unkept.length > 1 && last !== undefined && unkept.at(-1) === last
    if (!waits || !goesOnTyping(last, next)) return
    changes = changes.slice(0, -1)
    unkept = unkept.slice(0, -1)
  }

  /** Whether what cannot be read stands in the fields of the question like that already. */
  const isTypedAlready = (next: Change) =>
    next.kind !== 'answer' ||
    JSON.stringify(findUnreadable(changes, next.question, next.interview)) === JSON.stringify(next.unreadable)

  const change = (next: Change) => {
    if (!needs.mayWrite() || (isSame(visit.value, next) && isTypedAlready(next))) return
    const applied = applyChange(checklist, visit.value, next)
    if (applied.refused) return
    dropOvertaken(next)
    changes = [...changes, next]
    const ended = findEnded(next, consent)
    if (ended !== undefined) changes = changes.map((one) => withoutTalk(one, ended, consent))
    keep(next, applied.visit)
    if (ended !== undefined) unkept = [...unkept, { kind: 'erase-talk', interview: ended }]
  }

  return {
    checklist,
    settings,
    visit,
    keeping,
    undoable,
    undo() {
      const count = lastStep(changes)
      if (count === 0 || !needs.mayWrite()) return
      changes = changes.slice(0, changes.length - count)
      keep({ kind: 'undo', changes: count }, replay(checklist, begun, changes))
    },
    answer: (question, answer, interview, unreadable = NOTHING_UNREADABLE) =>
      change({
        kind: 'answer',
        question,
        ...(answer === undefined ? {} : { answer }),
        ...(interview === undefined ? {} : { interview }),
        ...(Object.keys(unreadable).length === 0 ? {} : { unreadable }),
      }),
    unreadableOf: (question, interview) => findUnreadable(changes, question, interview) ?? NOTHING_UNREADABLE,
    addInterview: (interview) => change({ kind: 'add-interview', interview }),
    removeInterview: (interview) => change({ kind: 'remove-interview', interview }),
    carry: (question, answer) => change({ kind: 'carry', question, answer }),
    move: (to, reason) => change({ kind: 'move', to, reason }),
    remedy: (state) => change({ kind: 'remedy', state }),
    choose: (question, isChosen) => change({ kind: 'choose', question, isChosen }),
    giveReason: (reason) => change({ kind: 'reason', reason }),
    async settle() {
      while (unkept.length > 0) {
        await start()
        if (unkept.length > 0 && keeping.value === 'not-kept') throw new Error('the draft is not on the disk')
      }
    },
    renew(entries) {
      changes = standing([...entries, ...unkept.filter((deed) => deed.kind !== 'erase-talk')])
      visit.set(replay(checklist, begun, changes))
      undoable.set(changes.at(-1))
    },
  }
}

/** The talk this change ends: a consent refused or withdrawn. */
const findEnded = (change: Change, consent: QuestionId): string | undefined =>
  change.kind === 'answer' &&
  change.question === consent &&
  change.answer?.kind === 'yes-no' &&
  change.answer.value === 'no'
    ? change.interview
    : undefined

/** The answer that is there already: nothing to keep, and nothing to undo. */
function isSame(visit: Visit, change: Change): boolean {
  if (change.kind === 'reason') return visit.corrects?.reason === change.reason
  if (change.kind === 'choose') return (visit.chosen ?? []).includes(change.question) === change.isChosen
  if (change.kind !== 'answer' || visit.carried?.includes(change.question)) return false
  const answers =
    change.interview === undefined
      ? visit.answers
      : visit.interviews.find(({ id }) => id === change.interview)?.answers
  return JSON.stringify(answers?.get(change.question)) === JSON.stringify(change.answer)
}
