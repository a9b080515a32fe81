/** Saving what waits as a file to carry: the button, what it is for, and where the file went. */

import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit'
import type { Device } from '../offline/device.ts'
import type { Sending } from '../offline/outbox.ts'
import { isWorthSaving, type PacketFile, packetFileName, writePackets } from '../offline/write-packets.ts'
import { say } from '../words/say.ts'
import { type Saved, saveFile } from './save-file.ts'

interface Done {
  readonly saved: Exclude<Saved, 'given-up'>
  readonly made: PacketFile | undefined
}

export class SavePackets implements ReactiveController {
  private isUnderWay = false
  private done: Done | undefined
  private readonly host: ReactiveControllerHost & HTMLElement
  private readonly device: () => Device
  /** The outbox has a new count to show. */
  private readonly onNoted: () => Promise<void>

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    device: () => Device,
    onNoted: () => Promise<void>,
  ) {
    this.host = host
    this.device = device
    this.onNoted = onNoted
    host.addController(this)
  }

  hostConnected(): void {}

  /** Comes back when the file is where it went and that is shown, with the focus on it. */
  async save(sendings: readonly Sending[]): Promise<void> {
    if (this.isUnderWay) return
    this.show(true, undefined)
    let made: PacketFile | undefined
    const name = packetFileName((below) => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % below)
    const saved = await saveFile(name, async () => {
      const { outbox, people } = this.device()
      made = await writePackets({ outbox, people: people.list.value }, sendings)
      return made.file
    })
    if (saved === 'given-up') return this.show(false, undefined)
    if (saved !== 'failed') await this.note(made?.saved ?? [])
    await this.onNoted()
    this.show(false, { saved, made })
    await this.host.updateComplete
    this.host.querySelector<HTMLElement>('#saved-file')?.focus()
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

  private show(isUnderWay: boolean, done: Done | undefined) {
    this.isUnderWay = isUnderWay
    this.done = done
    this.host.requestUpdate()
  }

  /** Nothing where there is nothing to save. */
  render(sendings: readonly Sending[]): TemplateResult | typeof nothing {
    const worth = sendings.filter(isWorthSaving)
    if (worth.length === 0 && !this.done) return nothing
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
                    aria-disabled=${this.isUnderWay ? 'true' : nothing}
                    @click=${() => void this.save(worth)}
                  >
                    ${say('save-all')}
                  </button>
                </p>`
        }
        <p role="status">${this.isUnderWay ? say('save-under-way') : nothing}</p>
        ${this.done ? renderDone(this.done) : nothing}
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
