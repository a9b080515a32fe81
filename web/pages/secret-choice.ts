/** Choosing a PIN, or words in its place: typed twice, and refused in a sentence where anybody would guess it. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { checkSecret, plainSecret, type SecretComplaint } from '../offline/secret-rules.ts'
import { LightElement } from '../parts/light-element.ts'
import type { SecretField, SecretKind } from '../parts/secret-field.ts'
import { say } from '../words/say.ts'
import '../parts/secret-field.ts'

/** Carries the secret to whoever keeps it; it is nowhere else. */
export class SecretChosen extends Event {
  readonly secret: string

  constructor(secret: string) {
    super('secret-chosen', { bubbles: true })
    this.secret = secret
  }
}

@customElement('secret-choice')
export class SecretChoice extends LightElement {
  /** Whose it is: the code on the card. */
  @property() code = ''
  @property({ type: Boolean }) isBusy = false
  @state() private kind: SecretKind = 'pin'
  @state() private complaint: SecretComplaint | undefined
  @state() private hasDiffered = false

  override render() {
    return html`
      <form class="card stack" novalidate @submit=${this.choose}>
        <p>${say('secret-what')}</p>
        <ul class="stack stack-tight">
          <li>${say('secret-office')}</li>
          <li>${say('secret-forgotten')}</li>
        </ul>
        <secret-field
          name="secret-new"
          .kind=${this.kind}
          .label=${say(`secret-new-${this.kind}`)}
          .hint=${say(`secret-new-${this.kind}-how`)}
          .complaint=${this.complaint ? say(`secret-${this.complaint}`) : ''}
        ></secret-field>
        <secret-field
          name="secret-again"
          .kind=${this.kind}
          .label=${say(`secret-again-${this.kind}`)}
          .complaint=${this.hasDiffered ? say('secret-differs') : ''}
        ></secret-field>
        <div class="row">
          <button type="submit" aria-disabled=${this.isBusy ? 'true' : nothing}>
            ${say(this.isBusy ? 'secret-busy' : `secret-keep-${this.kind}`)}
          </button>
          <button type="button" class="button-plain" @click=${this.change}>
            ${say(this.kind === 'pin' ? 'secret-use-words' : 'secret-use-pin')}
          </button>
        </div>
      </form>
    `
  }

  private get fields(): readonly SecretField[] {
    return [...this.querySelectorAll('secret-field')]
  }

  private async change() {
    this.kind = this.kind === 'pin' ? 'words' : 'pin'
    this.complaint = undefined
    this.hasDiffered = false
    for (const field of this.fields) field.clear()
    await this.updateComplete
    this.fields[0]?.focus()
  }

  private async choose(event: Event) {
    event.preventDefault()
    if (this.isBusy) return
    const [first, again] = this.fields
    if (!first || !again) return
    const secret = first.value
    this.complaint = checkSecret(secret) ?? this.misplaced(secret)
    this.hasDiffered = this.complaint === undefined && plainSecret(secret) !== plainSecret(again.value)
    if (this.complaint) first.clear()
    if (this.complaint || this.hasDiffered) {
      again.clear()
      await this.updateComplete
      const wrong = this.complaint ? first : again
      await wrong.updateComplete
      wrong.focus()
      return
    }
    this.dispatchEvent(new SecretChosen(secret))
  }

  /** Words where digits are asked for, or the other way round: the lock screen would ask for the wrong ones. */
  private misplaced(secret: string): SecretComplaint | undefined {
    const isPin = /^\d+$/u.test(plainSecret(secret))
    if (this.kind === 'pin') return isPin ? undefined : 'not-six-digits'
    return isPin ? 'not-four-to-six-words' : undefined
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'secret-choice': SecretChoice
  }
}
