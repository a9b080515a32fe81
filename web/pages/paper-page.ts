/** Paper forms: making them for stations of the plan, and those that were made, for printing again. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import { listChecklists } from '../../schema/wire/checklist-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listPaperBatches, putPaperBatch } from '../../schema/wire/paper-endpoints.ts'
import { readPlan } from '../../schema/wire/plan-endpoints.ts'
import type { AreaChosen } from '../parts/area-picker.ts'
import '../parts/area-picker.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { showDigits, showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'
import { makeId } from './make-id.ts'
import type { Crumb } from './office-page.ts'

const PATH = '/office/paper'

type Published = ReplyOf<typeof listChecklists>['published'][number]

@customElement('paper-page')
export class PaperPage extends CampaignPage {
  private readonly batches = new Asking<ReplyOf<typeof listPaperBatches>>(this)
  private readonly checklists = new Asking<ReplyOf<typeof listChecklists>>(this)
  private readonly plan = new Asking<ReplyOf<typeof readPlan>>(this)
  private readonly making = new Asking<ReplyOf<typeof putPaperBatch>>(this)
  private readonly areas = new AreaLevels(this)
  @state() private whose: 'monitor' | 'area' = 'monitor'
  private area: string | undefined

  override get heading() {
    return say('paper')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/plan', text: say('plan') }]
  }

  protected override openCampaign({ id }: Campaign): void {
    const { client } = this.services
    void this.areas.open(client, this.area)
    void this.checklists.ask(() => client.call(listChecklists))
    void this.plan.ask(() => client.call(readPlan, { params: { campaign: id }, querystring: {} }))
    void this.batches.ask(() => client.call(listPaperBatches, { params: { campaign: id } }))
  }

  private readonly chooseArea = ({ detail }: AreaChosen) => {
    this.area = detail
    void this.areas.open(this.services.client, detail)
  }

  private async make(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }, campaign: Campaign) {
    event.preventDefault()
    if (this.making.isUnderWay) return
    const fields = new FormData(event.currentTarget)
    const checklist = this.checklists.reply?.published[Number(fields.get('checklist'))]
    if (!checklist) return
    const monitor = String(fields.get('monitor') ?? '')
    const params = { campaign: campaign.id, batch: makeId() }
    const made = await this.making.ask(() =>
      this.services.client.call(putPaperBatch, {
        params,
        body: {
          checklist: { id: checklist.id, version: checklist.version },
          form: fields.get('form') === 'short' ? 'short' : 'full',
          ...(this.whose === 'monitor' ? { monitor } : this.area ? { area: this.area } : {}),
        },
      }),
    )
    if (made) this.services.go(`${PATH}/${made.batch}`)
    else await this.focusOn('.making-problem [role="alert"]')
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p class="lede">${say('paper-what')}</p>
      <section class="stack" aria-labelledby="make-heading">
        <h2 id="make-heading">${say('paper-new')}</h2>
        ${
          this.making.problem
            ? html`<div class="making-problem">${this.renderProblem(this.making.problem)}</div>`
            : nothing
        }
        ${this.renderAsked(this.checklists, ({ published }) =>
          this.renderAsked(this.plan, (plan) => this.renderForm(campaign, published, plan)),
        )}
      </section>
      <section class="stack" aria-labelledby="made-heading">
        <h2 id="made-heading">${say('paper-so-far')}</h2>
        ${this.renderAsked(this.batches, (batches) => this.renderBatches(batches))}
      </section>
    `
  }

  private renderForm(campaign: Campaign, published: readonly Published[], plan: ReplyOf<typeof readPlan>) {
    const monitors = plan.monitors.filter(({ stations }) => stations > 0)
    if (monitors.length === 0)
      return html`
        <div class="notice stack stack-tight">
          <p>${say('paper-nobody-goes')}</p>
          <p><a class="button" href="/office/plan">${say('step-plan-go')}</a></p>
        </div>
      `
    const usual = ({ id, version }: Published) =>
      id === campaign.checklist.id && version === campaign.checklist.version
    return html`
      <form class="card stack" @submit=${(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => void this.make(event, campaign)}>
        <div class="field">
          <label for="paper-checklist">${say('paper-checklist')}</label>
          <select id="paper-checklist" name="checklist" autocomplete="off">
            ${published.map(
              (one, at) => html`<option value=${at} ?selected=${usual(one)}>
                ${say('checklist-version-is', { version: showDigits(one.version) })} – ${wordsIn(one.title, language.value)}
              </option>`,
            )}
          </select>
        </div>
        ${this.renderRadios('paper-length', 'form', ['full', 'short'], 'full', (one) => say(`visit-form-${one}`))}
        ${this.renderRadios(
          'paper-whose',
          'whose',
          ['monitor', 'area'],
          this.whose,
          (one) => say(`paper-whose-${one}`),
          (one) => {
            this.whose = one
          },
        )}
        ${
          this.whose === 'area'
            ? html`<div class="filters"><area-picker class="filter-areas" .levels=${this.areas.levels} @area-chosen=${this.chooseArea}></area-picker></div>`
            : html`<div class="field">
                <label for="paper-monitor">${say('monitor-code')}</label>
                <select id="paper-monitor" name="monitor" autocomplete="off">
                  ${monitors.map(
                    ({ code, stations }) =>
                      html`<option value=${code}>${code} – ${say('plan-has', { stations })}</option>`,
                  )}
                </select>
              </div>`
        }
        <p>
          <button type="submit" aria-disabled=${this.making.isUnderWay ? 'true' : nothing}>${say('paper-make')}</button>
        </p>
      </form>
    `
  }

  private renderRadios<One extends string>(
    legend: 'paper-length' | 'paper-whose',
    name: string,
    all: readonly One[],
    chosen: One,
    sayOne: (one: One) => string,
    choose?: (one: One) => void,
  ) {
    return html`
      <fieldset class="stack stack-tight">
        <legend>${say(legend)}</legend>
        <div class="choices choices-side-by-side">
          ${all.map(
            (one) => html`<label class="choice">
              <input type="radio" name=${name} value=${String(one)} autocomplete="off" ?checked=${one === chosen} @change=${() => choose?.(one)} />
              <span>${sayOne(one)}</span>
            </label>`,
          )}
        </div>
      </fieldset>
    `
  }

  private renderBatches(batches: ReplyOf<typeof listPaperBatches>) {
    if (batches.length === 0) return html`<p class="soft">${say('paper-none')}</p>`
    return html`
      <div class="table-frame">
        <table class="blocks many-columns">
          <caption>${say('paper-caption')}</caption>
          <thead>
            <tr>
              <th scope="col">${say('paper-made-on')}</th>
              <th scope="col">${say('paper-length')}</th>
              <th scope="col" class="number">${say('paper-forms')}</th>
              <th scope="col" class="number">${say('paper-taken-in')}</th>
            </tr>
          </thead>
          <tbody>
            ${batches.map(
              ({ batch, day, form, forms, takenIn }) => html`<tr data-batch=${batch}>
                <th scope="row"><a href="${PATH}/${batch}">${dayInWords(day)}</a></th>
                <td data-label=${say('paper-length')}>${say(`visit-form-${form}`)}</td>
                <td class="number" data-label=${say('paper-forms')}>${showNumber(forms)}</td>
                <td class="number" data-label=${say('paper-taken-in')}>${showNumber(takenIn)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }
}
