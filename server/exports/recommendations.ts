/** Recommendations gathered by addressee, the gravest and most frequent first, with how far each is on record. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { tierOfBarrier } from '../../schema/disclosure/tier.ts'
import type { ToldForAddressee } from '../../schema/disclosure/told-recommendations.ts'
import { type Language, type Words, wordsIn } from '../../schema/language.ts'
import type { RecordedRecommendation } from '../../schema/recommendations/recorded.ts'
import { fileNameOf, listPhotosOf, type ReleasedPhoto } from '../../schema/release/photos.ts'
import { type Cell, writeCsv, writeCsvAtOnce } from './csv.ts'

const HEADINGS = [
  'addressee',
  'addressee_name',
  'remedy',
  'remedy_text',
  'when',
  'effort',
  'barrier',
  'barrier_name',
  'severity',
  'hinders',
  'found',
  'n',
  'stations',
  'stations_left_out',
  'rounded',
] as const

/** Of a recommendation that is on record; empty of one that is only found so far. */
const ON_RECORD = ['state', 'handed_to', 'due', 'priority', 'affected', 'affected_unit', 'carried'] as const

/** A spreadsheet cell holds 32,767 characters; what is longer is cut off or takes the file with it. */
const LONGEST_CELL = 32_000

type Line = Pick<
  RecordedRecommendation,
  | 'addressee'
  | 'remedy'
  | 'barrier'
  | 'when'
  | 'effort'
  | 'severity'
  | 'hinders'
  | 'found'
  | 'n'
  | 'stations'
  | 'isRounded'
>

/**
 * `records`: everything on record. What was overruled has no line, whatever is found; what is on record and found no
 * more has one at the end. Texts and answers stand in every language, whichever the names are in. `photos`: those
 * released; there is a column of their files only where there is one.
 */
export function writeRecommendations(...of: Parameters<typeof recommendationTable>): AsyncGenerator<string> {
  const { headings, rows } = recommendationTable(...of)
  return writeCsv(headings, rows)
}

/** Those of today, which are gathered when the headings have left. */
export const writeRecommendationsAtOnce = (
  checklist: Checklist,
  language: Language,
  gather: () => Promise<{
    readonly gathered: readonly ToldForAddressee[]
    readonly records: readonly RecordedRecommendation[]
  }>,
): AsyncGenerator<string> =>
  writeCsvAtOnce(headingsOf(checklist), async () => {
    const { gathered, records } = await gather()
    return recommendationTable(checklist, gathered, language, records).rows
  })

const headingsOf = ({ title }: Checklist): readonly string[] => {
  const inEach = (name: string) => Object.keys(title).map((one) => `${name}_${one}`)
  return [...HEADINGS, ...ON_RECORD, ...inEach('text'), ...inEach('answer')]
}

/** The same as headings and rows. */
export function recommendationTable(
  checklist: Checklist,
  gathered: readonly ToldForAddressee[],
  language: Language,
  records: readonly RecordedRecommendation[] = [],
  photos: readonly ReleasedPhoto[] = [],
): { readonly headings: readonly string[]; readonly rows: readonly (readonly Cell[])[] } {
  const languages = Object.keys(checklist.title)
  const never = new Set(
    checklist.barriers.flatMap((one) => (tierOfBarrier(checklist, one) === 'C' ? [one.id] : [])),
  )
  const byRemedy = new Map(records.map((one) => [one.remedy, one]))
  const found = gathered.flatMap(({ recommendations }) => recommendations)
  const lines: readonly (readonly [Line, RecordedRecommendation | undefined])[] = [
    // Whom it is asked of may have been changed; what was found is as it is found.
    ...found.map((one) => {
      const record = byRemedy.get(one.remedy)
      const { addressee, when, effort } = record ?? one
      return [{ ...one, addressee, when, effort }, record] as const
    }),
    ...records
      .filter(({ remedy }) => !found.some((one) => one.remedy === remedy))
      .map((one) => [one, one] as const),
  ]
  const names = namesIn(checklist, language)
  const rows = lines
    .filter(([{ barrier }, record]) => !never.has(barrier) && record?.state !== 'overruled')
    .map(([line, record]): readonly Cell[] => [
      ...foundCells(line, record, names),
      ...recordCells(record, languages),
      ...(photos.length > 0 ? [listCodes(listPhotosOf({ photos }, line).map(fileNameOf))[0]] : []),
    ])
  const ofPhotos = photos.length > 0 ? ['photos'] : []
  return { headings: [...headingsOf(checklist), ...ofPhotos], rows }
}

function namesIn(checklist: Checklist, language: Language) {
  const say = (words: Words = {}) => wordsIn(words, language)
  return {
    say,
    addressee: (id: string) => say(checklist.addressees.find((one) => one.id === id)?.name),
    remedy: (id: string) => say(checklist.remedies.find((one) => one.id === id)?.text),
    barrier: (id: string) => say(checklist.barriers.find((one) => one.id === id)?.name),
  }
}

const foundCells = (
  line: Line,
  record: RecordedRecommendation | undefined,
  names: ReturnType<typeof namesIn>,
): readonly Cell[] => [
  line.addressee,
  names.say(record?.addresseeName) || names.addressee(line.addressee),
  line.remedy,
  names.say(record?.text) || names.remedy(line.remedy),
  line.when,
  line.effort,
  line.barrier,
  names.barrier(line.barrier) || names.say(record?.barrierName),
  line.severity,
  line.hinders.join(' '),
  line.found,
  line.n,
  ...listCodes(line.stations),
  line.isRounded ? 'yes' : 'no',
]

function recordCells(
  record: RecordedRecommendation | undefined,
  languages: readonly Language[],
): readonly Cell[] {
  if (record === undefined) return [...ON_RECORD, ...languages, ...languages].map(() => '')
  const { priority, text, steps } = record
  const answer = steps.findLast((step) => Object.keys(step.answer).length > 0)?.answer ?? {}
  return [
    ...[record.state, record.receiver, record.due, priority.value, priority.affected, priority.unit],
    record.isCarried ? 'yes' : 'no',
    ...languages.map((one) => text[one]),
    ...languages.map((one) => answer[one]),
  ]
}

/** As many codes as a cell can hold, and how many are left out; the findings have them all. */
function listCodes(codes: readonly string[]): readonly [string, number] {
  let length = 0
  const listed = codes.filter((code) => {
    length += code.length + 1
    return length <= LONGEST_CELL
  })
  return [listed.join(' '), codes.length - listed.length]
}
