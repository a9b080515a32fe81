/** Saving what waits as a file to carry: the button, what it is for, and where the file went. */

import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Device } from '../offline/device.ts'
import type { Sending } from '../offline/outbox.ts'
import { isWorthSaving, type PacketFile, packetFileName, writePackets } from '../offline/write-packets.ts'
import { createStore } from '../state/store.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { type Saved, saveFile } from './save-file.ts'

interface Saving {
  readonly isUnderWay: boolean
  readonly done?: Done
}

interface Done {
  readonly saved: Exclude<Saved, 'given-up'>
  readonly made: PacketFile | undefined
}

/**
 * Of the whole page: choosing a place on a tablet hides the app, which locks it, and what came of it is then said on the
 * lock screen.
 */
const saving = createStore<Saving>({ isUnderWay: false })

export class SavePackets implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement
  private readonly device: () => Device
  /** The outbox has a new count to show. */
  private readonly onNoted: () => Promise<void>
  private shown: Done | undefined

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    device: () => Device,
    onNoted: () => Promise<void>,
  ) {
    this.host = host
    this.device = device
    this.onNoted = onNoted
    host.addController(this)
    new Watch(host, saving)
  }

  hostConnected(): void {}

  /** What was read once is not said again on the next page. */
  hostDisconnected(): void {
    if (this.shown && this.shown === saving.value.done) saving.set({ isUnderWay: false })
  }

  hostUpdated(): void {
    const { done } = saving.value
    if (done === this.shown) return
    this.shown = done
    this.host.querySelector<HTMLElement>('#saved-file')?.focus()
  }

  /** Comes back when the file is where it went. */
  async save(sendings: readonly Sending[]): Promise<void> {
    if (saving.value.isUnderWay) return
    saving.set({ isUnderWay: true })
    let made: PacketFile | undefined
    const name = packetFileName((below) => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below)
    const saved = await saveFile(name, async () => {
      const { outbox, people } = this.device()
      made = await writePackets({ outbox, people: people.list.value }, sendings)
      return made.file
    }).finally(() => saving.set({ isUnderWay: false }))
    if (saved === 'given-up') return
    if (saved !== 'failed') await this.note(made?.saved ?? [])
    saving.set({ isUnderWay: false, done: { saved, made } })
    await this.onNoted()
  }

  /** Nothing of its state changes: it goes on being sent. */
  private async note(sendings: readonly Sending[]) {
    try {
      for (const sending of sendings)
        await this.device().outbox.change(sending, (present) => ({
          ...present,
          savedInFiles: (present.savedInFiles ?? 0) + 1,
        }))
    } catch (fault) {
      // The file is saved all the same; only its count could not be written down.
      if (!(fault instanceof DOMException)) throw fault
    }
  }

  /** Nothing where there is nothing to save. */
  render(sendings: readonly Sending[]): TemplateResult | typeof nothing {
    const worth = sendings.filter(isWorthSaving)
    const { isUnderWay, done } = saving.value
    if (worth.length === 0 && !done) return nothing
    return html`
      <div class="stack stack-tight">
        ${
          worth.length === 0
            ? nothing
            : html`<p id="save-what" class="soft">${say('save-what')}</p>
                <p>
                  <button
                    type="button"
                    class="button-quiet"
                    aria-describedby="save-what"
                    aria-disabled=${isUnderWay ? 'true' : nothing}
                    @click=${() => void this.save(worth)}
                  >
                    ${say('save-all')}
                  </button>
                </p>`
        }
        <p role="status">${isUnderWay ? say('save-under-way') : nothing}</p>
        ${done ? renderDone(done) : nothing}
      </div>
    `
  }
}

function renderDone({ saved, made }: Done) {
  if (saved === 'failed')
    return html`<p id="saved-file" class="notice notice-doubt" tabindex="-1">${say('save-failed')}</p>`
  const { name, where } = saved
  return html`
    <div id="saved-file" class="notice stack stack-tight" tabindex="-1">
      <p>${say('save-done', { packets: made?.saved.length ?? 0 })} ${say('save-photos', { photos: made?.photos ?? 0 })}</p>
      <p>${where === 'chosen' ? say('save-where-chosen', { name }) : say('save-where-downloads', { name })}</p>
      <p>${say('save-next')}</p>
    </div>
  `
}
