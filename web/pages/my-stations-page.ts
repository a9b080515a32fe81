/** A monitor's day: visits begun, stations to visit, finding another one. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { AreaLevel } from '../../schema/country.ts'
import type { Problem } from '../api/problem.ts'
import type { DraftHead } from '../offline/drafts.ts'
import { fetchReference, fetchRegister } from '../offline/fetch-reference.ts'
import type { Sending } from '../offline/outbox.ts'
import type { Place } from '../offline/places.ts'
import { type Kit, registerPack } from '../offline/reference.ts'
import { icon } from '../parts/icon.ts'
import type { FoundStation, StationSource } from '../parts/station-finder.ts'
import { say } from '../words/say.ts'
import { MonitorPage } from './monitor-page.ts'
import { areaLine, placeName } from './place-words.ts'
import '../parts/problem-note.ts'
import '../parts/station-finder.ts'

const MOST_FOUND = 30
/** Areas people choose by; below the commune stations are few enough to read. */
const LEVELS_CHOSEN = 3

@customElement('my-stations-page')
export class MyStationsPage extends MonitorPage {
  @state() private drafts: readonly DraftHead[] = []
  @state() private sent: readonly Sending[] = []
  @state() private kit: Kit | undefined
  @state() private levels: readonly AreaLevel[] = []
  @state() private problem: Problem | undefined
  @state() private known: ReadonlyMap<string, Place> = new Map()

  override get heading() {
    return say('my-stations')
  }

  protected async prepare() {
    const { drafts, outbox, reference } = this.device
    this.drafts = await drafts.list()
    this.sent = await outbox.list()
    await this.readReference()
    // Brought up to date behind the page; without a network the page is as good as it was.
    void fetchReference(this.device.client, reference).then(async (problem) => {
      this.problem = problem?.kind === 'refused' || !this.kit ? problem : undefined
      if (!problem) await this.readReference()
    })
  }

  private async readReference() {
    const { reference } = this.device
    this.kit = await reference.read('kit')
    const country = await reference.read('country')
    this.levels = (country?.areaLevels ?? []).slice(0, LEVELS_CHOSEN)
    const codes = [...this.drafts, ...this.sent].map(({ station }) => station)
    const found = new Map<string, Place>()
    for (const code of [...codes, ...(this.kit?.assigned ?? [])]) {
      const place = await this.places.find(code)
      if (place) found.set(code, place)
    }
    this.known = found
  }

  protected renderReady() {
    return html`
      <problem-note .problem=${this.problem}></problem-note>
      ${this.drafts.length > 0 ? this.renderDrafts() : nothing} ${this.renderAssigned()}
      <section class="card stack" aria-labelledby="find-heading">
        <h2 id="find-heading">${say('find-station')}</h2>
        <station-finder .source=${this.source} .levels=${this.levels}></station-finder>
      </section>
      ${this.sent.length > 0 ? this.renderSent() : nothing}
    `
  }

  private renderDrafts() {
    return html`
      <section class="stack" aria-labelledby="drafts-heading">
        <h2 id="drafts-heading">${say('visits-begun')}</h2>
        <ul class="plain-list stack stack-tight">
          ${this.drafts.map(({ visit, station, section }) => {
            const path = section === undefined ? '' : `/sections/${section}`
            const name = placeName(this.known.get(station), station)
            return html`<li class="card row row-apart">
              <span class="mark">${icon('pencil')}${name}</span>
              <a class="button" href="/monitor/visits/${visit}${path}"
                >${say('visit-go-on')}<span class="visually-hidden">: ${name}</span></a
              >
            </li>`
          })}
        </ul>
      </section>
    `
  }

  private renderAssigned() {
    const { assigned = [] } = this.kit ?? {}
    return html`
      <section class="stack" aria-labelledby="assigned-heading">
        <h2 id="assigned-heading">${say('assigned')}</h2>
        ${
          assigned.length === 0
            ? html`<p class="soft">${say('assigned-none')}</p>`
            : html`<ul class="plain-list stack stack-tight">
                ${assigned.map((code) => this.renderStation(code))}
              </ul>`
        }
      </section>
    `
  }

  private renderStation(code: string) {
    const place = this.known.get(code)
    const isVisited = this.sent.some(({ station }) => station === code)
    return html`
      <li>
        <a class="choice station-link" href="/monitor/stations/${encodeURIComponent(code)}">
          <span>
            <strong>${placeName(place, code)}</strong><br />
            <span class="small soft">${place ? html`${areaLine(place)} · ` : nothing}<span class="code">${code}</span></span>
          </span>
          ${isVisited ? html`<span class="mark mark-good">${icon('check')}${say('visited')}</span>` : nothing}
        </a>
      </li>
    `
  }

  private renderSent() {
    return html`
      <section class="stack" aria-labelledby="sent-heading">
        <h2 id="sent-heading">${say('visits-finished')}</h2>
        <ul class="plain-list stack stack-tight">
          ${this.sent.map(
            ({ visit, station }) => html`
              <li>
                <a class="choice" href="/monitor/visits/${visit}/findings">
                  ${icon('check')}<span>${placeName(this.known.get(station), station)}</span>
                </a>
              </li>
            `,
          )}
        </ul>
      </section>
    `
  }

  private readonly source: StationSource = {
    search: async (text) => (await this.places.search(text, MOST_FOUND)).map(foundStation),
    stationsIn: async (area) => (await this.places.listIn(area)).map(foundStation),
    areasIn: async (area) =>
      area === undefined ? ((await this.device.reference.read('areas')) ?? []) : this.places.areasIn(area),
    prepare: async (area) => {
      const { client, reference } = this.device
      if (await reference.read(registerPack(area))) return true
      return (await fetchRegister(client, reference, area)) === undefined
    },
  }
}

const foundStation = (place: Place): FoundStation => ({
  code: place.station.code,
  name: placeName(place, place.station.code),
  where: areaLine(place),
})
