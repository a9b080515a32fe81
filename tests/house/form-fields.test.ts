/** Nothing somebody fills in is written down by the browser itself, which keeps the fields of a page to restore them. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findHome } from '../../server/home.ts'

const web = join(findHome(), 'web')

interface Control {
  readonly file: string
  readonly tag: string
}

/** Every control of every template, as it is written, up to the end of its tag. */
function listControls(file: string): readonly Control[] {
  const text = readFileSync(join(web, file), 'utf8')
  return [...text.matchAll(/^(?!\s*(?:\*|\/)).*?(<(?:input|select|textarea)(?=[\s>]))/gmu)].map((found) => {
    const from = found.index + found[0].length - (found[1]?.length ?? 0)
    return { file, tag: tagFrom(text, from) }
  })
}

/** Values within `${…}` may hold a ">" of their own. */
function tagFrom(text: string, from: number): string {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at) || (depth > 0 && text[at] === '{' && text[at - 1] !== '$')) depth += 1
    else if (depth > 0 && text[at] === '}') depth -= 1
    else if (depth === 0 && text[at] === '>') return text.slice(from, at + 1)
  }
  return text.slice(from)
}

const controls = readdirSync(web, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .flatMap(listControls)

describe('a field', () => {
  it('is found in every room that has any', () => {
    const files = new Set(controls.map(({ file }) => file))
    for (const known of [
      'parts/typed-text.ts',
      'questions/radio-list.ts',
      'photos/slider.ts',
      'pages/enrol-page.ts',
    ])
      expect(files).toContain(known)
  })

  // Seen on a seized profile: without it Chromium writes the text, the boxes and the choices of a page, under
  // their names, in the clear into its list of open pages.
  it('says what the browser may keep of it, which on a tablet is nothing', () => {
    const silent = controls.filter(({ tag }) => !/\sautocomplete=/u.test(tag))
    expect(silent.map(({ file, tag }) => `${file}: ${tag.slice(0, 80)}`)).toEqual([])
  })
})
