/** Finding a station: by its code or name in any spelling, nearby, or area by area. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { readStationCode } from '../../schema/codes.ts'
import type { AreaLevel } from '../../schema/country.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import { latinDigits } from '../../schema/numerals.ts'
import type { Point } from '../../schema/places/premises.ts'
import { stationPath } from '../state/station-address.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { LightElement } from './light-element.ts'
import type { PlaceFound } from './locate-button.ts'
import './locate-button.ts'

export interface FoundStation {
  readonly code: string
  readonly name: string
  readonly where: string
  /** How far away, in words; when that was asked. */
  readonly distance?: string
}

interface FoundArea {
  readonly code: string
  readonly name: Words
}

/** Where the finder looks; given from outside, because parts know no storage. */
export interface StationSource {
  readonly search: (text: string) => Promise<readonly FoundStation[]>
  readonly areasIn: (area: string | undefined) => Promise<readonly FoundArea[]>
  readonly stationsIn: (area: string) => Promise<readonly FoundStation[]>
  readonly near: (point: Point) => Promise<readonly FoundStation[]>
  /** Brings the register of one of the largest areas onto the tablet, if it is not there; whether it is now. */
  readonly prepare: (area: string) => Promise<boolean>
  /** The largest areas whose registers are on the tablet: names are looked for in no others. */
  readonly searched: () => Promise<readonly Words[]>
}

/** Typing on, people want one list, not one for each letter. */
const PAUSE_MS = 200
/** Fewer are part of a code, or a slip. */
const LEAST_DIGITS = 4

