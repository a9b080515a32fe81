/** A monitor's day: visits begun, stations to visit in the order to go, finding another one. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { PremisesOfDay, Progress } from '../../schema/campaign/day-plan.ts'
import type { AreaLevel } from '../../schema/country.ts'
import { wordsIn } from '../../schema/language.ts'
import type { Point } from '../../schema/places/premises.ts'
import { type Leg, orderRoute } from '../../schema/places/route.ts'
import type { Problem } from '../api/problem.ts'
import { openDayMemory } from '../offline/day-memory.ts'
import type { DraftHead } from '../offline/drafts.ts'
import { fetchReference } from '../offline/fetch-reference.ts'
import { icon } from '../parts/icon.ts'
import type { PlaceFound } from '../parts/locate-button.ts'
import type { StationSource } from '../parts/station-finder.ts'
import { stationPath } from '../state/station-address.ts'
import { Watch } from '../state/watch.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { renderCardNews } from './card-news.ts'
import { type Day, type DayStation, type DayStop, readDay, stopOf } from './day.ts'
import { MonitorPage } from './monitor-page.ts'
import { areaLine, distanceInWords, placeName } from './place-words.ts'
import { renderQueries } from './queries-of-day.ts'
import { stationSource } from './station-source.ts'
import '../parts/locate-button.ts'
import '../parts/problem-note.ts'
import '../parts/station-finder.ts'
import '../parts/storage-notice.ts'

/** Areas people choose by; below the commune stations are few enough to read. */
const LEVELS_CHOSEN = 3

/** A disk that was full may have room again; each try fetches anew. */
const AGAIN_MS = 30_000

const marks = { visited: 'check', begun: 'half', left: 'open' } as const
const looks = { visited: 'mark-good', begun: '', left: 'soft' } as const

@customElement('my-stations-page')
export class MyStationsPage extends MonitorPage {
  @state() private day: Day | undefined
  @state() private levels: readonly AreaLevel[] = []
  @state() private problem: Problem | undefined
  /** What came from the office is not on the disk: it may be full. */
  @state() private isUnkept = false
  /** Where the route starts; forgotten when the page is left. */
  @state() private start: { readonly point: Point; readonly premises?: string } | undefined
  private source!: StationSource

  override get heading() {
    return say('my-stations')
  }

  protected async prepare() {
    new Watch(this, this.device.protection.state)
    new Watch(this, this.device.current)
    const { memory, now } = this.device
    this.source = stationSource(this.device, this.places)
    await openDayMemory(memory, now).forgetOld()
    await this.readReference()
    // Brought up to date behind the page; without a network the page is as good as it was.
    void this.bringUpToDate()
  }

  private async bringUpToDate() {
    const { client, reference, vault } = this.device
    try {
      const stop = await fetchReference(client, reference)
      this.isUnkept = stop === 'not-kept'
      if (stop === undefined) await this.readReference()
      if (stop === 'not-kept') this.bringLater()
      else this.problem = stop?.kind === 'refused' || !this.day?.kit ? stop : undefined
    } catch (fault) {
      // Locked meanwhile: nothing can be kept any more, and it is fetched again after unlocking.
      if (vault.value.state.value !== 'open') return
      // Only a disk may fail here.
      if (!(fault instanceof DOMException)) throw fault
      this.isUnkept = true
      this.bringLater()
    }
  }

  private bringLater() {
    setTimeout(() => this.isConnected && void this.bringUpToDate(), AGAIN_MS)
  }

  private async readReference() {
    const country = await this.device.reference.read('country')
    this.levels = (country?.areaLevels ?? []).slice(0, LEVELS_CHOSEN)
    this.day = await readDay(this.device, this.places)
  }

  protected renderReady() {
    const { day } = this
    if (!day) return html``
    return html`
      <storage-notice isPassing .protection=${this.device.protection.state.value}></storage-notice>
      ${renderCardNews(this.device.current.value)}
      <problem-note .problem=${this.device.current.value?.card?.refusal ? undefined : this.problem}></problem-note>
      <div role="status">${this.isUnkept ? this.renderUnkept() : nothing}</div>
      ${renderQueries(day)}
      ${this.renderDrafts(day, 'visits-begun', ({ corrects }) => corrects === undefined)}
      ${this.renderDrafts(day, 'corrections-begun', ({ corrects }) => corrects !== undefined)}
      ${this.renderAssigned(day)}
      ${day.besides.length > 0 ? this.renderBesides(day.besides) : nothing}
      <section class="card stack" aria-labelledby="find-heading">
        <h2 id="find-heading">${say('find-station')}</h2>
        <station-finder .source=${this.source} .levels=${this.levels}></station-finder>
      </section>
    `
  }

  private renderUnkept() {
    return html`<p class="notice notice-doubt mark mark-doubt">
      ${icon('warning')}<span>${say('reference-not-kept')}</span>
    </p>`
  }

