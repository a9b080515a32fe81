/** A question answered with photos, each with words for those who cannot see it. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { PhotoQuestion } from '../../schema/checklist/checklist.ts'
import type { PhotoNote } from '../../schema/visit/answer.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import type { PictureKeeper } from './answer-given.ts'
import { QuestionElement } from './question-element.ts'
import { describedBy, questionFrame, renderReasons } from './question-frame.ts'

@customElement('photo-question')
export class PhotoQuestionElement extends QuestionElement<PhotoQuestion> {
  @property({ attribute: false }) pictures: PictureKeeper | undefined
  @state() private trouble = ''
  @state() private isBusy = false
  /** Addresses of pictures shown; given back when the question goes. */
  @state() private shown: ReadonlyMap<string, string> = new Map()

  private get photos(): readonly PhotoNote[] {
    return this.answer?.kind === 'photo' ? this.answer.photos : []
  }

  override disconnectedCallback(): void {
    for (const address of this.shown.values()) URL.revokeObjectURL(address)
    this.shown = new Map()
    super.disconnectedCallback()
  }

  protected override updated(): void {
    for (const { sha256 } of this.photos) if (!this.shown.has(sha256)) void this.show(sha256)
  }

  override render() {
    const { photos } = this
    const isFull = photos.length >= this.question.most
    return questionFrame(
      this,
      html`
        ${
          photos.length > 0
            ? html`<ul class="plain-list stack">
              ${photos.map((photo, at) => this.renderPhoto(photo, at))}
            </ul>`
            : nothing
        }
        ${
          isFull
            ? html`<p class="hint">${say('photo-enough')}</p>`
            : html`<div class="file">
              <input
                id=${this.idOf('file')}
                class="visually-hidden"
                type="file"
                accept="image/*"
                capture="environment"
                aria-describedby=${describedBy(this, this.trouble)}
                @change=${this.take}
              />
              <label class="button button-quiet" for=${this.idOf('file')}>${say('photo-take')}</label>
            </div>`
        }
        <p role="status">${this.isBusy ? say('photo-busy') : ''}</p>
        ${photos.length === 0 ? renderReasons(this) : nothing}
      `,
      this.trouble,
    )
  }

  private renderPhoto(photo: PhotoNote, at: number) {
    const id = this.idOf(`description-${at}`)
    const number = showNumber(at + 1)
    const address = this.shown.get(photo.sha256)
    return html`
      <li class="photo stack stack-tight">
        ${
          address
            ? html`<img src=${address} alt=${photo.description || say('photo-without-words', { number })} />`
            : nothing
        }
        <div class="field">
          <label for=${id}>${say('photo-describe', { number })}</label>
          <p class="hint" id=${`${id}-hint`}>${say('photo-describe-how')}</p>
          <textarea
            id=${id}
            aria-describedby=${`${id}-hint`}
            maxlength="500"
            .value=${photo.description}
            @change=${(event: Event) => this.describe(photo, event)}
          ></textarea>
        </div>
        <button type="button" class="button-quiet" @click=${() => this.removePhoto(photo)}>
          ${say('photo-remove', { number })}
        </button>
      </li>
    `
  }

  private async show(sha256: string) {
    const picture = await this.pictures?.read(sha256)
    if (!picture || !this.isConnected || this.shown.has(sha256)) return
    this.shown = new Map(this.shown).set(sha256, URL.createObjectURL(picture))
  }

  private async take(event: Event) {
    const field = event.target
    const file = field instanceof HTMLInputElement ? field.files?.[0] : undefined
    if (!file || !this.pictures || !(field instanceof HTMLInputElement)) return
    this.isBusy = true
    this.trouble = ''
    try {
      const sha256 = await this.pictures.keep(file)
      field.value = ''
      if (!this.photos.some((photo) => photo.sha256 === sha256))
        this.give({ kind: 'photo', photos: [...this.photos, { sha256, description: '' }] })
    } catch {
      this.trouble = say('photo-unreadable')
    } finally {
      this.isBusy = false
    }
  }

  private describe(photo: PhotoNote, event: Event) {
    if (!(event.target instanceof HTMLTextAreaElement)) return
    const description = event.target.value.trim()
    this.give({
      kind: 'photo',
      photos: this.photos.map((one) => (one.sha256 === photo.sha256 ? { ...one, description } : one)),
    })
  }

  private removePhoto(photo: PhotoNote) {
    const photos = this.photos.filter(({ sha256 }) => sha256 !== photo.sha256)
    this.give(photos.length > 0 ? { kind: 'photo', photos } : undefined)
    this.querySelector<HTMLElement>('legend')?.focus()
  }
}
