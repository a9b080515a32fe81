/** Indicators: stations with each barrier, each with its own denominator; what is about people rounded, or not told. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { listToldBarriers, type ToldTables, WHOLE_COUNTRY } from '../../schema/disclosure/conduct-tables.ts'
import { listToldAreas, toldOf } from '../../schema/disclosure/told.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import type { Indicator } from '../../schema/findings/indicators.ts'
import { type Language, wordsIn } from '../../schema/language.ts'
import { type Cell, writeCsv } from './csv.ts'
import { listReleased } from './exported-station.ts'

const HEADINGS = [
  'barrier',
  'barrier_name',
  'severity',
  'barrier_of',
  'hinders',
  'found',
  'n',
  'percent',
  'open',
  'not_applicable',
  'area',
  'rounded',
  'hidden',
] as const

export interface IndicatorsExport {
  readonly checklist: Checklist
  readonly indicators: readonly Indicator[]
  /** Tables about people, batch by batch. */
  readonly told: readonly ToldTables[]
}

export function writeIndicators(
  { checklist, indicators, told }: IndicatorsExport,
  language: Language,
): AsyncGenerator<string> {
  const byBarrier = new Map(indicators.map((one) => [one.barrier, one]))
  const start = ({ id, name, severity, of, hinders }: Barrier): readonly Cell[] => [
    id,
    wordsIn(name, language),
    severity,
    of,
    hinders.join(' '),
  ]
  const ofBuilding = listReleased(checklist).flatMap((barrier): readonly (readonly Cell[])[] => {
    const one = byBarrier.get(barrier.id)
    if (one === undefined) return []
    const percent = one.percent === undefined ? undefined : Math.round(one.percent * 10) / 10
    const counts = [one.found, one.n, percent, one.open, one.notApplicable]
    return [[...start(barrier), ...counts, undefined, 'no', undefined]]
  })
  const ofPeople = listToldBarriers(checklist).flatMap((barrier) => {
    const areas = new Set([WHOLE_COUNTRY, ...listToldAreas(told, barrier.id)])
    return [...areas].map((area) => [...start(barrier), ...toldCells(told, barrier, area)])
  })
  return writeCsv(HEADINGS, [...ofBuilding, ...ofPeople])
}

/** Empty where it is hidden, with the reason at the end. */
function toldCells(told: readonly ToldTables[], { id }: Barrier, area: string): readonly Cell[] {
  const { found, n } = toldOf(told, id, area)
  return [
    'shown' in found ? found.shown : undefined,
    'shown' in n ? n.shown : undefined,
    undefined,
    undefined,
    undefined,
    area === WHOLE_COUNTRY ? undefined : area,
    'yes',
    'hidden' in found ? found.why : undefined,
  ]
}
