/** A question with several rows, each answered by one choice. */

import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { GridQuestion, GridRow } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { QuestionElement } from './question-element.ts'
import { describedBy, questionFrame, renderReasons } from './question-frame.ts'

@customElement('grid-question')
export class GridQuestionElement extends QuestionElement<GridQuestion> {
  private get chosen(): Readonly<Record<string, string>> {
    return this.answer?.kind === 'grid' ? this.answer.choices : {}
  }

  override render() {
    return questionFrame(
      this,
      html`
        <div class="stack">${this.question.rows.map((row) => this.renderRow(row))}</div>
        ${renderReasons(this)}
      `,
    )
  }

  /** A list to open for each row: six rows of radios would be a wall on a small screen. */
  private renderRow(row: GridRow) {
    const chosen = this.chosen[row.id] ?? ''
    return html`
      <div class="field">
        <label for=${this.idOf(row.id)}>${wordsIn(row.text, language.value)}</label>
        <select
          autocomplete="off"
          id=${this.idOf(row.id)}
          aria-describedby=${describedBy(this)}
          @change=${(event: Event) => this.choose(row.id, event)}
        >
          <option value="" ?selected=${chosen === ''}>${say('choose')}</option>
          ${(row.choices ?? this.question.choices).map(
            ({ id, text }) =>
              html`<option value=${id} ?selected=${chosen === id}>${wordsIn(text, language.value)}</option>`,
          )}
        </select>
      </div>
    `
  }

  private choose(row: string, event: Event) {
    if (!(event.target instanceof HTMLSelectElement)) return
    const { [row]: _, ...others } = this.chosen
    const choices = event.target.value === '' ? others : { ...others, [row]: event.target.value }
    this.give(Object.keys(choices).length > 0 ? { kind: 'grid', choices } : undefined)
  }
}
