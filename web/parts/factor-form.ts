/** Asks for the second proof of who somebody is: a code, a passkey or a word on paper, whichever they have. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Outcome } from '../api/problem.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { LightElement } from './light-element.ts'
import { canHavePasskeys } from './passkeys.ts'
import './problem-note.ts'

export const WAYS = ['totp', 'passkey', 'word'] as const
export type Way = (typeof WAYS)[number]

/** What is done once it was shown. */
export type OnceShown = () => void

/** What somebody has, and how it is shown to the server. */
export interface FactorDesk {
  readonly factors: { readonly totp: boolean; readonly passkeys: number; readonly recoveryWords: number }
  readonly showTyped: (way: 'totp' | 'word', typed: string) => Promise<Outcome<OnceShown>>
  /** Nothing when the person or the device gave up. */
  readonly showPasskey: () => Promise<Outcome<OnceShown> | undefined>
}

@customElement('factor-form')
export class FactorForm extends LightElement {
  @property({ attribute: false }) desk!: FactorDesk
  @state() private chosen: Way | undefined
  @state() private hasGivenUp = false
  private readonly showing = new Asking<OnceShown | undefined>(this)

  private get ways(): readonly Way[] {
    const { totp, passkeys, recoveryWords } = this.desk.factors
    const has = { totp, passkey: passkeys > 0 && canHavePasskeys(), word: recoveryWords > 0 }
    return WAYS.filter((way) => has[way])
  }

  override focus(): void {
    this.querySelector<HTMLElement>('#factor-typed, button[type="submit"]')?.focus()
  }

  private readonly submit = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    if (this.showing.isUnderWay) return
    const typed = String(new FormData(event.currentTarget).get('typed') ?? '')
    const way = this.chosen ?? this.ways[0]
    this.hasGivenUp = false
    const onceShown = await this.showing.ask(async () => {
      if (way === 'totp' || way === 'word') return this.desk.showTyped(way, typed)
      const outcome = await this.desk.showPasskey()
      this.hasGivenUp = outcome === undefined
      return outcome ?? { reply: undefined }
    })
    if (onceShown) return onceShown()
    await this.updateComplete
    const field = this.querySelector<HTMLInputElement>('#factor-typed')
    if (field) field.value = ''
    this.focus()
  }

  override render() {
    const { ways } = this
    const way = this.chosen ?? ways[0]
    if (way === undefined)
      return html`<div class="notice notice-doubt"><p>${say('factor-none-here')}</p></div>`
    return html`
      <form class="stack" @submit=${this.submit}>
        <problem-note .problem=${this.showing.problem}></problem-note>
        ${this.hasGivenUp ? html`<p class="notice notice-doubt" role="alert">${say('passkey-given-up')}</p>` : nothing}
        ${ways.length > 1 ? this.renderWays(ways, way) : nothing} ${way === 'passkey' ? nothing : renderField(way)}
        <p>
          <button type="submit">
            ${say(this.showing.isUnderWay ? 'sign-in-under-way' : way === 'passkey' ? 'passkey-use' : 'factor-show')}
          </button>
        </p>
      </form>
    `
  }

  private renderWays(ways: readonly Way[], chosen: Way) {
    return html`
      <fieldset class="stack stack-tight">
        <legend>${say('factor-which')}</legend>
        <div class="choices">
          ${ways.map(
            (way) => html`<label class="choice" ?data-chosen=${way === chosen}>
              <input
                autocomplete="off"
                type="radio"
                name="way"
                value=${way}
                .checked=${way === chosen}
                @change=${() => {
                  this.chosen = way
                }}
              />
              <span>${say(`factor-${way}`)}</span>
            </label>`,
          )}
        </div>
      </fieldset>
    `
  }
}

const renderField = (way: 'totp' | 'word') => html`
  <div class="field">
    <label for="factor-typed">${say(`factor-${way}-label`)}</label>
    <p class="hint" id="factor-hint">${say(`factor-${way}-hint`)}</p>
    <input
      id="factor-typed"
      name="typed"
      type="text"
      inputmode=${way === 'totp' ? 'numeric' : 'text'}
      autocomplete=${way === 'totp' ? 'one-time-code' : 'off'}
      autocapitalize="none"
      spellcheck="false"
      maxlength="40"
      required
      aria-describedby="factor-hint"
    />
  </div>
`

declare global {
  interface HTMLElementTagNameMap {
    'factor-form': FactorForm
  }
}
