/** Taking in the files that tablets saved where there was no network: choose them, and read what came out of each. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { takeInPackets } from '../../schema/wire/packet-endpoints.ts'
import type { Problem } from '../api/problem.ts'
import { type CutFile, cutPackets } from '../offline/cut-packets.ts'
import { icon } from '../parts/icon.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { OfficePage } from './office-page.ts'
import { type FromFile, renderTaken, type TakenPacket } from './taken-packets.ts'

interface Progress {
  readonly file: number
  readonly files: number
  /** From 0 to 1, of this file. */
  readonly share: number
}

@customElement('packets-page')
export class PacketsPage extends OfficePage {
  @state() private chosen = 0
  @state() private isWithoutFile = false
  @state() private progress: Progress | undefined
  @state() private problem: Problem | undefined
  @state() private results: readonly FromFile[] = []

  override get heading() {
    return say('packets')
  }

  private readonly choose = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const files = [...(event.currentTarget.querySelector('input')?.files ?? [])]
    this.isWithoutFile = files.length === 0
    if (this.isWithoutFile) return void this.focusOn('#packet-files')
    if (this.progress) return
    this.results = []
    this.problem = undefined
    for (const [index, file] of files.entries()) {
      const result = await this.takeIn(file, { file: index + 1, files: files.length, share: 0 })
      this.results = [...this.results, result]
      if (this.problem) break
    }
    this.progress = undefined
    await this.focusOn('#result-heading')
  }

  /** Ends early where the server does not answer; what it took in until then stands in the result. */
  private async takeIn(file: File, begun: Progress): Promise<FromFile> {
    this.progress = begun
    const cut = await cutPackets(file).catch((): CutFile => ({ pieces: [], isWhole: false }))
    const packets = new Map<string, TakenPacket>()
    let photosLeft = 0
    let unread = 0
    for (const [index, piece] of cut.pieces.entries()) {
      const body = { bytes: piece, type: 'application/octet-stream' }
      const outcome = await this.services.client.send(takeInPackets, {}, body)
      if ('problem' in outcome) {
        const { problem } = outcome
        // A piece this server cannot read says nothing about the others.
        const isAboutThisPiece = problem.kind === 'refused' && problem.slug === 'packets-unreadable'
        if (!isAboutThisPiece) {
          this.problem = problem
          break
        }
        unread += 1
        continue
      }
      const { reply } = outcome
      for (const packet of reply.packets) packets.set(packet.id, packet)
      for (const { id, photosMissing } of reply.photos) {
        const packet = packets.get(id)
        if (packet) packets.set(id, { ...packet, photosMissing })
      }
      photosLeft += reply.photosLeft
      this.progress = { ...begun, share: (index + 1) / cut.pieces.length }
    }
    return {
      name: file.name,
      cut: { ...cut, isWhole: cut.isWhole && unread === 0 },
      packets: [...packets.values()],
      photosLeft,
      isStopped: this.problem !== undefined,
    }
  }

  protected override renderOffice() {
    const hasReceipts = this.results.some(({ packets }) => packets.some(({ code }) => code !== undefined))
    return html`
      <p class="lede no-print">${say('packets-lede')}</p>
      ${this.renderForm()} ${this.progress ? this.renderProgress(this.progress) : nothing}
      ${
        this.problem
          ? html`<p class="notice notice-doubt">${say('packets-stopped')}</p>
              ${this.renderProblem(this.problem)}`
          : nothing
      }
      ${
        this.results.length > 0 && !this.progress
          ? html`<section class="stack" aria-labelledby="result-heading">
              <h2 id="result-heading" tabindex="-1">${say('packets-result')}</h2>
              <p class="no-print">
                <button type="button" class="button-quiet" @click=${() => window.print()}>${say('print')}</button>
              </p>
              ${this.results.map(renderTaken)}
              ${hasReceipts ? html`<p>${say('packets-tell')}</p>` : nothing}
              ${this.mayDo('set-aside.read') ? html`<p class="no-print"><a href="/office/set-aside">${say('set-aside')}</a></p>` : nothing}
            </section>`
          : nothing
      }
    `
  }

  private renderProgress({ file, files, share }: Progress) {
    const percent = showNumber(Math.floor(share * 100))
    return html`<div class="card stack stack-tight">
      <p id="take-in-progress">${say('packets-under-way', { file, files, percent: `${percent}%` })}</p>
      <progress aria-labelledby="take-in-progress" max="1" .value=${share}></progress>
    </div>`
  }

  private renderForm() {
    const describedBy = ['packet-hint', 'packet-names', this.isWithoutFile && 'packet-complaint']
    return html`
      <form class="card stack no-print" @submit=${this.choose}>
        <div class="field">
          <p id="packet-hint">${say('packets-hint')}</p>
          ${
            this.isWithoutFile
              ? html`<p class="complaint" id="packet-complaint">${icon('warning')}${say('packets-missing')}</p>`
              : nothing
          }
          <div class="file row">
            <input
              autocomplete="off"
              id="packet-files"
              class="visually-hidden"
              type="file"
              multiple
              aria-describedby=${describedBy.filter(Boolean).join(' ')}
              aria-invalid=${this.isWithoutFile ? 'true' : nothing}
              @change=${this.count}
            />
            <label class="button button-quiet" for="packet-files">${say('packets-files')}</label>
            <span id="packet-names"
              >${this.chosen === 0 ? say('packets-files-none') : say('packets-files-chosen', { files: this.chosen })}</span
            >
          </div>
        </div>
        <p>
          <button type="submit" aria-disabled=${this.progress ? 'true' : nothing}>${say('packets-take-in')}</button>
        </p>
      </form>
    `
  }

  private readonly count = (event: Event) => {
    // The listener stands on the file field and nowhere else.
    this.chosen = (event.target as HTMLInputElement).files?.length ?? 0
    this.isWithoutFile = false
  }
}
