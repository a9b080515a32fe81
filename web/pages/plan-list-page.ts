/** The plan as a file: taken out, looked at line by line, brought in as a whole. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { RESTS, type Rest } from '../../schema/campaign/plan-list.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { exportPlan, takePlanList, tryPlanList } from '../../schema/wire/plan-list-endpoints.ts'
import { addressOf } from '../api/client.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import type { Campaign } from './campaign-choice.ts'
import { downloadFreshly } from './fresh-download.ts'
import { renderColumns } from './import-columns.ts'
import { ListPage } from './list-page.ts'
import type { Crumb } from './office-page.ts'
import { fieldOfPlan, planComplaintInWords } from './plan-list-words.ts'

type Trial = ReplyOf<typeof tryPlanList>

@customElement('plan-list-page')
export class PlanListPage extends ListPage {
  private readonly trial = new Asking<Trial>(this)
  private readonly taking = new Asking<ReplyOf<typeof takePlanList>>(this)
  private readonly checking = new Asking<null>(this)
  private readonly download = downloadFreshly(this.checking, () => this.services.client)
  @state() private rest: Rest = 'stays'

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
    return { rest: this.rest, ...this.askedColumns }
  }

  protected override get isTrying(): boolean {
    return this.trial.isUnderWay
  }

  protected override async tryList({ id }: Campaign): Promise<boolean> {
    this.taking.forget()
    const { list } = this
    const read =
      list &&
      (await this.trial.ask(() =>
        this.services.client.send(tryPlanList, { params: { campaign: id }, querystring: this.asked }, list),
      ))
    return read !== undefined
  }

  private async take({ id }: Campaign, { version }: Trial) {
    const { list } = this
    if (!list || this.taking.isUnderWay) return
    const taken = await this.taking.ask(() =>
      this.services.client.send(
        takePlanList,
        { params: { campaign: id }, querystring: { ...this.asked, version } },
        list,
      ),
    )
    if (!taken) return
    this.trial.forget()
    this.forgetFile()
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
        ${this.renderFile(campaign, say('plan-list-hint'))}
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
      [say('plan-list-add'), trial.add],
      [say('plan-list-remove'), trial.remove],
      [say('plan-list-same'), trial.same],
    ] as const
    return html`
      <section class="stack" aria-labelledby="trial-heading">
        <h2 id="trial-heading" tabindex="-1">${say('plan-list-trial')}</h2>
        ${this.renderCounts(counts)}
        ${trial.complaintCount > 0 ? this.renderComplaints(trial, say('plan-list-complaints-what'), planComplaintInWords) : this.renderVerdict(trial, campaign)}
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
}
