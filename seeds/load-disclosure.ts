/** `disclosure.json` → the rules by which numbers about people leave, each with its source. */

import { basename, dirname } from 'node:path'
import type { DisclosureRules } from '../schema/disclosure/rules.ts'
import { type Fields, placeOf, type Reviews, readFields, SeedFault } from './fields.ts'
import { readJsonFile } from './read-json-file.ts'
import { readRule, readRuleSource } from './read-rule.ts'

/** Below this nobody may set them, whatever the office prefers: two can always work out the third. */
const NEVER_BELOW = 3

/** `levels`: ids of the gazetteer's levels, which the rules may name. */
export async function loadDisclosureRules(
  file: string,
  levels: readonly string[] = [],
): Promise<DisclosureRules> {
  const marks: Reviews = []
  const { value, place } = await readJsonFile(dirname(file), basename(file))
  const fields = readFields(value, place, marks)
  const sources = fields
    .list('sources')
    .map((one, index) => readRuleSource(one, placeOf(place, 'source', one, index)))
  const rule = (id: string): Fields => readRule(fields.unknown(id), `${place}: ${id}`, sources, marks)
  const number = (id: string, least: number): number => {
    const read = rule(id).number('value')
    if (!Number.isInteger(read) || read < least)
      throw new SeedFault(`${place}: ${id}: "value" must be a whole number of at least ${least}`)
    return read
  }
  const level = readFields(rule('finestLevel').unknown('value'), `${place}: finestLevel`, marks)
  const known = ['country', ...levels]
  const levelOf = (severity: string): string =>
    levels.length > 0 ? level.oneOf(severity, known) : level.string(severity)
  const rules: DisclosureRules = {
    monitors: number('monitors', NEVER_BELOW),
    stations: number('stations', NEVER_BELOW),
    roundTo: number('roundTo', NEVER_BELOW),
    areaStations: number('areaStations', NEVER_BELOW),
    batchStations: number('batchStations', NEVER_BELOW),
    quietDays: number('quietDays', 0),
    finestLevel: {
      critical: levelOf('critical'),
      major: levelOf('major'),
      minor: levelOf('minor'),
      context: levelOf('context'),
    },
  }
  for (const one of [fields, level]) one.done()
  return rules
}
