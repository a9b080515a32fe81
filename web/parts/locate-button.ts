/** A button that asks where the tablet is, says how exactly it knows, or why it does not. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { roundDistance } from '../../schema/places/distance.ts'
import type { Point } from '../../schema/places/premises.ts'
import { type Located, locate } from '../state/locate.ts'
import { say } from '../words/say.ts'
import { LightElement } from './light-element.ts'

export class PlaceFound extends Event {
  static readonly type = 'place-found'
  readonly point: Point

  constructor(point: Point) {
    super(PlaceFound.type, { bubbles: true })
    this.point = point
  }
}

@customElement('locate-button')
export class LocateButton extends LightElement {
  /** What pressing it does, in words. */
  @property() deed = ''
  @state() private located: Located | undefined
  @state() private isAsking = false

  override render() {
    return html`
      <div class="stack stack-tight">
        <p>
          <button type="button" class="button-quiet" aria-disabled=${this.isAsking ? 'true' : nothing} @click=${this.ask}>
            ${this.deed}
          </button>
        </p>
        <p role="status" class="small soft">${this.isAsking ? say('locate-busy') : this.sayLocated()}</p>
      </div>
    `
  }

  private sayLocated(): string {
    if (!this.located) return ''
    if (!this.located.point) return say(`locate-${this.located.why}`)
    const { unit, value } = roundDistance(this.located.accuracyMetres)
    return say(`locate-within-${unit}`, { value })
  }

  private async ask() {
    if (this.isAsking) return
    this.isAsking = true
    this.located = await locate()
    this.isAsking = false
    if (this.located.point) this.dispatchEvent(new PlaceFound(this.located.point))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'locate-button': LocateButton
  }
}
