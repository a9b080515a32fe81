/** A question answered by counting. */

import { html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { CountQuestion } from '../../schema/checklist/checklist.ts'
import { say } from '../words/say.ts'
import type { NumberTyped } from './number-field.ts'
import './number-field.ts'
import { QuestionElement } from './question-element.ts'
import { describedBy, questionFrame, renderReasons } from './question-frame.ts'

@customElement('count-question')
export class CountQuestionElement extends QuestionElement<CountQuestion> {
  @state() private isUnreadable = false

  override render() {
    const { answer } = this
    const own = this.isUnreadable ? say('count-unreadable') : ''
    return questionFrame(
      this,
      html`
        <number-field
          .fieldId=${this.idOf('number')}
          .label=${say('counted')}
          .value=${answer?.kind === 'count' ? answer.value : undefined}
          .describedBy=${describedBy(this, own)}
          .isInvalid=${own !== '' || this.complaint !== ''}
          @number-typed=${this.type}
        ></number-field>
        ${renderReasons(this)}
      `,
      own,
    )
  }

  private type({ value, isReadable }: NumberTyped) {
    this.isUnreadable = !isReadable
    this.give(value === undefined ? undefined : { kind: 'count', value })
  }
}
