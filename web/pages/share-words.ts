/** Shares of stations in words: always with their numbers, with what is likely where lots were drawn, and as counts where they are few. */

import type { Share } from '../../schema/figures/share.ts'
import { say } from '../words/say.ts'

const percent = (share: number): number => Math.round(share * 100)

export function shareInWords({ count, n, estimate }: Share): string {
  if (n === 0) return '–'
  if (estimate === undefined) return say('count-of', { count, n })
  const { share, interval } = estimate
  return interval === undefined
    ? say('percent-of', { percent: percent(share), count, n })
    : say('share-likely', {
        ...{ percent: percent(share), from: percent(interval.from), to: percent(interval.to) },
        ...{ count, n },
      })
}

/** What a bar is as long as, from 0 to 1; a count of few stations has a length too. */
export const lengthOf = ({ count, n, estimate }: Share): number =>
  estimate?.share ?? (n === 0 ? 0 : count / n)
