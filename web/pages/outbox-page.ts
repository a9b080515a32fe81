/** What waits on this tablet and what the office has, in plain words. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import { countWaitingPhotos, type Sending } from '../offline/outbox.ts'
import { Watch } from '../state/watch.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { MonitorPage } from './monitor-page.ts'
import { renderReceipt } from './receipt.ts'
import { renderSendingState } from './sending-state.ts'
import '../parts/kept-line.ts'
import '../parts/problem-note.ts'

@customElement('outbox-page')
export class OutboxPage extends MonitorPage {
  @state() private sendings: readonly Sending[] = []
  private stop: (() => void) | undefined

  override get heading() {
    return say('outbox')
  }

  protected async prepare() {
    const { sync } = this.device
    new Watch(this, sync.state)
    this.stop = sync.state.subscribe(() => void this.read())
    await this.read()
  }

  override disconnectedCallback(): void {
    this.stop?.()
    super.disconnectedCallback()
  }

  private async read() {
    this.sendings = await this.device.outbox.list()
  }

  protected renderReady() {
    const { trouble, isSending, waiting } = this.device.sync.state.value
    return html`
      <p class="lede">${say('outbox-lede')}</p>
      ${trouble ? html`<problem-note .problem=${trouble}></problem-note>` : nothing}
      ${
        waiting > 0
          ? html`<p>
              <button type="button" aria-disabled=${isSending ? 'true' : nothing} @click=${() => void this.device.sync.runNow()}>
                ${say(isSending ? 'strip-sending' : 'outbox-send-now')}
              </button>
            </p>`
          : nothing
      }
      ${
        this.sendings.length === 0
          ? html`<p class="notice">${say('outbox-empty')}</p>`
          : html`<ul class="plain-list stack">
              ${this.sendings.map((sending) => this.renderSending(sending))}
            </ul>`
      }
      <kept-line .kept=${this.services.keptApp.kept}></kept-line>
      ${this.renderBack('/monitor', say('my-stations'))}
    `
  }

  private renderSending(sending: Sending) {
    const { kind, order, state, receipt, refusal } = sending
    const photos = countWaitingPhotos(sending)
    const sent = sending.photos.filter((photo) => photo.state === 'sent').length
    // A number and no place: who looks over a shoulder, or opens the tablet, learns nothing of where it was.
    const name = say(`outbox-${kind}`, { order })
    return html`
      <li class="card stack stack-tight">
        <h2>${name}</h2>
        ${renderSendingState(state, say(`sending-${state}`))}
        ${receipt ? renderReceipt(receipt) : nothing}
        ${sending.photos.length > 0 ? html`<p>${say('photos-sent', { sent, photos: sending.photos.length })}</p>` : nothing}
        ${refusal ? html`<p>${wordsIn(refusal.details, language.value)}</p>` : nothing}
        ${
          (state === 'received' || state === 'set-aside') && photos === 0
            ? html`<p>
                <button type="button" class="button-plain" @click=${() => this.drop(sending)}>
                  ${say('sending-remove')}<span class="visually-hidden">: ${name}</span>
                </button>
              </p>`
            : nothing
        }
      </li>
    `
  }

  private async drop({ id }: Sending) {
    await this.device.outbox.drop(id)
    await this.read()
    this.services.announce(say('sending-removed'))
    this.querySelector<HTMLElement>('h1')?.focus()
  }
}
