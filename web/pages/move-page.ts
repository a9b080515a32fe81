/** A visit begun under the wrong station: choose the right one, say why, and everything answered goes with it. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readStationCode } from '../../schema/codes.ts'
import type { AreaLevel } from '../../schema/country.ts'
import { icon } from '../parts/icon.ts'
import type { FoundStation, StationSource } from '../parts/station-finder.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { say } from '../words/say.ts'
import { DraftPage } from './draft-page.ts'
import { areaLine, placeName } from './place-words.ts'
import { stationSource } from './station-source.ts'
import '../parts/station-finder.ts'

const REASONS = ['mistaken', 'relocated', 'code-differs', 'other'] as const
type Reason = (typeof REASONS)[number]

const LEVELS_CHOSEN = 3
const LONGEST_WORDS = 300

@customElement('move-page')
export class MovePage extends DraftPage {
  @state() private likely: readonly FoundStation[] = []
  @state() private levels: readonly AreaLevel[] = []
  @state() private to: FoundStation | undefined
  @state() private reason: Reason | undefined
  @state() private complaint: 'move-reason-missing' | 'move-words-missing' | 'keeping-not-kept' | undefined
  private words = ''
  private source!: StationSource

  override get heading() {
    return say('move')
  }

  protected override async prepare() {
    await super.prepare()
    const { reference } = this.device
    this.source = stationSource(this.device, this.places)
    this.levels = ((await reference.read('country'))?.areaLevels ?? []).slice(0, LEVELS_CHOSEN)
    const rooms = this.place ? await this.places.listRooms(this.place.premises) : []
    const codes = [
      ...rooms.map(({ station }) => station.code),
      ...((await reference.read('kit'))?.assigned ?? []),
    ]
    const likely: FoundStation[] = []
    for (const code of new Set(codes)) {
      const place = await this.places.find(code)
      if (code !== this.draft?.visit.value.station)
        likely.push({ code, name: placeName(place, code), where: place ? areaLine(place) : '' })
    }
    this.likely = likely
  }

  protected renderDraft(draft: VisitDraft) {
    const from = this.stationName
    return html`
      <p class="lede">${say('move-what', { station: from })}</p>
      ${this.to ? this.renderReason(draft, this.to) : this.renderChoice()}
      ${this.renderBack(this.visitPath, say('sections-all'))}
    `
  }

  private renderChoice() {
    return html`
      ${
        this.likely.length > 0
          ? html`<section class="stack" aria-labelledby="likely-heading">
              <h2 id="likely-heading">${say('move-likely')}</h2>
              <ul class="plain-list stack stack-tight">
                ${this.likely.map(
                  (station) => html`<li>
                    <button type="button" class="choice station-link button-wide" @click=${() => this.choose(station)}>
                      <span><strong>${station.name}</strong><br /><span class="small soft code">${station.code}</span></span>
                    </button>
                  </li>`,
                )}
              </ul>
            </section>`
          : nothing
      }
      <section class="card stack" aria-labelledby="find-heading">
        <h2 id="find-heading">${say('find-station')}</h2>
        <station-finder .source=${this.source} .levels=${this.levels} .choose=${this.choose}></station-finder>
      </section>
    `
  }

  private readonly choose = async (station: FoundStation) => {
    if (station.code === this.draft?.visit.value.station) return
    this.to = station
    await this.updateComplete
    this.querySelector<HTMLElement>('#move-to')?.focus()
  }

  private renderReason(draft: VisitDraft, to: FoundStation) {
    return html`
      <form class="card stack" @submit=${(event: Event) => this.move(event, draft, to)} novalidate>
        <h2 id="move-to" tabindex="-1">${say('move-to', { station: `${to.name} (${to.code})` })}</h2>
        <p>
          <button
            type="button"
            class="button-plain"
            @click=${() => {
              this.to = undefined
            }}
          >
            ${say('move-other-station')}
          </button>
        </p>
        <fieldset
          class="stack"
          aria-describedby=${this.complaint === 'move-reason-missing' ? 'move-complaint' : nothing}
        >
          <legend tabindex="-1"><strong>${say('move-why')}</strong></legend>
          ${this.renderComplaint('move-reason-missing')}
          <div class="choices">
            ${REASONS.map(
              (reason) => html`<label class="choice" ?data-chosen=${this.reason === reason}>
                <input
                  autocomplete="off"
                  type="radio"
                  name="reason"
                  .checked=${this.reason === reason}
                  @change=${() => {
                    this.reason = reason
                  }}
                />
                <span>${say(`move-because-${reason}`)}</span>
              </label>`,
            )}
          </div>
        </fieldset>
        <div class="field">
          <label for="move-words">${say('move-words')}</label>
          <p class="hint" id="move-words-hint">${say('move-words-how')}</p>
          ${this.renderComplaint('move-words-missing')}
          <textarea
            autocomplete="off"
            id="move-words"
            maxlength=${LONGEST_WORDS}
            aria-invalid=${this.complaint === 'move-words-missing' ? 'true' : nothing}
            aria-describedby=${this.complaint === 'move-words-missing' ? 'move-words-hint move-complaint' : 'move-words-hint'}
            .value=${this.words}
            @input=${(event: Event) => {
              if (event.target instanceof HTMLTextAreaElement) this.words = event.target.value
            }}
          ></textarea>
        </div>
        ${this.renderComplaint('keeping-not-kept')}
        <button type="submit">${say('move-go')}</button>
      </form>
    `
  }

  /** Before the control it is about, so that it is read before it. */
  private renderComplaint(complaint: NonNullable<MovePage['complaint']>) {
    return this.complaint === complaint
      ? html`<p class="complaint" id="move-complaint" role="alert">${icon('warning')}<span>${say(complaint)}</span></p>`
      : nothing
  }

  private async move(event: Event, draft: VisitDraft, to: FoundStation) {
    event.preventDefault()
    const station = readStationCode(to.code)
    const words = this.words.trim()
    if (this.reason === undefined) return this.complain('move-reason-missing', 'legend')
    if (this.reason === 'other' && words === '') return this.complain('move-words-missing', '#move-words')
    if (!station) return
    const reason = [say(`move-because-${this.reason}`), words].filter((part) => part !== '').join(' – ')
    try {
      await this.device.move(draft, station, reason)
    } catch {
      return this.complain('keeping-not-kept', '#move-to')
    }
    this.services.announce(say('moved', { station: to.name }))
    this.services.go(this.visitPath)
  }

  private complain(complaint: NonNullable<MovePage['complaint']>, at: string) {
    this.complaint = complaint
    this.querySelector<HTMLElement>(at)?.focus()
  }
}
