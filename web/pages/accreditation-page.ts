/** Where one monitor may go by their accreditation: said here, and shown beside the plan. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { readMonitorPlan, sayAccreditation } from '../../schema/wire/plan-endpoints.ts'
import type { AreaChosen } from '../parts/area-picker.ts'
import '../parts/area-picker.ts'
import { icon } from '../parts/icon.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'

type MonitorPlan = ReplyOf<typeof readMonitorPlan>
type Kind = MonitorPlan['accreditation']['kind']

const KINDS = ['not-said', 'mobile', 'area'] as const satisfies readonly Kind[]

@customElement('accreditation-page')
export class AccreditationPage extends CampaignPage {
  private readonly plan = new Asking<MonitorPlan>(this)
  private readonly saying = new Asking<MonitorPlan>(this)
  private readonly areas = new AreaLevels(this)
  @state() private kind: Kind = 'not-said'
  @state() private area: string | undefined
  /** It was said to be for an area, and none was chosen. */
  @state() private isMissing = false

  override get heading() {
    return say('accreditation-of', { code: this.code })
  }

  private get code() {
    return this.params.code ?? ''
  }

  private get planPath() {
    return `/office/plan/${encodeURIComponent(this.code)}`
  }

  protected override get crumbs(): readonly Crumb[] {
    return [
      ...super.crumbs,
      { path: '/office/plan', text: say('plan') },
      { path: this.planPath, text: say('plan-of', { code: this.code }) },
    ]
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.open(campaign)
  }

  private async open({ id }: Campaign) {
    const { client } = this.services
    const plan = await this.plan.ask(() =>
      client.call(readMonitorPlan, { params: { campaign: id, code: this.code } }),
    )
    if (!plan) return
    this.kind = plan.accreditation.kind
    this.area = plan.accreditation.areas.at(-1)?.code
    await this.areas.open(client, this.area)
  }

  private readonly chooseArea = ({ detail }: AreaChosen) => {
    this.area = detail
    this.isMissing = false
    void this.areas.open(this.services.client, detail)
  }

  private readonly submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const { kind, area, campaign, code } = this
    if (!campaign || this.saying.isUnderWay) return
    this.isMissing = kind === 'area' && area === undefined
    if (this.isMissing) return void this.focusOn('#area-missing')
    const said = await this.saying.ask(() =>
      this.services.client.call(sayAccreditation, {
        params: { campaign: campaign.id, code },
        body: { kind, ...(kind === 'area' && area !== undefined && { area }) },
      }),
    )
    if (!said) return void this.focusOn('.saying-problem [role="alert"]')
    this.services.announce(say('accreditation-kept'))
    this.services.go(this.planPath)
  }

  protected override renderCampaign() {
    return this.renderAsked(this.plan, () => this.renderForm())
  }

  private renderForm() {
    const { problem } = this.saying
    return html`
      <p class="lede">${say('accreditation-what')}</p>
      ${problem ? html`<div class="saying-problem">${this.renderProblem(problem)}</div>` : nothing}
      <form class="card stack" novalidate @submit=${this.submit}>
        <fieldset class="stack stack-tight">
          <legend>${say('accreditation-for')}</legend>
          ${KINDS.map(
            (kind) => html`<label class="choice">
              <input
                autocomplete="off"
                type="radio"
                name="kind"
                value=${kind}
                .checked=${this.kind === kind}
                @change=${() => {
                  this.kind = kind
                  this.isMissing = false
                }}
              />
              <span>${say(`accreditation-${kind}`)}</span>
            </label>`,
          )}
        </fieldset>
        ${
          this.kind === 'area'
            ? html`<fieldset class="stack">
                <legend>${say('accreditation-which')}</legend>
                ${
                  this.isMissing
                    ? html`<p class="complaint" id="area-missing" tabindex="-1" role="alert">
                        ${icon('warning')}${say('accreditation-area-missing')}
                      </p>`
                    : nothing
                }
                <area-picker class="filter-fields" .levels=${this.areas.levels} @area-chosen=${this.chooseArea}></area-picker>
              </fieldset>`
            : nothing
        }
        <p>
          <button type="submit" aria-disabled=${this.saying.isUnderWay ? 'true' : nothing}>${say('accreditation-keep')}</button>
        </p>
      </form>
    `
  }
}
