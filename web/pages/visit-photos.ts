/** The photos of one visit: descriptions at once, pictures when asked for, because the logbook notes each look. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { readPhoto } from '../../schema/wire/visit-endpoints.ts'
import { addressOf } from '../api/client.ts'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'

export interface ShownPhoto {
  readonly sha256: string
  /** As the monitor wrote it; empty where nothing was written. */
  readonly description: string
  /** The question it answers, or the remedy it shows. */
  readonly of: string
}

/** On paper so many of each visit: enough to see the place, and few enough to be read. */
const MOST_PRINTED = 4

@customElement('visit-photos')
export class VisitPhotos extends LightElement {
  @property({ attribute: false }) photos: readonly ShownPhoto[] = []
  /** Whether any of them can be there to be shown. */
  @property({ attribute: false }) canShow = true
  /** Address of the pages on which each is made fit for releases; nothing for whoever may not. */
  @property({ attribute: false }) offerAt: string | undefined
  @state() private isShown = false
  @state() private missing: ReadonlySet<string> = new Set()

  private readonly show = async () => {
    this.isShown = true
    await this.updateComplete
    // The button is gone; who pressed it goes on at what it brought.
    this.querySelector<HTMLElement>('figure')?.focus()
  }

  override render() {
    if (this.photos.length === 0) return nothing
    return html`
      <div class="stack stack-tight">
        <div class="photo-list">${this.photos.map((photo, at) => this.renderPhoto(photo, at))}</div>
        ${
          this.photos.length > MOST_PRINTED
            ? html`<p class="only-print small">${say('photos-more', { photos: this.photos.length - MOST_PRINTED })}</p>`
            : nothing
        }
        ${
          this.canShow && !this.isShown
            ? html`<div class="stack stack-tight no-print">
                <p class="small soft">${say('photos-are-noted')}</p>
                <p>
                  <button type="button" class="button-quiet" @click=${this.show}>
                    ${say('photos-show', { photos: this.photos.length })}
                  </button>
                </p>
              </div>`
            : nothing
        }
      </div>
    `
  }

  private renderPhoto({ sha256, description, of }: ShownPhoto, at: number) {
    const isMissing = this.missing.has(sha256)
    const miss = () => {
      this.missing = new Set([...this.missing, sha256])
    }
    return html`
      <figure class="photo stack stack-tight" tabindex="-1" ?data-not-printed=${at >= MOST_PRINTED}>
        ${
          this.isShown && !isMissing
            ? html`<img
                src=${addressOf(readPhoto.url, { params: { sha256 } })}
                alt=${say('photo-of', { what: of })}
                decoding="async"
                @error=${miss}
              />`
            : nothing
        }
        ${isMissing ? html`<p class="doubt">${say('photo-not-shown')}</p>` : nothing}
        <figcaption>
          <span class="block small soft">${of}</span>
          ${description === '' ? html`<span class="soft">${say('photo-not-described')}</span>` : description}
        </figcaption>
        ${
          this.isShown && !isMissing && this.offerAt !== undefined
            ? html`<p class="no-print">
                <a class="jump" href="${this.offerAt}/${sha256}"
                  >${say('photo-offer')}<span class="visually-hidden">: ${of}</span></a
                >
              </p>`
            : nothing
        }
      </figure>
    `
  }
}
