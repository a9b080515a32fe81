/** A picture from a file, where the camera of the page cannot be used: the field, its warning, and what was wrong with the file. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import { say } from '../words/say.ts'
import { type Picture, readPicture } from './picture.ts'

@customElement('picture-file')
export class PictureFile extends LightElement {
  @property() name = ''
  /** Told when a file is being read and when that has ended. */
  @property({ attribute: false }) onReading: ((isReading: boolean) => void) | undefined
  @property({ attribute: false }) onTaken: ((picture: Picture) => void) | undefined
  @state() private trouble = ''

  override render() {
    const id = `${this.name}-file`
    return html`
      <div class="stack stack-tight photo-other-way">
        ${
          this.trouble
            ? html`<p class="complaint" id="${id}-complaint">
              ${icon('warning')}<span><span class="visually-hidden">${say('complaint')}: </span>${this.trouble}</span>
            </p>`
            : nothing
        }
        <div class="file">
          <input
            autocomplete="off"
            id=${id}
            class="visually-hidden"
            type="file"
            accept="image/*"
            aria-describedby="${id}-hint${this.trouble ? ` ${id}-complaint` : ''}"
            @change=${this.choose}
          />
          <label class="button button-quiet" for=${id}>${say('photo-choose')}</label>
        </div>
        <p class="hint" id="${id}-hint">${say('photo-choose-warning')}</p>
      </div>
    `
  }

  private async choose({ target: field }: Event) {
    if (!(field instanceof HTMLInputElement)) return
    const file = field.files?.[0]
    if (!file) return
    this.onReading?.(true)
    this.trouble = ''
    const reading = await readPicture(file)
    field.value = ''
    if (!this.isConnected) return
    this.onReading?.(false)
    if ('picture' in reading) {
      this.onTaken?.(reading.picture)
      return
    }
    this.trouble = say(`photo-${reading.fault}`)
    await this.updateComplete
    // Its complaint is read with the field.
    field.focus()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-file': PictureFile
  }
}
