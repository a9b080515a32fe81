/** "Undo": a button, and the keys people know for it, but never while they write. */

import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Readable } from '../state/store.ts'
import { Watch } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'

/** Somebody wants the last change taken back. */
export class UndoWanted extends Event {
  constructor() {
    super('undo-wanted', { bubbles: true })
  }
}

/** In a field the keys belong to the browser: they take back letters. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && !['radio', 'checkbox', 'button'].includes(target.type))

@customElement('undo-button')
export class UndoButton extends LightElement {
  /** What would be taken back; nothing where there is nothing. */
  @property({ attribute: false }) undoable!: Readable<unknown>
  /** What was undone last, in words; said at once, and to be read as long as nothing else happens. */
  @property({ attribute: false }) undone = ''
  private watch: Watch | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.watch ??= new Watch(this, this.undoable)
    document.addEventListener('keydown', this.press)
  }

  override disconnectedCallback(): void {
    document.removeEventListener('keydown', this.press)
    super.disconnectedCallback()
  }

  override render() {
    return html`
      <div class="row">
        <button type="button" class="button-plain" aria-disabled=${this.isPossible ? nothing : 'true'} @click=${this.ask}>
          ${icon('undo')}${say('undo')}
        </button>
        <span role="status">${this.undone}</span>
      </div>
    `
  }

  private get isPossible(): boolean {
    return this.undoable.value !== undefined
  }

  private readonly ask = (): void => {
    if (this.isPossible) this.dispatchEvent(new UndoWanted())
  }

  private readonly press = (event: KeyboardEvent): void => {
    const isUndo =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.code === 'KeyZ'
    if (!isUndo || isWriting(event.target)) return
    event.preventDefault()
    this.ask()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'undo-button': UndoButton
  }
}
