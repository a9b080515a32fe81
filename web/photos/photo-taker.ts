/** The button that leads to a photo; camera and editor are loaded when it is pressed. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'
import type { PhotoOutcome } from './photo-dialog.ts'

/** Letters in the description of a photo. */
export const LONGEST_DESCRIPTION = 500

/** Where finished pictures go; given from outside, because photos know no storage. */
export interface PictureStore {
  /** Comes back with the SHA-256 of what was kept once it is on the disk; fails when it is not. */
  readonly keep: (picture: Blob) => Promise<string>
}

/** A photo that is on the disk. */
export interface PhotoTaken {
  readonly sha256: string
  /** Empty when it was left for later. */
  readonly description: string
}

/** Where a photo was lost because its page went away: said when the page is back. */
const lost = new Set<string>()

type Said = 'photo-kept' | 'photo-thrown-away' | 'photo-tools-missing'

@customElement('photo-taker')
export class PhotoTaker extends LightElement {
  /** Names the place the photo is for, once on a page. */
  @property() name = ''
  @property({ attribute: false }) pictures: PictureStore | undefined
  /** Given a photo that is kept; "kept" is said only after what this gives back has come back as well. */
  @property({ attribute: false }) onKept: ((photo: PhotoTaken) => Promise<void> | void) | undefined
  /** Takes no more photos; stays on the page to say what became of the last one. */
  @property({ type: Boolean }) isFull = false
  /** What is wrong, as ids of elements that say it. */
  @property() describedBy = ''
  @state() private isOpen = false
  @state() private said: Said | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.watchSight)
    if (lost.delete(this.name)) this.said = 'photo-thrown-away'
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.watchSight)
    // Thrown away while nobody looked, or going with the page right now: not said to anybody yet.
    const isUnsaid = this.said === 'photo-thrown-away' && document.visibilityState === 'hidden'
    if (isUnsaid || this.querySelector('photo-dialog')?.hasPicture) lost.add(this.name)
    this.isOpen = false
    super.disconnectedCallback()
  }

  /** What was said while nobody looked is read when somebody looks again. */
  private readonly watchSight = () => {
    if (document.visibilityState === 'visible' && this.said === 'photo-thrown-away') this.focusSaid()
  }

  override render() {
    return html`
      <div class="stack stack-tight">
        ${
          this.isFull
            ? html`<p class="hint">${say('photo-enough')}</p>`
            : html`<div>
              <button
                type="button"
                class="button-quiet"
                aria-describedby=${this.describedBy || nothing}
                @click=${this.open}
              >
                ${say('photo-take')}
              </button>
            </div>`
        }
        <div role="status" tabindex="-1">${this.renderSaid()}</div>
        ${this.isOpen && this.pictures ? this.renderDialog(this.pictures) : nothing}
      </div>
    `
  }

  private renderSaid() {
    const { said } = this
    if (!said) return nothing
    const isGood = said === 'photo-kept'
    return html`<p class="mark ${isGood ? 'mark-good' : 'mark-doubt'}">
      ${icon(isGood ? 'check' : 'warning')}<span>${say(said)}</span>
    </p>`
  }

  private renderDialog(pictures: PictureStore) {
    return html`<photo-dialog
      .name=${this.name}
      .pictures=${pictures}
      .onKept=${async (photo: PhotoTaken) => this.onKept?.(photo)}
      .onEnded=${(outcome: PhotoOutcome) => this.close(outcome)}
    ></photo-dialog>`
  }

  private async open() {
    this.said = undefined
    try {
      await import('./photo-dialog.ts')
      this.isOpen = this.isConnected
    } catch {
      this.said = 'photo-tools-missing'
    }
  }

  private async close(outcome: PhotoOutcome) {
    this.isOpen = false
    if (outcome === 'kept') {
      this.said = 'photo-kept'
      // Kept after its page had gone.
      lost.delete(this.name)
    }
    if (outcome === 'thrown-away') this.said = 'photo-thrown-away'
    await this.updateComplete
    // The dialog gives the focus back to its button, unless that was the last photo taken here.
    if (this.isFull || outcome === 'thrown-away') this.focusSaid()
    else this.querySelector<HTMLElement>('button')?.focus()
  }

  private focusSaid() {
    this.querySelector<HTMLElement>('[role="status"]')?.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-taker': PhotoTaker
  }
}
