/** The finished picture before it is kept: nobody recognisable, described, and kept only when the disk says so. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'
import { LONGEST_DESCRIPTION } from './photo-taker.ts'

@customElement('picture-check')
export class PictureCheck extends LightElement {
  /** Exactly what would be kept. */
  @property({ attribute: false }) finished!: Blob
  @property() name = ''
  @property() description = ''
  @property({ attribute: false }) onDescribed: ((description: string) => void) | undefined
  /** Comes back when the photo is on the disk; fails when it is not. */
  @property({ attribute: false }) onKeep: (() => Promise<void>) | undefined
  @property({ attribute: false }) onBack: (() => void) | undefined
  /** Never ticked for anybody: it is a word given by the person who looked. */
  @state() private isNobodySeen = false
  @state() private isMissing = false
  @state() private keeping: 'not-yet' | 'now' | 'failed' = 'not-yet'
  private address = ''

  override connectedCallback(): void {
    super.connectedCallback()
    this.address = URL.createObjectURL(this.finished)
  }

  override disconnectedCallback(): void {
    URL.revokeObjectURL(this.address)
    super.disconnectedCallback()
  }

  override render() {
    const { name } = this
    return html`
      <div class="stack">
        <img class="photo-picture" src=${this.address} alt=${this.description || say('photo-check-alt')} />
        ${this.renderNobody()}
        <div class="field">
          <label for="${name}-describe">${say('photo-describe-now')}</label>
          <p class="hint" id="${name}-describe-hint">${say('photo-describe-later')}</p>
          <textarea
            autocomplete="off"
            id="${name}-describe"
            aria-describedby="${name}-describe-hint"
            maxlength=${LONGEST_DESCRIPTION}
            .value=${this.description}
            @input=${this.describe}
          ></textarea>
        </div>
        ${
          this.keeping === 'failed'
            ? html`<p class="notice notice-bad mark mark-bad" role="alert">
              ${icon('warning')}<span>${say('photo-not-kept')}</span>
            </p>`
            : nothing
        }
        <p role="status">${this.keeping === 'now' ? say('photo-keeping') : ''}</p>
        <button type="button" class="button-wide" aria-disabled=${this.keeping === 'now'} @click=${this.keep}>
          ${say(this.keeping === 'failed' ? 'photo-try-again' : 'photo-keep')}
        </button>
        <button type="button" class="button-quiet" @click=${this.back}>${say('photo-back-to-edit')}</button>
      </div>
    `
  }

  private renderNobody() {
    const id = `${this.name}-nobody`
    return html`
      <div class="field">
        ${
          this.isMissing
            ? html`<p class="complaint" id="${id}-complaint">
              ${icon('warning')}<span><span class="visually-hidden">${say('complaint')}: </span>${say('photo-nobody-missing')}</span>
            </p>`
            : nothing
        }
        <label class="choice" ?data-chosen=${this.isNobodySeen}>
          <input
            autocomplete="off"
            id=${id}
            type="checkbox"
            .checked=${this.isNobodySeen}
            aria-invalid=${this.isMissing ? 'true' : nothing}
            aria-describedby="${id}-hint${this.isMissing ? ` ${id}-complaint` : ''}"
            @change=${this.tick}
          />
          <span>${say('photo-nobody')}</span>
        </label>
        <p class="hint" id="${id}-hint">${say('photo-nobody-how')}</p>
      </div>
    `
  }

  private tick(event: Event) {
    this.isNobodySeen = event.target instanceof HTMLInputElement && event.target.checked
    if (this.isNobodySeen) this.isMissing = false
  }

  private describe(event: Event) {
    if (event.target instanceof HTMLTextAreaElement) this.onDescribed?.(event.target.value)
  }

  private back() {
    if (this.keeping !== 'now') this.onBack?.()
  }

  private async keep() {
    if (this.keeping === 'now') return
    if (!this.isNobodySeen) {
      this.isMissing = true
      await this.updateComplete
      this.querySelector<HTMLElement>('input[type="checkbox"]')?.focus()
      return
    }
    this.keeping = 'now'
    try {
      await this.onKeep?.()
    } catch {
      this.keeping = 'failed'
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-check': PictureCheck
  }
}
