/** The checklist that ships with the product, with what its linter and its reviewers say. */

import { join } from 'node:path'
import type { Checklist } from '../schema/checklist/checklist.ts'
import { areSameWords, type DraftedChecklist } from '../schema/checklist/edit-checklist.ts'
import { lintChecklist } from '../schema/checklist/lint-checklist.ts'
import { listPlacedTexts } from '../schema/checklist/map-texts.ts'
import type { Language } from '../schema/language.ts'
import { loadChecklist } from '../seeds/load-checklist.ts'

export interface ShippedChecklist {
  readonly checklist: Checklist
  readonly faults: readonly string[]
  /** Texts no native speaker has agreed to yet, and those their writer was not sure of. */
  readonly unreviewed: number
  readonly doubtful: number
  /** What was marked in the files, for those texts of a checklist that say the same at the same place. */
  readonly marks: (checklist: Checklist) => DraftedChecklist['marks']
}

export async function readShippedChecklist(
  home: string,
  languages: readonly Language[],
): Promise<ShippedChecklist> {
  const { checklist, reviews } = await loadChecklist(join(home, 'seeds', 'checklist'))
  // The files' texts are the checklist's own objects, so each review finds its place by its text.
  const reviewOf = new Map(reviews.map((review) => [review.words, review]))
  const marked = new Map(
    listPlacedTexts(checklist).flatMap(({ key, words }) => {
      const { reviewed = false, doubt = false } = reviewOf.get(words) ?? {}
      if (!reviewed && !doubt) return []
      return [[key, { words, mark: reviewed ? ('agreed' as const) : ('doubtful' as const) }] as const]
    }),
  )
  return {
    checklist,
    faults: lintChecklist(checklist, languages),
    unreviewed: reviews.filter(({ reviewed }) => !reviewed).length,
    doubtful: reviews.filter(({ doubt }) => doubt).length,
    marks: (other) =>
      Object.fromEntries(
        listPlacedTexts(other).flatMap(({ key, words }) => {
          const known = marked.get(key)
          return known && areSameWords(words, known.words) ? [[key, known.mark] as const] : []
        }),
      ),
  }
}
