/** Acts that need two people: done when somebody has agreed, else asked for, so that nobody types the same twice. */

import type { TwoPeopleAct } from '../../schema/people/two-people.ts'
import { askForTwo } from '../../schema/wire/two-people-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { Outcome } from '../api/problem.ts'
import { makeId } from './make-id.ts'

export interface AskedAbout {
  readonly act: TwoPeopleAct
  readonly object: string
  readonly reason: string
}

/** What came of it, and whether it was a second person that was asked instead. */
export async function doOrAsk(
  client: Client,
  work: () => Promise<Outcome<unknown>>,
  body: AskedAbout,
): Promise<{ readonly outcome: Outcome<unknown>; readonly isAsked: boolean }> {
  const outcome = await work()
  const needsTwo =
    'problem' in outcome &&
    outcome.problem.kind === 'refused' &&
    outcome.problem.slug === 'second-person-needed'
  if (!needsTwo) return { outcome, isAsked: false }
  return { outcome: await client.call(askForTwo, { params: { request: makeId() }, body }), isAsked: true }
}
