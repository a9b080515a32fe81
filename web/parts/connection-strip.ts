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
  readonly kept: number
  readonly stuck: number
  readonly isSending: boolean
  /** What is held back after a failure, until something goes. */
  readonly rests: ReadonlyMap<string, unknown>
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
    const line = this.renderLine(this.sync.value)
    return html`<p class="strip" role="status"><a href="/monitor/outbox">${line}</a></p>`
  }

  /** The same words at every retry: a reader says what changes, and a retry that fails changes nothing. */
  private renderLine({ waiting, kept, stuck, isSending, rests }: Sent) {
    if (stuck > 0)
      return html`<span class="mark mark-bad">${icon('warning')}${say('strip-stuck', { visits: stuck })}</span>`
    if (isSending && rests.size === 0)
      return html`<span class="mark">${icon('wait')}${say('strip-sending')}</span>`
    if (waiting > 0)
      return html`<span class="mark mark-doubt">${icon('wait')}${say('strip-waiting', { visits: waiting })}</span>`
    if (!navigator.onLine) return html`<span class="mark">${icon('check')}${say('strip-offline')}</span>`
    return html`<span class="mark">${icon('check')}${say(kept > 0 ? 'strip-kept' : 'strip-nothing')}</span>`
  }
}
