/** What is wrong in a line of a plan, and the fields of such a list, in words. */

import {
  PLAN_COMPLAINTS,
  PLAN_FIELDS,
  type PlanComplaintKind,
  type PlanField,
} from '../../schema/campaign/plan-list.ts'
import { say } from '../words/say.ts'

type Facts = Readonly<Record<string, string | number>>

const given = (facts: Facts): string => String(facts.given ?? '–')
const count = (facts: Facts, name: string): number => Number(facts[name] ?? 0)

const sentences: Readonly<Record<PlanComplaintKind, (facts: Facts) => string>> = {
  'no-monitor-column': () => say('plan-list-no-monitor-column'),
  'no-station-column': () => say('plan-list-no-station-column'),
  nothing: () => say('plan-list-nothing'),
  'too-many': (facts) =>
    say('plan-list-too-many', { lines: count(facts, 'lines'), most: count(facts, 'most') }),
  'monitor-missing': () => say('plan-list-monitor-missing'),
  'monitor-unknown': (facts) => say('plan-list-monitor-unknown', { given: given(facts) }),
  'monitor-revoked': (facts) => say('plan-list-monitor-revoked', { given: given(facts) }),
  'station-missing': () => say('plan-list-station-missing'),
  'station-unfit': (facts) => say('list-station-unfit', { given: given(facts) }),
  'station-unknown': (facts) => say('list-station-unknown', { given: given(facts) }),
  'line-twice': (facts) => say('plan-list-line-twice', { firstLine: count(facts, 'firstLine') }),
}

/** A kind that a newer server knows and this page does not is shown by its name rather than not at all. */
export function planComplaintInWords({
  kind,
  facts,
}: {
  readonly kind: string
  readonly facts: Facts
}): string {
  const known = PLAN_COMPLAINTS.find((one) => one === kind)
  return known ? sentences[known](facts) : kind
}

const names: Readonly<Record<PlanField, () => string>> = {
  monitor: () => say('plan-list-field-monitor'),
  station: () => say('plan-list-field-station'),
}

export function fieldOfPlan(field: string): string {
  const known = PLAN_FIELDS.find((one) => one === field)
  return known ? names[known]() : field
}