@customElement('station-finder')
export class StationFinder extends LightElement {
  @property({ attribute: false }) source!: StationSource
  /** From the largest to the smallest; villages are not chosen by. */
  @property({ attribute: false }) levels: readonly AreaLevel[] = []
  /** What choosing a station does; without it, its page is opened. */
  @property({ attribute: false }) choose: ((station: FoundStation) => void) | undefined
  @state() private text = ''
  @state() private found: readonly FoundStation[] | undefined
  /** Where names were looked for in vain; nothing while something is found. */
  @state() private inVain: readonly Words[] | undefined
  @state() private choices: readonly (readonly FoundArea[])[] = []
  @state() private chosen: readonly string[] = []
  @state() private isOutOfReach = false
  private pause: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.source.areasIn(undefined).then((areas) => {
      this.choices = [areas]
    })
  }

  override render() {
    return html`
      <div class="stack">
        <div class="field">
          <label for="find-text">${say('find-text')}</label>
          <p class="hint" id="find-text-hint">${say('find-text-how')}</p>
          <input
            id="find-text"
            type="search"
            autocomplete="off"
            maxlength="100"
            aria-describedby="find-text-hint"
            .value=${this.text}
            @input=${this.type}
          />
        </div>
        <locate-button .deed=${say('find-near')} @place-found=${this.findNear}></locate-button>
        <details ?open=${this.chosen.length > 0}>
          <summary>${say('find-by-area')}</summary>
          <div class="stack">${this.levels.map((level, at) => this.renderLevel(level, at))}</div>
        </details>
        ${this.isOutOfReach ? html`<p class="notice notice-doubt">${say('find-out-of-reach')}</p>` : nothing}
        <p role="status" class="soft">${this.found ? say('find-count', { stations: this.found.length }) : ''} ${this.renderInVain()}</p>
        ${this.found && this.found.length > 0 ? this.renderFound(this.found) : this.renderUnknown()}
      </div>
    `
  }

  private renderLevel({ id, name }: AreaLevel, at: number) {
    const areas = this.choices[at]
    if (!areas || areas.length === 0) return nothing
    return html`
      <div class="field">
        <label for="find-${id}">${wordsIn(name, language.value)}</label>
        <select autocomplete="off" id="find-${id}" @change=${(event: Event) => this.chooseArea(at, event)}>
          <option value="" ?selected=${this.chosen[at] === undefined}>${say('choose')}</option>
          ${areas.map(
            (area) =>
              html`<option value=${area.code} ?selected=${this.chosen[at] === area.code}>
                ${wordsIn(area.name, language.value)}
              </option>`,
          )}
        </select>
      </div>
    `
  }

  /** Whoever searches by name must know that most of the country is not on the tablet. */
  private renderInVain() {
    if (!this.inVain) return ''
    return this.inVain.length === 0
      ? say('find-nowhere')
      : say('find-only-in', { areas: this.inVain.map((name) => wordsIn(name, language.value)).join(', ') })
  }

  private renderFound(found: readonly FoundStation[]) {
    return html`
      <ul class="plain-list stack stack-tight">
        ${found.map((station) => html`<li>${this.renderOne(station)}</li>`)}
      </ul>
    `
  }

  private renderOne(station: FoundStation) {
    const { code, name, where, distance } = station
    const words = html`<span>
      <strong>${name}</strong><br /><span class="small soft"
        >${distance ? html`${distance} · ` : nothing}${where === '' ? nothing : html`${where} · `}<span class="code">${code}</span></span
      >
    </span>`
    return this.choose
      ? html`<button type="button" class="choice station-link button-wide" @click=${() => this.choose?.(station)}>
          ${words}
        </button>`
      : html`<a class="choice station-link" href=${stationPath(code)}>${words}</a>`
  }

  /** No list is complete: what is printed on the door counts, and the office looks the code up. */
  private renderUnknown() {
    const code = this.found && readStationCode(latinDigits(this.text.trim()))
    if (code === undefined || (code.match(/[0-9]/gu)?.length ?? 0) < LEAST_DIGITS) return nothing
    return html`
      <div class="stack stack-tight">
        <p>${say('find-not-on-list')}</p>
        ${this.renderOne({ code, name: say('find-take-code', { code }), where: '' })}
      </div>
    `
  }

  private async findNear({ point }: PlaceFound) {
    this.text = ''
    this.inVain = undefined
    this.found = await this.source.near(point)
  }

  private type(event: Event) {
    if (!(event.target instanceof HTMLInputElement)) return
    this.text = event.target.value
    clearTimeout(this.pause)
    this.pause = setTimeout(() => void this.searchNow(), PAUSE_MS)
  }

  private async searchNow() {
    const { text } = this
    const found = text.trim().length > 1 ? await this.source.search(text) : undefined
    const inVain = found?.length === 0 ? await this.source.searched() : undefined
    if (text !== this.text) return
    this.found = found
    this.inVain = inVain
  }

  private async chooseArea(at: number, event: Event) {
    if (!(event.target instanceof HTMLSelectElement)) return
    const area = event.target.value
    this.chosen = area === '' ? this.chosen.slice(0, at) : [...this.chosen.slice(0, at), area]
    this.choices = this.choices.slice(0, this.chosen.length)
    this.found = undefined
    this.inVain = undefined
    this.isOutOfReach = false
    const { chosen } = this
    // Arrow keys walk through a list and choose at every step: only where they rest is anything brought.
    await new Promise((rested) => setTimeout(rested, PAUSE_MS))
    if (chosen === this.chosen) await this.open(chosen)
  }

  /** What lies in the areas chosen; an answer that comes after another choice is dropped. */
  private async open(chosen: readonly string[]) {
    const [largest] = chosen
    const smallest = chosen.at(-1)
    if (largest === undefined || smallest === undefined) return
    const isThere = await this.source.prepare(largest)
    const isLast = chosen.length >= this.levels.length
    const areas = isThere && !isLast ? await this.source.areasIn(smallest) : undefined
    const found = isThere && isLast ? await this.source.stationsIn(smallest) : undefined
    if (chosen !== this.chosen) return
    this.isOutOfReach = !isThere
    if (areas) this.choices = [...this.choices, areas]
    this.found = found
  }
}
