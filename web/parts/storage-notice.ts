/** Says truthfully whether the browser may clear what is kept here, and how to have it keep it. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

const READ_KEY = 'storage-notice-read'

@customElement('storage-notice')
export class StorageNotice extends LightElement {
  @property() protection: 'kept' | 'may-be-cleared' | 'unknown' = 'unknown'
  /** On pages about something else it is shown until it was read, and only when there is something to do. */
  @property({ type: Boolean }) isPassing = false
  @state() private isRead = readOnce()

  override render() {
    const isKept = this.protection === 'kept'
    if (this.isPassing && (this.isRead || this.protection !== 'may-be-cleared')) return nothing
    return html`
      <div class="notice ${isKept ? 'notice-good' : 'notice-doubt'} stack stack-tight">
        <p class="mark ${isKept ? 'mark-good' : 'mark-doubt'}">
          ${icon(isKept ? 'check' : 'warning')}<span>${say(`protection-${this.protection}`)}</span>
        </p>
        ${
          isKept
            ? nothing
            : html`<details>
                <summary>${say('install-how')}</summary>
                <ol class="stack stack-tight">
                  <li>${say('install-how-menu')}</li>
                  <li>${say('install-how-add')}</li>
                  <li>${say('install-how-open')}</li>
                </ol>
              </details>`
        }
        ${
          this.isPassing
            ? html`<p><button type="button" class="button-quiet" @click=${this.dismiss}>${say('protection-dismiss')}</button></p>`
            : nothing
        }
      </div>
    `
  }

  private dismiss() {
    this.isRead = true
    try {
      localStorage.setItem(READ_KEY, 'yes')
    } catch {
      // Shown once more tomorrow; nothing else is lost.
    }
    document.querySelector<HTMLElement>('h1')?.focus()
  }
}

function readOnce(): boolean {
  try {
    return localStorage.getItem(READ_KEY) === 'yes'
  } catch {
    return false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'storage-notice': StorageNotice
  }
}
