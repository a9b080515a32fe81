/** A PIN, or words in its place: masked, typed or pasted in Khmer or Latin digits; says how many digits are there, never which. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { latinDigits } from '../../schema/numerals.ts'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

export type SecretKind = 'pin' | 'words'

/** How many digits a PIN has. */
const PIN_DIGITS = 6
/** Six long words and their spaces; longer pastes are somebody's mistake. */
const MOST_SIGNS = 400

/** The last digit of a PIN was typed. */
export class PinFilled extends Event {
  constructor() {
    super('pin-filled', { bubbles: true })
  }
}

@customElement('secret-field')
export class SecretField extends LightElement {
  /** Its id in the page; two fields on one page have two names. */
  @property() name = 'secret'
  @property() label = ''
  @property() hint = ''
  @property() complaint = ''
  @property() kind: SecretKind = 'pin'
  @property({ type: Boolean }) isBusy = false
  @state() private isShown = false
  @state() private filled = 0

  get value(): string {
    return this.field?.value ?? ''
  }

  private get field(): HTMLInputElement | null {
    return this.querySelector('input')
  }

  override focus(): void {
    this.field?.focus()
  }

  clear(): void {
    if (this.field) this.field.value = ''
    this.filled = 0
  }

  override render() {
    const { name } = this
    const describedBy = [
      this.hint && `${name}-hint`,
      this.complaint && `${name}-complaint`,
      this.kind === 'pin' && `${name}-filled`,
    ].filter(Boolean)
    return html`
      <div class="field">
        <label for=${name}>${this.label}</label>
        ${this.hint ? html`<p class="hint" id="${name}-hint">${this.hint}</p>` : nothing}
        ${
          this.complaint
            ? html`<p class="complaint" id="${name}-complaint">${icon('warning')}${this.complaint}</p>`
            : nothing
        }
        <div class="passphrase">
          <input
            id=${name}
            class=${this.kind === 'pin' ? 'pin' : nothing}
            type=${this.isShown ? 'text' : 'password'}
            inputmode=${this.kind === 'pin' ? 'numeric' : 'text'}
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            maxlength=${MOST_SIGNS}
            aria-describedby=${describedBy.join(' ') || nothing}
            aria-invalid=${this.complaint ? 'true' : nothing}
            ?readonly=${this.isBusy}
            @input=${this.count}
          />
          <button
            type="button"
            class="button-quiet"
            aria-pressed=${this.isShown ? 'true' : 'false'}
            aria-describedby="${name}-show"
            @click=${() => {
              this.isShown = !this.isShown
            }}
          >
            ${say('secret-show')}
          </button>
          <span id="${name}-show" hidden>${this.label}</span>
        </div>
        ${
          this.kind === 'pin'
            ? html`<p class="small soft" id="${name}-filled" role="status">
                ${say('secret-filled', { filled: this.filled, whole: PIN_DIGITS })}
              </p>`
            : nothing
        }
      </div>
    `
  }

  private count() {
    const before = this.filled
    this.filled = latinDigits(this.value).replace(/\D/gu, '').length
    if (this.kind === 'pin' && this.filled === PIN_DIGITS && before < PIN_DIGITS)
      this.dispatchEvent(new PinFilled())
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'secret-field': SecretField
  }
}
