/** What keeps a question from being put → skips, with what its silence then means. */

import type { Skip } from '../checklist/checklist.ts'
import { type Meanings, readRelevance } from './read-condition.ts'
import type { Drafted } from './read-survey.ts'

const MEANS = ['not-applicable', 'not-observed'] as const

/** Its own condition and those of the groups it stands in. */
export function readSkips({ waitsFor }: Pick<Drafted, 'waitsFor'>, meanings: Meanings): readonly Skip[] {
  return waitsFor.flatMap((from) => {
    const text = from.text('relevant')
    if (text === '') return []
    const means = from.list('wayin_not_asked_means')
    const relevance = readRelevance(text, meanings, means.length > 0 ? 'plain' : 'odk')
    if ('fault' in relevance) {
      from.note(relevance.fault.kind, 'relevant', relevance.fault.facts)
      return []
    }
    if (means.length > 0 && means.length !== relevance.read.length)
      from.note('value-not-allowed', 'wayin_not_asked_means', {
        given: means.join(' ').slice(0, 120),
        allowed: `${relevance.read.length} × ${MEANS.join(' | ')}`,
      })
    return relevance.read.map((when, at): Skip => {
      const meant = means[at] ?? 'not-applicable'
      const known = MEANS.find((one) => one === meant)
      if (!known)
        from.note('value-not-allowed', 'wayin_not_asked_means', {
          given: meant.slice(0, 120),
          allowed: MEANS.join(', '),
        })
      return { when, means: known ?? 'not-applicable' }
    })
  })
}
