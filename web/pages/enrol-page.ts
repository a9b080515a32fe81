/** Enrolling somebody on a tablet: the code and the words of a card, typed or brought along by a link; then a PIN of their own. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { type CardDoubt, readCard } from '../../schema/people/card-words.ts'
import { PageElement } from '../app/page-element.ts'
import type { Person } from '../offline/people.ts'
import { icon } from '../parts/icon.ts'
import { say } from '../words/say.ts'
import type { SecretChosen } from './secret-choice.ts'
import { type CardUse, makeToken, prepareWork, useCard } from './use-card.ts'
import '../parts/problem-note.ts'
import './secret-choice.ts'

@customElement('enrol-page')
export class EnrolPage extends PageElement {
  @state() private code = ''
  @state() private cardWords = ''
  @state() private use: CardUse | undefined
  @state() private isMissing = false
  /** What is not as on the card, found without asking anybody. */
  @state() private doubt: CardDoubt | undefined
  @state() private isBusy = false
  /** Those who have this tablet already. */
  @state() private known: readonly Person[] = []
  /** Whose card this one takes the place of. */
  @state() private instead: Person['id'] | undefined
  /** The same for every try with one card. */
  private token = { code: '', token: '' }
  /** Whose card was taken; they choose a PIN now. */
  @state() private enrolledAs = ''

  override get heading() {
    if (this.enrolledAs) return say('secret-choose', { code: this.enrolledAs })
    return say(this.known.length > 0 ? 'enrol-another' : 'enrol')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.readLink()
    void this.services.device().then(({ people }) => {
      this.known = people.list.value
      this.instead = this.refused.find(({ id }) => id === people.current.value?.id)?.id
    })
  }

  /** Whose card was typed without a network, and not taken by the office. */
  private get refused(): readonly Person[] {
    return this.known.filter(({ card }) => card?.refusal !== undefined)
  }

  /** `#code.word-word-…`: behind the hash, so that it never reaches a server's log; then taken off the address. */
  private readLink() {
    const [code = '', words = ''] = decodeURIComponent(location.hash.slice(1)).split('.', 2)
    if (code === '' || words === '') return
    this.code = code
    this.cardWords = words.replaceAll('-', ' ')
    history.replaceState(null, '', location.pathname)
  }

  override render() {
    return html`
      <div class="stack stack-loose">
        <h1 tabindex="-1">${this.heading}</h1>
        ${
          this.enrolledAs
            ? html`${this.use?.is === 'begun' ? html`<p class="notice">${say('enrol-begun')}</p>` : nothing}
              <secret-choice
                .code=${this.enrolledAs}
                ?isBusy=${this.isBusy}
                @secret-chosen=${({ secret }: SecretChosen) => this.lock(secret)}
              ></secret-choice>`
            : this.renderCard()
        }
      </div>
    `
  }

  private renderCard() {
    const isAnother = this.known.length > 0
    return html`
      <p class="lede">${say(isAnother ? 'enrol-another-lede' : 'enrol-lede')}</p>
      ${
        isAnother
          ? html`<div class="notice stack stack-tight">
              <p>${say('enrol-already', { codes: this.known.map(({ code }) => code).join(', ') })}</p>
              <p><a href="/monitor">${say('enrol-already-go')}</a></p>
            </div>`
          : nothing
      }
      <problem-note .problem=${this.use?.is === 'stopped' ? this.use.problem : undefined}></problem-note>
      <div role="status">${this.renderStop()}</div>
      <form class="card stack" novalidate @submit=${this.submit}>
        ${this.renderField('code', 'enrol-code', 'enrol-code-how', this.code, (text) => {
          this.code = text
        })}
        ${this.renderField('words', 'enrol-words', 'enrol-words-how', this.cardWords, (text) => {
          this.cardWords = text
        })}
        ${this.refused.length > 0 ? this.renderWhose() : nothing}
        <button type="submit" aria-disabled=${this.isBusy ? 'true' : nothing}>
          ${say(this.isBusy ? 'enrol-busy' : isAnother ? 'enrol-another' : 'enrol-go')}
        </button>
      </form>
      <p class="soft">${say('enrol-help')}</p>
    `
  }

  private renderField(
    name: 'code' | 'words',
    label: 'enrol-code' | 'enrol-words',
    hint: 'enrol-code-how' | 'enrol-words-how',
    value: string,
    keep: (text: string) => void,
  ) {
    const complaint = this.complaintAbout(name, value)
    return html`
      <div class="field">
        <label for=${name}>${say(label)}</label>
        <p class="hint" id="${name}-hint">${say(hint)}</p>
        ${complaint ? html`<p class="complaint" id="${name}-complaint">${icon('warning')}${complaint}</p>` : nothing}
        <input
          id=${name}
          name=${name}
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          maxlength="200"
          aria-describedby="${name}-hint ${name}-complaint"
          aria-invalid=${complaint ? 'true' : nothing}
          .value=${value}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) keep(event.target.value)
          }}
        />
      </div>
    `
  }

  private complaintAbout(name: 'code' | 'words', value: string): string | undefined {
    if (this.isMissing && value.trim() === '') return say('enrol-missing')
    const { doubt } = this
    if (!doubt || (doubt.in === 'code') !== (name === 'code')) return undefined
    if (doubt.in === 'word') return say('enrol-doubt-word', { word: doubt.word })
    if (doubt.in === 'count') return say('enrol-doubt-count', { words: doubt.words })
    return say(doubt.in === 'code' ? 'enrol-doubt-code' : 'enrol-doubt-somewhere')
  }

  private renderStop() {
    if (this.use?.is === 'here-already') return html`<p class="notice">${say('enrol-here-already')}</p>`
    if (this.use?.is !== 'stopped' || !this.use.isUnprepared) return nothing
    return html`<p class="notice">${say('enrol-unprepared')}</p>`
  }

  /** Somebody's card was not taken, and several people may share the tablet: whose is this one? */
  private renderWhose() {
    const choose = (id: Person['id'] | undefined) => () => {
      this.instead = id
    }
    return html`
      <fieldset class="stack stack-tight">
        <legend>${say('enrol-whose')}</legend>
        ${[...this.refused, undefined].map(
          (person) => html`<label class="choice">
            <input
              type="radio"
              name="whose"
              autocomplete="off"
              .checked=${this.instead === person?.id}
              @change=${choose(person?.id)}
            />
            <span>${person ? say('enrol-whose-instead', { code: person.code }) : say('enrol-whose-other')}</span>
          </label>`,
        )}
      </fieldset>
    `
  }

  private async submit(event: Event) {
    event.preventDefault()
    if (this.isBusy) return
    this.isMissing = this.code.trim() === '' || this.cardWords.trim() === ''
    this.doubt = undefined
    this.use = undefined
    if (!this.isMissing) {
      this.isBusy = true
      await this.enrolTablet()
      this.isBusy = false
    }
    await this.updateComplete
    if (this.isMissing || this.doubt) this.querySelector<HTMLElement>('[aria-invalid]')?.focus()
    else if (this.enrolledAs) this.querySelector<HTMLElement>('h1')?.focus()
  }

  private async enrolTablet(): Promise<void> {
    const card = readCard(this.code, this.cardWords)
    if (card.is === 'doubtful') {
      this.doubt = card.doubt
      return
    }
    if (this.token.code !== card.code) this.token = { code: card.code, token: makeToken() }
    const device = await this.services.device()
    this.use = await useCard(device, card, this.token.token, this.instead)
    if (this.use.is !== 'enrolled' && this.use.is !== 'begun') return
    this.cardWords = ''
    // A code that was here before keeps its vault, and opens it with the PIN it has.
    if (device.vault.value.state.value === 'none') this.enrolledAs = card.code
    else this.services.go('/unlock')
  }

  private async lock(secret: string) {
    if (this.isBusy) return
    this.isBusy = true
    const device = await this.services.device()
    try {
      await device.makeVault(secret)
      await prepareWork(device)
    } finally {
      this.isBusy = false
    }
    this.services.go('/monitor')
  }
}
