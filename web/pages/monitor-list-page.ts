/** Monitors from a spreadsheet: choose the file, look at what it would make, make all cards at once. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { makeMonitors, tryMonitorList } from '../../schema/wire/monitor-list-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { loadAllLanguages, say } from '../words/say.ts'
import type { Campaign } from './campaign-choice.ts'
import './enrolment-cards.ts'
import { renderColumns } from './import-columns.ts'
import { ListPage } from './list-page.ts'
import { complaintInWords, fieldOfMonitors } from './monitor-list-words.ts'
import type { Crumb } from './office-page.ts'

type Trial = ReplyOf<typeof tryMonitorList>

@customElement('monitor-list-page')
export class MonitorListPage extends ListPage {
  private readonly trial = new Asking<Trial>(this)
  private readonly making = new Asking<ReplyOf<typeof makeMonitors>>(this)

  override get heading() {
    return say('monitor-list')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/monitors', text: say('monitors') }]
  }

  protected override openCampaign(): void {
    this.trial.forget()
    // Cards that are shown stay: nobody can show them again.
  }

  private inputFor({ id }: Campaign) {
    return { params: { campaign: id }, querystring: this.askedColumns }
  }

  protected override get isTrying(): boolean {
    return this.trial.isUnderWay
  }

  protected override async tryList(campaign: Campaign): Promise<boolean> {
    this.making.forget()
    const { list } = this
    const read =
      list &&
      (await this.trial.ask(() => this.services.client.send(tryMonitorList, this.inputFor(campaign), list)))
    return read !== undefined
  }

  private async make(campaign: Campaign) {
    const { list } = this
    if (!list || this.making.isUnderWay) return
    this.services.announce(say('cards-under-way'))
    // The cards speak every language. What cannot be loaded now is missing on them, so it comes first.
    await loadAllLanguages('office').catch(() => undefined)
    const made = await this.making.ask(() =>
      this.services.client.send(makeMonitors, this.inputFor(campaign), list),
    )
    if (!made) return
    this.services.announce(say('cards-made', { cards: made.cards.length }))
    this.trial.forget()
    this.forgetFile()
  }

  protected override renderCampaign(campaign: Campaign) {
    const { reply: made } = this.making
    if (made && made.cards.length > 0) return html`<enrolment-cards .cards=${made.cards}></enrolment-cards>`
    return html`
      <p class="lede">${say('monitor-list-lede')}</p>
      <p class="soft">${say('monitor-list-register')}</p>
      ${this.renderFile(campaign, say('monitor-list-hint'))}
      ${this.trial.problem ? this.renderProblem(this.trial.problem) : nothing}
      ${this.making.problem ? this.renderProblem(this.making.problem) : nothing}
      ${this.trial.reply ? this.renderTrial(this.trial.reply, campaign) : nothing}
    `
  }

  private renderTrial(trial: Trial, campaign: Campaign) {
    const counts = [
      [say('monitor-list-people'), trial.people],
      [say('monitor-list-known'), trial.known],
      [say('monitor-list-stations'), trial.stations],
    ] as const
    return html`
      <section class="stack" aria-labelledby="trial-heading">
        <h2 id="trial-heading" tabindex="-1">${say('monitor-list-trial')}</h2>
        ${this.renderCounts(counts)}
        ${trial.complaintCount > 0 ? this.renderComplaints(trial, say('monitor-list-complaints-what'), complaintInWords) : this.renderVerdict(trial, campaign)}
        ${renderColumns(trial, fieldOfMonitors, (columns) => void this.look(campaign, columns))}
      </section>
    `
  }

  private renderVerdict({ people }: Trial, campaign: Campaign) {
    if (people === 0)
      return html`<div class="notice"><p class="mark">${icon('full')}${say('monitor-list-nobody-new')}</p></div>`
    return html`
      <div class="notice notice-good stack stack-tight">
        <p class="mark">${icon('full')}${say('monitor-list-fine')}</p>
        <p>
          <button
            type="button"
            aria-disabled=${this.making.isUnderWay ? 'true' : nothing}
            @click=${() => void this.make(campaign)}
          >
            ${this.making.isUnderWay ? say('cards-under-way') : say('monitor-list-make', { cards: people })}
          </button>
        </p>
      </div>
    `
  }
}
