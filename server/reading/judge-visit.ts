/** What is worked out about a visit at its arrival, with the checklist it was filled with. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Settings } from '../../schema/checklist/facts.ts'
import type { BarrierId } from '../../schema/findings/barrier.ts'
import { findOutcomes } from '../../schema/findings/find-barriers.ts'
import type { Visit } from '../../schema/visit/visit.ts'
import type { Judged } from '../queries/visits.ts'

export function judgeVisit(checklist: Checklist, visit: Visit, settings: Settings): Judged {
  const lists: Readonly<Record<'found' | 'absent' | 'open' | 'not-applicable', BarrierId[]>> = {
    found: [],
    absent: [],
    open: [],
    'not-applicable': [],
  }
  const { outcomes, access } = findOutcomes(checklist, visit, settings)
  for (const { barrier, outcome } of outcomes) lists[outcome].push(barrier)
  return {
    found: lists.found,
    absent: lists.absent,
    open: lists.open,
    notApplicable: lists['not-applicable'],
    accessOutcome: access,
    photosExpected: listPhotos(visit),
  }
}

/** Named by the visit, each once, whether its question is still asked or not: the tablet sends what it has. */
function listPhotos(visit: Visit): readonly string[] {
  const hashes = new Set<string>()
  const collect = ({ answers }: Pick<Visit, 'answers'>) => {
    for (const answer of answers.values())
      if (answer.kind === 'photo') for (const { sha256 } of answer.photos) hashes.add(sha256)
  }
  collect(visit)
  for (const interview of visit.interviews) collect(interview)
  return [...hashes]
}
