/** Monitors by code: making their cards, which are shown once, and taking a card or a lost tablet out again. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  findTabletAddress,
  listMonitors,
  makeEnrolmentCards,
  revokeMonitor,
} from '../../schema/wire/people-endpoints.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { showNumber } from '../words/numerals.ts'
import { loadAllLanguages, say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import type { Card } from './enrolment-cards.ts'
import './enrolment-cards.ts'
import './lost-tablet.ts'
import { renderTabletAddress, type TabletAddress } from './tablet-address.ts'

type Monitor = ReplyOf<typeof listMonitors>[number]

const MOST_CARDS = 2000
const marks = { 'card-open': 'wait', enrolled: 'full', lost: 'warning', revoked: 'cross' } as const

@customElement('monitors-page')
export class MonitorsPage extends CampaignPage {
  private readonly monitors = new Asking<readonly Monitor[]>(this)
  private readonly address = new Asking<TabletAddress>(this)
  private readonly making = new Asking<{ readonly cards: readonly Card[] }>(this)
  /** All that were made on this page: their words cannot be shown again, so more of them take nothing away. */
  @state() private cards: readonly Card[] = []
  private readonly revoking = new Asking<Monitor>(this)
  /** Whose loss is looked at. */
  @state() private lost: Monitor | undefined
  /** The code the dialog asks about. */
  @state() private asked = ''
  @query('confirm-dialog:not(enrolment-cards *)') private dialog!: ConfirmDialog

  override get heading() {
    return say('monitors')
  }

  protected override openCampaign({ id }: Campaign): void {
    this.lost = undefined
    void this.address.ask(() => this.services.client.call(findTabletAddress))
    void this.monitors.ask(() => this.services.client.call(listMonitors, { params: { campaign: id } }))
  }

  private async make(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }, { id }: Campaign) {
    event.preventDefault()
    if (this.making.isUnderWay) return
    const count = Number(new FormData(event.currentTarget).get('count'))
    // The cards speak every language. What cannot be loaded now is missing on them, so it comes first.
    await loadAllLanguages('office').catch(() => undefined)
    const made = await this.making.ask(() =>
      this.services.client.call(makeEnrolmentCards, { params: { campaign: id }, body: { count } }),
    )
    if (!made) return
    this.cards = [...this.cards, ...made.cards]
    this.services.announce(say('cards-made', { cards: made.cards.length }))
    await this.monitors.ask(() => this.services.client.call(listMonitors, { params: { campaign: id } }))
  }

  private async revoke(code: string, { id }: Campaign) {
    this.asked = code
    await this.updateComplete
    await this.dialog.updateComplete
    if (!(await this.dialog.ask())) return
    const revoked = await this.revoking.ask(() =>
      this.services.client.call(revokeMonitor, { params: { campaign: id, code } }),
    )
    if (!revoked) return
    this.take(revoked)
    this.services.announce(say('monitor-is-revoked', { code }))
    await this.focusOn('#monitors-heading')
  }

  private take(changed: Monitor) {
    const monitors = this.monitors.reply ?? []
    this.monitors.take(monitors.map((monitor) => (monitor.code === changed.code ? changed : monitor)))
  }

  private readonly closeLost = async () => {
    this.lost = undefined
    const { id } = this.campaign ?? { id: '' }
    await this.monitors.ask(() => this.services.client.call(listMonitors, { params: { campaign: id } }))
    await this.focusOn('#monitors-heading')
  }

  private renderLost(lost: Monitor, { id }: Campaign) {
    return html`<lost-tablet
      .services=${this.services}
      .campaign=${id}
      .monitor=${lost}
      @monitor-changed=${(event: CustomEvent<Monitor>) => {
        this.lost = event.detail
        this.take(event.detail)
      }}
      @lost-closed=${this.closeLost}
    ></lost-tablet>`
  }

  protected override renderCampaign(campaign: Campaign) {
    if (this.lost) return this.renderLost(this.lost, campaign)
    return html`
      ${this.renderMaking(campaign)}
      ${this.making.problem ? this.renderProblem(this.making.problem) : nothing}
      ${this.cards.length > 0 ? html`<enrolment-cards .cards=${this.cards}></enrolment-cards>` : nothing}
      ${this.revoking.problem ? this.renderProblem(this.revoking.problem) : nothing}
      ${this.address.reply ? renderTabletAddress(this.address.reply) : nothing}
      ${this.address.problem ? this.renderProblem(this.address.problem) : nothing}
      <section class="stack no-print" aria-labelledby="monitors-heading">
        <h2 id="monitors-heading" tabindex="-1">${say('monitors-so-far')}</h2>
        ${this.renderAsked(this.monitors, (monitors) => this.renderMonitors(monitors, campaign))}
      </section>
      <confirm-dialog
        .heading=${say('monitor-revoke-really', { code: this.asked })}
        .text=${say('monitor-revoke-what')}
        .deed=${say('monitor-revoke')}
      ></confirm-dialog>
    `
  }

  private renderMaking(campaign: Campaign) {
    return html`
      <form
        class="card stack no-print"
        @submit=${(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => void this.make(event, campaign)}
      >
        <p>${say('cards-what')}</p>
        <p class="row">
          <a class="button button-quiet" href="/office/monitor-list">${say('monitor-list-go')}</a>
          <a class="button button-quiet" href="/office/plan">${say('plan')}</a>
          ${
            this.mayDo('register.keep')
              ? html`<a class="button button-quiet" href="/office/register">${say('register')}</a>`
              : nothing
          }
        </p>
        <div class="field">
          <label for="count">${say('cards-count')}</label>
          <input autocomplete="off" class="field-short" id="count" name="count" type="number" inputmode="numeric" min="1" max=${MOST_CARDS} value="10" required />
        </div>
        <p>
          <button type="submit">${say(this.making.isUnderWay ? 'cards-under-way' : 'cards-make')}</button>
        </p>
      </form>
    `
  }

  private renderMonitors(monitors: readonly Monitor[], campaign: Campaign) {
    if (monitors.length === 0) return html`<p class="soft">${say('monitors-none')}</p>`
    const back = monitors.filter(({ cameBack, state }) => cameBack && state === 'enrolled').length
    return html`
      ${
        back === 0
          ? nothing
          : html`<div class="notice stack stack-tight">
              <p><strong>${say('monitors-came-back', { monitors: back })}</strong></p>
              <p>${say('monitors-came-back-look')}</p>
            </div>`
      }
      <div class="table-frame">
        <table class="blocks">
          <caption>
            ${say('monitors-caption', { monitors: monitors.length })}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say('monitor-code')}</th>
              <th scope="col">${say('monitor-state')}</th>
              <th scope="col" class="number">${say('monitor-visits')}</th>
              <th scope="col"><span class="visually-hidden">${say('monitor-deeds')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${monitors.map((monitor) => this.renderMonitor(monitor, campaign))}
          </tbody>
        </table>
      </div>
    `
  }

  private renderMonitor(monitor: Monitor, campaign: Campaign) {
    const { code, state, visits, cameBack } = monitor
    return html`<tr data-state=${state}>
                <th scope="row" class="code">${code}</th>
                <td data-label=${say('monitor-state')}>
                  <span class="mark">${icon(marks[state])}${say(`monitor-${state}`)}</span>
                  ${
                    cameBack
                      ? html`<span class="mark mark-doubt">${icon('warning')}${say('monitor-came-back')}</span>`
                      : nothing
                  }
                </td>
                <td class="number" data-label=${say('monitor-visits')}>${showNumber(visits)}</td>
                <td>
                  ${
                    state === 'enrolled' || state === 'lost'
                      ? html`<button
                          type="button"
                          class="button-quiet"
                          @click=${() => {
                            this.lost = monitor
                          }}
                        >
                          ${say(state === 'lost' ? 'monitor-lost-show' : 'monitor-lose')}<span class="visually-hidden"> ${code}</span>
                        </button>`
                      : nothing
                  }
                  ${
                    state === 'revoked'
                      ? nothing
                      : html`<button type="button" class="button-bad" @click=${() => void this.revoke(code, campaign)}>
                          ${say('monitor-revoke')}<span class="visually-hidden"> ${code}</span>
                        </button>`
                  }
                </td>
</tr>`
  }
}
