/** A question answered by counting. */

import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { CountQuestion } from '../../schema/checklist/checklist.ts'
import { NOTHING_UNREADABLE, NUMBER_PART } from '../../schema/visit/unreadable.ts'
import { say } from '../words/say.ts'
import type { NumberTyped } from './number-field.ts'
import './number-field.ts'
import { QuestionElement } from './question-element.ts'
import { describedBy, questionFrame, renderReasons } from './question-frame.ts'

@customElement('count-question')
export class CountQuestionElement extends QuestionElement<CountQuestion> {
  override render() {
    const { answer } = this
    const typed = this.unreadable[NUMBER_PART]
    const own = typed === undefined ? '' : say('count-unreadable')
    return questionFrame(
      this,
      html`
        <number-field
          .fieldId=${this.idOf('number')}
          .label=${say('counted')}
          .value=${answer?.kind === 'count' ? answer.value : undefined}
          .unreadable=${typed}
          .describedBy=${describedBy(this, own)}
          .isInvalid=${own !== '' || this.complaint !== ''}
          @number-typed=${this.type}
        ></number-field>
        ${renderReasons(this)}
      `,
      own,
    )
  }

  private type({ value, unreadable }: NumberTyped) {
    this.give(
      value === undefined ? undefined : { kind: 'count', value },
      unreadable === undefined ? NOTHING_UNREADABLE : { [NUMBER_PART]: unreadable },
    )
  }
}
