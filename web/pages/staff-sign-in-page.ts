/** Sign in for the office: a native form in the light DOM, so that password managers work. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { readSession, readSetUp, signIn } from '../../schema/wire/session-endpoints.ts'
import { PageElement } from '../app/page-element.ts'
import type { Staff } from '../app/services.ts'
import type { PassphraseField } from '../parts/passphrase-field.ts'
import '../parts/passphrase-field.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import '../styles/office.css'
import { say } from '../words/say.ts'
import { leaveFor, readNext } from './office-page.ts'

@customElement('staff-sign-in-page')
export class StaffSignInPage extends PageElement {
  private readonly signing = new Asking<Staff>(this)
  @state() private awaitsFirst = false
  @query('passphrase-field') private field!: PassphraseField

  override get heading() {
    return say('sign-in-to-office')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.lookAround()
  }

  /** Who is signed in already needs no form; on a new server there is nobody to sign in yet. */
  private async lookAround() {
    const session = await this.services.client.call(readSession)
    if ('reply' in session && session.reply) return this.enter(session.reply)
    const setUp = await this.services.client.call(readSetUp)
    this.awaitsFirst = 'reply' in setUp && setUp.reply.awaitsFirstAdministrator
  }

  private enter(staff: Staff) {
    this.services.staff.set(staff)
    leaveFor(this.services, readNext(location.search))
  }

  private async submit(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) {
    event.preventDefault()
    if (this.signing.isUnderWay) return
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    const staff = await this.signing.ask(() =>
      this.services.client.call(signIn, { body: { name, passphrase: this.field.value } }),
    )
    if (staff) this.enter(staff)
    else this.field.focus()
  }

  override render() {
    return html`
      <div class="stack stack-loose narrow">
        <h1 tabindex="-1">${this.heading}</h1>
        ${
          this.awaitsFirst
            ? html`<div class="notice stack stack-tight">
                <p><strong>${say('sign-in-nobody-yet')}</strong></p>
                <p>${say('sign-in-nobody-yet-what-now')}</p>
              </div>`
            : nothing
        }
        <form class="card stack" @submit=${this.submit}>
          <problem-note .problem=${this.signing.problem}></problem-note>
          <div class="field">
            <label for="name">${say('staff-name')}</label>
            <input id="name" name="name" autocomplete="username" autocapitalize="none" required maxlength="80" />
          </div>
          <passphrase-field .label=${say('passphrase')}></passphrase-field>
          <button type="submit">${say(this.signing.isUnderWay ? 'sign-in-under-way' : 'sign-in')}</button>
          <p class="soft small">${say('sign-in-forgotten')}</p>
        </form>
      </div>
    `
  }
}
