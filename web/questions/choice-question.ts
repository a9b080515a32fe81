/** A question answered by one choice out of several. */

import { customElement } from 'lit/decorators.js'
import type { ChoiceQuestion } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { QuestionElement } from './question-element.ts'
import { questionFrame } from './question-frame.ts'
import { radioList } from './radio-list.ts'

@customElement('choice-question')
export class ChoiceQuestionElement extends QuestionElement<ChoiceQuestion> {
  override render() {
    const { answer } = this
    const choices = this.question.choices.map(({ id, text }) => ({
      id,
      text: wordsIn(text, language.value),
      answer: { kind: 'choice', choice: id } as const,
      isChosen: answer?.kind === 'choice' && answer.choice === id,
    }))
    return questionFrame(this, radioList(this, choices, 'one-below-another'))
  }
}
