/** Which columns leave the house: the only place where that is decided. */

import type { Checklist, Question } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import type { Country } from '../../schema/country.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import type { Evidence } from '../../schema/findings/find-barriers.ts'
import { type Language, wordsIn } from '../../schema/language.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import type { Cell } from './csv.ts'
import type { ExportedOutcome, ExportedStation } from './exported-station.ts'

export interface Column<Row> {
  /** The heading: never translated, so that a sheet made with one file works with the next. */
  readonly id: string
  /** The sentence of the codebook, and its facts. */
  readonly meaning: string
  readonly facts?: Readonly<Record<string, string>>
  readonly cell: (row: Row) => Cell
}

/** What the columns of places are made of. */
export type Levels = Pick<Country, 'areaLevels'>

/** Heading of a code that has dashes. */
const heading = (text: string): string => text.replaceAll('-', '_')

const placeColumns = (country: Levels, language: Language): readonly Column<ExportedStation>[] => [
  { id: 'station_code', meaning: 'station-code', cell: ({ station }) => station.code },
  { id: 'room', meaning: 'room', cell: ({ station }) => station.room },
  { id: 'registered_voters', meaning: 'registered-voters', cell: ({ station }) => station.registeredVoters },
  { id: 'premises_code', meaning: 'premises-code', cell: ({ premises }) => premises.code },
  { id: 'premises_name', meaning: 'premises-name', cell: ({ premises }) => wordsIn(premises.name, language) },
  ...country.areaLevels.flatMap(({ id, name }): readonly Column<ExportedStation>[] => {
    const areaOf = ({ areas }: ExportedStation) => areas.find(({ level }) => level === id)
    const facts = { level: wordsIn(name, language) }
    return [
      { id: `${heading(id)}_code`, meaning: 'area-code', facts, cell: (row) => areaOf(row)?.code },
      {
        id: `${heading(id)}_name`,
        meaning: 'area-name',
        facts,
        cell: (row) => wordsIn(areaOf(row)?.name ?? {}, language),
      },
    ]
  }),
]

const ratingColumns = (checklist: Checklist, language: Language): readonly Column<ExportedStation>[] => [
  {
    id: 'entered',
    meaning: 'entered',
    cell: ({ findings }) => (findings.access === 'entered' ? 'yes' : 'no'),
  },
  { id: 'rating', meaning: 'rating', cell: ({ rating }) => rating.rating },
  ...checklist.groups.map(
    ({ id, name }): Column<ExportedStation> => ({
      id: `rating_${heading(id)}`,
      meaning: 'rating-group',
      facts: { group: wordsIn(name, language) },
      cell: ({ rating }) => rating.groups[id]?.rating,
    }),
  ),
  { id: 'remedy_class', meaning: 'remedy-class', cell: ({ rating }) => rating.remedyClass },
]

/** One row of the stations: place and rating. */
export const stationColumns = (
  checklist: Checklist,
  country: Levels,
  language: Language,
): readonly Column<ExportedStation>[] => [
  ...placeColumns(country, language),
  ...ratingColumns(checklist, language),
]

/** A barrier as it was judged with a checklist, wherever that was. */
export interface OutcomeRow {
  readonly at: Pick<ExportedStation, 'checklist'>
  readonly barrier: Barrier
  readonly outcome: JudgedOutcome
}

export type JudgedOutcome = Pick<ExportedOutcome, 'outcome' | 'evidence' | 'key'>

export interface FindingRow extends OutcomeRow {
  readonly at: ExportedStation
}

/** One row of the findings: a station, and one barrier judged there. */
export const findingColumns = (
  checklist: Checklist,
  country: Levels,
  language: Language,
): readonly Column<FindingRow>[] => [
  ...stationColumns(checklist, country, language).map(
    ({ cell, ...column }): Column<FindingRow> => ({ ...column, cell: ({ at }) => cell(at) }),
  ),
  ...outcomeColumns(language),
]

