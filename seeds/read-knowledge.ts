/** The catalogues beside the questions → barriers, remedies, addressees, thresholds, sources, groups. */

import type { Contradiction, Derived, Source, Threshold, VoterGroup } from '../schema/checklist/checklist.ts'
import type { Barrier } from '../schema/findings/barrier.ts'
import type { Addressee } from '../schema/recommendations/addressee.ts'
import { EFFORTS, REMEDY_TIMES, type Remedy } from '../schema/recommendations/remedy.ts'
import { type Fields, placeOf, type Reviews, readFields, SeedFault } from './fields.ts'
import { readCondition } from './read-condition.ts'

/** A file that is one list: each entry read by its own reader, with its own place. */
export function readCatalogue<Entry>(
  value: unknown,
  place: string,
  kind: string,
  reviews: Reviews,
  read: (fields: Fields, reviews: Reviews) => Entry,
): readonly Entry[] {
  if (!Array.isArray(value)) throw new SeedFault(`${place}: a list [ … ] is expected here`)
  return value.map((one: unknown, index) => {
    const fields = readFields(one, placeOf(place, kind, one, index), reviews)
    const entry = read(fields, reviews)
    fields.done()
    return entry
  })
}

export const readBarrier = (fields: Fields, reviews: Reviews): Barrier => ({
  id: fields.string('id'),
  name: fields.words('name'),
  question: fields.string('question'),
  ...(fields.has('alsoRestsOn') && { alsoRestsOn: fields.strings('alsoRestsOn') }),
  present: readCondition(fields.unknown('present'), `${fields.place}: present`, reviews),
  hinders: fields.strings('hinders'),
  severity: fields.oneOf('severity', ['critical', 'major', 'minor', 'context']),
  why: fields.words('why'),
  sources: fields.strings('sources'),
  of: fields.oneOf('of', ['building', 'set-up', 'conduct']),
})

export const readRemedy = (fields: Fields): Remedy => ({
  id: fields.string('id'),
  barrier: fields.string('barrier'),
  text: fields.words('text'),
  addressee: fields.string('addressee'),
  when: fields.oneOf('when', REMEDY_TIMES),
  effort: fields.oneOf('effort', EFFORTS),
})

export const readAddressee = (fields: Fields): Addressee => ({
  id: fields.string('id'),
  name: fields.words('name'),
  short: fields.words('short'),
  outlivesElection: fields.boolean('outlivesElection'),
})

export const readThreshold = (fields: Fields): Threshold => ({
  id: fields.string('id'),
  value: fields.number('value'),
  unit: fields.oneOf('unit', ['cm', 'm', 'min', 'ratio', 'count']),
  text: fields.words('text'),
  standing: fields.oneOf('standing', ['norm', 'proposed']),
  sources: fields.strings('sources'),
})

export const readSource = (fields: Fields): Source => ({
  id: fields.string('id'),
  title: fields.words('title'),
  ...(fields.has('link') && { link: fields.string('link') }),
  standing: fields.oneOf('standing', ['seen', 'to-check']),
})

export const readGroup = (fields: Fields): VoterGroup => ({
  id: fields.string('id'),
  name: fields.words('name'),
})

export const readDerived = (fields: Fields): Derived => ({
  id: fields.string('id'),
  formula: fields.oneOf('formula', ['gradient']),
  rise: fields.string('rise'),
  length: fields.string('length'),
  name: fields.words('name'),
})

export const readContradiction = (fields: Fields, reviews: Reviews): Contradiction => ({
  id: fields.string('id'),
  question: fields.string('question'),
  when: readCondition(fields.unknown('when'), `${fields.place}: when`, reviews),
  text: fields.words('text'),
})
