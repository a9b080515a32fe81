/** Bars for shares with what they may be in truth, drawn as a picture with a name; the table that says the same always stands beside it. */

import { html, nothing, type SVGTemplateResult, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LightElement } from './light-element.ts'

export interface Bar {
  readonly label: string
  /** What is written at the end of the bar. */
  readonly value: string
  /** 0 to 1. */
  readonly share: number
  /** Both ends from 0 to 1: a line over the bar. */
  readonly interval?: { readonly from: number; readonly to: number }
  /** Too few stations for a share: drawn lighter. */
  readonly isSmall: boolean
}

@customElement('bar-chart')
export class BarChart extends LightElement {
  @property() label = ''
  @property({ attribute: false }) bars: readonly Bar[] = []

  override render() {
    return html`
      <div class="bar-chart" role="img" aria-label=${this.label}>
        ${this.bars.map(
          ({ label, value, share, interval, isSmall }) => html`
            <div class="bar-row">
              <span class="bar-label">${label}</span>
              <span class="bar-value">${value}</span>
              <svg class="bar-track" aria-hidden="true" focusable="false">
                <rect class=${isSmall ? 'bar bar-small' : 'bar'} width=${part(share)} height="100%" />
                ${interval ? whisker(interval) : nothing}
              </svg>
            </div>
          `,
        )}
      </div>
    `
  }
}

const part = (share: number): string => `${Math.round(share * 10_000) / 100}%`

/** Drawn twice, light below and dark above, so that it is seen on the bar and beside it. */
function whisker({ from, to }: NonNullable<Bar['interval']>): readonly SVGTemplateResult[] {
  return ['bar-likely-edge', 'bar-likely'].map(
    (look) => svg`
      <g class=${look}>
        <line x1=${part(from)} x2=${part(to)} y1="50%" y2="50%" />
        <line x1=${part(from)} x2=${part(from)} y1="20%" y2="80%" />
        <line x1=${part(to)} x2=${part(to)} y1="20%" y2="80%" />
      </g>
    `,
  )
}

declare global {
  interface HTMLElementTagNameMap {
    'bar-chart': BarChart
  }
}
