/** Says in plain words what still waits on this tablet and what has been received. */

import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Readable } from '../state/store.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

/** What the strip needs to know of sending. */
export interface Sent {
  readonly waiting: number
  readonly isSending: boolean
}

@customElement('connection-strip')
export class ConnectionStrip extends LightElement {
  @property({ attribute: false }) sync!: Readable<Sent>
  private readonly look = () => this.requestUpdate()

  override connectedCallback(): void {
    super.connectedCallback()
    new Watch(this, this.sync)
    addEventListener('online', this.look)
    addEventListener('offline', this.look)
  }

  override disconnectedCallback(): void {
    removeEventListener('online', this.look)
    removeEventListener('offline', this.look)
    super.disconnectedCallback()
  }

  override render() {
    const { waiting, isSending } = this.sync.value
    const line = isSending
      ? html`<span class="mark">${icon('wait')}${say('strip-sending')}</span>`
      : waiting > 0
        ? html`<span class="mark mark-doubt">${icon('wait')}${say('strip-waiting', { visits: waiting })}</span>`
        : html`<span class="mark">${icon('check')}${say(navigator.onLine ? 'strip-nothing' : 'strip-offline')}</span>`
    return html`<p class="strip" role="status"><a href="/monitor/outbox">${line}</a></p>`
  }
}
