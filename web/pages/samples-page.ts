/** Samples of stations: drawing one by lot or choosing by hand, and what was drawn, for anybody to draw again. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listPlanStations } from '../../schema/wire/plan-endpoints.ts'
import { listSamples, putSample } from '../../schema/wire/sample-endpoints.ts'
import type { AreaChosen } from '../parts/area-picker.ts'
import '../parts/area-picker.ts'
import { icon } from '../parts/icon.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { dayAndTime } from './day-and-time.ts'
import { makeId } from './make-id.ts'
import type { Crumb } from './office-page.ts'
import { renderMonitors, renderStation } from './planned-station.ts'
import { type Kind, readSampleForm, renderSampleForm } from './sample-form.ts'
import { type Sample, sampleInWords } from './sample-words.ts'

/** As the levels that can be chosen by. */
const LEVELS_SHOWN = 3

@customElement('samples-page')
export class SamplesPage extends CampaignPage {
  private readonly samples = new Asking<readonly Sample[]>(this)
  private readonly drawing = new Asking<Sample>(this)
  private readonly stations = new Asking<ReplyOf<typeof listPlanStations>>(this)
  private readonly areas = new AreaLevels(this)
  @state() private kind: Kind = 'simple'
  /** Whose stations are shown. */
  @state() private shown = ''
  private area: string | undefined

  override get heading() {
    return say('samples')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/plan', text: say('plan') }]
  }

  protected override openCampaign(campaign: Campaign): void {
    this.shown = ''
    void this.areas.open(this.services.client, this.area)
    void this.read(campaign)
  }

  private read({ id }: Campaign) {
    return this.samples.ask(() => this.services.client.call(listSamples, { params: { campaign: id } }))
  }

  private readonly chooseArea = ({ detail }: AreaChosen) => {
    this.area = detail
    void this.areas.open(this.services.client, detail)
  }

  private async draw(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }, campaign: Campaign) {
    event.preventDefault()
    if (this.drawing.isUnderWay) return
    const body = readSampleForm(this.kind, event.currentTarget, this.area)
    const params = { campaign: campaign.id, sample: makeId() }
    const drawn = await this.drawing.ask(() => this.services.client.call(putSample, { params, body }))
    if (!drawn) return void this.focusOn('.drawing-problem [role="alert"]')
    await this.read(campaign)
    this.services.announce(sampleInWords(drawn, this.levels))
    await this.focusOn(`#sample-${drawn.id}`)
  }

  private async show(sample: Sample, { id }: Campaign) {
    this.shown = sample.id
    this.stations.forget()
    const found = await this.stations.ask(() =>
      this.services.client.call(listPlanStations, {
        params: { campaign: id },
        querystring: { sample: sample.id },
      }),
    )
    if (found) await this.focusOn('#drawn-heading')
  }

  private get levels() {
    return (this.areas.country?.areaLevels ?? []).slice(0, LEVELS_SHOWN)
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p class="lede">${say('samples-what')}</p>
      <section class="stack" aria-labelledby="draw-heading">
        <h2 id="draw-heading">${say('sample-new')}</h2>
        ${
          this.drawing.problem
            ? html`<div class="drawing-problem">${this.renderProblem(this.drawing.problem)}</div>`
            : nothing
        }
        ${renderSampleForm({
          kind: this.kind,
          levels: this.levels,
          areaPicker: html`<area-picker class="filter-areas" .levels=${this.areas.levels} @area-chosen=${this.chooseArea}></area-picker>`,
          isBusy: this.drawing.isUnderWay,
          onKind: (kind) => {
            this.kind = kind
          },
          onDraw: (event) => void this.draw(event, campaign),
        })}
      </section>
      <section class="stack" aria-labelledby="samples-heading">
        <h2 id="samples-heading">${say('samples-so-far')}</h2>
        ${this.renderAsked(this.samples, (samples) =>
          samples.length === 0
            ? html`<p class="soft">${say('samples-none')}</p>`
            : samples.map((sample) => this.renderSample(sample, campaign)),
        )}
      </section>
    `
  }

  private renderSample(sample: Sample, campaign: Campaign) {
    const { id, design, seed, listSha256, isSameList, listed, drawnAt, drawnBy, open, stations } = sample
    const isByHand = design.kind === 'purposive'
    return html`
      <article class="card stack stack-tight" aria-labelledby="sample-${id}" data-sample=${id}>
        <h3 id="sample-${id}" tabindex="-1">${sampleInWords(sample, this.levels)}</h3>
        ${isByHand ? html`<p class="mark mark-doubt">${icon('warning')}${say('sample-speaks-for-itself')}</p>` : nothing}
        ${design.reason ? html`<p class="as-written">${design.reason}</p>` : nothing}
        <p>${say('plan-open-of', { open, stations })}</p>
        ${isSameList ? nothing : html`<p class="mark mark-doubt">${icon('warning')}${say('sample-other-list')}</p>`}
        <dl class="facts">
          <dt>${say('sample-drawn')}</dt>
          <dd>${dayAndTime(drawnAt)} · ${drawnBy
            .split('+')
            .map((role) => this.roleInWords(role))
            .join(', ')}</dd>
          <dt>${say('sample-listed')}</dt>
          <dd>${showNumber(listed)} · <span class="code as-written">${listSha256}</span></dd>
          ${isByHand ? nothing : html`<dt>${say('sample-seed')}</dt><dd class="code as-written">${seed}</dd>`}
        </dl>
        <p>
          <button type="button" class="button-quiet" @click=${() => void this.show(sample, campaign)}>
            ${say('sample-show')}<span class="visually-hidden">: ${sampleInWords(sample, this.levels)}</span>
          </button>
        </p>
        ${this.shown === id ? this.renderAsked(this.stations, (found) => this.renderStations(found)) : nothing}
      </article>
    `
  }

  private roleInWords(role: string): string {
    const known = (['administrator', 'coordinator', 'reviewer', 'liaison'] as const).find(
      (one) => one === role,
    )
    return known ? say(`role-${known}`) : role
  }

  private renderStations({ stations, total }: ReplyOf<typeof listPlanStations>) {
    return html`
      <h4 id="drawn-heading" tabindex="-1">${say('plan-has', { stations: total })}</h4>
      ${stations.length < total ? html`<p class="soft">${say('sample-first', { stations: stations.length })}</p>` : nothing}
      <ul class="plain-list stack stack-tight">
        ${stations.map(
          (station) => html`<li data-station=${station.code}>
            ${renderStation(station)}
            <span class="small block">${say('plan-monitors')}: ${renderMonitors(station, say('plan-nobody'))}</span>
          </li>`,
        )}
      </ul>
    `
  }
}
