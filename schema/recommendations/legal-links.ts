/** What a recommendation rests on besides findings: articles of the Convention, national law, standards. */

import type { Checklist, Source, SourceId } from '../checklist/checklist.ts'
import type { BarrierId } from '../findings/barrier.ts'

export const LINK_KINDS = ['convention', 'law', 'standard'] as const
export type LinkKind = (typeof LINK_KINDS)[number]

/** Which of the sources is what; sources in none of the lists are observations, and no ground to ask for anything. */
export type LinkLists = Readonly<Record<LinkKind, readonly SourceId[]>>

export interface LegalLink {
  readonly kind: LinkKind
  readonly source: Source
}

/** The barrier's own sources, the Convention first; in the order of the lists. */
export function legalLinksOf(
  checklist: Checklist,
  barrier: BarrierId,
  lists: LinkLists,
): readonly LegalLink[] {
  const named = new Set(checklist.barriers.find(({ id }) => id === barrier)?.sources ?? [])
  return LINK_KINDS.flatMap((kind) =>
    lists[kind].flatMap((id) => {
      const source = named.has(id) ? checklist.sources.find((one) => one.id === id) : undefined
      return source ? [{ kind, source }] : []
    }),
  )
}
