/** Setting up an app on a phone that shows codes: a picture to scan, the same to type, and a first code as proof. */

import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { keepTotp, offerTotp } from '../../schema/wire/factor-endpoints.ts'
import type { Services, Staff } from '../app/services.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import '../parts/qr-picture.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'

/** In groups of four it can be typed without losing one's place. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/gu)?.join(' ') ?? secret

@customElement('totp-set-up')
export class TotpSetUp extends LightElement {
  @property({ attribute: false }) services!: Services
  @property({ attribute: false }) done!: (staff: Staff) => void
  private readonly offer = new Asking<ReplyOf<typeof offerTotp>>(this)
  private readonly keeping = new Asking<Staff>(this)

  override connectedCallback(): void {
    super.connectedCallback()
    void this.offer.ask(() => this.services.client.call(offerTotp))
  }

  private readonly submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const { reply } = this.offer
    if (!reply || this.keeping.isUnderWay) return
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    const staff = await this.keeping.ask(() =>
      this.services.client.call(keepTotp, { body: { offer: reply.offer, code } }),
    )
    if (staff) return this.done(staff)
    await this.updateComplete
    this.querySelector<HTMLElement>('#totp-code')?.focus()
  }

  override render() {
    const { reply, problem } = this.offer
    if (problem) return html`<problem-note .problem=${problem}></problem-note>`
    if (!reply) return html`<p class="waiting soft">${say('office-loading')}</p>`
    return html`
      <form class="stack" @submit=${this.submit}>
        <ol class="stack stack-tight">
          <li>${say('totp-step-app')}</li>
          <li>${say('totp-step-scan')}</li>
          <li>${say('totp-step-code')}</li>
        </ol>
        <qr-picture class="totp-picture" .text=${reply.address} .label=${say('totp-picture')}></qr-picture>
        <p id="totp-typed-label">${say('totp-typed')}</p>
        <p class="card-words" aria-labelledby="totp-typed-label">${inGroups(reply.secret)}</p>
        <problem-note .problem=${this.keeping.problem}></problem-note>
        <div class="field">
          <label for="totp-code">${say('factor-totp-label')}</label>
          <input
            id="totp-code"
            name="code"
            type="text"
            inputmode="numeric"
            autocomplete="one-time-code"
            maxlength="20"
            required
          />
        </div>
        <p><button type="submit">${say('totp-keep')}</button></p>
      </form>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'totp-set-up': TotpSetUp
  }
}
