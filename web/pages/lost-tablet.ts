/** A tablet that was lost: saying since when, another card for its monitor, and what is missing because of it. */

import { html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  listMissingOfLost,
  markFound,
  markLost,
  replaceLost,
} from '../../schema/wire/lost-tablet-endpoints.ts'
import type { Services } from '../app/services.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { dayAndTime } from './day-and-time.ts'
import type { Card } from './enrolment-cards.ts'
import './enrolment-cards.ts'

export type Monitor = ReplyOf<typeof markLost>
type Missing = ReplyOf<typeof listMissingOfLost>

const HOUR_MS = 60 * 60 * 1000
/** How long ago its monitor had it for the last time; `known`: a time that is typed. */
const AGO_MS = { now: 0, one: HOUR_MS, three: 3 * HOUR_MS, day: 24 * HOUR_MS, known: 0 } as const
type When = keyof typeof AGO_MS
const WHENS = ['now', 'one', 'three', 'day', 'known'] as const satisfies readonly When[]

@customElement('lost-tablet')
export class LostTablet extends LightElement {
  @property({ attribute: false }) services!: Services
  @property() campaign = ''
  @property({ attribute: false }) monitor!: Monitor
  private readonly marking = new Asking<Monitor>(this)
  private readonly card = new Asking<Card>(this)
  private readonly missing = new Asking<Missing>(this)
  @state() private when: When = 'now'
  @query('confirm-dialog:not(enrolment-cards *)') private dialog!: ConfirmDialog

  private get params() {
    return { campaign: this.campaign, code: this.monitor.code }
  }

  override firstUpdated(): void {
    this.querySelector<HTMLElement>('#lost-heading')?.focus()
    if (this.monitor.lost) void this.look()
  }

  private look() {
    return this.missing.ask(() => this.services.client.call(listMissingOfLost, { params: this.params }))
  }

