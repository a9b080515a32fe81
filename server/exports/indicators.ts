/** Indicators: stations with each barrier, each with its own denominator; what is about people rounded, or not told. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { listToldBarriers, type ToldTables, WHOLE_COUNTRY } from '../../schema/disclosure/conduct-tables.ts'
import { listToldAreas, toldOf } from '../../schema/disclosure/told.ts'
import type { Figures } from '../../schema/figures/figures.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import type { Indicator } from '../../schema/findings/indicators.ts'
import { type Language, wordsIn } from '../../schema/language.ts'
import { type Cell, writeCsv, writeCsvAtOnce } from './csv.ts'
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

/** Only beside figures: what is claimed of more stations than were visited, and on which basis. */
const FIGURE_HEADINGS = ['estimate_percent', 'likely_from', 'likely_to', 'design_effect', 'basis'] as const

export interface IndicatorsExport {
  readonly checklist: Checklist
  readonly indicators: readonly Indicator[]
  /** Tables about people, batch by batch. */
  readonly told: readonly ToldTables[]
  /** Of the same stations; without it their columns are left out. */
  readonly figures?: Figures
}

export const writeIndicators = (asked: IndicatorsExport, language: Language): AsyncGenerator<string> =>
  writeCsv([...HEADINGS, ...(asked.figures ? FIGURE_HEADINGS : [])], rowsOf(asked, language))

/** With figures, which are worked out when the headings have left. */
export const writeIndicatorsAtOnce = (
  workOut: () => Promise<Required<IndicatorsExport>>,
  language: Language,
): AsyncGenerator<string> =>
  writeCsvAtOnce([...HEADINGS, ...FIGURE_HEADINGS], async () => rowsOf(await workOut(), language))

function rowsOf(
  { checklist, indicators, told, figures }: IndicatorsExport,
  language: Language,
): readonly (readonly Cell[])[] {
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
    const percent = one.percent === undefined ? undefined : tenths(one.percent)
    const counts = [one.found, one.n, percent, one.open, one.notApplicable]
    return [[...start(barrier), ...counts, undefined, 'no', undefined, ...figureCells(figures, barrier)]]
  })
  const ofPeople = listToldBarriers(checklist).flatMap((barrier) => {
    const areas = new Set([WHOLE_COUNTRY, ...listToldAreas(told, barrier.id)])
    return [...areas].map((area) => [...start(barrier), ...toldCells(told, barrier, area)])
  })
  return [
    ...ofBuilding,
    ...ofPeople.map((cells) => (figures ? [...cells, ...FIGURE_HEADINGS.map(() => undefined)] : cells)),
  ]
}

const tenths = (value: number): number => Math.round(value * 10) / 10

/** Percentages as they may be said of the list the sample was drawn from; empty where lots were not drawn. */
function figureCells(figures: Figures | undefined, { id }: Barrier): readonly Cell[] {
  if (figures === undefined) return []
  const estimate = figures.whole.barriers.find(({ barrier }) => barrier === id)?.estimate
  const { interval, designEffect } = estimate ?? {}
  const percent = (share: number | undefined): Cell => (share === undefined ? undefined : tenths(100 * share))
  return [
    percent(figures.basis === 'by-lot' ? estimate?.share : undefined),
    percent(interval?.from),
    percent(interval?.to),
    designEffect === undefined ? undefined : Math.round(designEffect * 100) / 100,
    figures.basis,
  ]
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
