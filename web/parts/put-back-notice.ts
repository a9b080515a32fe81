/** Says once that the browser had lost what was kept here, and that all of it was put back. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Readable } from '../state/store.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

/** What the notice needs to know of the tablet. */
export interface PuttingBack {
  readonly wasPutBack: Readable<boolean>
}

@customElement('put-back-notice')
export class PutBackNotice extends LightElement {
  @property({ attribute: false }) device!: () => Promise<PuttingBack>
  @state() private opened: PuttingBack | undefined
  @state() private isRead = false

  override connectedCallback(): void {
    super.connectedCallback()
    void this.device().then(
      (device) => {
        this.opened = device
        new Watch(this, device.wasPutBack)
      },
      // A tablet that does not open has a page of its own that says so.
      () => undefined,
    )
  }

  override render() {
    const isShown = this.opened?.wasPutBack.value === true && !this.isRead
    // The live region is there before its words are, so that they are read out.
    return html`
      <div class=${isShown ? 'update-notice' : nothing} role="status">
        ${isShown ? html`<p class="mark">${icon('check')}${say('put-back')}</p>` : nothing}
        ${isShown ? html`<button type="button" class="button-quiet" @click=${this.read}>${say('put-back-read')}</button>` : nothing}
      </div>
    `
  }

  private readonly read = () => {
    this.isRead = true
    // The button goes with the notice; whoever pressed it goes on where the page begins.
    document.querySelector<HTMLElement>('main h1')?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'put-back-notice': PutBackNotice
  }
}
