/** Conditions and skips as written in a checklist → the ones the product judges. */

import type { Skip } from '../schema/checklist/checklist.ts'
import type { Bound, Condition, Test } from '../schema/checklist/condition.ts'
import { type Fields, isRecord, type Reviews, readFields, SeedFault } from './fields.ts'

/** Skips that many questions share, by name. */
export type Situations = ReadonlyMap<string, readonly Skip[]>

export function readCondition(value: unknown, place: string, reviews: Reviews): Condition {
  const fields = readFields(value, place, reviews)
  const condition = readKind(fields, reviews)
  fields.done()
  return condition
}

function readKind(fields: Fields, reviews: Reviews): Condition {
  const parts = (key: string) => fields.list(key).map((part) => readCondition(part, fields.place, reviews))
  if (fields.has('all')) return { all: parts('all') }
  if (fields.has('any')) return { any: parts('any') }
  if (fields.has('not')) return { not: readCondition(fields.unknown('not'), fields.place, reviews) }
  if (fields.has('setting')) return { setting: fields.string('setting'), is: fields.boolean('is') }
  if (fields.has('derived')) {
    const derived = fields.string('derived')
    return fields.has('moreThan')
      ? { derived, moreThan: readBound(fields, 'moreThan', reviews) }
      : { derived, atMost: readBound(fields, 'atMost', reviews) }
  }
  return readTest(fields, reviews)
}

function readTest(fields: Fields, reviews: Reviews): Test {
  const question = fields.string('question')
  if (fields.has('is')) return { question, is: fields.string('is') }
  if (fields.has('in')) return { question, in: fields.strings('in') }
  if (fields.has('includes')) return { question, includes: fields.string('includes') }
  if (fields.has('includesOtherThan'))
    return { question, includesOtherThan: fields.string('includesOtherThan') }
  if (fields.has('atLeast')) return { question, atLeast: readBound(fields, 'atLeast', reviews) }
  if (fields.has('atMost')) return { question, atMost: readBound(fields, 'atMost', reviews) }
  if (fields.has('moreThan')) return { question, moreThan: readBound(fields, 'moreThan', reviews) }
  if (fields.has('lessThan')) return { question, lessThan: readBound(fields, 'lessThan', reviews) }
  if (fields.has('answered')) return { question, answered: fields.boolean('answered') }
  throw new SeedFault(
    `${fields.place}: the condition on "${question}" needs one of is, in, includes, includesOtherThan, atLeast, atMost, moreThan, lessThan, answered`,
  )
}

function readBound(fields: Fields, key: string, reviews: Reviews): Bound {
  const value = fields.unknown(key)
  if (!isRecord(value)) return fields.number(key)
  const named = readFields(value, `${fields.place}: ${key}`, reviews)
  const bound = { threshold: named.string('threshold') }
  named.done()
  return bound
}

export function readSkip(value: unknown, place: string, reviews: Reviews): Skip {
  const fields = readFields(value, place, reviews)
  const skip: Skip = {
    when: readCondition(fields.unknown('when'), `${place}: when`, reviews),
    means: fields.oneOf('means', ['not-applicable', 'not-observed']),
  }
  fields.done()
  return skip
}

/** A list of names of situations and of skips written out, in any mixture. */
export function readSkips(
  list: readonly unknown[],
  place: string,
  situations: Situations,
  reviews: Reviews,
): readonly Skip[] {
  return list.flatMap((one) => {
    if (typeof one !== 'string') return [readSkip(one, `${place}: skip`, reviews)]
    const situation = situations.get(one)
    if (!situation) throw new SeedFault(`${place}: there is no situation "${one}" in checklist.json`)
    return situation
  })
}

export function readSituations(value: unknown, place: string, reviews: Reviews): Situations {
  if (!isRecord(value)) throw new SeedFault(`${place}: an object { "name": [ … ] } is expected here`)
  return new Map(
    Object.entries(value).map(([name, skips]) => {
      if (!Array.isArray(skips)) throw new SeedFault(`${place}: "${name}" must be a list of skips`)
      return [name, skips.map((skip: unknown) => readSkip(skip, `${place}: ${name}`, reviews))]
    }),
  )
}
