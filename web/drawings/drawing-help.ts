/** "Show how": opens the drawings of a question; nothing is loaded before. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DrawingName } from '../../schema/checklist/drawings.ts'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'
import type { AidName } from './aids.ts'
import './line-drawing.ts'

@customElement('drawing-help')
export class DrawingHelp extends LightElement {
  @property({ attribute: false }) names: readonly (DrawingName | AidName)[] = []
  @property({ attribute: false }) summary = ''
  /** Open from the beginning, where there is room for it. */
  @property({ attribute: false }) startsOpen = false
  @state() private isOpen: boolean | undefined

  override render() {
    if (this.names.length === 0) return nothing
    const isOpen = this.isOpen ?? this.startsOpen
    return html`
      <details class="drawing-help" ?open=${isOpen} @toggle=${this.note}>
        <summary>${this.summary || say('drawing-show')}</summary>
        ${
          isOpen
            ? html`<div class="drawings">
              ${this.names.map((name) => html`<line-drawing .name=${name}></line-drawing>`)}
            </div>`
            : nothing
        }
      </details>
    `
  }

  private note(event: Event) {
    if (event.target instanceof HTMLDetailsElement) this.isOpen = event.target.open
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'drawing-help': DrawingHelp
  }
}
