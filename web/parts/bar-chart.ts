/** Bars for shares, drawn as a picture with a name; the table that says the same always stands beside it. */

import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LightElement } from './light-element.ts'

export interface Bar {
  readonly label: string
  /** What is written at the end of the bar. */
  readonly value: string
  /** 0 to 1. */
  readonly share: number
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
          ({ label, value, share, isSmall }) => html`
            <div class="bar-row">
              <span class="bar-label">${label}</span>
              <span class="bar-value">${value}</span>
              <svg class="bar-track" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class=${isSmall ? 'bar bar-small' : 'bar'} width=${share * 100} height="1" />
              </svg>
            </div>
          `,
        )}
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bar-chart': BarChart
  }
}
