/** The areas a line of a station list lies in: by code, else by name, from the largest to the smallest. */

import { type AreaCode, readAreaCode } from '../codes.ts'
import type { AreaLevel, Country } from '../country.ts'
import { searchKey } from '../khmer.ts'
import type { Words } from '../language.ts'
import type { Area } from './gazetteer.ts'
import * as words from './heading-words.ts'
import type { Say } from './remark.ts'

/** What a line says about its area of one level. */
export interface AreaCells {
  readonly level: AreaLevel
  readonly code: string
  readonly name: Words
}

export interface AreaResolver {
  /** The areas of a line, the largest first; nothing when an error was said. */
  resolve(cells: readonly AreaCells[], say: Say): readonly Area[] | undefined
  /** Remembers the areas of a line that was taken. */
  keep(areas: readonly Area[], say: Say): void
  /** Areas that were not known before. */
  listNew(): readonly Area[]
}

export function resolveAreas(country: Country, known: Iterable<Area>): AreaResolver {
  const areas = new Map<AreaCode, Area>()
  const byName = new Map<string, AreaCode>()
  const fresh: Area[] = []
  const said = new Set<string>()

  const remember = (area: Area) => {
    areas.set(area.code, area)
    for (const name of Object.values(area.name))
      for (const key of keysOf(name, area.level))
        byName.set(`${area.parent ?? ''}|${area.level}|${key}`, area.code)
  }
  for (const area of known) remember(area)

  const findByName = (cells: AreaCells, parent: AreaCode | undefined): AreaCode | undefined => {
    for (const name of Object.values(cells.name))
      for (const key of keysOf(name, cells.level.id)) {
        const code = byName.get(`${parent ?? ''}|${cells.level.id}|${key}`)
        if (code !== undefined) return code
      }
    return undefined
  }

  const resolve: AreaResolver['resolve'] = (cells, say) => {
    const codes = fillCodes(cells, say)
    if (codes === undefined) return undefined
    const path: Area[] = []
    for (const one of cells) {
      const parent = path.at(-1)?.code
      const isNamed = Object.keys(one.name).length > 0
      const code = codes.get(one.level.id) ?? (isNamed ? findByName(one, parent) : undefined)
      if (code === undefined) {
        if (!isNamed) continue
        say('area-not-found', { level: one.level.id, name: Object.values(one.name)[0] ?? '' })
        return undefined
      }
      if (parent !== undefined && !code.startsWith(parent)) {
        say('area-code-not-within', { code, parent })
        return undefined
      }
      const area = isNamed
        ? { code, level: one.level.id, ...(parent && { parent }), name: one.name }
        : areas.get(code)
      if (area === undefined) {
        say('unknown-area', { level: one.level.id, code })
        return undefined
      }
      path.push(area)
    }
    if (path.length === 0) {
      say('area-missing')
      return undefined
    }
    return path
  }

  const keep: AreaResolver['keep'] = (path, say) => {
    for (const area of path) {
      const before = areas.get(area.code)
      if (before === undefined) {
        remember(area)
        fresh.push(area)
        continue
      }
      if (before === area) continue
      const other = findOtherName(before.name, area.name)
      const key = other && `${area.code}|${other.given}`
      if (other === undefined || key === undefined || said.has(key)) continue
      said.add(key)
      say('area-named-differently', { code: area.code, ...other })
    }
  }

  const fillCodes = (cells: readonly AreaCells[], say: Say): ReadonlyMap<string, AreaCode> | undefined => {
    const codes = new Map<string, AreaCode>()
    let smallest: AreaCode | undefined
    for (const { level, code: given } of cells) {
      if (given === '') continue
      const code = readLevelCode(given, level, say)
      if (code === undefined) return undefined
      if (smallest !== undefined && !code.startsWith(smallest)) {
        say('area-code-not-within', { code, parent: smallest })
        return undefined
      }
      codes.set(level.id, code)
      smallest = code
    }
    if (smallest === undefined) return codes
    // Every code begins with those of the areas above it.
    for (const { id, codeLength } of country.areaLevels) {
      if (codeLength >= smallest.length || codes.has(id)) continue
      const above = readAreaCode(smallest.slice(0, codeLength))
      if (above !== undefined) codes.set(id, above)
    }
    return codes
  }

  return { resolve, keep, listNew: () => fresh }
}

function readLevelCode(given: string, level: AreaLevel, say: Say): AreaCode | undefined {
  const isShort = given.length === level.codeLength - 1 && /^\d+$/u.test(given)
  const code = isShort ? `0${given}` : given
  const area = code.length === level.codeLength ? readAreaCode(code) : undefined
  if (area === undefined)
    say('area-code-wrong-length', { level: level.id, code: given.slice(0, 40), expected: level.codeLength })
  else if (isShort) say('leading-zero-restored', { given, code })
  return area
}

/** A name, and the same without the word for its level in front: ខេត្តបាត់ដំបង is បាត់ដំបង. */
function keysOf(name: string, level: string): readonly string[] {
  const key = searchKey(name)
  for (const word of words.LEVELS[level]?.khmer ?? []) {
    const front = searchKey(word)
    if (key.startsWith(front) && key.length > front.length) return [key, key.slice(front.length).trim()]
  }
  return [key]
}

function findOtherName(
  known: Words,
  given: Words,
): { readonly known: string; readonly given: string } | undefined {
  for (const [language, name] of Object.entries(given)) {
    const before = known[language]
    if (before !== undefined && before !== name && searchKey(before) !== searchKey(name))
      return { known: before, given: name }
  }
  return undefined
}
