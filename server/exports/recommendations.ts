/** Recommendations gathered by addressee, the gravest and most frequent first. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { tierOfBarrier } from '../../schema/disclosure/tier.ts'
import type { ToldForAddressee } from '../../schema/disclosure/told-recommendations.ts'
import { type Language, wordsIn } from '../../schema/language.ts'
import { type Cell, writeCsv } from './csv.ts'

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

/** A spreadsheet cell holds 32,767 characters; what is longer is cut off or takes the file with it. */
const LONGEST_CELL = 32_000

export function writeRecommendations(
  checklist: Checklist,
  gathered: readonly ToldForAddressee[],
  language: Language,
): AsyncGenerator<string> {
  const barriers = new Map(
    checklist.barriers
      .filter((barrier) => tierOfBarrier(checklist, barrier) !== 'C')
      .map((barrier) => [barrier.id, barrier]),
  )
  const remedies = new Map(checklist.remedies.map((remedy) => [remedy.id, remedy]))
  const addressees = new Map(checklist.addressees.map((addressee) => [addressee.id, addressee]))
  const rows = gathered.flatMap(({ addressee, recommendations }) =>
    recommendations.flatMap((one): readonly (readonly Cell[])[] => {
      const barrier = barriers.get(one.barrier)
      if (barrier === undefined) return []
      return [
        [
          addressee,
          wordsIn(addressees.get(addressee)?.name ?? {}, language),
          one.remedy,
          wordsIn(remedies.get(one.remedy)?.text ?? {}, language),
          one.when,
          one.effort,
          one.barrier,
          wordsIn(barrier.name, language),
          one.severity,
          one.hinders.join(' '),
          one.found,
          one.n,
          ...listCodes(one.stations),
          one.isRounded ? 'yes' : 'no',
        ],
      ]
    }),
  )
  return writeCsv(HEADINGS, rows)
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
