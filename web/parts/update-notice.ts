/** Says that a newer version of the app is ready, and takes it when somebody wants it. */

import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Readable } from '../state/store.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

/** What the notice needs to know of the app on this tablet. */
export interface Updating {
  readonly newer: Readable<'none' | 'waits' | 'offered' | 'taking'>
  readonly take: () => Promise<void>
}

@customElement('update-notice')
export class UpdateNotice extends LightElement {
  @property({ attribute: false }) app!: Updating

  override connectedCallback(): void {
    super.connectedCallback()
    new Watch(this, this.app.newer)
  }

  override render() {
    const { value } = this.app.newer
    const isShown = value === 'offered' || value === 'taking'
    // The live region is there before its words are, so that they are read out.
    return html`
      <div class=${isShown ? 'update-notice' : nothing} role="status">
        ${isShown ? html`<p class="mark">${icon('wait')}${say(value === 'taking' ? 'update-taking' : 'update-ready')}</p>` : nothing}
        ${value === 'offered' ? html`<button type="button" class="button-quiet" @click=${this.take}>${say('update-take')}</button>` : nothing}
      </div>
    `
  }

  private readonly take = () => void this.app.take()
}

declare global {
  interface HTMLElementTagNameMap {
    'update-notice': UpdateNotice
  }
}
