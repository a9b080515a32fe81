/** Recommendations on record in an invented release: one in every state, reworded, answered, with bodies that are gone. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { AddresseeVerdict } from '../../schema/recommendations/addressee-check.ts'
import { isAnswer, RECORD_STATES, type RecordState } from '../../schema/recommendations/record.ts'
import type { RecordedRecommendation, ToldStep } from '../../schema/recommendations/recorded.ts'
import type { ReleaseContent } from '../../schema/release/release.ts'
import { type InventedRelease, type InventedWish, inventRelease } from './invented-release.ts'

/** Known to no checklist: its name stands in the release alone. */
export const STAND_IN = { id: 'village-office', name: { km: 'សាលាភូមិ', en: 'Village Office' } } as const

export const wordsOf = (state: RecordState) => ({ km: `ពាក្យថ្មី ${state}`, en: `Reworded, ${state}` })
/** Signs of markup and of a program in it, as a body may have typed them. */
export const answerOf = (state: RecordState) => ({
  km: `យើងឆ្លើយថា ${state} <b> #x`,
  en: `We say ${state} <b> #x`,
})

const CHECKS: Partial<Record<RecordState, AddresseeVerdict>> = {
  agreed: { is: 'gone', until: '2027-06-20', standIn: STAND_IN.id },
  'handed-over': { is: 'not-yet', from: '2027-12-01', standIn: STAND_IN.id },
  declined: { is: 'not-yet', from: '2027-12-02', standIn: undefined },
  'no-answer': { is: 'gone', until: undefined, standIn: undefined },
}

/** Of the first recommendations one for each state, the last state with the highest priority; the others as found. */
export function recordsOf(checklist: Checklist, content: ReleaseContent): readonly RecordedRecommendation[] {
  const found = content.recommendations.flatMap((those) => those.recommendations)
  return RECORD_STATES.map((state, at): RecordedRecommendation => {
    const one = found[at]
    if (one === undefined) throw new Error('there are too few recommendations')
    return {
      ...{ id: `record-${at}`, remedy: one.remedy, barrier: one.barrier },
      barrierName: checklist.barriers.find(({ id }) => id === one.barrier)?.name ?? {},
      ...{ text: wordsOf(state), isEdited: true, addressee: one.addressee },
      addresseeName: checklist.addressees.find(({ id }) => id === one.addressee)?.name ?? {},
      check: CHECKS[state] ?? { is: 'there' },
      ...{ when: one.when, due: at % 2 === 0 ? '2027-05-01' : undefined, effort: one.effort },
      ...{ severity: one.severity, hinders: one.hinders, state },
      receiver: state === 'in-work' ? STAND_IN.id : undefined,
      steps: stepsTo(state),
      isCarried: false,
      ...{ stations: one.stations, found: one.found, n: one.n, isRounded: false },
      priority: { value: 1000 * (at + 1), weight: 1, affected: 1000, unit: 'voters', assumed: 0, mean: 0 },
      links: [],
    }
  })
}

const stepsTo = (state: RecordState): readonly ToldStep[] => [
  { state: 'handed-over', day: '2027-06-20', receiver: STAND_IN.id, answer: {} },
  { state, day: '2027-06-25', receiver: undefined, answer: isAnswer(state) ? answerOf(state) : {} },
]

/** As a final release freezes them: without the one that was overruled, in its records and in what is found. */
export function inventRecordedRelease(checklist: Checklist, wish: InventedWish): InventedRelease {
  const { content, stations } = inventRelease(checklist, wish)
  const all = recordsOf(checklist, content)
  const overruled = all.find(({ state }) => state === 'overruled')?.remedy
  return {
    stations,
    content: {
      ...content,
      recommendations: content.recommendations.map((those) => ({
        ...those,
        recommendations: those.recommendations.filter(({ remedy }) => remedy !== overruled),
      })),
      records: all.filter(({ state }) => state !== 'overruled'),
      bodies: [STAND_IN],
      redactions: [...content.redactions, { reason: 'overruled', what: 'recommendations', count: 1 }],
    },
  }
}
