/** What waits on this tablet, what the office has, and what a person has to see to, in plain words. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { openDayMemory } from '../offline/day-memory.ts'
import type { Sending } from '../offline/outbox.ts'
import { describePacket, inOrderOfNeed, type Packet } from '../offline/packet.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { MonitorPage } from './monitor-page.ts'
import { renderWaysOut } from './packet-ways-out.ts'
import { renderReceipt } from './receipt.ts'
import { SavePackets } from './save-packets.ts'
import { type Ahead, reasonInWords, renderNextTry, renderSendingState } from './sending-state.ts'
import '../parts/kept-line.ts'

/** Minutes until the next try go on counting while nothing happens. */
const COUNT_MS = 20_000

@customElement('outbox-page')
export class OutboxPage extends MonitorPage {
  @state() private sendings: readonly Sending[] = []
  /** What was a correction, as far as the vault remembers: what waits does not say so itself. */
  private corrections: ReadonlySet<string> = new Set()
  private readonly stops: (() => void)[] = []
  private readonly saving = new SavePackets(
    this,
    () => this.device,
    () => this.read(),
  )
  private readonly look = () => this.requestUpdate()

  override get heading() {
    return say('outbox')
  }

  protected async prepare() {
    const { sync, clock } = this.device
    new Watch(this, sync.state)
    new Watch(this, clock)
    const counting = setInterval(this.look, COUNT_MS)
    addEventListener('online', this.look)
    addEventListener('offline', this.look)
    this.stops.push(
      // What stands here stays until the next news.
      sync.state.subscribe(() => void this.read().catch(() => undefined)),
      () => clearInterval(counting),
      () => removeEventListener('online', this.look),
      () => removeEventListener('offline', this.look),
    )
    await this.read()
  }

  override disconnectedCallback(): void {
    for (const stop of this.stops.splice(0)) stop()
    super.disconnectedCallback()
  }

  private async read() {
    const { memory, now, outbox } = this.device
    this.sendings = await outbox.list()
    const remembered = await openDayMemory(memory, now).listRemembered()
    this.corrections = new Set(remembered.flatMap(({ corrections = [] }) => corrections))
  }

  protected renderReady() {
    const { sync } = this.device
    const { isSending, kept, rests, waiting } = sync.state.value
    const ahead: Ahead = { isOnline: navigator.onLine, now: sync.now(), clock: this.device.clock.value }
    const packets = this.sendings.map((sending) => describePacket(sending, sync.state.value, ahead.now))
    return html`
      <p class="lede">${say('outbox-lede')}</p>
      ${this.renderNotice(ahead)}
      ${
        waiting + kept > 0
          ? html`<p>
              <button type="button" aria-disabled=${isSending && rests.size === 0 ? 'true' : nothing} @click=${() => void sync.runNow()}>
                ${say(waiting > 0 ? 'outbox-send-now' : 'outbox-ask-now')}
              </button>
            </p>`
          : nothing
      }
      ${this.saving.render(this.sendings)}
      ${
        packets.length === 0
          ? html`<p class="notice">${say('outbox-empty')}</p>`
          : html`<ul class="plain-list stack">
              ${inOrderOfNeed(packets).map((packet) => this.renderPacket(packet, ahead))}
            </ul>`
      }
      <kept-line .kept=${this.services.keptApp.kept}></kept-line>
      ${this.renderBack('/monitor', say('my-stations'))}
    `
  }

  /** What concerns everything here: no retry says it anew. */
  private renderNotice({ clock }: Ahead) {
    const { isUnwritten, rests } = this.device.sync.state.value
    const rest = rests.get('all')
    if (clock === 'behind' || clock === 'ahead')
      return html`<p class="notice notice-doubt">${say('clock-wrong')}</p>`
    if (isUnwritten) return html`<p class="notice notice-doubt">${say('outbox-unwritten')}</p>`
    if (rest?.why.kind === 'not-a-reply')
      return html`<p class="notice notice-doubt">${say('problem-not-a-reply-what-now')}</p>`
    if (rest?.isAsked)
      return html`<p class="notice">${reasonInWords(rest.why, clock)} ${say('rest-asked')}</p>`
    return nothing
  }

  private renderPacket(packet: Packet, ahead: Ahead) {
    const { sending, state } = packet
    const { kind, order, receipt } = sending
    // A number and no place: who looks over a shoulder, or opens the tablet, learns nothing of where it was.
    const name = say(`outbox-${this.corrections.has(sending.id) ? 'correction' : kind}`, { order })
    const hasCopy = state === 'kept' || state === 'photos'
    return html`
      <li class="card stack stack-tight">
        <h2>${name}</h2>
        ${renderSendingState(packet)} ${renderNextTry(packet, ahead)}
        ${hasCopy ? html`<p class="soft">${say('sending-copy-stays')}</p>` : nothing}
        ${state === 'backed-up' ? html`<p class="soft">${say('sending-backed-up')}</p>` : nothing}
        ${sending.reason ? html`<p>${say(`sending-aside-${sending.reason}`)}</p>` : nothing}
        ${receipt ? renderReceipt(receipt) : nothing}
        ${
          packet.photos.all > 0 && state !== 'photos'
            ? html`<p>${say('photos-sent', { sent: packet.photos.sent, photos: packet.photos.all })}</p>`
            : nothing
        }
        ${renderWaysOut(packet, {
          name,
          tryAgain: () => void this.device.sync.tryAgain(sending),
          remove: () => void this.takeOff(sending),
          save: () => void this.saving.save([sending]),
        })}
      </li>
    `
  }

  private async takeOff({ id }: Sending) {
    await this.device.outbox.remove(id)
    await this.read()
    this.services.announce(say('sending-removed'))
    this.querySelector<HTMLElement>('h1')?.focus()
  }
}
