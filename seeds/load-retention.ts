/** `retention.json` → until when each class of data is kept, each with its reason. */

import { basename, dirname } from 'node:path'
import type { SealedClass } from '../schema/retention/classes.ts'
import type { RetentionRule, RetentionRules } from '../schema/retention/rules.ts'
import { readFields, SeedFault } from './fields.ts'
import { readJsonFile } from './read-json-file.ts'

export async function loadRetentionRules(file: string): Promise<RetentionRules> {
  const { value, place } = await readJsonFile(dirname(file), basename(file))
  const fields = readFields(value, place, [])
  const read = (id: SealedClass): RetentionRule => {
    const rule = readFields(fields.unknown(id), `${place}: ${id}`, [])
    rule.words('why')
    rule.oneOf('standing', ['norm', 'proposed'])
    const [days, mostDays] = [rule.number('days'), rule.number('mostDays')]
    const isFit = [days, mostDays].every((count) => Number.isInteger(count) && count >= 1) && days <= mostDays
    if (!isFit)
      throw new SeedFault(`${place}: ${id}: "days" and "mostDays" must be whole numbers, the second no less`)
    rule.done()
    return { days, mostDays }
  }
  const rules: RetentionRules = {
    register: read('register'),
    photos: read('photos'),
    'free-text': read('free-text'),
    interviews: read('interviews'),
  }
  fields.done()
  return rules
}
