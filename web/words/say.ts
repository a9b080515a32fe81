/** Says a sentence of the interface in the language of the page. */

import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle'
import { type InterfaceLanguage, LANGUAGES, ROOMS, type Room, type WordFacts, type WordId } from './ids.ts'
import { language } from './language.ts'
import { showNumber } from './numerals.ts'

type Catalogue = () => Promise<string>

const catalogues = import.meta.glob<string>(['./*/*.ftl', '!./*/problems.ftl', '!./*/report.ftl'], {
  query: '?raw',
  import: 'default',
})

const bundles = new Map<InterfaceLanguage, FluentBundle>()
const loaded = new Map<string, Promise<void>>()
const wanted = new Set<Room>()

function bundleOf(tongue: InterfaceLanguage): FluentBundle {
  const known = bundles.get(tongue)
  if (known) return known
  // Isolating marks would be copied along with names and codes; the texts here run in one direction.
  const made = new FluentBundle(tongue, { useIsolating: false })
  bundles.set(tongue, made)
  return made
}

function loadRoom(tongue: InterfaceLanguage, room: Room): Promise<void> {
  const path = `./${tongue}/${room}.ftl`
  const known = loaded.get(path)
  if (known) return known
  const loading = load(tongue, catalogues[path]).catch((fault: unknown) => {
    // Not remembered, so that the next page can try again when the network is back.
    loaded.delete(path)
    throw fault
  })
  loaded.set(path, loading)
  return loading
}

async function load(tongue: InterfaceLanguage, catalogue: Catalogue | undefined): Promise<void> {
  if (catalogue) bundleOf(tongue).addResource(new FluentResource(await catalogue()))
}

/** Makes sentences of these rooms ready in the language of the page. */
export async function loadWords(...rooms: readonly Room[]): Promise<void> {
  for (const room of rooms) wanted.add(room)
  await Promise.all(rooms.map((room) => loadRoom(language.value, room)))
}

/** Changes the language once its sentences are there, so that no page is ever half in one and half in another. */
export async function speak(next: InterfaceLanguage): Promise<void> {
  await Promise.all(ROOMS.filter((room) => wanted.has(room)).map((room) => loadRoom(next, room)))
  language.set(next)
}

type FactsOf<Id extends WordId> = WordFacts[Id] extends null ? readonly [] : readonly [facts: WordFacts[Id]]

/** The sentence, whole. Numbers among its facts are written as the language writes them. */
export function say<Id extends WordId>(id: Id, ...facts: FactsOf<Id>): string {
  const bundle = bundleOf(language.value)
  const pattern = bundle.getMessage(id)?.value
  // Before its catalogue is there a sentence is silent; names of sentences are not for people.
  return pattern ? bundle.formatPattern(pattern, inWords(facts[0])) : ''
}

/** Makes a room ready in every language, for what is printed in all of them at once. */
export async function loadAllLanguages(room: Room): Promise<void> {
  await Promise.all(LANGUAGES.map((tongue) => loadRoom(tongue, room)))
}

/** A sentence without facts in a language of choice. */
export function sayIn(tongue: InterfaceLanguage, id: WordId): string {
  const pattern = bundleOf(tongue).getMessage(id)?.value
  return pattern ? bundleOf(tongue).formatPattern(pattern) : ''
}

/** Chooses plurals by the number, and is written as `showNumber` writes it: browsers know no Khmer digits. */
class ShownNumber extends FluentNumber {
  override toString(): string {
    return showNumber(this.value)
  }
}

function inWords(
  facts: Readonly<Record<string, string | number>> | null | undefined,
): Record<string, string | FluentNumber> | null {
  if (!facts) return null
  return Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'number' ? new ShownNumber(fact) : fact,
    ]),
  )
}
