/** The checklist that ships with the product, with what its linter and its reviewers say. */

import { join } from 'node:path'
import type { Checklist } from '../schema/checklist/checklist.ts'
import { lintChecklist } from '../schema/checklist/lint-checklist.ts'
import type { Language } from '../schema/language.ts'
import { loadChecklist } from '../seeds/load-checklist.ts'

export interface ShippedChecklist {
  readonly checklist: Checklist
  readonly faults: readonly string[]
  /** Texts no native speaker has agreed to yet, and those their writer was not sure of. */
  readonly unreviewed: number
  readonly doubtful: number
}

export async function readShippedChecklist(
  home: string,
  languages: readonly Language[],
): Promise<ShippedChecklist> {
  const { checklist, reviews } = await loadChecklist(join(home, 'seeds', 'checklist'))
  return {
    checklist,
    faults: lintChecklist(checklist, languages),
    unreviewed: reviews.filter(({ reviewed }) => !reviewed).length,
    doubtful: reviews.filter(({ doubt }) => doubt).length,
  }
}
