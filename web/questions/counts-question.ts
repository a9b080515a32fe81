/** A question answered by several counts, one for each class. */

import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { CountsQuestion } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import type { NumberTyped } from './number-field.ts'
import './number-field.ts'
import { QuestionElement } from './question-element.ts'
import { describedBy, questionFrame, renderReasons } from './question-frame.ts'

@customElement('counts-question')
export class CountsQuestionElement extends QuestionElement<CountsQuestion> {
  override render() {
    const { answer, question } = this
    const values = answer?.kind === 'counts' ? answer.values : {}
    const own = Object.keys(this.unreadable).length > 0 ? say('count-unreadable') : ''
    return questionFrame(
      this,
      html`
        <div class="counts">
          ${question.classes.map(
            ({ id, text }) => html`
              <number-field
                .fieldId=${this.idOf(id)}
                .label=${wordsIn(text, language.value)}
                .value=${values[id]}
                .unreadable=${this.unreadable[id]}
                .describedBy=${describedBy(this, own)}
                .isInvalid=${this.unreadable[id] !== undefined || !this.isPossible(values[id])}
                @number-typed=${(event: NumberTyped) => this.type(id, event)}
              ></number-field>
            `,
          )}
        </div>
        ${renderReasons(this)}
      `,
      own,
    )
  }

  private isPossible(value: number | undefined): boolean {
    const { from, to } = this.question.possible
    return value === undefined || (value >= from && value <= to)
  }

  private type(id: string, { value, unreadable }: NumberTyped) {
    const { [id]: __, ...otherTexts } = this.unreadable
    const texts = unreadable === undefined ? otherTexts : { ...otherTexts, [id]: unreadable }
    const { [id]: _, ...others } = this.answer?.kind === 'counts' ? this.answer.values : {}
    const values = value === undefined ? others : { ...others, [id]: value }
    this.give(Object.keys(values).length > 0 ? { kind: 'counts', values } : undefined, texts)
  }
}