  private readonly mark = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    if (this.marking.isUnderWay) return
    const typed = new Date(String(new FormData(event.currentTarget).get('at') ?? ''))
    const isTyped = this.when === 'known' && !Number.isNaN(typed.getTime())
    const at = isTyped ? typed : new Date(Date.now() - AGO_MS[this.when])
    const marked = await this.marking.ask(() =>
      this.services.client.call(markLost, { params: this.params, body: { at: at.toISOString() } }),
    )
    if (!marked) return
    this.take(marked)
    this.services.announce(say('lost-is-marked', { code: marked.code }))
    await this.look()
    await this.updateComplete
    this.querySelector<HTMLElement>('#replace')?.focus()
  }

  private readonly replace = async () => {
    if (this.card.isUnderWay) return
    const card = await this.card.ask(() => this.services.client.call(replaceLost, { params: this.params }))
    const { lost } = this.monitor
    if (!card || !lost) return
    this.take({ ...this.monitor, lost: { ...lost, isReplaced: true } })
    await this.look()
    await this.updateComplete
    this.querySelector<HTMLElement>('#cards-heading')?.focus()
  }

  private readonly find = async () => {
    if (this.marking.isUnderWay || !(await this.dialog.ask())) return
    const found = await this.marking.ask(() => this.services.client.call(markFound, { params: this.params }))
    if (!found) return
    this.services.announce(say('lost-is-found', { code: found.code }))
    this.take(found)
    this.close()
  }

  /** The list of monitors follows. */
  private take(monitor: Monitor) {
    this.monitor = monitor
    this.dispatchEvent(new CustomEvent('monitor-changed', { detail: monitor }))
  }

  private readonly close = () => this.dispatchEvent(new CustomEvent('lost-closed'))

  override render() {
    const { code, lost } = this.monitor
    const problem = this.marking.problem ?? this.card.problem ?? this.missing.problem
    return html`
      <section class="card stack" aria-labelledby="lost-heading">
        <h2 id="lost-heading" tabindex="-1">${say('lost', { code })}</h2>
        ${problem ? html`<problem-note .problem=${problem}></problem-note>` : nothing}
        ${lost ? this.renderLost(lost) : this.renderWhen()}
        <p class="no-print"><button type="button" class="button-quiet" @click=${this.close}>${say('lost-close')}</button></p>
      </section>
      <confirm-dialog
        .heading=${say('lost-found-really', { code })}
        .text=${say('lost-found-what')}
        .deed=${say('lost-found')}
      ></confirm-dialog>
    `
  }

  private renderWhen() {
    return html`
      <form class="stack" @submit=${this.mark}>
        <p>${say('lost-what')}</p>
        <fieldset class="stack stack-tight">
          <legend class="legend-large">${say('lost-when')}</legend>
          <div class="choices">
            ${WHENS.map(
              (when) => html`<label class="choice">
                <input
                  autocomplete="off"
                  type="radio"
                  name="when"
                  value=${when}
                  .checked=${when === this.when}
                  @change=${() => {
                    this.when = when
                  }}
                />
                <span>${say(`lost-${when}`)}</span>
              </label>`,
            )}
          </div>
        </fieldset>
        ${
          this.when === 'known'
            ? html`<div class="field">
                <label for="lost-at">${say('lost-known-at')}</label>
                <input id="lost-at" name="at" type="datetime-local" required autocomplete="off" />
              </div>`
            : nothing
        }
        <p>
          <button type="submit" class="button-bad">${say(this.marking.isUnderWay ? 'lost-under-way' : 'lost-do')}</button>
        </p>
      </form>
    `
  }

  private renderLost({ at, isReplaced }: NonNullable<Monitor['lost']>) {
    return html`
      <p class="mark mark-doubt">${icon('warning')}${say('lost-since', { at: dayAndTime(at) })}</p>
      <p>${say('lost-what')}</p>
      ${
        isReplaced
          ? html`<p class="mark mark-good">${icon('full')}${say('lost-is-replaced')}</p>`
          : html`<p class="no-print"><button type="button" id="replace" @click=${this.replace}>${say('lost-replace')}</button></p>`
      }
      ${this.card.reply ? html`<enrolment-cards .cards=${[this.card.reply]}></enrolment-cards>` : nothing}
      ${this.missing.reply ? renderMissing(this.missing.reply) : nothing}
      <p class="no-print"><button type="button" class="button-quiet" @click=${this.find}>${say('lost-found')}</button></p>
    `
  }
}

const renderMissing = ({ stations, photos, takenInAfter, setAside }: Missing) => html`
  <section class="stack stack-tight no-print" aria-labelledby="missing-heading">
    <h3 id="missing-heading">${say('lost-missing')}</h3>
    ${takenInAfter > 0 ? html`<p class="notice notice-doubt">${say('lost-after', { visits: takenInAfter })}</p>` : nothing}
    ${setAside > 0 ? html`<p class="notice">${say('lost-aside', { packets: setAside })}</p>` : nothing}
    <h4>${say('lost-missing-stations')}</h4>
    ${
      stations.length === 0
        ? html`<p class="soft">${say('lost-missing-stations-none')}</p>`
        : html`<ul>
            ${stations.map((station) => html`<li class="code">${named(station)}</li>`)}
          </ul>`
    }
    <h4>${say('lost-missing-photos')}</h4>
    ${
      photos.length === 0
        ? html`<p class="soft">${say('lost-missing-photos-none')}</p>`
        : html`<ul>
            ${photos.map(
              ({ missing, ...station }) =>
                html`<li>${say('lost-missing-photo', { station: named(station), missing })}</li>`,
            )}
          </ul>`
    }
  </section>
`

const named = ({ station, room }: Missing['stations'][number]): string =>
  room === undefined ? station : say('lost-missing-room', { station, room })

declare global {
  interface HTMLElementTagNameMap {
    'lost-tablet': LostTablet
  }
}
