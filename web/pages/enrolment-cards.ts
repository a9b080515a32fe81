/** The cards of monitors, shown once: to be printed and cut, or saved as a page for readers, and not to be left by mistake. */

import { html, nothing, type PropertyValues } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/qr-picture.ts'
import { showNumber } from '../words/numerals.ts'
import { say, sayIn } from '../words/say.ts'
import { CARD_TONGUES, type CardSentence, writeCardsFile } from './cards-file.ts'
import { saveFile } from './save-file.ts'

export interface Card {
  readonly code: string
  readonly words: string
  readonly link: string
  /** Where it stands in the list it was made from. */
  readonly line?: number
  readonly name?: string
}

const FILE = 'enrolment-cards.html'

@customElement('enrolment-cards')
export class EnrolmentCards extends LightElement {
  /** Their words are kept nowhere: a card that was lost is revoked and another is made. */
  @property({ attribute: false }) cards: readonly Card[] = []
  @state() private isNamed = false
  @state() private saved: 'saved' | 'failed' | undefined
  @query('confirm-dialog') private dialog!: ConfirmDialog
  private mayLeave = false

  override connectedCallback(): void {
    super.connectedCallback()
    addEventListener('beforeunload', this.hold)
    document.addEventListener('click', this.holdLink, { capture: true })
  }

  override disconnectedCallback(): void {
    removeEventListener('beforeunload', this.hold)
    document.removeEventListener('click', this.holdLink, { capture: true })
    super.disconnectedCallback()
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The same ones given once more move nobody.
    const isMore = changed.has('cards') && changed.get('cards')?.length !== this.cards.length
    if (isMore) this.querySelector<HTMLElement>('#cards-heading')?.focus()
  }

  private readonly hold = (event: BeforeUnloadEvent) => {
    if (!this.mayLeave) event.preventDefault()
  }

  /** A link of the app loads nothing anew, so the browser would not ask. */
  private readonly holdLink = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const isElsewhere = link !== null && link.pathname !== location.pathname && link.download === ''
    if (this.mayLeave || !isElsewhere || event.ctrlKey || event.metaKey || link.target !== '') return
    event.preventDefault()
    event.stopPropagation()
    void this.dialog.ask().then((isWanted) => {
      if (!isWanted) return
      this.mayLeave = true
      link.click()
    })
  }

  private readonly save = async () => {
    const cards = this.cards.map(({ name, ...card }) => ({
      ...card,
      ...(this.isNamed && name !== undefined ? { name } : {}),
    }))
    const saved = await saveFile(
      FILE,
      async () => new Blob([writeCardsFile(cards, sayIn)], { type: 'text/html' }),
    )
    if (saved === 'given-up') return
    this.saved = saved === 'failed' ? 'failed' : 'saved'
  }

  override render() {
    const isOfList = this.cards.some(({ line }) => line !== undefined)
    return html`
      <section class="stack" aria-labelledby="cards-heading">
        <div class="notice notice-doubt stack stack-tight no-print">
          <h2 id="cards-heading" tabindex="-1">${say('cards-ready', { cards: this.cards.length })}</h2>
          <p>${say('cards-once')}</p>
          ${isOfList ? this.renderNamed() : nothing}
          <p class="row">
            <button type="button" @click=${() => window.print()}>${say('cards-print')}</button>
            <button type="button" class="button-quiet" @click=${this.save}>${say('cards-save')}</button>
          </p>
          <p class="hint">${say('cards-save-what')}</p>
          <p role="status">${this.saved ? say(`cards-file-${this.saved}`) : nothing}</p>
        </div>
        <ol class="plain-list enrolment-cards">
          ${this.cards.map((card) => this.renderCard(card))}
        </ol>
        <confirm-dialog
          .heading=${say('cards-leave-really')}
          .text=${say('cards-leave-what')}
          .deed=${say('cards-leave')}
        ></confirm-dialog>
      </section>
    `
  }

  private renderNamed() {
    return html`
      <label class="choice">
        <input
          type="checkbox"
          name="named"
          autocomplete="off"
          aria-describedby="named-hint"
          .checked=${this.isNamed}
          @change=${({ target }: Event) => {
            this.isNamed = target instanceof HTMLInputElement && target.checked
          }}
        />
        <span>${say('cards-named')}</span>
      </label>
      <p class="hint" id="named-hint">${say('cards-named-what')}</p>
    `
  }

  private renderCard({ code, words, link, line, name }: Card) {
    return html`
      <li class="enrolment-card">
        <qr-picture .text=${link} .label=${say('card-qr', { code })}></qr-picture>
        <div class="stack stack-tight">
          <h3 class="code">${code}</h3>
          ${inAllTongues('card-how')}
          <ol class="card-words">
            ${words.split(' ').map((word) => html`<li>${word}</li> `)}
          </ol>
          <p class="small card-link">${link.split('#')[0]}<span class="no-print">#${link.split('#')[1]}</span></p>
          ${inAllTongues('card-secret')}
        </div>
        ${line === undefined ? nothing : this.renderStrip(line, name)}
      </li>
    `
  }

  /** Cut off before the card is handed out: with it, whoever finds the card knows whose it is. */
  private renderStrip(line: number, name: string | undefined) {
    return html`
      <div class="card-strip">
        <p class="small">${inOneLine('card-strip')}</p>
        <p>
          <strong>${showNumber(line)}</strong>${this.isNamed && name !== undefined ? html` · ${name}` : nothing}
        </p>
      </div>
    `
  }
}

/** Who holds the card may read another language than who printed it. */
const inAllTongues = (id: CardSentence) =>
  CARD_TONGUES.map((tongue) => html`<p class="small" lang=${tongue}>${sayIn(tongue, id)}</p>`)

const inOneLine = (id: CardSentence) =>
  CARD_TONGUES.map(
    (tongue, at) => html`${at > 0 ? ' · ' : ''}<span lang=${tongue}>${sayIn(tongue, id)}</span>`,
  )

declare global {
  interface HTMLElementTagNameMap {
    'enrolment-cards': EnrolmentCards
  }
}
