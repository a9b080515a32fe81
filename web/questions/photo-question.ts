/** A question answered with photos, each with words for those who cannot see it. */

import { html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { PhotoQuestion } from '../../schema/checklist/checklist.ts'
import type { PhotoNote } from '../../schema/visit/answer.ts'
import { icon } from '../parts/icon.ts'
import '../parts/confirm-dialog.ts'
import type { TextTyped } from '../parts/typed-text.ts'
import '../parts/typed-text.ts'
import { LONGEST_DESCRIPTION } from '../photos/photo-taker.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import type { PictureKeeper } from './answer-given.ts'
import { QuestionElement } from './question-element.ts'
import { describedBy, questionFrame, renderReasons } from './question-frame.ts'

@customElement('photo-question')
export class PhotoQuestionElement extends QuestionElement<PhotoQuestion> {
  @property({ attribute: false }) pictures: PictureKeeper | undefined
  /** Addresses of pictures shown, given back when the question goes; empty for one that is not on the tablet. */
  @state() private shown: ReadonlyMap<string, string> = new Map()
  /** Photos whose answer is not known to be on the disk yet. */
  @state() private unsettled: ReadonlySet<string> = new Set()
  @state() private removing: PhotoNote | undefined
  /** How often it was asked whether to remove one. */
  private asked = 0

  private get photos(): readonly PhotoNote[] {
    return this.answer?.kind === 'photo' ? this.answer.photos : []
  }

  override disconnectedCallback(): void {
    for (const address of this.shown.values()) URL.revokeObjectURL(address)
    this.shown = new Map()
    super.disconnectedCallback()
  }

  protected override updated(changed: PropertyValues<this>): void {
    for (const { sha256 } of this.photos) if (!this.shown.has(sha256)) void this.show(sha256)
    // The next answer tries again to keep what could not be kept before.
    if (changed.has('answer') && this.unsettled.size > 0) void this.settle().catch(() => undefined)
  }

  override render() {
    const { photos } = this
    const ids = describedBy(this)
    return questionFrame(
      this,
      html`
        ${
          photos.length > 0
            ? html`<ul class="plain-list stack">
              ${repeat(
                photos,
                ({ sha256 }) => sha256,
                (photo, at) => this.renderPhoto(photo, at),
              )}
            </ul>`
            : nothing
        }
        <photo-taker
          .name=${this.idOf('photo')}
          .pictures=${this.pictures}
          .onKept=${(photo: PhotoNote) => this.add(photo)}
          .isFull=${photos.length >= this.question.most}
          .describedBy=${typeof ids === 'string' ? ids : ''}
        ></photo-taker>
        ${photos.length === 0 ? renderReasons(this) : nothing} ${this.removing ? this.renderRemoving(this.removing) : nothing}
      `,
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
        ${this.renderState(photo, number)}
        <typed-text
          .fieldId=${id}
          .label=${say('photo-describe', { number })}
          .text=${photo.description}
          .longest=${LONGEST_DESCRIPTION}
          .describedBy=${`${id}-hint`}
          @text-typed=${({ text }: TextTyped) => this.describe(photo, text)}
        ></typed-text>
        <p class="hint" id=${`${id}-hint`}>${say('photo-describe-how')}</p>
        <button type="button" class="button-quiet" @click=${() => this.removePhoto(photo)}>
          ${say('photo-remove', { number })}
        </button>
      </li>
    `
  }

  /** Ticked only for what was read back from the tablet and whose answer is there as well. */
  private renderState({ sha256 }: PhotoNote, number: string) {
    const address = this.shown.get(sha256)
    if (address === undefined) return nothing
    if (address === '')
      return html`<p class="mark mark-bad">${icon('warning')}${say('photo-not-here', { number })}</p>`
    return this.unsettled.has(sha256)
      ? html`<p class="mark">${icon('wait')}${say('photo-keeping-as', { number })}</p>`
      : html`<p class="mark mark-good">${icon('check')}${say('photo-kept-as', { number })}</p>`
  }

  private renderRemoving(photo: PhotoNote) {
    const number = showNumber(this.photos.indexOf(photo) + 1)
    return html`<confirm-dialog
      .heading=${say('photo-remove-sure', { number })}
      .text=${say('photo-remove-what')}
      .deed=${say('photo-remove', { number })}
    ></confirm-dialog>`
  }

  private async show(sha256: string) {
    const picture = await this.pictures?.read(sha256).catch(() => undefined)
    if (!this.isConnected || this.shown.has(sha256)) return
    this.shown = new Map(this.shown).set(sha256, picture ? URL.createObjectURL(picture) : '')
  }

  private async add(photo: PhotoNote) {
    this.unsettled = new Set([...this.unsettled, photo.sha256])
    // Tried again after it could not be kept, perhaps with other words.
    const others = this.photos.filter(({ sha256 }) => sha256 !== photo.sha256)
    this.give({ kind: 'photo', photos: [...others, photo] })
    await this.settle()
  }

  private async settle() {
    const waiting = this.unsettled
    await this.pictures?.settle()
    this.unsettled = new Set([...this.unsettled].filter((sha256) => !waiting.has(sha256)))
  }

  private describe(photo: PhotoNote, description: string) {
    this.give({
      kind: 'photo',
      photos: this.photos.map((one) => (one.sha256 === photo.sha256 ? { ...one, description } : one)),
    })
  }

  private async removePhoto(photo: PhotoNote) {
    this.removing = photo
    await this.updateComplete
    const dialog = this.querySelector<HTMLElementTagNameMap['confirm-dialog']>(
      ':scope > fieldset > confirm-dialog',
    )
    await dialog?.updateComplete
    this.asked += 1
    const { asked } = this
    const isWanted = await dialog?.ask()
    // Asked again at once, the dialog is open for that question by now and stays.
    if (asked === this.asked) this.removing = undefined
    if (!isWanted) return
    const photos = this.photos.filter(({ sha256 }) => sha256 !== photo.sha256)
    this.give(photos.length > 0 ? { kind: 'photo', photos } : undefined)
    this.querySelector<HTMLElement>('legend')?.focus()
  }
}
