/** Bars of one length, each divided into the four ratings: told apart by pattern and order, colour last. */

import { html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { RATINGS, type Rating } from '../../schema/findings/rating.ts'
import { say } from '../words/say.ts'
import { LightElement } from './light-element.ts'

export interface PartedBar {
  readonly label: string
  /** Of each rating, from 0 to 1; together the whole bar. */
  readonly shares: Readonly<Record<Rating, number>>
}

/** Several charts may stand on one page; names of patterns are those of the whole page. */
let made = 0
function nameNext(): string {
  made += 1
  return `parted-${made}`
}

@customElement('parted-chart')
export class PartedChart extends LightElement {
  @property() label = ''
  @property({ attribute: false }) bars: readonly PartedBar[] = []
  private readonly name = nameNext()

  override render() {
    return html`
      <svg class="parted-patterns" width="0" height="0" aria-hidden="true" focusable="false">
        <defs>
          <pattern id=${`${this.name}-assisted`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect class="parted-assisted" width="8" height="8" />
            <path class="parted-line" d="M-2 2L2 -2M0 8L8 0M6 10L10 6" />
          </pattern>
          <pattern id=${`${this.name}-none`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect class="parted-none" width="6" height="6" />
            <path class="parted-line" d="M0 0L6 6M6 0L0 6" />
          </pattern>
          <pattern id=${`${this.name}-unknown`} width="6" height="6" patternUnits="userSpaceOnUse">
            <rect class="parted-paper" width="6" height="6" />
            <circle class="parted-dot" cx="3" cy="3" r="1" />
          </pattern>
        </defs>
      </svg>
      <ul class="plain-list legend parted-legend" aria-hidden="true">
        ${RATINGS.map(
          (rating) => html`<li>
            <svg class="parted-key" width="28" height="20" focusable="false">${this.piece(rating, 0, 1)}</svg>
            ${say(`state-${rating}`)}
          </li>`,
        )}
      </ul>
      <div class="bar-chart" role="img" aria-label=${this.label}>
        ${this.bars.map(({ label, shares }) => {
          let from = 0
          return html`
            <div class="bar-row">
              <span class="bar-label">${label}</span>
              <svg class="bar-track parted-track" aria-hidden="true" focusable="false">
                ${RATINGS.map((rating) => {
                  const share = shares[rating]
                  const drawn = share > 0 ? this.piece(rating, from, share) : svg``
                  from += share
                  return drawn
                })}
              </svg>
            </div>
          `
        })}
      </div>
    `
  }

  private piece(rating: Rating, from: number, share: number) {
    const fill = rating === 'full' ? 'var(--full)' : `url(#${this.name}-${rating})`
    return svg`<rect class="parted-piece" x=${`${from * 100}%`} width=${`${share * 100}%`} height="100%" fill=${fill} />`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parted-chart': PartedChart
  }
}
