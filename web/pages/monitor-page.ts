/** What the pages of a monitor share: the tablet's device, opened before anything is shown. */

import { html, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { PageElement } from '../app/page-element.ts'
import type { Device } from '../offline/device.ts'
import { openPlaces, type Places } from '../offline/places.ts'
import { say } from '../words/say.ts'

export abstract class MonitorPage extends PageElement {
  @state() protected isReady = false
  protected device!: Device
  protected places!: Places
  private prepared: Promise<void> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.prepared = this.open()
  }

  private async open() {
    this.device = await this.services.device()
    this.places = openPlaces(this.device.reference)
    await this.prepare()
    this.isReady = true
    await this.updateComplete
  }

  /** Comes back when the page shows what it is about. */
  protected whenReady(): Promise<void> {
    return this.prepared ?? Promise.resolve()
  }

  /** Reads what the page needs from the tablet. */
  protected abstract prepare(): Promise<void>
  protected abstract renderReady(): TemplateResult

  override render() {
    return html`
      <div class="stack stack-loose">
        <h1 tabindex="-1" ?data-unnamed=${this.tabTitle !== this.heading}>${this.heading}</h1>
        ${this.isReady ? this.renderReady() : html`<p class="soft">${say('one-moment')}</p>`}
      </div>
    `
  }

  /** A way back that works without the browser's own button. */
  protected renderBack(path: string, words: string): TemplateResult {
    return html`<p class="back no-print"><a href=${path}>${say('back-to', { place: words })}</a></p>`
  }
}
