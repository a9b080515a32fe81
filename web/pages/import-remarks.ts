/** What is wrong or doubtful in a line of a station list, and the fields of such a list, in words. */

import { wordsIn } from '../../schema/language.ts'
import { REMARK_KINDS, type RemarkKind } from '../../schema/places/remark.ts'
import { partsOfField } from '../../schema/places/station-columns.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readCountry } from '../../schema/wire/place-endpoints.ts'
import { LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

export type CountryWords = Pick<ReplyOf<typeof readCountry>, 'areaLevels'>
type Facts = Readonly<Record<string, string | number>>

interface RemarkOnWire {
  readonly kind: string
  readonly facts: Facts
}

/** A kind that a newer server knows and this page does not is shown by its name rather than not at all. */
export function remarkInWords({ kind, facts }: RemarkOnWire, country: CountryWords | undefined): string {
  return isKnown(kind) ? sentences[kind](facts, country) : kind
}

const isKnown = (kind: string): kind is RemarkKind => Object.hasOwn(REMARK_KINDS, kind)

type Sentence = (facts: Facts, country: CountryWords | undefined) => string

const fact = (facts: Facts, name: string): string | number => facts[name] ?? '–'
/** Codes and coordinates keep the digits they were written in. */
const exact = (facts: Facts, name: string): string => String(facts[name] ?? '–')

const sentences: Readonly<Record<RemarkKind, Sentence>> = {
  'column-missing': (facts, country) =>
    say('remark-column-missing', { field: fieldInWords(exact(facts, 'field'), country) }),
  'code-missing': () => say('remark-code-missing'),
  'bad-code': (facts) => say('remark-bad-code', { code: exact(facts, 'code') }),
  'duplicate-code': (facts) =>
    say('remark-duplicate-code', { code: exact(facts, 'code'), firstLine: fact(facts, 'firstLine') }),
  'area-missing': () => say('remark-area-missing'),
  'area-code-wrong-length': (facts, country) =>
    say('remark-area-code-wrong-length', {
      level: levelInWords(exact(facts, 'level'), country),
      code: exact(facts, 'code'),
      expected: fact(facts, 'expected'),
    }),
  'area-code-not-within': (facts) =>
    say('remark-area-code-not-within', { code: exact(facts, 'code'), parent: exact(facts, 'parent') }),
  'unknown-area': (facts, country) =>
    say('remark-unknown-area', {
      level: levelInWords(exact(facts, 'level'), country),
      code: exact(facts, 'code'),
    }),
  'area-not-found': (facts, country) =>
    say('remark-area-not-found', {
      level: levelInWords(exact(facts, 'level'), country),
      name: exact(facts, 'name'),
    }),
  'premises-name-missing': () => say('remark-premises-name-missing'),
  'text-too-long': (facts, country) =>
    say('remark-text-too-long', {
      field: fieldInWords(exact(facts, 'field'), country),
      longest: fact(facts, 'longest'),
    }),
  'voters-not-a-number': (facts) => say('remark-voters-not-a-number', { given: exact(facts, 'given') }),
  'coordinates-unreadable': (facts) => say('remark-coordinates-unreadable', { given: exact(facts, 'given') }),
  'coordinates-incomplete': () => say('remark-coordinates-incomplete'),
  'coordinates-impossible': (facts) => say('remark-coordinates-impossible', pointOf(facts)),
  'leading-zero-restored': (facts) =>
    say('remark-leading-zero-restored', { given: exact(facts, 'given'), code: exact(facts, 'code') }),
  'many-voters': (facts) =>
    say('remark-many-voters', { voters: fact(facts, 'voters'), most: fact(facts, 'most') }),
  'coordinates-swapped': (facts) => say('remark-coordinates-swapped', pointOf(facts)),
  'outside-country': (facts) => say('remark-outside-country', pointOf(facts)),
  'rooms-far-apart': (facts) =>
    say('remark-rooms-far-apart', { premises: exact(facts, 'premises'), metres: fact(facts, 'metres') }),
  'area-named-differently': (facts) =>
    say('remark-area-named-differently', {
      code: exact(facts, 'code'),
      known: exact(facts, 'known'),
      given: exact(facts, 'given'),
    }),
  'not-unicode-khmer': (facts, country) =>
    say('remark-not-unicode-khmer', { field: fieldInWords(exact(facts, 'field'), country) }),
}

const pointOf = (facts: Facts) => ({
  latitude: exact(facts, 'latitude'),
  longitude: exact(facts, 'longitude'),
})

function levelInWords(level: string, country: CountryWords | undefined): string {
  const known = country?.areaLevels.find(({ id }) => id === level)
  return known ? wordsIn(known.name, language.value) : level
}

/** A field of the list in words: its name, with the area and the language it belongs to. */
export function fieldInWords(field: string, country: CountryWords | undefined): string {
  const { name, level, language: tongue } = partsOfField(field)
  const area = level === undefined ? '' : levelInWords(level, country)
  const named = LANGUAGES.find((one) => one === tongue)
  const inTongue = named ? say(`field-in-${named}`) : (tongue ?? '')
  switch (name) {
    case 'area-code':
      return say('field-area-code', { area })
    case 'area-name':
      return say('field-area-name', { area, tongue: inTongue })
    case 'premises-name':
      return say('field-premises-name', { tongue: inTongue })
    case 'station-code':
    case 'station-number':
    case 'room':
    case 'registered-voters':
    case 'latitude':
    case 'longitude':
      return say(`field-${name}`)
    default:
      return field
  }
}
