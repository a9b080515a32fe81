/** A native slider in percent, with its name and its value in words beside it. */

import { html, type TemplateResult } from 'lit'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'

export interface Slider {
  readonly id: string
  readonly name: string
  readonly value: number
  readonly from: number
  readonly to: number
  readonly move: (percent: number) => void
}

export function renderSlider({ id, name, value, from, to, move }: Slider): TemplateResult {
  const words = say('photo-percent', { percent: showNumber(value) })
  return html`
    <div class="photo-slider">
      <label for=${id}>${name}</label>
      <span class="code" aria-hidden="true">${words}</span>
      <input
        autocomplete="off"
        id=${id}
        type="range"
        step="1"
        min=${from}
        max=${to}
        .value=${String(value)}
        aria-valuetext=${words}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) move(event.target.valueAsNumber)
        }}
      />
    </div>
  `
}
