/** A passphrase with its label, hint and complaint, that can be shown while typing. In the light DOM, for password managers. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

@customElement('passphrase-field')
export class PassphraseField extends LightElement {
  /** Name of the field, where a page has several. */
  @property() name = 'passphrase'
  @property() label = ''
  @property() hint = ''
  @property() complaint = ''
  /** `new-password` when one is being made. */
  @property() kind: 'current-password' | 'new-password' = 'current-password'
  /** Left empty the passphrase stays as it is. */
  @property({ type: Boolean }) isOptional = false
  @state() private isShown = false

  get value(): string {
    return this.querySelector('input')?.value ?? ''
  }

  override focus(): void {
    this.querySelector('input')?.focus()
  }

  override render() {
    const describedBy = [this.hint && `${this.name}-hint`, this.complaint && `${this.name}-complaint`]
      .filter(Boolean)
      .join(' ')
    return html`
      <div class="field">
        <label for=${this.name}>${this.label}</label>
        ${this.hint ? html`<p class="hint" id="${this.name}-hint">${this.hint}</p>` : nothing}
        ${
          this.complaint
            ? html`<p class="complaint" id="${this.name}-complaint">${icon('warning')}${this.complaint}</p>`
            : nothing
        }
        <div class="passphrase">
          <input
            id=${this.name}
            name=${this.name}
            type=${this.isShown ? 'text' : 'password'}
            autocomplete=${this.kind}
            autocapitalize="none"
            spellcheck="false"
            ?required=${!this.isOptional}
            maxlength="400"
            aria-describedby=${describedBy || nothing}
            aria-invalid=${this.complaint ? 'true' : nothing}
          />
          <button
            type="button"
            class="button-quiet"
            aria-pressed=${this.isShown ? 'true' : 'false'}
            @click=${() => {
              this.isShown = !this.isShown
            }}
          >
            ${say('passphrase-show')}
          </button>
        </div>
      </div>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'passphrase-field': PassphraseField
  }
}
