/** What a recommendation rests on: at how many stations, and which laws and standards. */

import type { Checklist, Source } from '../../checklist/checklist.ts'
import type { ToldRecommendation } from '../../disclosure/told-recommendations.ts'
import type { BarrierId } from '../../findings/barrier.ts'
import { list, paragraph } from '../blocks.ts'
import type { Block, Entry } from '../document.ts'
import type { Tongue } from '../tongue.ts'

/** "12 of 60", stations that can tell. */
export const countOf = (
  { say }: Tongue,
  { found, n, isRounded }: Pick<ToldRecommendation, 'found' | 'n' | 'isRounded'>,
): string => say(isRounded ? 'report-about-of' : 'report-count-of', { count: found, n })

/** Nothing where none of the barriers has a source. */
export function writeSources(
  tongue: Tongue,
  checklist: Checklist,
  barriers: readonly BarrierId[],
): readonly Block[] {
  const sources = listSources(tongue, checklist, new Set(barriers))
  return sources.length === 0 ? [] : [paragraph(tongue.say('report-sources')), list(sources)]
}

/** Those of the barriers, each once, in the order of the checklist. */
function listSources(
  { say, words }: Tongue,
  checklist: Checklist,
  asked: ReadonlySet<BarrierId>,
): readonly Entry[] {
  const used = new Set(checklist.barriers.flatMap(({ id, sources }) => (asked.has(id) ? sources : [])))
  return checklist.sources
    .filter(({ id }) => used.has(id))
    .map(({ title, link, standing }: Source) => ({
      text: standing === 'seen' ? words(title) : say('report-source-to-check', { title: words(title) }),
      ...(link !== undefined && { link }),
    }))
}
