/** `recommendations.json` → how much each severity counts, and which sources are law, Convention and standards. */

import { basename, dirname } from 'node:path'
import type { LinkLists } from '../schema/recommendations/legal-links.ts'
import type { SeverityWeights } from '../schema/recommendations/priority.ts'
import { placeOf, type Reviews, readFields, SeedFault } from './fields.ts'
import { readJsonFile } from './read-json-file.ts'
import { readRule, readRuleSource } from './read-rule.ts'

export interface RecommendationRules {
  readonly weights: SeverityWeights
  readonly links: LinkLists
}

export async function loadRecommendationRules(file: string): Promise<RecommendationRules> {
  const marks: Reviews = []
  const { value, place } = await readJsonFile(dirname(file), basename(file))
  const fields = readFields(value, place, marks)
  const sources = fields
    .list('sources')
    .map((one, index) => readRuleSource(one, placeOf(place, 'source', one, index)))
  const rule = readRule(fields.unknown('severityWeights'), `${place}: severityWeights`, sources, marks)
  const weights = readFields(rule.unknown('value'), `${place}: severityWeights`, marks)
  const weight = (severity: string): number => {
    const read = weights.number(severity)
    if (!Number.isInteger(read) || read < 0)
      throw new SeedFault(`${place}: severityWeights: "${severity}" must be a whole number`)
    return read
  }
  const links = readFields(fields.unknown('links'), `${place}: links`, marks)
  const rules: RecommendationRules = {
    weights: {
      critical: weight('critical'),
      major: weight('major'),
      minor: weight('minor'),
      context: weight('context'),
    },
    links: {
      convention: links.strings('convention'),
      law: links.strings('law'),
      standard: links.strings('standard'),
    },
  }
  for (const one of [fields, weights, links]) one.done()
  return rules
}
