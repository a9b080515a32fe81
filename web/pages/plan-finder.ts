/** Looking for stations to give to somebody: by area, by code or name, near another; then the ones chosen, or all. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listPlanStations, type PlannedStationOnWire } from '../../schema/wire/plan-endpoints.ts'
import { listSamples } from '../../schema/wire/sample-endpoints.ts'
import type { Services } from '../app/services.ts'
import type { AreaChosen } from '../parts/area-picker.ts'
import '../parts/area-picker.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { nameOfStation, renderMonitors, renderStation } from './planned-station.ts'
import { type Sample, sampleInWords } from './sample-words.ts'

type Found = ReplyOf<typeof listPlanStations>

/** Somebody wants these stations given to the monitor. */
export class StationsWanted extends CustomEvent<readonly string[]> {
  constructor(codes: readonly string[]) {
    super('stations-wanted', { detail: codes, bubbles: true })
  }
}

@customElement('plan-finder')
export class PlanFinder extends LightElement {
  @property({ attribute: false }) services!: Services
  @property() campaign = ''
  /** Whose plan it is: what they have is not offered. */
  @property() monitor = ''
  /** What they have, to look around from. */
  @property({ attribute: false }) own: readonly PlannedStationOnWire[] = []
  @property() area = ''
  @property({ type: Boolean }) busy = false
  @state() private chosen: ReadonlySet<string> = new Set()
  private readonly found = new Asking<Found>(this)
  private readonly areas = new AreaLevels(this)
  private readonly samples = new Asking<readonly Sample[]>(this)
  private search = ''
  private sample = ''
  private near = ''
  private isOnlyOpen = false

  override firstUpdated(): void {
    void this.areas.open(this.services.client, this.area || undefined)
    // A help for choosing: without them everything else still works.
    void this.samples.ask(() =>
      this.services.client.call(listSamples, { params: { campaign: this.campaign } }),
    )
    if (this.area) void this.look()
  }

  /** Asks once more; nothing where nothing was asked yet. */
  async lookAgain(): Promise<void> {
    this.chosen = new Set()
    // What somebody has no more cannot be looked around from.
    if (!this.own.some(({ code }) => code === this.near)) this.near = ''
    if (this.found.reply) await this.look()
  }

  private look(): Promise<Found | undefined> {
    const { area, search, near, sample, monitor, campaign } = this
    this.chosen = new Set()
    return this.found.ask(() =>
      this.services.client.call(listPlanStations, {
        params: { campaign },
        querystring: {
          without: monitor,
          ...(area && { area }),
          ...(search && { search }),
          ...(near && { near }),
          ...(sample && { sample }),
          ...(this.isOnlyOpen && { only: 'open' as const }),
        },
      }),
    )
  }

  private readonly chooseArea = ({ detail }: AreaChosen) => {
    this.area = detail ?? ''
    void this.areas.open(this.services.client, detail)
  }

