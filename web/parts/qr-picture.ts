/** A QR code as a picture made of nodes: dark on light in every theme, so that any camera reads it. */

import { html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { encode } from 'uqr'
import { LightElement } from './light-element.ts'

/** Cameras want this many light modules around the code. */
const QUIET = 4

@customElement('qr-picture')
export class QrPicture extends LightElement {
  @property() text = ''
  @property() label = ''

  override render() {
    const { data, size } = encode(this.text, { ecc: 'M', border: QUIET })
    return html`
      <svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${this.label} shape-rendering="crispEdges">
        <rect class="qr-light" width=${size} height=${size} />
        ${svg`<path class="qr-dark" d=${pathOf(data)} />`}
      </svg>
    `
  }
}

/** One stroke for each run of dark modules in a line. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        if (!isDark || row[x - 1]) return []
        const end = row.indexOf(false, x)
        return [`M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`]
      }),
    )
    .join('')
}

declare global {
  interface HTMLElementTagNameMap {
    'qr-picture': QrPicture
  }
}
