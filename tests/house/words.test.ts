/** Every word people read comes from the catalogues, in every language. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { problems } from '../../schema/wire/problems.ts'
import { readCatalogues } from '../../web/build/catalogues.ts'
import { findUses } from '../../web/build/uses-of-words.ts'
import { checkUses, idsFor } from '../../web/build/write-ids.ts'

const web = fileURLToPath(new URL('../../web', import.meta.url))
const catalogues = readCatalogues(join(web, 'words'))

const listTemplates = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'build' ? [] : listTemplates(path)
    return entry.name.endsWith('.ts') ? [path] : []
  })

/** What a template holds outright: its text between tags, and attributes that are read out. */
function wordsIn(source: string): readonly string[] {
  const found: string[] = []
  for (const template of listHtml(source)) {
    const bare = template.replace(/<!--[\s\S]*?-->/gu, '')
    for (const [, attribute = ''] of bare.matchAll(/\b(?:aria-label|alt|title|placeholder)="([^"]*)"/gu))
      if (/\p{L}/u.test(attribute.replaceAll('\u0000', ''))) found.push(attribute)
    const text = bare.replace(/<[^>]*>/gu, '\n').replaceAll('\u0000', ' ')
    for (const line of text.split('\n')) if (/\p{L}/u.test(line)) found.push(line.trim())
  }
  return found
}

/** The html templates of a source, each with its `${…}` taken out; nested ones are listed of their own. */
function listHtml(source: string): readonly string[] {
  const found: string[] = []
  for (const { index } of source.matchAll(/\bhtml`/gu))
    found.push(readTemplate(source, index + 'html`'.length))
  return found
}

function readTemplate(source: string, start: number): string {
  let text = ''
  let at = start
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      at = skipHole(source, at + 2)
      // Marks where something stood, so that an attribute in quotes around it stays one attribute.
      text += '\u0000'
    } else {
      text += source[at]
      at += 1
    }
  }
  return text
}

/** The end of a `${…}`, over braces, strings and templates within it. */
function skipHole(source: string, start: number): number {
  let depth = 1
  let at = start
  while (at < source.length && depth > 0) {
    const sign = source[at]
    if (sign === '`') at = skipTemplate(source, at + 1)
    else if (sign === "'" || sign === '"') at = source.indexOf(sign, at + 1) + 1
    else {
      if (sign === '{') depth += 1
      if (sign === '}') depth -= 1
      at += 1
    }
  }
  return at
}

function skipTemplate(source: string, start: number): number {
  let at = start
  while (at < source.length && source[at] !== '`')
    at = source.startsWith('${', at) ? skipHole(source, at + 2) : at + 1
  return at + 1
}

/** Written with `#{`, so that the samples are texts and not templates themselves. */
const template = (sample: string): string => sample.replaceAll('#{', '${')

describe('The words', () => {
  it('are complete in every language, with the same facts, each in one room', () => {
    expect(catalogues.languages).toEqual(['en', 'km'])
    expect(catalogues.faults).toEqual([])
  })

  it('are all said somewhere, and nothing is said that is not written', () => {
    expect(checkUses(catalogues, web)).toEqual([])
  })

  it('have their names written down as types, up to date', () => {
    expect(readFileSync(join(web, 'words', 'ids.ts'), 'utf8')).toBe(idsFor(catalogues))
  })

  it('have a title and a detail for every refusal of the catalogue', () => {
    for (const language of catalogues.languages) {
      const spoken = [...(catalogues.byLanguage.get(language)?.get('problems')?.keys() ?? [])].join('\n')
      for (const slug of Object.keys(problems)) expect(spoken, `${language}: ${slug}`).toContain(slug)
    }
  })

  it('in Khmer are Khmer', () => {
    for (const [room, catalogue] of catalogues.byLanguage.get('km') ?? []) {
      const source = readFileSync(join(web, 'words', 'km', `${room}.ftl`), 'utf8')
      const lines = source.split('\n').filter((line) => /^[a-z][a-z0-9-]* = \S/u.test(line))
      const foreign = lines.filter((line) => {
        const said = line.replace(/^[^=]*= /u, '').replace(/\{[^}]*\}/gu, '')
        return /[A-Za-z]{3,}/u.test(said) && !/[\u1780-\u17FF]/u.test(said) && !/^language-/u.test(line)
      })
      expect(foreign, room).toEqual([])
      expect(catalogue.size, room).toBeGreaterThan(0)
    }
  })

  it('are nowhere in a template', () => {
    const found = listTemplates(web).flatMap((path) =>
      wordsIn(readFileSync(path, 'utf8')).map((words) => `${path.slice(web.length + 1)}: ${words}`),
    )
    expect(found).toEqual([])
  })

  it('are noticed in a template, also in an attribute and inside a condition', () => {
    expect(wordsIn(template('html`<p>Hello #{name}</p>`'))).toEqual(['Hello'])
    expect(wordsIn(template('html`<img alt="A ramp" />`'))).toEqual(['A ramp'])
    expect(wordsIn(template("html`<p>#{a ? html`<b>Bold</b>` : say('x')}</p>`"))).toEqual(['Bold'])
    expect(wordsIn(template('html`<p>#{say("x")} · <a href="/office">#{b}</a></p>`'))).toEqual([])
  })

  it('families are matched by what they may become, and no more', () => {
    const { families } = findUses(web)
    expect(families.some((family) => family.test('answer-yes'))).toBe(true)
    expect(families.some((family) => family.test('no-such-family-at-all'))).toBe(false)
  })
})