  private readonly submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    this.search = String(fields.get('search') ?? '').trim()
    this.near = String(fields.get('near') ?? '')
    this.sample = String(fields.get('sample') ?? '')
    this.isOnlyOpen = fields.has('open')
    if (!(await this.look())) return
    await this.updateComplete
    this.querySelector<HTMLElement>('#found-heading')?.focus()
  }

  private choose(code: string, isChosen: boolean) {
    const chosen = new Set(this.chosen)
    if (isChosen) chosen.add(code)
    else chosen.delete(code)
    this.chosen = chosen
  }

  private want(codes: readonly string[]) {
    if (!this.busy && codes.length > 0) this.dispatchEvent(new StationsWanted(codes))
  }

  override render() {
    return html`
      <form class="card stack" role="search" aria-label=${say('plan-find')} @submit=${this.submit}>
        <div class="filter-fields">
          <area-picker class="filter-areas" .levels=${this.areas.levels} @area-chosen=${this.chooseArea}></area-picker>
          <div class="field">
            <label for="plan-search">${say('filter-search')}</label>
            <input id="plan-search" name="search" type="search" maxlength="100" autocomplete="off" .value=${this.search} />
          </div>
          ${this.own.length > 0 ? this.renderNear() : nothing}
          ${this.samples.reply?.length ? this.renderSamples(this.samples.reply) : nothing}
        </div>
        <label class="choice">
          <input autocomplete="off" type="checkbox" name="open" .checked=${this.isOnlyOpen} />
          <span>${say('plan-only-open')}</span>
        </label>
        <p><button type="submit" aria-disabled=${this.found.isUnderWay ? 'true' : nothing}>${say('plan-find-go')}</button></p>
      </form>
      ${this.found.problem ? html`<problem-note .problem=${this.found.problem}></problem-note>` : nothing}
      ${this.found.reply ? this.renderFound(this.found.reply) : nothing}
    `
  }

  private renderNear() {
    return html`
      <div class="field">
        <label for="plan-near">${say('plan-near')}</label>
        <select autocomplete="off" id="plan-near" name="near">
          <option value="" ?selected=${this.near === ''}>${say('plan-near-any')}</option>
          ${this.own.map(
            (station) =>
              html`<option value=${station.code} ?selected=${station.code === this.near}>
                ${nameOfStation(station)} (${station.code})
              </option>`,
          )}
        </select>
      </div>
    `
  }

  private renderSamples(samples: readonly Sample[]) {
    const levels = this.areas.country?.areaLevels ?? []
    return html`
      <div class="field">
        <label for="plan-sample">${say('plan-of-sample')}</label>
        <select autocomplete="off" id="plan-sample" name="sample">
          <option value="" ?selected=${this.sample === ''}>${say('plan-of-sample-any')}</option>
          ${samples.map(
            (sample) =>
              html`<option value=${sample.id} ?selected=${sample.id === this.sample}>
                ${sampleInWords(sample, levels)} (${sample.seed.slice(0, 6)})
              </option>`,
          )}
        </select>
      </div>
    `
  }

  private renderFound({ total, open, codes, openCodes, stations }: Found) {
    return html`
      <section class="stack" aria-labelledby="found-heading" aria-busy=${this.found.isUnderWay ? 'true' : 'false'}>
        <h3 id="found-heading" tabindex="-1">${say('plan-found', { stations: total, open })}</h3>
        ${total === 0 && this.near ? html`<p>${say('plan-near-nowhere')}</p>` : nothing}
        ${total > 1 ? this.renderAll(codes, openCodes, total) : nothing}
        ${
          stations.length < total
            ? html`<p class="soft">${say('plan-found-first', { stations: stations.length })}</p>`
            : nothing
        }
        <div class="grid">${stations.map((station) => this.renderOne(station))}</div>
        ${
          stations.length > 0
            ? html`<p>
                <button
                  type="button"
                  class="give-chosen"
                  aria-disabled=${this.busy || this.chosen.size === 0 ? 'true' : nothing}
                  @click=${() => this.want([...this.chosen])}
                >
                  ${say('plan-give-chosen', { stations: this.chosen.size })}
                </button>
              </p>`
            : nothing
        }
      </section>
    `
  }

  private renderAll(codes: readonly string[], openCodes: readonly string[], total: number) {
    if (codes.length === 0) return html`<p>${say('plan-found-too-many')}</p>`
    const disabled = this.busy ? 'true' : nothing
    return html`
      <p class="row">
        ${
          openCodes.length > 0 && openCodes.length < total
            ? html`<button type="button" class="button-quiet give-open" aria-disabled=${disabled} @click=${() => this.want(openCodes)}>
                ${say('plan-give-open', { stations: openCodes.length })}
              </button>`
            : nothing
        }
        <button type="button" class="button-quiet give-all" aria-disabled=${disabled} @click=${() => this.want(codes)}>
          ${say('plan-give-all', { stations: total })}
        </button>
      </p>
    `
  }

  private renderOne(station: PlannedStationOnWire) {
    const { code } = station
    const isChosen = this.chosen.has(code)
    return html`
      <label class="choice" ?data-chosen=${isChosen} data-station=${code}>
        <input
          autocomplete="off"
          type="checkbox"
          .checked=${isChosen}
          @change=${(event: Event) => {
            // The listener stands on a checkbox and nowhere else.
            this.choose(code, (event.target as HTMLInputElement).checked)
          }}
        />
        <span>
          ${renderStation(station)}
          <span class="small block">${say('plan-monitors')}: ${renderMonitors(station, say('plan-nobody'))}</span>
        </span>
      </label>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'plan-finder': PlanFinder
  }
  interface HTMLElementEventMap {
    'stations-wanted': StationsWanted
  }
}
