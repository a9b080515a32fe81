/** The gazetteer: areas of every level, found by code. */

import { type AreaCode, readAreaCode } from '../codes.ts'
import type { AreaLevel } from '../country.ts'
import type { Words } from '../language.ts'

export interface Area {
  readonly code: AreaCode
  /** Id of the level in the country's settings, e.g. `commune`. */
  readonly level: string
  readonly parent?: AreaCode
  readonly name: Words
}

/** Areas by code. */
export interface Gazetteer {
  readonly areas: ReadonlyMap<AreaCode, Area>
}

export const gazetteerOf = (areas: Iterable<Area>): Gazetteer => ({
  areas: new Map([...areas].map((area) => [area.code, area])),
})

export const findArea = (gazetteer: Gazetteer, code: AreaCode): Area | undefined => gazetteer.areas.get(code)

/** An area and all those it lies in, the largest first; as far as they are known. */
export function pathTo(gazetteer: Gazetteer, code: AreaCode): readonly Area[] {
  const path: Area[] = []
  for (let area = gazetteer.areas.get(code); area && !path.includes(area); ) {
    path.unshift(area)
    area = area.parent === undefined ? undefined : gazetteer.areas.get(area.parent)
  }
  return path
}

/** The level a code belongs to, by its length. */
export const levelOf = (code: AreaCode, levels: readonly AreaLevel[]): AreaLevel | undefined =>
  levels.find(({ codeLength }) => codeLength === code.length)

/** The code of the area one level up, which every code begins with; nothing for the largest. */
export function parentCode(code: AreaCode, levels: readonly AreaLevel[]): AreaCode | undefined {
  const shorter = levels
    .filter(({ codeLength }) => codeLength < code.length)
    .map(({ codeLength }) => codeLength)
  return shorter.length > 0 ? readAreaCode(code.slice(0, Math.max(...shorter))) : undefined
}
