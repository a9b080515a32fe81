/** After finishing: sealed, no longer readable here; whether the office has it, its receipt, and where to go next. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readVisitId } from '../../schema/codes.ts'
import { isCorrectedOut, type RememberedVisit } from '../../schema/visit/remembered-visit.ts'
import { openDayMemory } from '../offline/day-memory.ts'
import type { Sending } from '../offline/outbox.ts'
import { describePacket } from '../offline/packet.ts'
import type { Place } from '../offline/places.ts'
import { listAnswered } from '../offline/queries.ts'
import type { Kit } from '../offline/reference.ts'
import { icon } from '../parts/icon.ts'
import { stationPath } from '../state/station-address.ts'
import { say } from '../words/say.ts'
import { beginCorrecting } from './correcting.ts'
import { findNext, readDay } from './day.ts'
import { MonitorPage } from './monitor-page.ts'
import { distanceInWords, placeName } from './place-words.ts'
import { renderReceipt } from './receipt.ts'
import { renderSendingState } from './sending-state.ts'

@customElement('sealed-page')
export class SealedPage extends MonitorPage {
  @state() private sending: Sending | undefined
  @state() private visit: RememberedVisit | undefined
  @state() private place: Place | undefined
  @state() private next: ReturnType<typeof findNext>
  /** What the office asked is answered by it. */
  @state() private isAnswer = false
  private kit: Kit | undefined
  private isBeginning = false
  private stop: (() => void) | undefined

  override get heading() {
    return say(this.isAnswer ? 'query-sealed' : this.isCorrection ? 'correction-sealed' : 'sealed')
  }

  /** Told by what is remembered; the outbox does not know what it sends. */
  private get isCorrection(): boolean {
    return this.visit !== undefined && this.visit.visit !== this.params.visit
  }

  protected async prepare() {
    const id = readVisitId(this.params.visit ?? '')
    const { memory, now, outbox, reference, sync } = this.device
    this.visit = (await openDayMemory(memory, now).listRemembered()).find(
      ({ visit, corrections = [] }) => visit === id || corrections.some((correction) => correction === id),
    )
    this.kit = await reference.read('kit')
    this.isAnswer = (await listAnswered(memory)).some(({ by }) => by === id)
    if (this.visit) {
      const { station } = this.visit
      this.place = await this.places.find(station)
      const { plan } = await readDay(this.device, this.places)
      this.next = findNext(plan, station, this.place)
    }
    const readSending = async () => {
      this.sending = id && (await outbox.read(id))
    }
    this.stop = sync.state.subscribe(() => void readSending())
    await readSending()
  }

  override disconnectedCallback(): void {
    this.stop?.()
    super.disconnectedCallback()
  }

  protected renderReady() {
    const { sending, visit, place } = this
    return html`
      ${visit ? html`<p class="lede">${placeName(place, visit.station)}</p>` : nothing}
      <section class="card stack" aria-labelledby="sealed-heading">
        <h2 id="sealed-heading" class="mark mark-good">${icon('check')}${say('sealed-heading')}</h2>
        <p>${say(this.isCorrection || this.isAnswer ? 'correction-sealed-what' : 'sealed-what')}</p>
        <div role="status" class="stack">
          ${sending ? this.renderSending(sending) : html`<p>${say('sealed-gone')}</p>`}
        </div>
      </section>
      ${this.renderNext()}
      <p class="row">
        <a class="button ${this.next ? 'button-quiet' : ''}" href="/monitor">${say('my-stations')}</a>
        <a class="button button-plain" href="/monitor/outbox">${say('outbox')}</a>
      </p>
      ${visit && !isCorrectedOut(visit) ? this.renderCorrecting(visit) : nothing}
    `
  }

  /** People remember on the way out that it was 70 and not 80. */
  private renderCorrecting(visit: RememberedVisit) {
    return html`
      <section class="card stack" aria-labelledby="correct-heading">
        <h2 id="correct-heading">${say(this.isCorrection ? 'correction-again' : 'correction-offer')}</h2>
        <p>${say('correction-offer-what')}</p>
        <p>
          <button type="button" class="button-quiet" @click=${() => void this.correct(visit)}>${say('correction-begin')}</button>
        </p>
      </section>
    `
  }

  private async correct(visit: RememberedVisit) {
    if (!this.kit || this.isBeginning) return
    this.isBeginning = true
    this.services.go(await beginCorrecting(this.device, visit, this.kit))
  }

  private renderSending(sending: Sending) {
    const { sync } = this.device
    const packet = describePacket(sending, sync.state.value, sync.now())
    const left = packet.photos.all - packet.photos.sent
    return html`
      ${renderSendingState(packet, say('sealed-waits'))}
      ${packet.state === 'waiting' && left > 0 ? html`<p>${say('photos-waiting', { photos: left })}</p>` : nothing}
      ${sending.receipt ? renderReceipt(sending.receipt) : nothing}
    `
  }

  private renderNext() {
    if (!this.next) return nothing
    const { station, isNextDoor, metres } = this.next
    const name = placeName(station.place, station.code)
    return html`
      <section class="card stack" aria-labelledby="next-heading">
        <h2 id="next-heading">${say(isNextDoor ? 'sealed-next-room' : 'sealed-next')}</h2>
        ${metres === undefined ? nothing : html`<p>${distanceInWords(metres)}</p>`}
        <p><a class="button" href=${stationPath(station.code)}>${name}</a></p>
      </section>
    `
  }
}
