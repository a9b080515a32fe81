/** Sign in for the office: a native form in the light DOM, so that password managers work. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import {
  askForPasskey,
  readSession,
  readSetUp,
  signIn,
  signInWithPasskey,
  signOut,
} from '../../schema/wire/session-endpoints.ts'
import { MY_SIGN_IN } from '../app/admit.ts'
import { factorDesk } from '../app/factor-desk.ts'
import { PageElement } from '../app/page-element.ts'
import type { Staff } from '../app/services.ts'
import { answerWithPasskey, canHavePasskeys } from '../parts/passkeys.ts'
import type { PassphraseField } from '../parts/passphrase-field.ts'
import '../parts/passphrase-field.ts'
import '../parts/factor-form.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import '../styles/office.css'
import { say } from '../words/say.ts'
import { leaveFor, readNext } from './office-page.ts'

@customElement('staff-sign-in-page')
export class StaffSignInPage extends PageElement {
  private readonly signing = new Asking<Staff | undefined>(this)
  /** Whose passphrase was right, and whose second factor has still to be shown. */
  @state() private half: Staff | undefined
  @state() private hasGivenUp = false
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
    if ('reply' in session && session.reply) return this.goOn(session.reply)
    const setUp = await this.services.client.call(readSetUp)
    this.awaitsFirst = 'reply' in setUp && setUp.reply.awaitsFirstAdministrator
  }

  /** In, or to the one step that is missing. */
  private async goOn(staff: Staff) {
    this.services.staff.set(staff)
    if (staff.standing === 'whole') return leaveFor(this.services, readNext(location.search))
    if (staff.standing === 'awaits-set-up') return leaveFor(this.services, MY_SIGN_IN)
    this.half = staff
    await this.updateComplete
    this.querySelector<HTMLElement>('#factor-heading')?.focus()
  }

  private readonly beginAgain = async () => {
    await this.services.client.call(signOut)
    this.services.staff.set(undefined)
    this.half = undefined
    await this.updateComplete
    this.querySelector<HTMLElement>('#name')?.focus()
  }

  private readonly signInByPasskey = async () => {
    if (this.signing.isUnderWay) return
    this.hasGivenUp = false
    const staff = await this.signing.ask(async () => {
      const { client } = this.services
      const question = await client.call(askForPasskey)
      if ('problem' in question) return question
      const answer = await answerWithPasskey(question.reply)
      this.hasGivenUp = answer === undefined
      return answer ? client.call(signInWithPasskey, { body: { answer } }) : { reply: undefined }
    })
    if (staff) return this.goOn(staff)
    await this.updateComplete
    this.querySelector<HTMLElement>('#by-passkey')?.focus()
  }

  private async submit(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) {
    event.preventDefault()
    if (this.signing.isUnderWay) return
    const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
    const staff = await this.signing.ask(() =>
      this.services.client.call(signIn, { body: { name, passphrase: this.field.value } }),
    )
    if (staff) return this.goOn(staff)
    this.field.focus()
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
        ${this.half ? this.renderSecondStep(this.half) : this.renderFirstStep()}
      </div>
    `
  }

  private renderSecondStep(half: Staff) {
    const desk = factorDesk(this.services.client, half.factors, (staff) => void this.goOn(staff))
    return html`
      <section class="card stack" aria-labelledby="factor-heading">
        <h2 id="factor-heading" tabindex="-1">${say('factor-heading', { name: half.name })}</h2>
        <p>${say('factor-why')}</p>
        <factor-form .desk=${desk}></factor-form>
        <p class="soft small">${say('factor-lost')}</p>
        <p>
          <button type="button" class="button-quiet" @click=${this.beginAgain}>${say('factor-other-account')}</button>
        </p>
      </section>
    `
  }

  private renderFirstStep() {
    return html`
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
        ${canHavePasskeys() ? this.renderPasskey() : nothing}
    `
  }

  private renderPasskey() {
    return html`
      <section class="card stack" aria-labelledby="passkey-heading">
        <h2 id="passkey-heading">${say('sign-in-passkey')}</h2>
        <p>${say('sign-in-passkey-what')}</p>
        ${this.hasGivenUp ? html`<p class="notice notice-doubt" role="alert">${say('passkey-given-up')}</p>` : nothing}
        <p>
          <button id="by-passkey" type="button" class="button-quiet" @click=${this.signInByPasskey}>${say('passkey-use')}</button>
        </p>
      </section>
    `
  }
}
