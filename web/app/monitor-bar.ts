/** The bar of monitor pages: what waits to be sent, the tablet's own page, and "seal now". */

import { html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { SyncState } from '../offline/sync.ts'
import { LightElement } from '../parts/light-element.ts'
import type { Readable } from '../state/store.ts'
import { say } from '../words/say.ts'
import '../parts/connection-strip.ts'

@customElement('monitor-bar')
export class MonitorBar extends LightElement {
  @property({ attribute: false }) sync!: Readable<SyncState>
  @property({ attribute: false }) seal!: () => Promise<void>
  /** Which page is open, for its mark in the bar. */
  @property() path = ''
  @state() private isBusy = false
  @query('dialog') private dialog!: HTMLDialogElement

  override render() {
    return html`
      <connection-strip .sync=${this.sync}></connection-strip>
      <nav class="monitor-bar" aria-label=${say('menu')}>
        <a href="/monitor" aria-current=${this.path === '/monitor' ? 'page' : nothing}>${say('my-stations')}</a>
        <a href="/monitor/tablet" aria-current=${this.path === '/monitor/tablet' ? 'page' : nothing}
          >${say('my-tablet')}</a
        >
        <a href=${this.incidentPath} aria-current=${this.path === '/monitor/incident' ? 'page' : nothing}
          >${say('incident')}</a
        >
        <button type="button" class="button-bad" @click=${() => this.dialog.showModal()}>${say('seal-now')}</button>
      </nav>
      <dialog class="confirm" aria-labelledby="seal-heading" aria-describedby="seal-text">
        <form method="dialog" class="stack" @submit=${this.decide}>
          <h2 id="seal-heading">${say('seal-now-sure')}</h2>
          <p id="seal-text">${say('seal-now-what')}</p>
          <div class="row">
            <button value="yes" aria-disabled=${this.isBusy ? 'true' : nothing}>${say('seal-now-go')}</button>
            <button value="no" class="button-quiet">${say('seal-now-no')}</button>
          </div>
        </form>
      </dialog>
    `
  }

  /** From within a visit, its station is known already. */
  private get incidentPath(): string {
    const [, visit] = /^\/monitor\/visits\/([^/]+)/u.exec(location.pathname) ?? []
    return visit === undefined ? '/monitor/incident' : `/monitor/incident?visit=${visit}`
  }

  /** The first button is the deed: whoever needs it has no time to read. */
  private decide(event: SubmitEvent) {
    if (!(event.submitter instanceof HTMLButtonElement) || event.submitter.value !== 'yes' || this.isBusy)
      return
    this.isBusy = true
    void this.seal().finally(() => {
      this.isBusy = false
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'monitor-bar': MonitorBar
  }
}
