/** Enrolling somebody on a tablet: the code and the words of a card, typed or brought along by a link; then a PIN of their own. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readCampaignId } from '../../schema/codes.ts'
import { enrol } from '../../schema/wire/people-endpoints.ts'
import type { Problem } from '../api/problem.ts'
import { PageElement } from '../app/page-element.ts'
import type { Device } from '../offline/device.ts'
import { fetchReference } from '../offline/fetch-reference.ts'
import { say } from '../words/say.ts'
import type { SecretChosen } from './secret-choice.ts'
import '../parts/problem-note.ts'
import './secret-choice.ts'

@customElement('enrol-page')
export class EnrolPage extends PageElement {
  @state() private code = ''
  @state() private cardWords = ''
  @state() private problem: Problem | undefined
  @state() private isMissing = false
  @state() private isBusy = false
  /** Codes of those who have this tablet already. */
  @state() private known: readonly string[] = []
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
      this.known = people.list.value.map(({ code }) => code)
    })
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
            ? html`<secret-choice
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
              <p>${say('enrol-already', { codes: this.known.join(', ') })}</p>
              <p><a href="/monitor">${say('enrol-already-go')}</a></p>
            </div>`
          : nothing
      }
      <problem-note .problem=${this.problem}></problem-note>
      <form class="card stack" novalidate @submit=${this.submit}>
        ${this.renderField('code', 'enrol-code', 'enrol-code-how', this.code, (text) => {
          this.code = text
        })}
        ${this.renderField('words', 'enrol-words', 'enrol-words-how', this.cardWords, (text) => {
          this.cardWords = text
        })}
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
    const isMissing = this.isMissing && value.trim() === ''
    return html`
      <div class="field">
        <label for=${name}>${say(label)}</label>
        <p class="hint" id="${name}-hint">${say(hint)}</p>
        ${isMissing ? html`<p class="complaint" id="${name}-complaint">${say('enrol-missing')}</p>` : nothing}
        <input
          id=${name}
          name=${name}
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          maxlength="200"
          aria-describedby="${name}-hint ${name}-complaint"
          aria-invalid=${isMissing ? 'true' : nothing}
          .value=${value}
          @input=${(event: Event) => {
            if (event.target instanceof HTMLInputElement) keep(event.target.value)
          }}
        />
      </div>
    `
  }

  private async submit(event: Event) {
    event.preventDefault()
    if (this.isBusy) return
    this.isMissing = this.code.trim() === '' || this.cardWords.trim() === ''
    if (this.isMissing) {
      await this.updateComplete
      this.querySelector<HTMLElement>('[aria-invalid]')?.focus()
      return
    }
    this.isBusy = true
    this.problem = await this.enrolTablet()
    this.isBusy = false
    if (this.problem) return
    await this.updateComplete
    this.querySelector<HTMLElement>('h1')?.focus()
  }

  private async enrolTablet(): Promise<Problem | undefined> {
    const outcome = await this.services.client.call(enrol, {
      body: { code: this.code.trim(), words: this.cardWords.trim() },
    })
    if ('problem' in outcome) return outcome.problem
    const { token, code, organisationKey, ticket } = outcome.reply
    const campaign = readCampaignId(outcome.reply.campaign)
    if (!campaign) return { kind: 'not-a-reply', status: 200 }
    const device = await this.services.device()
    // The token first: the card is used up, and only this tablet has it now.
    await device.enrol({ token, code, campaign, organisationKey, ticket })
    this.cardWords = ''
    // A code that was here before keeps its vault, and opens it with the PIN it has.
    if (device.vault.value.state.value === 'none') this.enrolledAs = code
    else this.services.go('/unlock')
    return undefined
  }

  private async lock(secret: string) {
    if (this.isBusy) return
    this.isBusy = true
    const device = await this.services.device()
    try {
      await device.makeVault(secret)
      await this.prepare(device)
    } finally {
      this.isBusy = false
    }
    this.services.go('/monitor')
  }

  /** Whatever cannot be fetched now is fetched from "my stations" when there is a network; the tablet works without. */
  private async prepare(device: Device) {
    await device.protection.ask()
    await fetchReference(device.client, device.reference)
  }
}
