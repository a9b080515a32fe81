/** A question answered by measuring: a number with its unit, a stick that fits or not, or why not. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { MeasureQuestion } from '../../schema/checklist/checklist.ts'
import '../drawings/drawing-help.ts'
import { NOTHING_UNREADABLE, NUMBER_PART } from '../../schema/visit/unreadable.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import type { NumberTyped } from './number-field.ts'
import './number-field.ts'
import { QuestionElement } from './question-element.ts'
import { describedBy, questionFrame, renderReasons } from './question-frame.ts'

const BANDS = ['fits', 'does-not-fit'] as const
const STICK = ['stick'] as const

@customElement('measure-question')
export class MeasureQuestionElement extends QuestionElement<MeasureQuestion> {
  override render() {
    const { answer, question } = this
    const typed = this.unreadable[NUMBER_PART]
    const own = typed === undefined ? '' : say('number-unreadable')
    return questionFrame(
      this,
      html`
        <number-field
          .fieldId=${this.idOf('number')}
          .label=${say(`measured-${question.unit}`)}
          .unit=${say(`symbol-${question.unit}`)}
          .value=${answer?.kind === 'measure' ? answer.value : undefined}
          .unreadable=${typed}
          .describedBy=${describedBy(this, own)}
          .isInvalid=${own !== '' || this.complaint !== ''}
          .takesDecimals=${true}
          @number-typed=${this.type}
        ></number-field>
        ${question.stick === undefined ? nothing : this.renderStick(question.stick)} ${renderReasons(this)}
      `,
      own,
    )
  }

  private type({ value, unreadable }: NumberTyped) {
    this.give(
      value === undefined ? undefined : { kind: 'measure', value },
      unreadable === undefined ? NOTHING_UNREADABLE : { [NUMBER_PART]: unreadable },
    )
  }

  /** Without a tape, a stick of known length still tells which side of it the measure lies. */
  private renderStick(stick: number) {
    const { answer, question } = this
    const given = answer?.kind === 'band' ? answer.band : undefined
    const length = `${showNumber(stick)} ${say(`symbol-${question.unit}`)}`
    return html`
      <details class="stick" ?open=${given !== undefined}>
        <summary>${say('stick-instead', { length })}</summary>
        <drawing-help .names=${STICK} .summary=${say('drawing-show-stick')}></drawing-help>
        <fieldset>
          <legend class="visually-hidden">${say('stick-legend', { length })}</legend>
          <div class="choices choices-side-by-side">
            ${BANDS.map(
              (band) => html`
                <label class="choice" ?data-chosen=${given === band}>
                  <input
                    autocomplete="off"
                    type="radio"
                    name=${this.idOf('band')}
                    .checked=${given === band}
                    @change=${() => this.give({ kind: 'band', band })}
                  />
                  <span>${say(`stick-${band}`)}</span>
                </label>
              `,
            )}
          </div>
        </fieldset>
      </details>
    `
  }
}
