/** A field for text that speaks while somebody types: at most a quarter of a second is ever unspoken. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { LightElement } from './light-element.ts'

/** At most this much typing is lost when a tablet dies. */
const PAUSE_MS = 250

/** The whole text as it stands in the field now. */
export class TextTyped extends Event {
  readonly text: string

  constructor(text: string) {
    super('text-typed', { bubbles: true })
    this.text = text
  }
}

const onPage = new Set<TypedText>()

/** Every field on the page says what it has not said yet: before one goes on, finishes or locks. */
export function speakTyped(): void {
  for (const field of onPage) field.speak()
}

@customElement('typed-text')
export class TypedText extends LightElement {
  @property({ attribute: false }) fieldId = ''
  @property({ attribute: false }) label = ''
  /** What is known from outside; while somebody types, the field shows what they type. */
  @property({ attribute: false }) text = ''
  @property({ attribute: false }) longest: number | undefined
  @property({ attribute: false }) describedBy: string | typeof nothing = nothing
  @property({ attribute: false }) isInvalid = false
  @state() private typed: string | undefined
  private isUnspoken = false
  private pause: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    onPage.add(this)
    // Capturing on the window comes before anything that locks or drops what is on the page.
    window.addEventListener('visibilitychange', this.speak, { capture: true })
    window.addEventListener('pagehide', this.speak, { capture: true })
  }

  override disconnectedCallback(): void {
    this.speak()
    onPage.delete(this)
    window.removeEventListener('visibilitychange', this.speak, { capture: true })
    window.removeEventListener('pagehide', this.speak, { capture: true })
    super.disconnectedCallback()
  }

  override render() {
    return html`
      <div class="field">
        <label for=${this.fieldId}>${this.label}</label>
        <textarea
          autocomplete="off"
          id=${this.fieldId}
          maxlength=${this.longest ?? nothing}
          aria-describedby=${this.describedBy}
          aria-invalid=${this.isInvalid ? 'true' : nothing}
          .value=${this.typed ?? this.text}
          @input=${this.type}
          @change=${(event: Event) => event.stopPropagation()}
          @blur=${this.leave}
        ></textarea>
      </div>
    `
  }

  /** Says at once what was typed and not said yet. */
  readonly speak = (): void => {
    clearTimeout(this.pause)
    if (!this.isUnspoken || this.typed === undefined) return
    this.isUnspoken = false
    this.dispatchEvent(new TextTyped(this.typed))
  }

  private type(event: Event) {
    if (!(event.target instanceof HTMLTextAreaElement)) return
    this.typed = event.target.value
    // Counted from the oldest letter unsaid, so that steady typing is kept as well as a pause.
    if (!this.isUnspoken) this.pause = setTimeout(this.speak, PAUSE_MS)
    this.isUnspoken = true
  }

  private leave() {
    this.speak()
    this.typed = undefined
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'typed-text': TypedText
  }
}
