/** Cards as one page in a file, to be read by ear: a heading for each, its words one by one and syllable by syllable. */

import { inSyllables } from '../../schema/people/card-words.ts'
import type { LANGUAGES, WordId } from '../words/ids.ts'
import type { Card } from './enrolment-cards.ts'

type Tongue = (typeof LANGUAGES)[number]

/** Khmer first: most who hold a card read it. */
export const CARD_TONGUES = ['km', 'en'] as const satisfies readonly Tongue[]

export type CardSentence = Extract<
  WordId,
  | 'card-how'
  | 'card-secret'
  | 'card-strip'
  | 'cards-file-title'
  | 'cards-file-what'
  | 'cards-file-code'
  | 'cards-file-words'
  | 'cards-file-link'
  | 'cards-file-for'
>

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const plain = (text: string): string => text.replace(/[&<>"]/gu, (sign) => SIGNS[sign] ?? '')

/** It needs nothing but a browser: no script, no font, no picture, nothing of any network. */
export function writeCardsFile(
  cards: readonly Card[],
  sayIn: (tongue: Tongue, id: CardSentence) => string,
): string {
  const both = (id: CardSentence, tag = 'p') =>
    CARD_TONGUES.map((tongue) => `<${tag} lang="${tongue}">${plain(sayIn(tongue, id))}</${tag}>`).join('\n')
  const line = (id: CardSentence) =>
    CARD_TONGUES.map((tongue) => `<span lang="${tongue}">${plain(sayIn(tongue, id))}</span>`).join(' / ')
  const [first] = CARD_TONGUES
  return `<!doctype html>
<html lang="${first}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(sayIn(first, 'cards-file-title'))}</title>
<style>
body { font: 1.25rem/1.7 'Noto Sans Khmer', system-ui, sans-serif; max-inline-size: 40rem; margin: 1rem auto; padding: 0 1rem; }
section { border-block-start: 2px solid; break-inside: avoid; }
a { overflow-wrap: anywhere; }
</style>
<main>
<h1>${line('cards-file-title')}</h1>
${both('cards-file-what')}
${cards.map((card, at) => writeCard(card, at + 1, both, line)).join('\n')}
</main>
</html>
`
}

function writeCard(
  { code, words, link, line: row, name }: Card,
  number: number,
  both: (id: CardSentence) => string,
  line: (id: CardSentence) => string,
): string {
  const list = words.split(' ').map((word) => `<li>${plain(word)}: ${plain(inSyllables(word))}</li>`)
  return `<section aria-labelledby="card-${number}">
<h2 id="card-${number}">${row ?? number}: ${plain(code)}</h2>
${name === undefined ? '' : `<p>${line('cards-file-for')}: ${plain(name)}</p>`}
${both('card-how')}
<p>${line('cards-file-code')}: <strong>${plain(inSyllables(code.slice(0, 6)))}-${plain(code.slice(7))}</strong></p>
<h3>${line('cards-file-words')}</h3>
<ol>
${list.join('\n')}
</ol>
<p>${line('cards-file-link')}: <a href="${plain(link)}">${plain(link)}</a></p>
${both('card-secret')}
</section>`
}
