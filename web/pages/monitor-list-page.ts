/** Monitors from a spreadsheet: choose the file, look at what it would make, make all cards at once. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { makeMonitors, tryMonitorList } from '../../schema/wire/monitor-list-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { showNumber } from '../words/numerals.ts'
import { loadAllLanguages, say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import './enrolment-cards.ts'
import { renderColumns } from './import-columns.ts'
import { listTypeOf, renderListFile } from './list-file.ts'
import { complaintInWords, fieldOfMonitors } from './monitor-list-words.ts'
import type { Crumb } from './office-page.ts'

type Trial = ReplyOf<typeof tryMonitorList>

@customElement('monitor-list-page')
export class MonitorListPage extends CampaignPage {
  private readonly trial = new Asking<Trial>(this)
  private readonly making = new Asking<ReplyOf<typeof makeMonitors>>(this)
  @state() private isMissing = false
  @state() private fileName = ''
  /** Only in this page: neither here nor at the office is it kept. */
  private file: File | undefined
  private columns: Readonly<Record<string, number>> | undefined

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
    const columns =
      this.columns && Object.entries(this.columns).map(([field, column]) => `${field}:${column}`)
    return { params: { campaign: id }, querystring: columns?.length ? { columns: columns.join(',') } : {} }
  }

  private async look(campaign: Campaign, columns?: Readonly<Record<string, number>>) {
    const { file } = this
    if (!file || this.trial.isUnderWay) return
    this.columns = columns
    this.making.forget()
    this.services.announce(say('monitor-list-reading'))
    const read = await this.trial.ask(() =>
      this.services.client.send(tryMonitorList, this.inputFor(campaign), {
        bytes: file,
        type: listTypeOf(file),
      }),
    )
    if (read) await this.focusOn('#trial-heading')
  }

  private async open(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }, campaign: Campaign) {
    event.preventDefault()
    this.file = event.currentTarget.querySelector('input')?.files?.[0]
    this.isMissing = !this.file
    if (!this.file) return void this.focusOn('#list-file')
    await this.look(campaign)
  }

  private async make(campaign: Campaign) {
    const { file } = this
    if (!file || this.making.isUnderWay) return
    this.services.announce(say('cards-under-way'))
    // The cards speak every language. What cannot be loaded now is missing on them, so it comes first.
    await loadAllLanguages('office').catch(() => undefined)
    const made = await this.making.ask(() =>
      this.services.client.send(makeMonitors, this.inputFor(campaign), {
        bytes: file,
        type: listTypeOf(file),
      }),
    )
    if (!made) return
    this.services.announce(say('cards-made', { cards: made.cards.length }))
    this.trial.forget()
    this.file = undefined
    this.fileName = ''
  }

  protected override renderCampaign(campaign: Campaign) {
    const { reply: made } = this.making
    if (made && made.cards.length > 0) return html`<enrolment-cards .cards=${made.cards}></enrolment-cards>`
    return html`
      <p class="lede">${say('monitor-list-lede')}</p>
      <p class="soft">${say('monitor-list-register')}</p>
      ${renderListFile({
        hint: say('monitor-list-hint'),
        fileName: this.fileName,
        isMissing: this.isMissing,
        isBusy: this.trial.isUnderWay,
        onLook: (event) => void this.open(event, campaign),
        onChosen: (name) => {
          this.fileName = name
          this.isMissing = false
        },
      })}
      ${this.trial.isUnderWay ? html`<p>${say('monitor-list-reading')}</p>` : nothing}
      ${this.trial.problem ? this.renderProblem(this.trial.problem) : nothing}
      ${this.making.problem ? this.renderProblem(this.making.problem) : nothing}
      ${this.trial.reply ? this.renderTrial(this.trial.reply, campaign) : nothing}
    `
  }

  private renderTrial(trial: Trial, campaign: Campaign) {
    const counts = [
      ['monitor-list-people', trial.people],
      ['monitor-list-known', trial.known],
      ['monitor-list-stations', trial.stations],
    ] as const
    return html`
      <section class="stack" aria-labelledby="trial-heading">
        <h2 id="trial-heading" tabindex="-1">${say('monitor-list-trial')}</h2>
        <dl class="grid counts">
          ${counts.map(
            ([name, count]) => html`<div class="card">
              <dt>${say(name)}</dt>
              <dd>${showNumber(count)}</dd>
            </div>`,
          )}
        </dl>
        ${trial.complaintCount > 0 ? this.renderComplaints(trial) : this.renderVerdict(trial, campaign)}
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

  private renderComplaints({ complaints, complaintCount }: Trial) {
    return html`
      <div class="notice notice-bad stack stack-tight">
        <p class="mark">${icon('warning')}${say('monitor-list-complaints', { complaints: complaintCount })}</p>
        <p>${say('monitor-list-complaints-what')}</p>
      </div>
      <div class="table-frame">
        <table class="blocks">
          <caption>${say('monitor-list-complaints-caption')}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">${say('import-line')}</th>
              <th scope="col">${say('import-remark')}</th>
            </tr>
          </thead>
          <tbody>
            ${complaints.map(
              (complaint) => html`<tr>
                <th scope="row" class="number">${showNumber(complaint.line)}</th>
                <td data-label=${say('import-remark')}>${complaintInWords(complaint)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }
}
