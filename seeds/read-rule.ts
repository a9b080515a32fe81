/** A number with its reason, its standing and its sources, as the files of rules write it. */

import { type Fields, type Reviews, readFields, SeedFault } from './fields.ts'

/** The fields of one rule; its `value` is still to be read. */
export function readRule(value: unknown, place: string, sources: readonly string[], marks: Reviews): Fields {
  const fields = readFields(value, place, marks)
  fields.words('why')
  fields.oneOf('standing', ['norm', 'proposed'])
  const named = fields.strings('sources')
  const unknown = named.find((id) => !sources.includes(id))
  if (unknown !== undefined) throw new SeedFault(`${place}: the source "${unknown}" is not in the list below`)
  if (!fields.has('value')) throw new SeedFault(`${place}: "value" is missing`)
  fields.done()
  return fields
}

/** Of a source, its id. */
export function readRuleSource(value: unknown, place: string): string {
  const fields = readFields(value, place, [])
  fields.string('title')
  fields.oneOf('standing', ['seen', 'to-check'])
  const id = fields.string('id')
  fields.done()
  return id
}
