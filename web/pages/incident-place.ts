/** Where an incident was: at a station of this day, at another one by its code, or at none. */

import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit'
import { readStationCode } from '../../schema/codes.ts'
import type { Place, Places } from '../offline/places.ts'
import { say } from '../words/say.ts'
import { renderGroup } from './incident-form.ts'
import { placeName } from './place-words.ts'

/** Not a code of a station: codes are Latin letters and digits. */
const OTHER = '*'

/** More would push the note off the screen; any other station is told by its code. */
const MOST_NEAR = 8

export class IncidentPlace {
  private readonly host: ReactiveControllerHost
  private places: Places | undefined
  /** Stations of this person's day. */
  private near: readonly string[] = []
  private known: ReadonlyMap<string, Place> = new Map()
  private isOther = false

  constructor(host: ReactiveControllerHost) {
    this.host = host
  }

  async open(places: Places, near: readonly string[]): Promise<void> {
    this.places = places
    this.near = [...new Set(near)].slice(0, MOST_NEAR)
    for (const code of this.near) await this.find(code)
  }

  /** Learns the name of a station and shows it. */
  async look(station: string): Promise<void> {
    this.isOther = station !== '' && !this.near.includes(station)
    if (this.isOther) await this.find(station)
    this.host.requestUpdate()
  }

  private async find(code: string) {
    const place = await this.places?.find(code)
    if (place) this.known = new Map([...this.known, [code, place]])
  }

  render(station: string, complaint: string, choose: (station: string) => void): TemplateResult {
    const take = (code: string) => {
      this.isOther = code === OTHER
      choose(this.isOther ? '' : code)
    }
    return renderGroup({
      name: 'place',
      legend: say('incident-place'),
      complaint,
      kind: 'radio',
      choices: [
        ...this.near.map((code) => ({
          id: code,
          text: placeName(this.known.get(code), code),
          isChosen: !this.isOther && station === code,
        })),
        { id: OTHER, text: say('incident-place-other'), isChosen: this.isOther },
        { id: '', text: say('incident-place-none'), isChosen: !this.isOther && station === '' },
      ],
      choose: take,
      more: this.isOther ? this.renderCode(station, complaint, choose) : nothing,
    })
  }

  private renderCode(station: string, complaint: string, choose: (station: string) => void) {
    const place = this.known.get(station)
    const type = async ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement)) return
      const code = target.value.trim()
      choose(code)
      await this.find(code)
      this.host.requestUpdate()
    }
    return html`
      <div class="field">
        <label for="incident-code">${say('incident-place-code')}</label>
        <input
          id="incident-code"
          type="text"
          autocomplete="off"
          maxlength="40"
          aria-describedby=${complaint ? 'place-complaint' : nothing}
          aria-invalid=${complaint ? 'true' : nothing}
          .value=${station}
          @input=${type}
        />
        <p role="status">
          ${
            place
              ? say('incident-place-found', { station: placeName(place, station) })
              : readStationCode(station)
                ? say('incident-place-not-found')
                : nothing
          }
        </p>
      </div>
    `
  }
}
