/** One dialog that asks for the second proof once more, before something grave; what was wanted is then done. */

import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { say } from '../words/say.ts'
import type { FactorDesk, FactorForm, OnceShown } from './factor-form.ts'
import './factor-form.ts'
import { LightElement } from './light-element.ts'

/** The desk, which calls back once the proof was shown. */
type DeskFor = (shown: OnceShown) => FactorDesk

@customElement('fresh-factor')
export class FreshFactor extends LightElement {
  @property({ attribute: false }) deskFor!: DeskFor
  private isShown = false

  /** Whether it was shown; Escape means no. The native dialog gives the focus back to where it was. */
  async ask(): Promise<boolean> {
    await this.updateComplete
    const dialog = this.querySelector('dialog')
    const form = this.querySelector<FactorForm>('factor-form')
    if (!dialog || !form) return false
    await form.updateComplete
    dialog.showModal()
    form.focus()
    return new Promise((answer) => {
      dialog.addEventListener('close', () => answer(this.isShown), { once: true })
    })
  }

  override render() {
    const desk = this.deskFor(() => {
      this.isShown = true
      this.querySelector('dialog')?.close()
    })
    return html`
      <dialog class="confirm" aria-labelledby="fresh-heading" aria-describedby="fresh-text">
        <div class="stack">
          <h2 id="fresh-heading">${say('fresh-heading')}</h2>
          <p id="fresh-text">${say('fresh-text')}</p>
          <factor-form .desk=${desk}></factor-form>
          <p>
            <button type="button" class="button-quiet" @click=${() => this.querySelector('dialog')?.close()}>
              ${say('cancel')}
            </button>
          </p>
        </div>
      </dialog>
    `
  }
}

let asking: Promise<boolean> | undefined

/** Asked several times at once, it asks the person once. */
export function askFreshFactor(deskFor: DeskFor): Promise<boolean> {
  asking ??= askOnce(deskFor).finally(() => {
    asking = undefined
  })
  return asking
}

async function askOnce(deskFor: DeskFor): Promise<boolean> {
  const element = document.createElement('fresh-factor')
  element.deskFor = deskFor
  document.body.append(element)
  try {
    return await element.ask()
  } finally {
    element.remove()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'fresh-factor': FreshFactor
  }
}
