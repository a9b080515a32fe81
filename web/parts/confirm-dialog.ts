/** Asks once more before something that cannot be taken back: a native dialog, focus kept inside and given back. */

import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { say } from '../words/say.ts'
import { LightElement } from './light-element.ts'

/** A page may hold several, and names of nodes are one for the whole page. */
let dialogs = 0
function nextLabel(): string {
  dialogs += 1
  return `confirm-${dialogs}`
}

@customElement('confirm-dialog')
export class ConfirmDialog extends LightElement {
  @property() heading = ''
  @property() text = ''
  /** The words of the button that does it. */
  @property() deed = ''
  private readonly label = nextLabel()
  private answer: ((isWanted: boolean) => void) | undefined

  /** Whether it is wanted; Escape means no. */
  ask(): Promise<boolean> {
    const dialog = this.querySelector('dialog')
    if (!dialog) return Promise.resolve(false)
    // The browser tells of a closed dialog a little later; whoever asks again before that has been answered already.
    this.answer?.(dialog.returnValue === 'yes')
    dialog.returnValue = ''
    dialog.showModal()
    return new Promise((answer) => {
      this.answer = answer
    })
  }

  private readonly closed = (event: Event) => {
    // The listener stands on the dialog and nowhere else.
    const { open, returnValue } = event.currentTarget as HTMLDialogElement
    // It closed before it was opened again, and that question has its answer.
    if (open) return
    this.answer?.(returnValue === 'yes')
    this.answer = undefined
  }

  override render() {
    return html`
      <dialog class="confirm" aria-labelledby="${this.label}-heading" aria-describedby="${this.label}-text" @close=${this.closed}>
        <form method="dialog" class="stack">
          <h2 id="${this.label}-heading">${this.heading}</h2>
          <p id="${this.label}-text">${this.text}</p>
          <div class="row">
            <button value="no" class="button-quiet">${say('confirm-no')}</button>
            <button value="yes" class="button-bad">${this.deed}</button>
          </div>
        </form>
      </dialog>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'confirm-dialog': ConfirmDialog
  }
}
