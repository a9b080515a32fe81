/** Requests nobody would think of: valid ones grown from an endpoint's own shapes, then broken in one or several places. */

import fc from 'fast-check'
import type { Endpoint } from '../../schema/wire/endpoint.ts'
import { HOSTILE_BODIES, HOSTILE_HEADERS, HOSTILE_TEXTS, HOSTILE_VALUES } from './hostile.ts'

export type Who = 'nobody' | 'monitor' | 'staff'

export interface MadeRequest {
  readonly endpoint: string
  readonly method: string
  readonly path: string
  readonly who: Who
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Buffer
  /** Every part fits its shape; what the server makes of it is its business. */
  readonly isWellShaped: boolean
}

/** Things that are there, so that some requests get beyond the first look. */
export interface KnownThings {
  readonly ids: readonly string[]
  readonly codes: readonly string[]
}

/** What is used here of a JSON schema. */
interface Shape {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Shape[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly patternProperties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
}

const MOST_MADE = 4

/** Any value of a shape. */
function fitting(shape: Shape, known: KnownThings): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const)
  if (shape.enum) return fc.constantFrom(...shape.enum)
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map((one) => fitting(one, known)))
  switch (shape.type) {
    case 'object':
      return fittingObject(shape, known)
    case 'array':
      return fc.array(shape.items ? fitting(shape.items, known) : fc.constant(null), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.max(shape.minItems ?? 0, Math.min(shape.maxItems ?? MOST_MADE, MOST_MADE)),
      })
    case 'string':
      return fittingText(shape, known)
    case 'integer':
      return fc.integer({ min: shape.minimum ?? -1000, max: shape.maximum ?? 100_000 })
    case 'number':
      return fc.double({ min: shape.minimum ?? -1000, max: shape.maximum ?? 1000, noNaN: true })
    case 'boolean':
      return fc.boolean()
    default:
      return fc.constant(null)
  }
}

function fittingObject(shape: Shape, known: KnownThings): fc.Arbitrary<unknown> {
  const [pattern] = Object.entries(shape.patternProperties ?? {})
  if (pattern)
    return fc.dictionary(fc.constantFrom('km', 'en', 'km', 'fr'), fitting(pattern[1], known), { maxKeys: 3 })
  const fields = Object.fromEntries(
    Object.entries(shape.properties ?? {}).map(([name, one]) => [name, fitting(one, known)]),
  )
  return fc.record(fields, { requiredKeys: (shape.required ?? []).filter((name) => name in fields) })
}

function fittingText({ pattern, maxLength = 2000 }: Shape, known: KnownThings): fc.Arbitrary<string> {
  if (pattern === undefined)
    return fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: Math.min(60, maxLength) }),
      fc.constantFrom(...HOSTILE_TEXTS).map((text) => text.slice(0, maxLength)),
    )
  const matching = [...known.ids, ...known.codes].filter((one) => new RegExp(pattern, 'u').test(one))
  const made = fc.stringMatching(new RegExp(pattern, 'u')).map((text) => text.slice(0, maxLength))
  return matching.length > 0 ? fc.oneof({ arbitrary: fc.constantFrom(...matching), weight: 3 }, made) : made
}

const hostile = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.constantFrom(...HOSTILE_VALUES))

/** The same value with one place of it replaced, left out or added to; `way` chooses where. */
function broken(value: unknown, way: readonly number[], by: unknown): unknown {
  const [here = 0, ...further] = way
  if (further.length === 0 || typeof value !== 'object' || value === null) return by
  if (Array.isArray(value)) {
    if (value.length === 0) return [by]
    const at = here % value.length
    return value.map((one: unknown, index) => (index === at ? broken(one, further, by) : one))
  }
  const names = Object.keys(value)
  const name = names[here % Math.max(1, names.length)]
  if (name === undefined || here % 7 === 0) return { ...value, 'a field too many': by }
  if (here % 7 === 1) return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))
  return Object.fromEntries(
    Object.entries(value).map(([other, one]) => [other, other === name ? broken(one, further, by) : one]),
  )
}

