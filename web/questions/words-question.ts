/** A question answered in one's own words. */

import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { WordsQuestion } from '../../schema/checklist/checklist.ts'
import type { TextTyped } from '../parts/typed-text.ts'
import '../parts/typed-text.ts'
import { say } from '../words/say.ts'
import { QuestionElement } from './question-element.ts'
import { describedBy, questionFrame, renderReasons } from './question-frame.ts'

@customElement('words-question')
export class WordsQuestionElement extends QuestionElement<WordsQuestion> {
  override render() {
    return questionFrame(
      this,
      html`
        <typed-text
          .fieldId=${this.idOf('words')}
          .label=${say('own-words')}
          .text=${this.answer?.kind === 'words' ? this.answer.text : ''}
          .describedBy=${describedBy(this)}
          .isInvalid=${this.complaint !== ''}
          @text-typed=${({ text }: TextTyped) => this.write(text)}
        ></typed-text>
        ${renderReasons(this)}
      `,
    )
  }

  private write(text: string) {
    this.give(text.trim() === '' ? undefined : { kind: 'words', text })
  }
}
