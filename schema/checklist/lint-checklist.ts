/** Everything that can be wrong in a checklist, said in sentences for people who know disability rights, not programs. */

import type { Language } from '../language.ts'
import type { Checklist } from './checklist.ts'
import { lintConditions } from './lint-conditions.ts'
import { lintForm } from './lint-form.ts'
import { lintIds } from './lint-ids.ts'
import { lintKnowledge } from './lint-knowledge.ts'
import { lintQuestions } from './lint-questions.ts'
import { lintReach } from './lint-reach.ts'
import { lintTexts } from './lint-texts.ts'

/** An empty list means: nothing is wrong that a program can see. */
export function lintChecklist(checklist: Checklist, languages: readonly Language[]): readonly string[] {
  const complaints = [
    ...lintIds(checklist),
    ...lintTexts(checklist, languages),
    ...lintQuestions(checklist),
    ...lintConditions(checklist),
    ...lintForm(checklist),
    ...lintKnowledge(checklist),
  ]
  // Whether things can be reached is only worth asking once all that is named exists.
  return complaints.length > 0 ? complaints : lintReach(checklist)
}
