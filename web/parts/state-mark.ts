/** The state of a station as shape, colour and words; the shape is the one on the map. */

import { html, type SVGTemplateResult, svg, type TemplateResult } from 'lit'
import { lookOf, type StationState } from '../map/marker-look.ts'
import { say } from '../words/say.ts'

export const stateShape = (state: StationState): SVGTemplateResult => {
  const { outline, sign, isHollow } = lookOf(state)
  return svg`
    <svg class="state-shape" viewBox="-1 -1 18 18" width="20" height="20" aria-hidden="true" focusable="false"
      data-state=${state}>
      <path class=${isHollow ? 'state-hollow' : 'state-solid'} d=${outline} />
      ${sign ? svg`<path class="state-sign" d=${sign} />` : ''}
    </svg>
  `
}

export const stateMark = (state: StationState): TemplateResult =>
  html`<span class="mark state-mark" data-state=${state}>${stateShape(state)}${say(`state-${state}`)}</span>`
