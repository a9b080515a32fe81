/** Premises recognised from several rooms: the same building name in one area is one compound. */

import { type AreaCode, type PremisesCode, readPremisesCode } from '../codes.ts'
import { searchKey } from '../khmer.ts'
import type { Language, Words } from '../language.ts'
import { metresBetween } from './distance.ts'
import type { Point, Premises } from './premises.ts'
import type { Say } from './remark.ts'

/** No school is larger: rooms farther apart are two places of one name, or a wrong coordinate. */
export const FAR_APART_M = 500

export interface PremisesRecogniser {
  /** The premises of a room; made when nobody has named them before. */
  recognise(area: AreaCode, name: Words, point: Point | undefined, say: Say): PremisesCode
  /** Every premises the list names, known before or not. */
  list(): readonly Premises[]
}

interface Named {
  readonly code: PremisesCode
  readonly area: AreaCode
  name: Words
  readonly before: Point | undefined
  first: Point | undefined
  north: number
  east: number
  points: number
  isFar: boolean
}

/** Codes are the area's with a running number; premises known from an earlier list keep theirs. */
export function recognisePremises(
  languages: readonly Language[],
  known: Iterable<Premises>,
): PremisesRecogniser {
  const byName = new Map<string, Premises>()
  const byCode = new Map<PremisesCode, Named>()
  const numbers = new Map<AreaCode, number>()
  for (const premises of known) {
    for (const key of keysOf(premises, languages)) if (!byName.has(key)) byName.set(key, premises)
    const number = Number(/-p(\d+)$/u.exec(premises.code)?.[1] ?? 0)
    if (number > (numbers.get(premises.area) ?? 0)) numbers.set(premises.area, number)
  }

  const make = (area: AreaCode, name: Words): Premises => {
    const number = (numbers.get(area) ?? 0) + 1
    const code = readPremisesCode(`${area}-p${number}`)
    if (code === undefined) throw new RangeError(`${area} is too long for a code of premises`)
    numbers.set(area, number)
    return { code, area, name }
  }

  // The first language a name has decides: a Khmer name tells more apart than its Latin spelling.
  const recognise: PremisesRecogniser['recognise'] = (area, name, point, say) => {
    const language = languages.find((one) => name[one])
    const key = language === undefined ? '' : keyOf(area, language, name[language] ?? '')
    const premises = byName.get(key) ?? make(area, name)
    byName.set(key, premises)
    const named = byCode.get(premises.code) ?? { ...unseen, ...premises, before: premises.point }
    byCode.set(premises.code, named)
    if (named.points === 0 || Object.keys(name).length > Object.keys(named.name).length)
      named.name = { ...named.name, ...name }
    if (point === undefined) return premises.code
    named.first ??= point
    named.north += point.latitude
    named.east += point.longitude
    named.points += 1
    const metres = metresBetween(named.first, point)
    if (metres > FAR_APART_M && !named.isFar) {
      named.isFar = true
      say('rooms-far-apart', { premises: premises.code, metres: Math.round(metres) })
    }
    return premises.code
  }

  return { recognise, list: () => [...byCode.values()].map(premisesOf) }
}

const unseen = { first: undefined, north: 0, east: 0, points: 0, isFar: false }

const keyOf = (area: AreaCode, language: Language, text: string): string =>
  `${area}|${language}|${searchKey(text)}`

/** A later list may name known premises in any of its languages. */
const keysOf = ({ area, name }: Premises, languages: readonly Language[]): readonly string[] =>
  languages.flatMap((language) => {
    const text = name[language]
    return text ? [keyOf(area, language, text)] : []
  })

/** In the middle of its rooms; about a decimetre is all a tablet can tell. */
function premisesOf({ code, area, name, before, north, east, points }: Named): Premises {
  const point = points > 0 ? { latitude: toMicro(north / points), longitude: toMicro(east / points) } : before
  return { code, area, name, ...(point && { point }) }
}

const toMicro = (degrees: number): number => Math.round(degrees * 1e6) / 1e6
