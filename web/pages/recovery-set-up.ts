/** Ten words for paper, shown once: to be printed or written down, and one typed back as proof that they were. */

import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { keepRecoveryWords, offerRecoveryWords } from '../../schema/wire/factor-endpoints.ts'
import type { Services, Staff } from '../app/services.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'

@customElement('recovery-set-up')
export class RecoverySetUp extends LightElement {
  @property({ attribute: false }) services!: Services
  @property({ attribute: false }) done!: (staff: Staff) => void
  private readonly offer = new Asking<ReplyOf<typeof offerRecoveryWords>>(this)
  private readonly keeping = new Asking<Staff>(this)

  override connectedCallback(): void {
    super.connectedCallback()
    void this.offer.ask(() => this.services.client.call(offerRecoveryWords))
  }

  private readonly submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const { reply } = this.offer
    if (!reply || this.keeping.isUnderWay) return
    const word = String(new FormData(event.currentTarget).get('word') ?? '')
    const staff = await this.keeping.ask(() =>
      this.services.client.call(keepRecoveryWords, { body: { offer: reply.offer, word } }),
    )
    if (staff) return this.done(staff)
    await this.updateComplete
    this.querySelector<HTMLElement>('#recovery-word')?.focus()
  }

  override render() {
    const { reply, problem } = this.offer
    if (problem) return html`<problem-note .problem=${problem}></problem-note>`
    if (!reply) return html`<p class="waiting soft">${say('office-loading')}</p>`
    return html`
      <div class="stack">
        <p>${say('recovery-once')}</p>
        <ol class="recovery-words">
          ${reply.words.map((word) => html`<li class="card-words">${word}</li>`)}
        </ol>
        <p class="no-print">
          <button type="button" class="button-quiet" @click=${() => window.print()}>${say('print')}</button>
        </p>
        <form class="stack no-print" @submit=${this.submit}>
          <problem-note .problem=${this.keeping.problem}></problem-note>
          <div class="field">
            <label for="recovery-word">${say('recovery-type-back')}</label>
            <p class="hint" id="recovery-hint">${say('recovery-type-back-hint')}</p>
            <input
              id="recovery-word"
              name="word"
              type="text"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              maxlength="40"
              required
              aria-describedby="recovery-hint"
            />
          </div>
          <p><button type="submit">${say('recovery-keep')}</button></p>
        </form>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-set-up': RecoverySetUp
  }
}