/** The last columns of the findings. They look at the barrier, its outcome and the first piece of evidence, and at no station. */
export const outcomeColumns = (language: Language): readonly Column<OutcomeRow>[] => [
  { id: 'barrier', meaning: 'barrier', cell: ({ barrier }) => barrier.id },
  { id: 'barrier_name', meaning: 'barrier-name', cell: ({ barrier }) => wordsIn(barrier.name, language) },
  { id: 'severity', meaning: 'severity', cell: ({ barrier }) => barrier.severity },
  { id: 'barrier_of', meaning: 'barrier-of', cell: ({ barrier }) => barrier.of },
  { id: 'hinders', meaning: 'hinders', cell: ({ barrier }) => barrier.hinders.join(' ') },
  { id: 'outcome', meaning: 'outcome', cell: ({ outcome }) => outcome.outcome },
  { id: 'question', meaning: 'question', cell: ({ barrier }) => barrier.question },
  {
    id: 'question_text',
    meaning: 'question-text',
    cell: ({ at, barrier }) => wordsIn(questionOf(at, barrier)?.text ?? {}, language),
  },
  { id: 'answer', meaning: 'answer', cell: ({ outcome }) => answerCode(ownEvidence(outcome)?.answer) },
  {
    id: 'answer_text',
    meaning: 'answer-text',
    cell: ({ at, barrier, outcome }) =>
      answerText(questionOf(at, barrier), ownEvidence(outcome)?.answer, language),
  },
  {
    id: 'answer_unit',
    meaning: 'answer-unit',
    cell: ({ at, barrier, outcome }) => unitOf(questionOf(at, barrier), ownEvidence(outcome)?.answer),
  },
  { id: 'derived', meaning: 'derived', cell: ({ outcome }) => ownEvidence(outcome)?.derived?.id },
  {
    id: 'derived_value',
    meaning: 'derived-value',
    cell: ({ outcome }) => rounded(ownEvidence(outcome)?.derived?.value),
  },
  { id: 'threshold', meaning: 'threshold', cell: (row) => thresholdOf(row)?.id },
  { id: 'threshold_value', meaning: 'threshold-value', cell: (row) => rounded(thresholdOf(row)?.value) },
  { id: 'threshold_unit', meaning: 'threshold-unit', cell: (row) => thresholdOf(row)?.unit },
  {
    id: 'threshold_sources',
    meaning: 'threshold-sources',
    cell: (row) => thresholdOf(row)?.sources.join(' '),
  },
  { id: 'checklist_version', meaning: 'checklist-version', cell: ({ at }) => at.checklist.version },
]

const ownEvidence = ({ evidence }: JudgedOutcome): Evidence | undefined => evidence[0]

const questionOf = ({ checklist }: OutcomeRow['at'], { question }: Barrier): Question | undefined =>
  indexOf(checklist).questions.get(question)

function thresholdOf({ at, outcome }: OutcomeRow) {
  const id = ownEvidence(outcome)?.bounds.find(({ threshold }) => threshold !== undefined)?.threshold
  return at.checklist.thresholds.find((one) => one.id === id)
}

const rounded = (value: number | undefined): number | undefined =>
  value === undefined ? undefined : Math.round(value * 10_000) / 10_000

/** Free words, notes and photos never leave the house: they may say who somebody is. */
function answerCode(answer: Answer | undefined): Cell {
  switch (answer?.kind) {
    case 'yes-no':
    case 'measure':
    case 'count':
      return answer.value
    case 'band':
      return answer.band
    case 'choice':
      return answer.choice
    case 'choices':
      return answer.choices.join(' ')
    case 'none':
      return answer.reason
    default:
      return undefined
  }
}

function answerText(question: Question | undefined, answer: Answer | undefined, language: Language): Cell {
  if (question?.kind !== 'choice' && question?.kind !== 'choices') return undefined
  const chosen =
    answer?.kind === 'choice' ? [answer.choice] : answer?.kind === 'choices' ? answer.choices : []
  return question.choices
    .filter(({ id }) => chosen.includes(id))
    .map(({ text }) => wordsIn(text, language))
    .join('; ')
}

const unitOf = (question: Question | undefined, answer: Answer | undefined): Cell =>
  question?.kind === 'measure' && answer?.kind === 'measure' ? question.unit : undefined
