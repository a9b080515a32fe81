/** One station before a visit: is it the right one, how long a form, begin or go on. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { listSections } from '../../schema/checklist/asked.ts'
import type { Checklist, Form } from '../../schema/checklist/checklist.ts'
import { readStationCode } from '../../schema/codes.ts'
import type { AreaLevel } from '../../schema/country.ts'
import { wordsIn } from '../../schema/language.ts'
import { findEarlier, type RememberedVisit } from '../../schema/visit/remembered-visit.ts'
import { openDayMemory } from '../offline/day-memory.ts'
import type { DraftHead } from '../offline/drafts.ts'
import type { Place } from '../offline/places.ts'
import { checklistPack, type Kit } from '../offline/reference.ts'
import { stationAt, stationPath } from '../state/station-address.ts'
import { language } from '../words/language.ts'
import { showDigits, showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { readZone, timeOfDay } from './clock-words.ts'
import { beginCorrecting, renderCorrecting } from './correcting.ts'
import { MonitorPage } from './monitor-page.ts'
import { placeName, roomName } from './place-words.ts'

const FORMS = ['full', 'short'] as const satisfies readonly Form[]

@customElement('station-page')
export class StationPage extends MonitorPage {
  @state() private place: Place | undefined
  @state() private kit: Kit | undefined
  @state() private checklist: Checklist | undefined
  @state() private begun: readonly DraftHead[] = []
  @state() private levels: readonly AreaLevel[] = []
  @state() private form: Form = 'full'
  @state() private rooms: readonly Place[] = []
  /** The last visit to this very room, and the last to another room of the same premises. */
  @state() private earlier: RememberedVisit | undefined
  @state() private nextDoor: RememberedVisit | undefined
  /** Visits to this room that can still be corrected, and corrections that were begun, by what they correct. */
  private finished: readonly RememberedVisit[] = []
  private corrections: ReadonlySet<string> = new Set()
  private isVisited = false
  private zone = ''
  private isStarting = false

  private get code(): string {
    return stationAt(this.params.station ?? '') ?? ''
  }

  /** The app was loaded anew or locked since: nobody knows any more which station this address stood for. */
  private get isForgotten(): boolean {
    return stationAt(this.params.station ?? '') === undefined
  }

  override get heading() {
    if (this.isForgotten) return say('my-stations')
    // What is no code may be nothing but spaces, and a heading has to say something.
    return readStationCode(this.code) ? placeName(this.place, this.code) : say('find-station')
  }

  override get tabTitle() {
    return say('find-station')
  }

  protected async prepare() {
    if (this.isForgotten) {
      this.services.replace('/monitor')
      return
    }
    const { reference, drafts, memory, now } = this.device
    this.place = await this.places.find(this.code)
    this.levels = (await reference.read('country'))?.areaLevels ?? []
    this.kit = await reference.read('kit')
    this.checklist = this.kit && (await reference.read(checklistPack(this.kit.campaign.checklist)))
    const heads = (await drafts.list()).filter(({ station }) => station === this.code)
    this.begun = heads.filter(({ corrects }) => corrects === undefined)
    this.rooms = this.place ? await this.places.listRooms(this.place.premises) : []
    const day = openDayMemory(memory, now)
    const remembered = await day.listRemembered()
    this.finished = remembered.filter(({ station }) => station === this.code)
    this.isVisited = (await day.listVisited()).some(({ station }) => station === this.code)
    this.corrections = new Set(heads.flatMap(({ corrects }) => corrects ?? []))
    this.earlier = findEarlier(remembered, this.code)
    const premises = this.place?.premises.code
    this.nextDoor = remembered.find(
      (one) => one.station !== this.code && premises !== undefined && one.premises === premises,
    )
    this.zone = await readZone(reference)
  }

  protected renderReady() {
    if (this.isForgotten) return html``
    return html`
      ${this.place ? this.renderPlace(this.place) : html`<p class="notice notice-doubt">${say(readStationCode(this.code) ? 'station-unknown' : 'station-no-code')}</p>`}
      ${this.isUnplanned ? html`<p class="notice">${say('station-unplanned')}</p>` : nothing} ${this.renderEarlier()}
      ${this.begun.map(
        ({ visit }) => html`
          <div class="notice stack stack-tight">
            <p>${say('station-begun')}</p>
            <p><a class="button" href="/monitor/visits/${visit}">${say('visit-go-on')}</a></p>
          </div>
        `,
      )}
      ${this.renderStartOrWhyNot()}
      ${
        this.isVisited || this.finished.length > 0
          ? renderCorrecting({
              finished: this.finished,
              begun: this.corrections,
              zone: this.zone,
              correct: (visit) => void this.correct(visit),
            })
          : nothing
      }
      ${this.renderRooms()}
      ${this.renderBack('/monitor', say('my-stations'))}
    `
  }

  /** Nobody is kept from visiting where they are; the office sees what was asked for and what came besides. */
  private get isUnplanned(): boolean {
    const assigned = this.kit?.assigned ?? []
    return this.place !== undefined && assigned.length > 0 && !assigned.includes(this.code)
  }

  private renderEarlier() {
    const { earlier, nextDoor, zone } = this
    if (earlier)
      return html`<p class="notice">${say('station-again', { time: timeOfDay(earlier.at, zone) })}</p>`
    return nextDoor
      ? html`<p class="notice">
          ${say('station-next-door', { room: roomName(nextDoor.room, nextDoor.station), time: timeOfDay(nextDoor.at, zone) })}
        </p>`
      : nothing
  }

  private renderRooms() {
    const others = this.rooms.filter(({ station }) => station.code !== this.code)
    if (others.length === 0) return nothing
    return html`
      <section class="stack" aria-labelledby="rooms-heading">
        <h2 id="rooms-heading">${say('station-rooms')}</h2>
        <ul class="plain-list stack stack-tight">
          ${others.map(
            ({ station }) => html`<li>
              <a class="choice station-link" href=${stationPath(station.code)}>
                <span>${roomName(station.room, station.code)}</span><span class="small soft code">${station.code}</span>
              </a>
            </li>`,
          )}
        </ul>
      </section>
    `
  }

  private renderStartOrWhyNot() {
    if (!readStationCode(this.code)) return nothing
    return this.checklist
      ? this.renderStart(this.checklist)
      : html`<p class="notice notice-bad">${say('checklist-missing')}</p>`
  }

  private renderPlace({ station, areas }: Place) {
    return html`
      <section class="card stack" aria-labelledby="where-heading">
        <h2 id="where-heading">${say('station-is-it')}</h2>
        <dl class="facts">
          <dt>${say('station-code')}</dt>
          <dd class="code">${station.code}</dd>
          ${station.room === '' ? nothing : html`<dt>${say('station-room')}</dt><dd>${showDigits(station.room)}</dd>`}
          ${areas.map((area) => html`<dt>${this.levelName(area.level)}</dt><dd>${wordsIn(area.name, language.value)}</dd>`)}
          ${
            station.registeredVoters === undefined
              ? nothing
              : html`<dt>${say('station-voters')}</dt><dd>${showNumber(station.registeredVoters)}</dd>`
          }
        </dl>
      </section>
    `
  }

  /** What an area of this level is called is a matter of the country. */
  private levelName(level: string): string {
    const known = this.levels.find(({ id }) => id === level)
    return known ? wordsIn(known.name, language.value) : ''
  }

  private renderStart(checklist: Checklist) {
    return html`
      <form class="card stack" @submit=${this.start}>
        <fieldset class="stack">
          <legend><h2>${say('form-which')}</h2></legend>
          <div class="choices">
            ${FORMS.map(
              (form) => html`
                <label class="choice" ?data-chosen=${this.form === form}>
                  <input
                    autocomplete="off"
                    type="radio"
                    name="form"
                    .checked=${this.form === form}
                    @change=${() => {
                      this.form = form
                    }}
                  />
                  <span>${say(`form-${form}`, { questions: countQuestions(checklist, form) })}</span>
                </label>
              `,
            )}
          </div>
        </fieldset>
        <button type="submit">${say('visit-start')}</button>
      </form>
    `
  }

  private async correct(visit: RememberedVisit) {
    if (!this.kit || this.isStarting) return
    this.isStarting = true
    this.services.go(await beginCorrecting(this.device, visit, this.kit))
  }

  private async start(event: Event) {
    event.preventDefault()
    const station = readStationCode(this.code)
    if (!this.kit || !station || this.isStarting) return
    this.isStarting = true
    const visit = await this.device.begin(station, this.kit, this.form, this.earlier?.visit)
    this.services.go(`/monitor/visits/${visit}`)
  }
}

const countQuestions = (checklist: Checklist, form: Form): number =>
  form === 'short'
    ? checklist.shortForm.length
    : listSections(checklist, form).reduce((sum, { questions }) => sum + questions.length, 0)
