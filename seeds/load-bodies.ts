/** `bodies.json` → the bodies recommendations are handed to, and from when until when each is there. */

import { basename, dirname } from 'node:path'
import type { Body, TermOfOffice } from '../schema/recommendations/body.ts'
import { findStandIn } from '../schema/recommendations/body.ts'
import { type Fields, placeOf, type Reviews, readFields, SeedFault } from './fields.ts'
import { readJsonFile } from './read-json-file.ts'
import { readRuleSource } from './read-rule.ts'

/** Throws a `SeedFault` where a commission of one election has nobody who stands in for it afterwards. */
export async function loadBodies(file: string): Promise<readonly Body[]> {
  const marks: Reviews = []
  const { value, place } = await readJsonFile(dirname(file), basename(file))
  const fields = readFields(value, place, marks)
  const sources = fields
    .list('sources')
    .map((one, index) => readRuleSource(one, placeOf(place, 'source', one, index)))
  const bodies = fields
    .list('bodies')
    .map((one, index) => readBody(readFields(one, placeOf(place, 'body', one, index), marks), sources, marks))
  fields.done()
  for (const { id, office } of bodies) {
    if (bodies.filter((one) => one.id === id).length > 1)
      throw new SeedFault(`${place}: body ${id}: it is there twice`)
    if (office && findStandIn(bodies, id) === undefined)
      throw new SeedFault(`${place}: body ${id}: nobody who stays stands in for it`)
  }
  return bodies
}

function readBody(fields: Fields, sources: readonly string[], marks: Reviews): Body {
  const [id, name, short] = [fields.string('id'), fields.words('name'), fields.words('short')]
  const body: Body = {
    ...{ id, name, short },
    ...(fields.has('office') && { office: readOffice(fields, sources, marks) }),
    ...(fields.has('standIn') && { standIn: fields.string('standIn') }),
  }
  fields.done()
  return body
}

function readOffice(body: Fields, sources: readonly string[], marks: Reviews): TermOfOffice {
  const fields = readFields(body.unknown('office'), `${body.place}: office`, marks)
  const days = (key: string): number => {
    const read = fields.number(key)
    if (!Number.isInteger(read) || read < 0)
      throw new SeedFault(`${fields.place}: "${key}" must be a whole number of days`)
    return read
  }
  const office: TermOfOffice = { daysBefore: days('daysBefore'), daysAfter: days('daysAfter') }
  fields.words('why')
  fields.oneOf('standing', ['norm', 'proposed'])
  const unknown = fields.strings('sources').find((id) => !sources.includes(id))
  if (unknown !== undefined)
    throw new SeedFault(`${fields.place}: the source "${unknown}" is not in the list below`)
  fields.done()
  return office
}
