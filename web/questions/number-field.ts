/** A field for one number, typed in Khmer or Latin digits; what is typed stays as typed. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { readNumber } from '../../schema/numerals.ts'
import { LightElement } from '../parts/light-element.ts'
import { showDigits } from '../words/numerals.ts'

/** What stands in the field now: a number, nothing, or something that is no number. */
export class NumberTyped extends Event {
  readonly value: number | undefined
  /** As it was typed, when it is neither a number nor nothing. */
  readonly unreadable: string | undefined

  constructor(value: number | undefined, unreadable: string | undefined) {
    super('number-typed', { bubbles: true })
    this.value = value
    this.unreadable = unreadable
  }
}

@customElement('number-field')
export class NumberField extends LightElement {
  @property({ attribute: false }) fieldId = ''
  @property({ attribute: false }) label = ''
  @property({ attribute: false }) unit = ''
  @property({ attribute: false }) value: number | undefined
  /** What was typed here and is no number; it stays until something else is typed or chosen. */
  @property({ attribute: false }) unreadable: string | undefined
  @property({ attribute: false }) describedBy: string | typeof nothing = nothing
  @property({ attribute: false }) isInvalid = false
  @property({ attribute: false }) takesDecimals = false
  @state() private text = ''

  protected override willUpdate(changed: Map<string, unknown>): void {
    // Typing "12." must not be corrected to "12" under the finger; only another number replaces the text.
    if (changed.has('value') && this.value !== readNumber(this.text))
      if (this.value !== undefined || readNumber(this.text) !== undefined)
        this.text = this.value === undefined ? '' : showDigits(String(this.value))
    if (!changed.has('unreadable') || this.unreadable === this.text) return
    // Read back, or given up for something else: a reason was ticked, or it was taken back.
    if (this.unreadable !== undefined) this.text = this.unreadable
    else if (this.value === undefined && changed.get('unreadable') === this.text) this.text = ''
  }

  override render() {
    return html`
      <div class="field">
        <label for=${this.fieldId}>${this.label}</label>
        <span class="with-unit">
          <input
            id=${this.fieldId}
            type="text"
            inputmode=${this.takesDecimals ? 'decimal' : 'numeric'}
            autocomplete="off"
            maxlength="12"
            aria-describedby=${this.describedBy}
            aria-invalid=${this.isInvalid ? 'true' : nothing}
            .value=${this.text}
            @input=${this.read}
          />
          ${this.unit ? html`<span aria-hidden="true">${this.unit}</span>` : nothing}
        </span>
      </div>
    `
  }

  private read(event: Event) {
    if (!(event.target instanceof HTMLInputElement)) return
    event.stopPropagation()
    this.text = event.target.value
    const isEmpty = this.text.trim() === ''
    const value = readNumber(this.text)
    const isWhole = value === undefined || this.takesDecimals || Number.isInteger(value)
    const isReadable = isEmpty || (value !== undefined && value >= 0 && isWhole)
    this.dispatchEvent(new NumberTyped(isReadable ? value : undefined, isReadable ? undefined : this.text))
  }
}
