/** Reads the word catalogues and says what is wrong with them. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Entry, FluentParser, type Message, type VariableReference, Visitor } from '@fluent/syntax'

/** What one language says: id → the facts its sentence needs. */
export type Catalogue = ReadonlyMap<string, readonly string[]>

export interface Catalogues {
  readonly languages: readonly string[]
  readonly rooms: readonly string[]
  /** Language → room → sentences. */
  readonly byLanguage: ReadonlyMap<string, ReadonlyMap<string, Catalogue>>
  readonly faults: readonly string[]
}

/** Refusals and reports are spoken by the server: the first in every language at once, the second in the one asked for. */
export const SPOKEN_BY_SERVER: readonly string[] = ['problems', 'report']

export function readCatalogues(folder: string): Catalogues {
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
  const faults: string[] = []
  const byLanguage = new Map<string, ReadonlyMap<string, Catalogue>>()
  const rooms = new Set<string>()
  for (const language of languages) {
    const files = readdirSync(join(folder, language)).filter((name) => name.endsWith('.ftl'))
    const byRoom = new Map<string, Catalogue>()
    for (const file of files.sort()) {
      const room = file.slice(0, -'.ftl'.length)
      rooms.add(room)
      byRoom.set(room, readCatalogue(join(folder, language, file), `${language}/${file}`, faults))
    }
    byLanguage.set(language, byRoom)
  }
  const read = { languages, rooms: [...rooms].sort(), byLanguage, faults }
  return { ...read, faults: [...faults, ...compareLanguages(read), ...findTwice(read)] }
}

function readCatalogue(path: string, name: string, faults: string[]): Catalogue {
  const catalogue = new Map<string, readonly string[]>()
  for (const entry of new FluentParser().parse(readFileSync(path, 'utf8')).body) {
    const fault = faultOf(entry)
    if (fault) faults.push(`${name}: ${fault}`)
    if (!isMessage(entry)) continue
    if (catalogue.has(entry.id.name)) faults.push(`${name}: "${entry.id.name}" is there twice`)
    catalogue.set(entry.id.name, factsOf(entry))
  }
  return catalogue
}

const isMessage = (entry: Entry): entry is Message => entry.type === 'Message'

function faultOf(entry: Entry): string | undefined {
  if (entry.type === 'Junk')
    return `not understood: ${JSON.stringify(String(Reflect.get(entry, 'content')).slice(0, 60))}`
  if (isMessage(entry) && !entry.value) return `"${entry.id.name}" says nothing`
  return undefined
}

function factsOf(message: Message): readonly string[] {
  const facts = new Set<string>()
  const visitor = new (class extends Visitor {
    override visitVariableReference(node: VariableReference) {
      facts.add(node.id.name)
    }
  })()
  visitor.visit(message)
  return [...facts].sort()
}

/** A sentence stands in one room: what both tablet and office say belongs to `common`. */
function findTwice({ languages, byLanguage }: Omit<Catalogues, 'faults'>): readonly string[] {
  return languages.flatMap((language) => {
    const seen = new Map<string, string>()
    return [...(byLanguage.get(language) ?? [])].flatMap(([room, catalogue]) =>
      [...catalogue.keys()].flatMap((id) => {
        const other = seen.get(id)
        seen.set(id, room)
        return other === undefined ? [] : [`${language}: "${id}" stands in ${other}.ftl and in ${room}.ftl`]
      }),
    )
  })
}

/** Every sentence must be there in every language and need the same facts. */
function compareLanguages({ languages, rooms, byLanguage }: Omit<Catalogues, 'faults'>): readonly string[] {
  const faults: string[] = []
  for (const room of rooms) {
    const ids = new Set(
      languages.flatMap((language) => [...(byLanguage.get(language)?.get(room)?.keys() ?? [])]),
    )
    for (const id of ids) {
      const said = languages.map((language) => byLanguage.get(language)?.get(room)?.get(id))
      languages.forEach((language, at) => {
        if (said[at] === undefined) faults.push(`${language}/${room}.ftl: "${id}" is missing`)
      })
      const needs = new Set(said.filter((facts) => facts !== undefined).map((facts) => facts.join(' ')))
      if (needs.size > 1)
        faults.push(`${room}.ftl: "${id}" needs other facts in one language than in another`)
    }
  }
  return faults
}
