/** Shows a text in letters large enough to be read across a table: the whole screen, and nothing else on it. */

import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { say } from '../words/say.ts'
import { LightElement } from './light-element.ts'

export interface LargeText {
  readonly title?: string
  readonly text: string
}

@customElement('large-print')
export class LargePrint extends LightElement {
  /** What the screen is called. */
  @property() heading = ''
  @property({ attribute: false }) texts: readonly LargeText[] = []

  override render() {
    return html`
      <button type="button" class="button-quiet" aria-haspopup="dialog" @click=${this.open}>${say('large-show')}</button>
      <dialog class="large-print" aria-labelledby="large-heading">
        <h2 id="large-heading" tabindex="-1">${this.heading}</h2>
        ${
          this.texts.length > 1
            ? html`<ol>
                ${this.texts.map((one) => html`<li>${this.renderText(one)}</li>`)}
              </ol>`
            : this.texts.map((one) => this.renderText(one))
        }
        <form method="dialog"><button>${say('large-close')}</button></form>
      </dialog>
    `
  }

  private renderText({ title, text }: LargeText) {
    return html`${title === undefined ? nothing : html`<p class="large-title">${title}</p>`}
      <p>${text}</p>`
  }

  private open() {
    const dialog = this.querySelector('dialog')
    dialog?.showModal()
    // From the top, where reading begins; the button to close stands at the end.
    dialog?.querySelector<HTMLElement>('h2')?.focus()
    dialog?.scrollTo(0, 0)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'large-print': LargePrint
  }
}