const breaking = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(value, fc.array(fc.nat(50), { minLength: 1, maxLength: 5 }), hostile)
    .map(([one, way, by]) => broken(one, way, by))

const asText = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))

/** Half a character has no percent form; it goes as what a browser would make of it. */
const inAddress = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\u{FFFD}'))

interface Parts {
  readonly params?: unknown
  readonly querystring?: unknown
  readonly body?: unknown
}

function pathOf(url: string, { params, querystring }: Parts): string {
  const given = new Map(Object.entries(typeof params === 'object' && params !== null ? params : {}))
  const path = url.replace(/:([a-z0-9]+)/giu, (_, name: string) => inAddress(asText(given.get(name) ?? '')))
  if (typeof querystring !== 'object' || querystring === null) return path
  const query = Object.entries(querystring).map(
    ([name, value]) => `${inAddress(name)}=${inAddress(asText(value))}`,
  )
  return query.length > 0 ? `${path}?${query.join('&')}` : path
}

/** Requests to one endpoint: a third as its shapes say, the others broken somewhere. */
export function requestsTo(
  name: string,
  { method, url, schema }: Endpoint,
  known: KnownThings,
): fc.Arbitrary<MadeRequest> {
  // TypeBox's shapes are JSON schemas.
  const of = (shape: unknown) => (shape === undefined ? undefined : fitting(shape as Shape, known))
  const type = schema.consumes?.[0] ?? 'application/json'
  const valid: Record<string, fc.Arbitrary<unknown>> = {}
  for (const part of ['params', 'querystring', 'body'] as const) {
    const values = of(schema[part])
    if (values) valid[part] = values
  }
  const wellShaped = fc.record(valid)
  const oneBroken = Object.entries(valid).map(([part, values]) =>
    fc.record({ ...valid, [part]: breaking(values) }),
  )
  const who = fc.constantFrom<Who>('nobody', 'monitor', 'staff', 'staff')
  const write = (parts: Parts, asker: Who, isWellShaped: boolean): MadeRequest => {
    // The cookie and the token it runs on must live as long as the run.
    const ends = url === '/api/session' && method === 'DELETE'
    const body = parts.body === undefined ? undefined : JSON.stringify(parts.body)
    return {
      endpoint: name,
      method,
      path: pathOf(url, parts),
      who: ends ? 'nobody' : asker,
      headers: method === 'GET' || body === undefined ? {} : { 'content-type': type },
      isWellShaped,
      ...(body === undefined ? {} : { body }),
    }
  }
  const plain = fc.tuple(wellShaped, who).map(([parts, asker]) => write(parts, asker, true))
  const misshapen =
    oneBroken.length === 0
      ? plain
      : fc.tuple(fc.oneof(...oneBroken), who).map(([parts, asker]) => write(parts, asker, false))
  const raw = fc
    .tuple(plain, fc.constantFrom(...HOSTILE_BODIES))
    .map(([one, body]) =>
      one.method === 'GET'
        ? one
        : { ...one, body, headers: { 'content-type': type, ...one.headers }, isWellShaped: false },
    )
  const oddHeaders = fc
    .tuple(plain, fc.constantFrom(...HOSTILE_HEADERS))
    .map(([one, more]) => ({ ...one, headers: { ...one.headers, ...more }, isWellShaped: false }))
  const oddAddress = fc.tuple(plain, fc.constantFrom(...HOSTILE_TEXTS)).map(([one, text]) => ({
    ...one,
    path: `${one.path}${/[\s\0]|[^\x21-\x7e]/u.test(text) ? inAddress(text) : text}`,
    isWellShaped: false,
  }))
  return fc.oneof(plain, misshapen, misshapen, raw, oddHeaders, oddAddress)
}
