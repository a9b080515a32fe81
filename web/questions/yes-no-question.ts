/** A question answered yes or no, or left open with a reason. */

import { customElement } from 'lit/decorators.js'
import type { YesNoQuestion } from '../../schema/checklist/checklist.ts'
import { say } from '../words/say.ts'
import { QuestionElement } from './question-element.ts'
import { questionFrame } from './question-frame.ts'
import { radioList } from './radio-list.ts'

const VALUES = ['yes', 'no'] as const

@customElement('yes-no-question')
export class YesNoQuestionElement extends QuestionElement<YesNoQuestion> {
  override render() {
    const { answer } = this
    const choices = VALUES.map((value) => ({
      id: value,
      text: say(`answer-${value}`),
      answer: { kind: 'yes-no', value } as const,
      isChosen: answer?.kind === 'yes-no' && answer.value === value,
    }))
    return questionFrame(this, radioList(this, choices, 'side-by-side'))
  }
}
