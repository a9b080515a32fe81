/** One line drawing with its words below: the words say everything the drawing shows. */

import { html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DrawingName } from '../../schema/checklist/drawings.ts'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'
import type { AidName } from './aids.ts'
import { type Drawing, PAPER } from './strokes.ts'

@customElement('line-drawing')
export class LineDrawing extends LightElement {
  @property({ attribute: false }) name: DrawingName | AidName | undefined
  @state() private drawing: Drawing | undefined

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('name')) void this.load()
  }

  /** Without the file the words are still there, and they are enough. */
  private async load() {
    const { name } = this
    const file = await import('./drawings.ts').catch(() => undefined)
    if (name === this.name) this.drawing = name && file?.drawings[name]
  }

  override render() {
    const { name } = this
    if (!name) return nothing
    return html`
      <figure class="drawing">
        <svg viewBox="0 0 ${PAPER.width} ${PAPER.height}" class="drawn" aria-hidden="true" focusable="false">
          <path class="drawn-mass" d=${this.drawing?.mass ?? ''} />
          <path class="drawn-around" d=${this.drawing?.around ?? ''} />
          <path d=${this.drawing?.lines ?? ''} />
          <path class="drawn-measure" d=${this.drawing?.measure ?? ''} />
        </svg>
        <figcaption>${say(`drawing-${name}`)}</figcaption>
      </figure>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'line-drawing': LineDrawing
  }
}
