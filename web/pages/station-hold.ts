/** Puts a station on hold, with a reason, and releases it: until then it leaves no export and no public page. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { endHold, holdStation, LONGEST_HOLD_REASON, readHold } from '../../schema/wire/hold-endpoints.ts'
import type { Services } from '../app/services.ts'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'

@customElement('station-hold')
export class StationHold extends LightElement {
  @property({ attribute: false }) client: Services['client'] | undefined
  @property() campaign = ''
  @property() station = ''
  private readonly asked = new Asking<ReplyOf<typeof readHold>>(this)
  private readonly deed = new Asking<null>(this)
  @state() private reason = ''
  @state() private isReasonMissing = false
  /** What was done last, for people who cannot see the page change. */
  @state() private done: 'hold-done' | 'hold-ended' | undefined

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>) {
    if (!changed.has('station') && !changed.has('campaign')) return
    this.done = undefined
    this.look()
  }

  private get params() {
    return { campaign: this.campaign, station: this.station }
  }

  private async look(): Promise<void> {
    const { client, params } = this
    if (client && params.campaign && params.station)
      await this.asked.ask(() => client.call(readHold, { params }))
  }

  private async hold(event: Event) {
    event.preventDefault()
    const { client, params } = this
    const reason = this.reason.trim()
    this.isReasonMissing = reason === ''
    if (this.isReasonMissing) return this.moveTo('#hold-reason')
    if (!client || this.deed.isUnderWay) return
    const held = await this.deed.ask(() => client.call(holdStation, { params, body: { reason } }))
    if (held === undefined) return
    this.reason = ''
    await this.finish('hold-done')
  }

  private async release() {
    const { client, params } = this
    if (!client || this.deed.isUnderWay) return
    const ended = await this.deed.ask(() => client.call(endHold, { params }))
    if (ended !== undefined) await this.finish('hold-ended')
  }

  private async finish(done: 'hold-done' | 'hold-ended') {
    await this.look()
    this.done = done
    await this.moveTo('#hold-state')
  }

  private async moveTo(selector: string) {
    await this.updateComplete
    this.querySelector<HTMLElement>(selector)?.focus()
  }

  override render() {
    const { reply, problem } = this.asked
    if (problem) return html`<problem-note .problem=${problem}></problem-note>`
    if (reply === undefined) return nothing
    const { hold } = reply
    return html`
      <section class="card stack no-print" aria-labelledby="hold-heading">
        <h2 id="hold-heading">${say('hold')}</h2>
        <p id="hold-state" tabindex="-1" class="mark">
          ${icon(hold ? 'warning' : 'check')}${this.done ? `${say(this.done)} ` : ''}${say(hold ? 'hold-is' : 'hold-is-not')}
        </p>
        ${this.deed.problem ? html`<problem-note .problem=${this.deed.problem}></problem-note>` : nothing}
        ${
          hold
            ? html`<dl class="facts">
                  <dt>${say('hold-reason')}</dt>
                  <dd>${hold.reason}</dd>
                  <dt>${say('hold-since')}</dt>
                  <dd>${dayInWords(hold.since)}</dd>
                </dl>
                <p><button type="button" class="button-quiet" @click=${this.release}>${say('hold-end')}</button></p>`
            : this.renderForm()
        }
      </section>
    `
  }

  private renderForm() {
    return html`
      <form class="stack" novalidate @submit=${this.hold}>
        <div class="field">
          <label for="hold-reason">${say('hold-reason')}</label>
          <p class="hint" id="hold-hint">${say('hold-reason-how')}</p>
          ${
            this.isReasonMissing
              ? html`<p class="complaint" id="hold-complaint" role="alert">
                  ${icon('warning')}<span>${say('hold-reason-missing')}</span>
                </p>`
              : nothing
          }
          <textarea
            autocomplete="off"
            id="hold-reason"
            maxlength=${LONGEST_HOLD_REASON}
            aria-invalid=${this.isReasonMissing ? 'true' : nothing}
            aria-describedby=${this.isReasonMissing ? 'hold-hint hold-complaint' : 'hold-hint'}
            .value=${this.reason}
            @input=${(event: Event) => {
              if (event.target instanceof HTMLTextAreaElement) this.reason = event.target.value
            }}
          ></textarea>
        </div>
        <p><button type="submit">${say('hold-go')}</button></p>
      </form>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'station-hold': StationHold
  }
}
