/** Barriers as a report shows them: with shares and intervals where a release froze them, else with its bare counts. */

import type { Interval } from '../figures/interval.ts'
import type { BarrierId } from '../findings/barrier.ts'
import type { ReleaseContent } from '../release/release.ts'
import type { Bar } from './document.ts'
import type { Tongue } from './tongue.ts'

export interface ShownFigure {
  readonly barrier: BarrierId
  readonly found: number
  /** Stations that can tell. */
  readonly n: number
  readonly open: number
  /** From 0 to 1; nothing where there are few. */
  readonly share?: number
  /** Where the share of all stations of the list is likely to lie; only where stations were drawn by lot. */
  readonly interval?: Interval
}

export function listShownFigures({
  figures,
  estimates,
}: Pick<ReleaseContent, 'figures' | 'estimates'>): readonly ShownFigure[] {
  if (estimates === undefined)
    return figures.map(({ barrier, found, n, open, percent }) => ({
      ...{ barrier, found, n, open },
      ...(percent !== undefined && { share: percent / 100 }),
    }))
  return estimates.whole.barriers.map(({ barrier, count, n, open, estimate }) => ({
    ...{ barrier, found: count, n, open },
    ...(estimate && {
      share: estimate.share,
      ...(estimate.interval && { interval: estimate.interval }),
    }),
  }))
}

/** "40% (31–50)"; few are not given as a share. */
export function shareIn({ say, percent }: Tongue, { n, share, interval }: ShownFigure): string {
  if (n === 0) return say('report-nothing')
  if (share === undefined) return say('report-small')
  if (interval === undefined) return say('report-percent', { percent: percent(100 * share) })
  return say('report-percent-between', {
    percent: percent(100 * share),
    from: percent(100 * interval.from),
    to: percent(100 * interval.to),
  })
}

export const barOf = ({ share, interval }: ShownFigure): Bar | null =>
  share === undefined
    ? null
    : { share: 100 * share, ...(interval && { from: 100 * interval.from, to: 100 * interval.to }) }
