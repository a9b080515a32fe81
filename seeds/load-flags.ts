/** `flags.json` → the numbers by which visits are flagged, each with its reason. */

import { basename, dirname } from 'node:path'
import { RATINGS } from '../schema/findings/rating.ts'
import type { FlagRules, OverallView } from '../schema/visit/flag-rules.ts'
import { placeOf, type Reviews, readFields, SeedFault } from './fields.ts'
import { readJsonFile } from './read-json-file.ts'
import { readRule, readRuleSource } from './read-rule.ts'

export async function loadFlagRules(file: string): Promise<FlagRules> {
  const marks: Reviews = []
  const { value, place } = await readJsonFile(dirname(file), basename(file))
  const fields = readFields(value, place, marks)
  const sources = fields
    .list('sources')
    .map((one, index) => readRuleSource(one, placeOf(place, 'source', one, index)))
  const rule = (id: string) => readRule(fields.unknown(id), `${place}: ${id}`, sources, marks)
  const number = (id: string, least: number): number => {
    const read = rule(id).number('value')
    if (!Number.isInteger(read) || read < least)
      throw new SeedFault(`${place}: ${id}: "value" must be a whole number of at least ${least}`)
    return read
  }
  const rules: FlagRules = {
    leastSecondsPerAnswer: number('leastSecondsPerAnswer', 1),
    hoursMarginMinutes: number('hoursMarginMinutes', 0),
    leastYesNo: number('leastYesNo', 2),
    viewStepsApart: number('viewStepsApart', 1),
    views: rule('views')
      .list('value')
      .map((one, index) => readView(one, placeOf(place, 'view', one, index), marks)),
  }
  fields.done()
  return rules
}

function readView(value: unknown, place: string, marks: Reviews): OverallView {
  const fields = readFields(value, place, marks)
  const said = fields.unknown('says')
  const says = readFields(said, `${place}: says`, marks)
  const choices = typeof said === 'object' && said !== null ? Object.keys(said) : []
  const view: OverallView = {
    question: fields.string('question'),
    group: fields.string('group'),
    says: Object.fromEntries(choices.map((choice) => [choice, says.oneOf(choice, RATINGS)])),
  }
  for (const one of [fields, says]) one.done()
  return view
}
