/** The stations of one monitor: seen, given, taken out. On election day it works the same. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  changeMonitorPlan,
  type PlannedStationOnWire,
  readMonitorPlan,
} from '../../schema/wire/plan-endpoints.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import type { PlanFinder, StationsWanted } from './plan-finder.ts'
import './plan-finder.ts'
import { nameOfStation, renderMonitors, renderStation } from './planned-station.ts'
import { readView } from './station-filters.ts'

type MonitorPlan = ReplyOf<typeof readMonitorPlan>

const marks = { 'card-open': 'wait', enrolled: 'full', lost: 'warning', revoked: 'cross' } as const

@customElement('monitor-plan-page')
export class MonitorPlanPage extends CampaignPage {
  private readonly plan = new Asking<MonitorPlan>(this)
  private readonly changing = new Asking<MonitorPlan>(this)
  /** The one taken out last: easily put back. */
  @state() private taken: PlannedStationOnWire | undefined
  /** How many the monitor would have, while the dialog asks. */
  @state() private wouldHave = 0
  @query('confirm-dialog') private dialog!: ConfirmDialog
  @query('plan-finder') private finder!: PlanFinder | null

  override get heading() {
    return say('plan-of', { code: this.code })
  }

  private get code() {
    return this.params.code ?? ''
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: `/office/plan${location.search}`, text: say('plan') }]
  }

  protected override openCampaign({ id }: Campaign): void {
    this.taken = undefined
    this.changing.forget()
    void this.read(id)
  }

  private read(campaign: string) {
    return this.plan.ask(() =>
      this.services.client.call(readMonitorPlan, { params: { campaign, code: this.code } }),
    )
  }

  private async change(change: { readonly add: readonly string[]; readonly remove: readonly string[] }) {
    const { campaign, code } = this
    const before = this.plan.reply
    if (!campaign || !before || this.changing.isUnderWay) return undefined
    const { id } = campaign
    const changed = await this.changing.ask(() =>
      this.services.client.call(changeMonitorPlan, {
        params: { campaign: id, code },
        body: { version: before.version, add: [...change.add], remove: [...change.remove] },
      }),
    )
    if (changed) this.plan.take(changed)
    else await this.lookAnew(id)
    await this.updateComplete
    await this.finder?.lookAgain()
    return changed
  }

  /** Somebody else changed it: the problem stays in view, and below it stands how it is now. */
  private async lookAnew(campaign: string) {
    const { problem } = this.changing
    if (problem?.kind === 'refused' && problem.status === 409) await this.read(campaign)
    await this.focusOn('.change-problem [role="alert"]')
  }

  private readonly give = async ({ detail: add }: StationsWanted) => {
    const { reply } = this.plan
    if (!reply) return
    this.wouldHave = reply.stations.length + add.length
    if (this.wouldHave > reply.mostStationsADay) {
      await this.updateComplete
      await this.dialog.updateComplete
      if (!(await this.dialog.ask())) return
    }
    this.taken = undefined
    const changed = await this.change({ add, remove: [] })
    if (!changed) return
    this.services.announce(say('plan-given', { given: add.length, stations: changed.stations.length }))
    await this.focusOn('#its-heading')
  }

  private async takeOut(station: PlannedStationOnWire) {
    const changed = await this.change({ add: [], remove: [station.code] })
    if (!changed) return
    this.taken = station
    this.services.announce(say('plan-taken-out', { station: nameOfStation(station) }))
    await this.focusOn('#its-heading')
  }

  private async putBack(station: PlannedStationOnWire) {
    const changed = await this.change({ add: [station.code], remove: [] })
    if (!changed) return
    this.taken = undefined
    this.services.announce(say('plan-put-back-done', { station: nameOfStation(station) }))
    await this.focusOn('#its-heading')
  }

  protected override renderCampaign(campaign: Campaign) {
    return this.renderAsked(this.plan, (plan) => this.renderPlan(plan, campaign))
  }

  private renderPlan(plan: MonitorPlan, { id }: Campaign) {
    const { state: its, stations, mostStationsADay: most } = plan
    return html`
      <p><span class="mark">${icon(marks[its])}${say(`monitor-${its}`)}</span></p>
      <p class="lede">${say(its === 'card-open' ? 'plan-reaches-card' : 'plan-reaches-tablet')}</p>
      ${
        stations.length > most
          ? html`<div class="notice notice-doubt">
              <p class="mark">${icon('warning')}${say('plan-too-many', { stations: stations.length, most })}</p>
            </div>`
          : nothing
      }
      ${
        this.changing.problem
          ? html`<div class="change-problem">${this.renderProblem(this.changing.problem)}</div>`
          : nothing
      }
      ${this.renderAccreditation(plan)} ${this.renderOwn(plan)}
      ${
        its === 'revoked'
          ? html`<div class="notice"><p>${say('plan-revoked')}</p></div>`
          : html`<section class="stack" aria-labelledby="give-heading">
              <h2 id="give-heading">${say('plan-give')}</h2>
              <plan-finder
                class="stack"
                .services=${this.services}
                .campaign=${id}
                .monitor=${plan.code}
                .own=${stations}
                .area=${readView(location.search).filters.area ?? ''}
                .busy=${this.changing.isUnderWay}
                @stations-wanted=${this.give}
              ></plan-finder>
            </section>`
      }
      <confirm-dialog
        .heading=${say('plan-too-many-really', { stations: this.wouldHave })}
        .text=${say('plan-too-many-what', { most })}
        .deed=${say('plan-too-many-give')}
      ></confirm-dialog>
    `
  }

  private renderAccreditation({ accreditation: { kind, areas }, stations, state: its }: MonitorPlan) {
    const outside = stations.filter(({ isOutside }) => isOutside).length
    const where = areas.map(({ code, name }) => wordsIn(name, language.value) || code).join(' › ')
    return html`
      <p>
        ${kind === 'area' ? say('accreditation-is-area', { area: where }) : say(`accreditation-is-${kind}`)}
        ${
          its === 'revoked'
            ? nothing
            : html`<a class="jump" href="/office/plan/${encodeURIComponent(this.code)}/accreditation">${say('accreditation-change')}</a>`
        }
      </p>
      ${
        outside > 0
          ? html`<div class="notice notice-doubt">
              <p class="mark">${icon('warning')}${say('plan-outside-its', { stations: outside })}</p>
            </div>`
          : nothing
      }
    `
  }

  private renderOwn(plan: MonitorPlan) {
    const { taken } = this
    return html`
      <section class="stack" aria-labelledby="its-heading">
        <h2 id="its-heading" tabindex="-1">${say('plan-has', { stations: plan.stations.length })}</h2>
        ${
          taken
            ? html`<div class="notice row row-apart">
                <p>${say('plan-taken-out', { station: nameOfStation(taken) })}</p>
                <button type="button" class="button-quiet put-back" @click=${() => void this.putBack(taken)}>
                  ${say('plan-put-back')}
                </button>
              </div>`
            : nothing
        }
        ${plan.stations.length === 0 ? html`<p class="soft">${say('plan-has-none')}</p>` : this.renderTable(plan)}
      </section>
    `
  }

  private renderTable({ stations, state: its }: MonitorPlan) {
    return html`
      <div class="table-frame">
        <table class="blocks">
          <caption class="visually-hidden">${say('plan-has', { stations: stations.length })}</caption>
          <thead>
            <tr>
              <th scope="col">${say('station')}</th>
              <th scope="col">${say('plan-others')}</th>
              <th scope="col">${say('station-state')}</th>
              <th scope="col"><span class="visually-hidden">${say('monitor-deeds')}</span></th>
            </tr>
          </thead>
          <tbody>
            ${stations.map((station) => this.renderRow(station, its === 'revoked'))}
          </tbody>
        </table>
      </div>
    `
  }

  private renderRow(station: PlannedStationOnWire, isRevoked: boolean) {
    const { code, visited, isOutside } = station
    return html`<tr data-station=${code}>
      <th scope="row">${renderStation(station)} ${isOutside ? html`<span class="mark mark-doubt">${icon('warning')}${say('plan-outside-short')}</span>` : nothing}</th>
      <td data-label=${say('plan-others')}>${renderMonitors(station, '–')}</td>
      <td data-label=${say('station-state')}>
        <span class="mark">${icon(visited ? 'full' : 'open')}${say(visited ? 'plan-visited' : 'plan-not-visited')}</span>
      </td>
      <td>
        ${
          isRevoked
            ? nothing
            : html`<button
                type="button"
                class="button-quiet"
                aria-disabled=${this.changing.isUnderWay ? 'true' : nothing}
                @click=${() => void this.takeOut(station)}
              >
                ${say('plan-take-out')}<span class="visually-hidden"> ${nameOfStation(station)}</span>
              </button>`
        }
      </td>
    </tr>`
  }
}
