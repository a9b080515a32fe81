/** The cards of monitors, to be printed and cut: code, words, link and QR, in every language at once. */

import { html } from 'lit'
import '../parts/qr-picture.ts'
import { LANGUAGES, type WordId } from '../words/ids.ts'
import { say, sayIn } from '../words/say.ts'

export interface Card {
  readonly code: string
  readonly words: string
  readonly link: string
}

/** Shown once: the words are kept nowhere, so a card that was lost is revoked and another is made. */
export function renderCards(cards: readonly Card[]) {
  return html`
    <section class="stack" aria-labelledby="cards-heading">
      <div class="notice notice-doubt stack stack-tight no-print">
        <h2 id="cards-heading" tabindex="-1">${say('cards-ready', { cards: cards.length })}</h2>
        <p>${say('cards-once')}</p>
        <p><button type="button" @click=${() => window.print()}>${say('cards-print')}</button></p>
      </div>
      <ol class="plain-list enrolment-cards">
        ${cards.map((card) => renderCard(card))}
      </ol>
    </section>
  `
}

const renderCard = ({ code, words, link }: Card) => html`
  <li class="enrolment-card">
    <qr-picture .text=${link} .label=${say('card-qr', { code })}></qr-picture>
    <div class="stack stack-tight">
      <h3 class="code">${code}</h3>
      ${inAllLanguages('card-how')}
      <p class="card-words">${words}</p>
      <p class="small card-link">${link}</p>
      ${inAllLanguages('card-secret')}
    </div>
  </li>
`

/** Who holds the card may read another language than who printed it. */
const inAllLanguages = (id: WordId) =>
  LANGUAGES.map((tongue) => html`<p class="small" lang=${tongue}>${sayIn(tongue, id)}</p>`)
