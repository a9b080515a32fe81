/** Choosing an area level by level: province, then district, then commune. */

import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type Words, wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { LightElement } from './light-element.ts'

/** One level: its name, the areas to choose from, and the one chosen. */
export interface AreaLevelChoice {
  readonly id: string
  readonly name: Words
  readonly areas: readonly { readonly code: string; readonly name: Words; readonly stations: number }[]
  readonly chosen: string | undefined
}

/** The area chosen; nothing for the whole country. */
export class AreaChosen extends CustomEvent<string | undefined> {
  constructor(area: string | undefined) {
    super('area-chosen', { detail: area, bubbles: true })
  }
}

@customElement('area-picker')
export class AreaPicker extends LightElement {
  @property({ attribute: false }) levels: readonly AreaLevelChoice[] = []

  override render() {
    return this.levels.map((level, at) => this.renderLevel(level, at))
  }

  private renderLevel({ id, name, areas, chosen }: AreaLevelChoice, at: number) {
    if (areas.length === 0) return nothing
    const choose = (event: Event) => {
      // The listener stands on a select and nowhere else.
      const { value } = event.target as HTMLSelectElement
      this.dispatchEvent(new AreaChosen(value || this.levels[at - 1]?.chosen))
    }
    return html`
      <div class="field">
        <label for="area-${id}">${wordsIn(name, language.value)}</label>
        <select autocomplete="off" id="area-${id}" .value=${chosen ?? ''} @change=${choose}>
          <option value="" ?selected=${chosen === undefined}>${say('area-all')}</option>
          ${areas.map(
            (area) =>
              html`<option value=${area.code} ?selected=${area.code === chosen}>
                ${say('area-with-count', { name: wordsIn(area.name, language.value), stations: area.stations })}
              </option>`,
          )}
        </select>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'area-picker': AreaPicker
  }
  interface HTMLElementEventMap {
    'area-chosen': AreaChosen
  }
}
