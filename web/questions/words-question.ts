/** A question answered in one's own words. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { WordsQuestion } from '../../schema/checklist/checklist.ts'
import { say } from '../words/say.ts'
import { QuestionElement } from './question-element.ts'
import { describedBy, questionFrame, renderReasons } from './question-frame.ts'

/** At most this much typing is lost when a tablet dies. */
const PAUSE_MS = 250

@customElement('words-question')
export class WordsQuestionElement extends QuestionElement<WordsQuestion> {
  private pause: ReturnType<typeof setTimeout> | undefined
  private typed: string | undefined

  override disconnectedCallback(): void {
    this.speak()
    super.disconnectedCallback()
  }

  override render() {
    const text = this.typed ?? (this.answer?.kind === 'words' ? this.answer.text : '')
    return questionFrame(
      this,
      html`
        <div class="field">
          <label for=${this.idOf('words')}>${say('own-words')}</label>
          <textarea
            id=${this.idOf('words')}
            aria-describedby=${describedBy(this)}
            aria-invalid=${this.complaint ? 'true' : nothing}
            .value=${text}
            @input=${this.type}
            @blur=${this.speak}
          ></textarea>
        </div>
        ${renderReasons(this)}
      `,
    )
  }

  private type(event: Event) {
    if (!(event.target instanceof HTMLTextAreaElement)) return
    this.typed = event.target.value
    this.requestUpdate()
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.speak(), PAUSE_MS)
  }

  private speak() {
    clearTimeout(this.pause)
    if (this.typed === undefined) return
    const text = this.typed
    this.typed = undefined
    this.give(text.trim() === '' ? undefined : { kind: 'words', text })
  }
}
