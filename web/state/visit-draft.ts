/** A draft being filled: changed by the domain, kept by the device, one change after the other. */

import type { Checklist, QuestionId } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import type { StationCode } from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import type { RemedyOnTheDay, Visit } from '../../schema/visit/visit.ts'
import { applyChange, type Change } from '../offline/changes.ts'
import type { Drafts } from '../offline/drafts.ts'
import { createStore, type Readable } from './store.ts'

/** Whether what was typed is on the disk. `not-kept` is said loudly: it must never be believed otherwise. */
export type Keeping = 'kept' | 'keeping' | 'not-kept'

export interface VisitDraft {
  readonly checklist: Checklist
  readonly settings: Settings
  readonly visit: Readable<Visit>
  readonly keeping: Readable<Keeping>
  readonly answer: (question: QuestionId, answer: Answer | undefined, interview?: string) => void
  readonly addInterview: (interview: string) => void
  readonly removeInterview: (interview: string) => void
  /** Takes over an answer from another room or an earlier visit: "still so". */
  readonly carry: (question: QuestionId, answer: Answer) => void
  /** Moves the visit to the right station; the reason is kept with it. */
  readonly move: (to: StationCode, reason: string) => void
  /** Keeps what became of a remedy on the day. */
  readonly remedy: (state: RemedyOnTheDay) => void
  /** Comes back when everything so far is on the disk; fails when it is not. */
  readonly settle: () => Promise<void>
}

export function openVisitDraft(
  checklist: Checklist,
  settings: Settings,
  begun: Visit,
  drafts: Pick<Drafts, 'keep'>,
): VisitDraft {
  const visit = createStore(begun)
  const keeping = createStore<Keeping>('kept')
  /** Changes not yet on the disk, oldest first. A failed one stays, and is tried again with the next. */
  let unkept: readonly Change[] = []
  let writing: Promise<void> | undefined

  const write = async () => {
    for (let next = unkept[0]; next; next = unkept[0]) {
      try {
        await drafts.keep(begun.id, next)
      } catch {
        keeping.set('not-kept')
        return
      }
      unkept = unkept.slice(1)
    }
    keeping.set('kept')
  }

  const start = (): Promise<void> => {
    writing ??= write().finally(() => {
      writing = undefined
    })
    return writing
  }

  const change = (next: Change) => {
    const recorded = applyChange(checklist, visit.value, next)
    if (recorded.refused) return
    visit.set(recorded.visit)
    unkept = [...unkept, next]
    if (keeping.value === 'kept') keeping.set('keeping')
    void start()
  }

  return {
    checklist,
    settings,
    visit,
    keeping,
    answer: (question, answer, interview) =>
      change({
        kind: 'answer',
        question,
        ...(answer === undefined ? {} : { answer }),
        ...(interview === undefined ? {} : { interview }),
      }),
    addInterview: (interview) => change({ kind: 'add-interview', interview }),
    removeInterview: (interview) => change({ kind: 'remove-interview', interview }),
    carry: (question, answer) => change({ kind: 'carry', question, answer }),
    move: (to, reason) => change({ kind: 'move', to, reason }),
    remedy: (state) => change({ kind: 'remedy', state }),
    async settle() {
      while (unkept.length > 0) {
        await start()
        if (unkept.length > 0 && keeping.value === 'not-kept') throw new Error('the draft is not on the disk')
      }
    },
  }
}