  private renderDrafts(
    { drafts, known }: Day,
    heading: 'visits-begun' | 'corrections-begun',
    isMeant: (head: DraftHead) => boolean,
  ) {
    const meant = drafts.filter(isMeant)
    if (meant.length === 0) return nothing
    return html`
      <section class="stack" aria-labelledby=${heading}>
        <h2 id=${heading}>${say(heading)}</h2>
        <ul class="plain-list stack stack-tight">
          ${meant.map(({ visit, station, section, question }) => {
            const at = question === undefined ? '' : `#${question}`
            const path = section === undefined ? '' : `/sections/${section}${at}`
            const name = placeName(known.get(station), station)
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

  private renderAssigned({ plan }: Day) {
    const { stations, visited } = plan
    const isWithheld = this.device.people.current.value?.isWithoutStations === true
    return html`
      <section class="stack" aria-labelledby="assigned-heading">
        <h2 id="assigned-heading">${say('assigned')}</h2>
        ${
          stations === 0
            ? html`<p class=${isWithheld ? 'notice' : 'soft'}>${say(isWithheld ? 'assigned-withheld' : 'assigned-none')}</p>`
            : html`<p id="assigned-count">${say('assigned-visited', { visited, stations })}</p>
                <progress aria-labelledby="assigned-count" max=${stations} .value=${visited}></progress>
                ${plan.premises.length > 1 ? this.renderOrder(plan.premises) : nothing}
                <ol class="plain-list stack" id="route">
                  ${this.listRoute(plan.premises).map((leg) => this.renderPremises(leg))}
                </ol>`
        }
      </section>
    `
  }

  private listRoute(premises: readonly PremisesOfDay<DayStation>[]): readonly Leg<DayStop>[] {
    return orderRoute(premises.map(stopOf), this.start?.point)
  }

  /** Where the tablet is stays on this page: it is not kept, and it goes nowhere. */
  private renderOrder(premises: readonly PremisesOfDay<DayStation>[]) {
    const starts = premises.map(stopOf).filter(({ point }) => point !== undefined)
    if (starts.length === 0) return nothing
    return html`
      <details class="card">
        <summary>${say('route')}</summary>
        <div class="stack">
          <p class="soft">${say('route-what')}</p>
          <locate-button .deed=${say('route-from-here')} @place-found=${this.startHere}></locate-button>
          <div class="field">
            <label for="route-from">${say('route-from')}</label>
            <select autocomplete="off" id="route-from" @change=${(event: Event) => this.startAt(event, starts)}>
              <option value="" ?selected=${this.start?.premises === undefined}>${say('choose')}</option>
              ${starts.map(
                (stop) => html`<option value=${stop.code} ?selected=${this.start?.premises === stop.code}>
                  ${nameOf(stop)}
                </option>`,
              )}
            </select>
          </div>
        </div>
      </details>
    `
  }

  private readonly startHere = ({ point }: PlaceFound) => {
    this.start = { point }
    this.services.announce(say('route-ordered'))
  }

  private startAt(event: Event, starts: readonly DayStop[]) {
    if (!(event.target instanceof HTMLSelectElement)) return
    const { value } = event.target
    const point = starts.find(({ code }) => code === value)?.point
    this.start = point && { point, premises: value }
    if (point) this.services.announce(say('route-ordered'))
  }

  private renderPremises({ stop, metres }: Leg<DayStop>) {
    const { stations } = stop.premises
    const place = stations.find(({ station }) => station.place)?.station.place
    const visited = stations.filter(({ progress }) => progress === 'visited').length
    const isStart = this.start?.premises === stop.code
    return html`
      <li class="card stack stack-tight">
        <h3>${nameOf(stop)}</h3>
        <p class="small soft">
          ${place ? areaLine(place) : nothing}
          ${metres !== undefined && !isStart ? html` · <span class="distance">${distanceInWords(metres)}</span>` : nothing}
          ${stop.point === undefined ? html` · ${say('place-unknown')}` : nothing}
        </p>
        ${stations.length > 1 ? html`<p>${say('premises-visited', { visited, rooms: stations.length })}</p>` : nothing}
        <ul class="plain-list stack stack-tight">
          ${stations.map(({ station, progress }) => this.renderStation(station, progress))}
        </ul>
      </li>
    `
  }

  private renderStation({ code, place }: DayStation, progress: Progress) {
    return html`
      <li>
        <a class="choice station-link" href=${stationPath(code)}>
          <span>${placeName(place, code)}<br /><span class="small soft code">${code}</span></span>
          <span class="mark ${looks[progress]}" data-progress=${progress}
            >${icon(marks[progress])}${say(`progress-${progress}`)}</span
          >
        </a>
      </li>
    `
  }

  private renderBesides(besides: readonly DayStation[]) {
    return html`
      <section class="stack" aria-labelledby="besides-heading">
        <h2 id="besides-heading">${say('visited-besides')}</h2>
        <ul class="plain-list stack stack-tight">
          ${besides.map((station) => this.renderStation(station, 'visited'))}
        </ul>
      </section>
    `
  }
}

function nameOf({ code, premises }: DayStop): string {
  const place = premises.stations.find(({ station }) => station.place)?.station.place
  return place ? wordsIn(place.premises.name, language.value) : code
}
