/** What the pages of a monitor share: the tablet's device, opened before anything is shown. */

import { html, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { PageElement } from '../app/page-element.ts'
import { VaultLocked } from '../offline/current-vault.ts'
import type { Device } from '../offline/device.ts'
import { openPlaces, type Places } from '../offline/places.ts'
import { say } from '../words/say.ts'

/** A disk is full until somebody has taken something off it. */
const AGAIN_MS = 5_000

export abstract class MonitorPage extends PageElement {
  @state() protected isReady = false
  /** The browser could not open what is kept on the tablet, as happens on a full disk. */
  @state() private isUnread = false
  protected device!: Device
  protected places!: Places
  private prepared: Promise<void> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.prepared = this.open()
  }

  /** Tried again for as long as somebody is here; when the page was left, nobody waits for it any more. */
  private async open() {
    while (!(await this.couldRead())) {
      this.isUnread = true
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
      if (!this.isConnected) return new Promise<void>(() => undefined)
    }
    this.isReady = true
    await this.updateComplete
  }

  private async couldRead(): Promise<boolean> {
    try {
      this.device = await this.services.device()
      this.places = openPlaces(this.device.reference)
      await this.prepare()
      return true
    } catch (fault) {
      // The tablet was locked while this was read: the page is being left.
      if (fault instanceof VaultLocked) return new Promise<never>(() => undefined)
      // Whatever else it is, is no fault of the disk.
      if (!(fault instanceof DOMException)) throw fault
      return false
    }
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
        ${this.isReady ? this.renderReady() : this.renderWaiting()}
      </div>
    `
  }

  private renderWaiting() {
    return this.isUnread
      ? html`<p class="notice notice-bad" role="alert">${say('tablet-unread')}</p>`
      : html`<p class="soft">${say('one-moment')}</p>`
  }

  /** A way back that works without the browser's own button. */
  protected renderBack(path: string, words: string): TemplateResult {
    return html`<p class="back no-print"><a href=${path}>${say('back-to', { place: words })}</a></p>`
  }
}
