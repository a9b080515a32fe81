/** The first administrator: made once, with the secret that the one-time link carries behind its #. */

import { html } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { countLetters } from '../../schema/khmer.ts'
import { createFirstAdministrator } from '../../schema/wire/session-endpoints.ts'
import { MY_SIGN_IN } from '../app/admit.ts'
import { PageElement } from '../app/page-element.ts'
import type { Staff } from '../app/services.ts'
import { icon } from '../parts/icon.ts'
import type { PassphraseField } from '../parts/passphrase-field.ts'
import '../parts/passphrase-field.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import '../styles/office.css'
import { say } from '../words/say.ts'
import { leaveFor } from './office-page.ts'

/** As the server asks. */
export const LEAST_LETTERS = 15

@customElement('first-administrator-page')
export class FirstAdministratorPage extends PageElement {
  private readonly creating = new Asking<Staff>(this)
  /** The browser never sends what stands behind the #; it is read once and taken out of the address. */
  @state() private secret = ''
  @state() private isTooShort = false
  @query('passphrase-field') private field!: PassphraseField

  override get heading() {
    return say('first-administrator')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.secret = decodeURIComponent(location.hash.slice(1))
    if (this.secret) history.replaceState(null, '', location.pathname)
  }

  private async submit(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) {
    event.preventDefault()
    if (this.creating.isUnderWay) return
    this.isTooShort = countLetters(this.field.value) < LEAST_LETTERS
    if (this.isTooShort) return this.field.focus()
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    const staff = await this.creating.ask(() =>
      this.services.client.call(createFirstAdministrator, {
        body: { secret: this.secret, name, passphrase: this.field.value },
      }),
    )
    if (!staff) return this.field.focus()
    this.services.staff.set(staff)
    leaveFor(this.services, MY_SIGN_IN)
  }

  override render() {
    return html`
      <div class="stack stack-loose narrow">
        <div class="stack">
          <h1 tabindex="-1">${this.heading}</h1>
          <p class="lede">${say('first-administrator-lede')}</p>
        </div>
        ${this.secret ? this.renderForm() : this.renderWithoutSecret()}
      </div>
    `
  }

  private renderWithoutSecret() {
    return html`
      <div class="notice notice-doubt stack stack-tight">
        <p class="mark mark-doubt">${icon('question')}${say('first-administrator-no-link')}</p>
        <p>${say('first-administrator-no-link-what-now')}</p>
        <p><a href="/sign-in">${say('sign-in-to-office')}</a></p>
      </div>
    `
  }

  private renderForm() {
    return html`
      <form class="card stack" @submit=${this.submit}>
        <problem-note .problem=${this.creating.problem}></problem-note>
        <div class="field">
          <label for="name">${say('staff-name')}</label>
          <p class="hint" id="name-hint">${say('staff-name-hint')}</p>
          <input
            id="name"
            name="name"
            autocomplete="username"
            required
            maxlength="80"
            aria-describedby="name-hint"
          />
        </div>
        <passphrase-field
          kind="new-password"
          .label=${say('passphrase')}
          .hint=${say('passphrase-hint', { least: LEAST_LETTERS })}
          .complaint=${this.isTooShort ? say('passphrase-too-short', { least: LEAST_LETTERS }) : ''}
        ></passphrase-field>
        <button type="submit">${say('first-administrator-create')}</button>
      </form>
    `
  }
}
