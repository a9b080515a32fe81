/** A question answered by any number of choices; "none of these" excludes the others. */

import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Choice, ChoicesQuestion } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { QuestionElement } from './question-element.ts'
import { questionFrame, renderReasons } from './question-frame.ts'

@customElement('choices-question')
export class ChoicesQuestionElement extends QuestionElement<ChoicesQuestion> {
  private get chosen(): readonly string[] {
    return this.answer?.kind === 'choices' ? this.answer.choices : []
  }

  override render() {
    const { chosen } = this
    return questionFrame(
      this,
      html`
        <div class="choices">
          ${this.question.choices.map(
            (choice) => html`
              <label class="choice" ?data-chosen=${chosen.includes(choice.id)}>
                <input
                  autocomplete="off"
                  type="checkbox"
                  .checked=${chosen.includes(choice.id)}
                  @change=${(event: Event) => this.tick(choice, event)}
                />
                <span>${wordsIn(choice.text, language.value)}</span>
              </label>
            `,
          )}
        </div>
        ${renderReasons(this)}
      `,
    )
  }

  private tick(choice: Choice, event: Event) {
    const isTicked = event.target instanceof HTMLInputElement && event.target.checked
    const next = isTicked ? this.withChoice(choice) : this.chosen.filter((id) => id !== choice.id)
    this.give(next.length > 0 ? { kind: 'choices', choices: next } : undefined)
  }

  /** In the order of the question, so that the same choices are the same answer. */
  private withChoice(choice: Choice): readonly string[] {
    if (choice.alone) return [choice.id]
    const wanted = new Set([...this.chosen, choice.id])
    return this.question.choices.filter(({ id, alone }) => wanted.has(id) && !alone).map(({ id }) => id)
  }
}
