/** From the camera to a photo that is kept: take, hide what may not be seen, check. Loaded when somebody takes a photo. */

import './photos.css'
import { html } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { LightElement } from '../parts/light-element.ts'
import '../parts/confirm-dialog.ts'
import { LockSoon } from '../parts/lock-soon.ts'
import { say } from '../words/say.ts'
import './camera-view.ts'
import { beginEditing, type Editing } from './edit.ts'
import './picture-check.ts'
import './picture-editor.ts'
import './picture-file.ts'
import type { PhotoTaken, PictureStore } from './photo-taker.ts'
import { finishPicture, firstLookAt, forgetPicture, type Picture } from './picture.ts'

/** How it ended: kept, given up, or lost because the page was hidden. */
export type PhotoOutcome = 'kept' | 'given-up' | 'thrown-away'

@customElement('photo-dialog')
export class PhotoDialog extends LightElement {
  @property({ attribute: false }) pictures!: PictureStore
  @property() name = ''
  /** Comes back when the answer that names the photo is kept as well. */
  @property({ attribute: false }) onKept: ((photo: PhotoTaken) => Promise<void>) | undefined
  @property({ attribute: false }) onEnded: ((outcome: PhotoOutcome) => void) | undefined
  @state() private picture: Picture | undefined
  @state() private editing: Editing = beginEditing()
  /** There while the result is being checked. */
  @state() private finished: Blob | undefined
  @state() private description = ''
  @state() private said = ''
  @state() private locksSoon = false
  private isKeeping = false
  @query('dialog.photo-dialog') private dialog!: HTMLDialogElement

  /** A picture that is not known to be kept. */
  get hasPicture(): boolean {
    return this.picture !== undefined
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.watchSight)
    document.addEventListener(LockSoon.type, this.watchLock)
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.watchSight)
    document.removeEventListener(LockSoon.type, this.watchLock)
    this.forget()
    super.disconnectedCallback()
  }

  protected override firstUpdated(): void {
    this.dialog.showModal()
    this.focusHeading()
  }

  /** A page nobody looks at may be a tablet somebody took away. */
  private readonly watchSight = () => {
    if (document.visibilityState === 'hidden' && this.picture && !this.isKeeping) this.end('thrown-away')
  }

  private readonly watchLock = (event: Event) => {
    if (event instanceof LockSoon) this.locksSoon = event.isSoon
  }

  private forget() {
    if (this.picture) forgetPicture(this.picture)
    this.picture = undefined
    this.finished = undefined
  }

  private end(outcome: PhotoOutcome) {
    this.forget()
    this.dialog.close()
    this.onEnded?.(outcome)
  }

  private focusHeading() {
    this.dialog.scrollTop = 0
    this.querySelector<HTMLElement>('h2')?.focus()
  }

  override render() {
    const heading = this.finished ? 'photo-check' : this.picture ? 'photo-edit' : 'photo-take'
    return html`
      <dialog class="photo-dialog" aria-labelledby="${this.name}-taking" @cancel=${this.cancel}>
        <div class="stack">
          <h2 id="${this.name}-taking" tabindex="-1">${say(heading)}</h2>
          <p role="status" class="photo-said">${this.said}</p>
          ${
            this.finished
              ? this.renderCheck(this.finished)
              : this.picture
                ? this.renderEdit(this.picture)
                : this.renderCamera()
          }
        </div>
        <p role="status" class="photo-lock">${this.locksSoon ? say('photo-lock-soon') : ''}</p>
        <confirm-dialog
          .heading=${say('photo-drop-sure')}
          .text=${say('photo-drop-what')}
          .deed=${say('photo-drop')}
        ></confirm-dialog>
      </dialog>
    `
  }

  private renderCamera() {
    return html`
      <p>${say('camera-how')}</p>
      <p class="soft">${say('camera-help')}</p>
      <camera-view .onTaken=${(picture: Picture) => this.begin(picture)}></camera-view>
      <p class="hint">${say('camera-no-gallery')}</p>
      <picture-file
        .name=${this.name}
        .onReading=${(isReading: boolean) => {
          this.said = isReading ? say('photo-busy') : ''
        }}
        .onTaken=${(picture: Picture) => this.begin(picture)}
      ></picture-file>
      <button type="button" class="button-plain" @click=${() => this.end('given-up')}>${say('photo-close')}</button>
    `
  }

  private renderEdit(picture: Picture) {
    return html`
      <p>${say('photo-edit-how')}</p>
      <picture-editor
        .picture=${picture}
        .editing=${this.editing}
        .name=${this.name}
        .onEdited=${(editing: Editing) => {
          this.editing = editing
        }}
      ></picture-editor>
      <button type="button" class="button-wide" @click=${this.finish}>${say('photo-to-check')}</button>
      <p class="hint">${say('photo-edit-in-memory')}</p>
      <div class="stack stack-tight photo-other-way">
        <p>${say('photo-unfit')}</p>
        <div class="row">
          <button type="button" class="button-quiet" @click=${this.takeAgain}>${say('photo-take-again')}</button>
          <button type="button" class="button-bad" @click=${this.drop}>${say('photo-drop')}</button>
        </div>
      </div>
    `
  }

  private renderCheck(finished: Blob) {
    return html`
      <p>${say('photo-check-how')}</p>
      <picture-check
        .finished=${finished}
        .name=${this.name}
        .description=${this.description}
        .onDescribed=${(description: string) => {
          this.description = description
        }}
        .onKeep=${() => this.keep(finished)}
        .onBack=${this.back}
      ></picture-check>
      <button type="button" class="button-bad" @click=${this.drop}>${say('photo-drop')}</button>
    `
  }

  private begin(picture: Picture) {
    this.picture = picture
    this.editing = beginEditing()
    const look = firstLookAt(picture)
    void this.move(say(`photo-look-${look}`))
  }

  /** To the next stage: its heading takes the focus. */
  private async move(said = '') {
    this.said = said
    await this.updateComplete
    this.focusHeading()
  }

  private async finish() {
    const { picture } = this
    if (!picture) return
    const finished = await finishPicture(picture, this.editing.edit)
    if (this.picture !== picture) return
    this.finished = finished
    await this.move()
  }

  private readonly back = () => {
    this.finished = undefined
    void this.move()
  }

  private takeAgain() {
    this.forget()
    void this.move()
  }

  private async drop() {
    if (await this.querySelector('confirm-dialog')?.ask()) this.end('given-up')
  }

  private async keep(finished: Blob) {
    this.isKeeping = true
    try {
      const sha256 = await this.pictures.keep(finished)
      await this.onKept?.({ sha256, description: this.description })
    } finally {
      this.isKeeping = false
    }
    this.end('kept')
  }

  /** Escape, and the way back of the tablet: what is not kept is not lost without asking. */
  private cancel(event: Event) {
    if (event.target !== this.dialog) return
    event.preventDefault()
    if (this.isKeeping) return
    if (this.picture) void this.drop()
    else this.end('given-up')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'photo-dialog': PhotoDialog
  }
}
