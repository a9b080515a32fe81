/** What is wrong in a line of a list of monitors, and the fields of such a list, in words. */

import {
  LIST_COMPLAINTS,
  type ListComplaintKind,
  MONITOR_FIELDS,
  type MonitorField,
} from '../../schema/people/monitor-list.ts'
import { say } from '../words/say.ts'

type Facts = Readonly<Record<string, string | number>>

const exact = (facts: Facts, name: string): string => String(facts[name] ?? '–')
const count = (facts: Facts, name: string): number => Number(facts[name] ?? 0)

const sentences: Readonly<Record<ListComplaintKind, (facts: Facts) => string>> = {
  'no-name-column': () => say('list-no-name-column'),
  nobody: () => say('list-nobody'),
  'too-many': (facts) => say('list-too-many', { people: count(facts, 'people'), most: count(facts, 'most') }),
  'name-missing': () => say('list-name-missing'),
  'name-too-long': (facts) => say('list-name-too-long', { longest: count(facts, 'longest') }),
  'phone-unlikely': (facts) => say('list-phone-unlikely', { given: exact(facts, 'given') }),
  'sex-unknown': (facts) => say('list-sex-unknown', { given: exact(facts, 'given') }),
  'disability-unknown': (facts) => say('list-disability-unknown', { given: exact(facts, 'given') }),
  'code-unfit': (facts) => say('list-code-unfit', { given: exact(facts, 'given') }),
  'code-twice': (facts) =>
    say('list-code-twice', { given: exact(facts, 'given'), firstLine: count(facts, 'firstLine') }),
  'code-taken': (facts) => say('list-code-taken', { given: exact(facts, 'given') }),
  'person-twice': (facts) => say('list-person-twice', { firstLine: count(facts, 'firstLine') }),
  'station-unfit': (facts) => say('list-station-unfit', { given: exact(facts, 'given') }),
  'station-unknown': (facts) => say('list-station-unknown', { given: exact(facts, 'given') }),
}

/** A kind that a newer server knows and this page does not is shown by its name rather than not at all. */
export function complaintInWords({ kind, facts }: { readonly kind: string; readonly facts: Facts }): string {
  const known = LIST_COMPLAINTS.find((one) => one === kind)
  return known ? sentences[known](facts) : kind
}

const names: Readonly<Record<MonitorField, () => string>> = {
  name: () => say('list-field-name'),
  phone: () => say('list-field-phone'),
  sex: () => say('list-field-sex'),
  disability: () => say('list-field-disability'),
  code: () => say('list-field-code'),
  stations: () => say('list-field-stations'),
}

export function fieldOfMonitors(field: string): string {
  const known = MONITOR_FIELDS.find((one) => one === field)
  return known ? names[known]() : field
}
