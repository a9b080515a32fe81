/** A button that reads a text aloud and stops again; there is none where the device has no voice for it. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { Watch } from '../state/watch.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { icon } from './icon.ts'
import { LightElement } from './light-element.ts'
import { findVoice, voices } from './voices.ts'

@customElement('read-aloud')
export class ReadAloud extends LightElement {
  /** Read one after the other, with a breath between. */
  @property({ attribute: false }) sentences: readonly string[] = []
  /** What is read, for those who hear the name of the button. */
  @property({ attribute: false }) of = ''
  @state() private isReading = false
  /** The last sentence of the present reading; an older one that ends late changes nothing. */
  private last: SpeechSynthesisUtterance | undefined

  constructor() {
    super()
    new Watch(this, voices)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('visibilitychange', this.hush)
  }

  override disconnectedCallback(): void {
    document.removeEventListener('visibilitychange', this.hush)
    this.stop()
    super.disconnectedCallback()
  }

  override render() {
    if (!findVoice(language.value)) return nothing
    return html`
      <button type="button" class="button-plain" @click=${this.isReading ? this.stop : this.read}>
        ${icon(this.isReading ? 'silence' : 'speaker')}
        <span>${say(this.isReading ? 'read-aloud-stop' : 'read-aloud')}<span class="visually-hidden">: ${this.of}</span></span>
      </button>
    `
  }

  private read() {
    const voice = findVoice(language.value)
    if (!voice) return
    // Another question may be reading still; its button hears that it was cut short.
    speechSynthesis.cancel()
    const spoken = this.sentences.map((sentence) => {
      const utterance = new SpeechSynthesisUtterance(sentence)
      utterance.voice = voice
      utterance.lang = voice.lang
      return utterance
    })
    const last = spoken.at(-1)
    if (!last) return
    this.last = last
    this.isReading = true
    for (const utterance of spoken) {
      utterance.addEventListener('error', () => this.end(last))
      speechSynthesis.speak(utterance)
    }
    last.addEventListener('end', () => this.end(last))
  }

  private end(last: SpeechSynthesisUtterance) {
    if (this.last === last) this.isReading = false
  }

  private stop() {
    if (!this.isReading) return
    this.isReading = false
    speechSynthesis.cancel()
  }

  /** A tablet put away must not go on talking. */
  private readonly hush = (): void => {
    if (document.visibilityState === 'hidden') this.stop()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'read-aloud': ReadAloud
  }
}
