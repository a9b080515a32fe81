/** The plan as a file: taken out, looked at line by line, brought in as a whole. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { RESTS, type Rest } from '../../schema/campaign/plan-list.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { exportPlan, takePlanList, tryPlanList } from '../../schema/wire/plan-list-endpoints.ts'
import { addressOf } from '../api/client.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { downloadFreshly } from './fresh-download.ts'
import { renderColumns } from './import-columns.ts'
import { listTypeOf, renderListFile } from './list-file.ts'
import type { Crumb } from './office-page.ts'
import { fieldOfPlan, planComplaintInWords } from './plan-list-words.ts'

type Trial = ReplyOf<typeof tryPlanList>

@customElement('plan-list-page')
export class PlanListPage extends CampaignPage {
  private readonly trial = new Asking<Trial>(this)
  private readonly taking = new Asking<ReplyOf<typeof takePlanList>>(this)
  private readonly checking = new Asking<null>(this)
  private readonly download = downloadFreshly(this.checking, () => this.services.client)
  @state() private isMissing = false
  @state() private fileName = ''
  @state() private rest: Rest = 'stays'
  /** Only in this page: neither here nor at the office is it kept. */
  private file: File | undefined
  private columns: Readonly<Record<string, number>> | undefined

  override get heading() {
    return say('plan-list')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/plan', text: say('plan') }]
  }

  protected override openCampaign(): void {
    this.trial.forget()
    this.taking.forget()
  }

  private get asked() {
    const columns =
      this.columns && Object.entries(this.columns).map(([field, column]) => `${field}:${column}`)
    return { rest: this.rest, ...(columns?.length ? { columns: columns.join(',') } : {}) }
  }

  private async look({ id }: Campaign, columns?: Readonly<Record<string, number>>) {
    const { file } = this
    if (!file || this.trial.isUnderWay) return
    this.columns = columns
    this.taking.forget()
    this.services.announce(say('monitor-list-reading'))
    const read = await this.trial.ask(() =>
      this.services.client.send(
        tryPlanList,
        { params: { campaign: id }, querystring: this.asked },
        { bytes: file, type: listTypeOf(file) },
      ),
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

  private async take({ id }: Campaign, { version }: Trial) {
    const { file } = this
    if (!file || this.taking.isUnderWay) return
    const taken = await this.taking.ask(() =>
      this.services.client.send(
        takePlanList,
        { params: { campaign: id }, querystring: { ...this.asked, version } },
        { bytes: file, type: listTypeOf(file) },
      ),
    )
    if (!taken) return
    this.trial.forget()
    this.file = undefined
    this.fileName = ''
    this.services.announce(say('plan-list-taken', taken))
    await this.focusOn('#taken')
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      ${this.renderTakingOut(campaign)}
      <section class="stack" aria-labelledby="in-heading">
        <h2 id="in-heading">${say('plan-list-in')}</h2>
        <p>${say('plan-list-what')}</p>
        ${this.renderRest()}
        ${renderListFile({
          hint: say('plan-list-hint'),
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
        ${this.taking.problem ? this.renderProblem(this.taking.problem) : nothing}
        ${
          this.taking.reply
            ? html`<div class="notice notice-good" id="taken" tabindex="-1">
                <p class="mark">${icon('full')}${say('plan-list-taken', this.taking.reply)}</p>
              </div>`
            : nothing
        }
      </section>
      ${this.trial.reply ? this.renderTrial(this.trial.reply, campaign) : nothing}
    `
  }

  private renderTakingOut({ id }: Campaign) {
    return html`
      <section class="stack" aria-labelledby="out-heading">
        <h2 id="out-heading">${say('plan-list-out')}</h2>
        <p>${say('plan-list-out-what')}</p>
        ${this.checking.problem ? this.renderProblem(this.checking.problem) : nothing}
        <p>
          <a
            class="button button-quiet"
            href=${addressOf(exportPlan.url, { params: { campaign: id } })}
            download
            @click=${this.download}
            >${say('export-download')}</a
          >
        </p>
      </section>
    `
  }

  private renderRest() {
    return html`
      <fieldset class="stack stack-tight">
        <legend>${say('plan-list-rest')}</legend>
        <div class="choices">
          ${RESTS.map(
            (rest) => html`<label class="choice" ?data-chosen=${rest === this.rest}>
              <input
                autocomplete="off"
                type="radio"
                name="rest"
                value=${rest}
                .checked=${rest === this.rest}
                @change=${() => {
                  this.rest = rest
                  // What was looked at was looked at the other way.
                  this.trial.forget()
                }}
              />
              <span>${say(`plan-list-rest-${rest}`)}</span>
            </label>`,
          )}
        </div>
      </fieldset>
    `
  }

  private renderTrial(trial: Trial, campaign: Campaign) {
    const counts = [
      ['plan-list-add', trial.add],
      ['plan-list-remove', trial.remove],
      ['plan-list-same', trial.same],
    ] as const
    return html`
      <section class="stack" aria-labelledby="trial-heading">
        <h2 id="trial-heading" tabindex="-1">${say('plan-list-trial')}</h2>
        <dl class="grid counts">
          ${counts.map(
            ([name, count]) => html`<div class="card">
              <dt>${say(name)}</dt>
              <dd>${showNumber(count)}</dd>
            </div>`,
          )}
        </dl>
        ${trial.complaintCount > 0 ? this.renderComplaints(trial) : this.renderVerdict(trial, campaign)}
        ${renderColumns(trial, fieldOfPlan, (columns) => void this.look(campaign, columns))}
      </section>
    `
  }

  private renderVerdict(trial: Trial, campaign: Campaign) {
    if (trial.add + trial.remove === 0)
      return html`<div class="notice"><p class="mark">${icon('full')}${say('plan-list-no-change')}</p></div>`
    return html`
      <div class="notice notice-good stack stack-tight">
        <p class="mark">${icon('full')}${say('monitor-list-fine')}</p>
        <p>
          <button
            type="button"
            aria-disabled=${this.taking.isUnderWay ? 'true' : nothing}
            @click=${() => void this.take(campaign, trial)}
          >
            ${say('plan-list-take', { add: trial.add, remove: trial.remove })}
          </button>
        </p>
      </div>
    `
  }

  private renderComplaints({ complaints, complaintCount }: Trial) {
    return html`
      <div class="notice notice-bad stack stack-tight">
        <p class="mark">${icon('warning')}${say('monitor-list-complaints', { complaints: complaintCount })}</p>
        <p>${say('plan-list-complaints-what')}</p>
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
                <td data-label=${say('import-remark')}>${planComplaintInWords(complaint)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }
}
