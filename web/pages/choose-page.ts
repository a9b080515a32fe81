/** Which questions a correction answers anew: found by words or number, or section by section, and ticked. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Question, Section } from '../../schema/checklist/checklist.ts'
import { findQuestions } from '../../schema/checklist/find-questions.ts'
import { wordsIn } from '../../schema/language.ts'
import { listCorrectable } from '../../schema/visit/draft-correction.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { AskingPage } from './asking-page.ts'
import { findFirstStep } from './section-steps.ts'
import type { WayOn } from './way-on.ts'

/** Typing on, people want one list, not one for each letter. */
const PAUSE_MS = 200

@customElement('choose-page')
export class ChoosePage extends AskingPage {
  /** As it stands in the field, and as it is looked for. */
  @state() private typed = ''
  @state() private sought = ''
  private pause: ReturnType<typeof setTimeout> | undefined

  protected override get isAbout() {
    return 'corrections' as const
  }

  override get heading() {
    return say('choose-questions')
  }

  protected renderDraft(draft: VisitDraft) {
    const { chosen = [] } = draft.visit.value
    const sections = listCorrectable(draft.checklist)
    const isSearching = this.sought.trim() !== ''
    const found = sections.flatMap(({ section, questions }) => {
      const those = findQuestions(questions, this.sought)
      return those.length > 0 ? [{ section, questions: those }] : []
    })
    const count = found.reduce((sum, { questions }) => sum + questions.length, 0)
    return html`
      <p class="soft">${this.stationName}</p>
      <p class="lede">${say('choose-what')}</p>
      <p class="soft">${say('choose-not')}</p>
      <div class="field">
        <label for="choose-text">${say('choose-search')}</label>
        <p class="hint" id="choose-text-hint">${say('choose-search-how')}</p>
        <input
          id="choose-text"
          type="search"
          autocomplete="off"
          maxlength="100"
          aria-describedby="choose-text-hint"
          .value=${this.typed}
          @input=${this.type}
        />
      </div>
      <p role="status" class="soft">${isSearching ? say('choose-found', { questions: count }) : ''}</p>
      <div class="stack stack-tight">
        ${found.map((one) =>
          isSearching
            ? html`<section class="stack stack-tight" aria-labelledby="choose-${one.section.id}">
                <h2 id="choose-${one.section.id}" class="small">${titleOf(one.section)}</h2>
                ${this.renderQuestions(draft, one.questions, chosen)}
              </section>`
            : html`<details class="card">
                <summary>${this.renderSummary(one.section, one.questions, chosen)}</summary>
                ${this.renderQuestions(draft, one.questions, chosen)}
              </details>`,
        )}
      </div>
      <p role="status"><strong>${say('choose-count', { questions: chosen.length })}</strong></p>
      <div class="row row-apart">${this.renderKeeping(draft)} ${this.renderUndo(draft)}</div>
      ${this.renderHeldBack()}
      <nav class="stack stack-tight" aria-label=${say('correction')}>
        ${chosen.length > 0 ? this.renderWayOn(wayInto(draft), say('choose-answer'), '', () => wayInto(draft).path) : nothing}
        ${this.renderWayOn(this.overview, this.overview.words, chosen.length > 0 ? 'button-plain' : 'button-quiet')}
      </nav>
    `
  }

  private renderSummary(section: Section, questions: readonly Question[], chosen: readonly string[]) {
    const count = questions.filter(({ id }) => chosen.includes(id)).length
    return html`${titleOf(section)}${count > 0 ? html` · <strong>${say('choose-count', { questions: count })}</strong>` : nothing}`
  }

  private renderQuestions(draft: VisitDraft, questions: readonly Question[], chosen: readonly string[]) {
    return html`
      <div class="choices">
        ${questions.map(
          ({ id, number, text }) => html`<label class="choice" ?data-chosen=${chosen.includes(id)}>
            <input
              id="choose-${id}"
              type="checkbox"
              autocomplete="off"
              .checked=${chosen.includes(id)}
              @change=${(event: Event) => {
                if (event.target instanceof HTMLInputElement) draft.choose(id, event.target.checked)
              }}
            />
            <span><span class="question-number">${showDigits(String(number))}.</span>${` ${wordsIn(text, language.value)}`}</span>
          </label>`,
        )}
      </div>
    `
  }

  private type(event: Event) {
    if (!(event.target instanceof HTMLInputElement)) return
    this.typed = event.target.value
    clearTimeout(this.pause)
    this.pause = setTimeout(() => {
      this.sought = this.typed
    }, PAUSE_MS)
  }
}

const titleOf = ({ letter, title }: Section): string => `${letter} ${wordsIn(title, language.value)}`

/** To the first question that waits for its answer. */
function wayInto(draft: VisitDraft): WayOn {
  const step = findFirstStep(draft)
  return { path: step ? `sections/${step.section.id}` : 'correction', words: '' }
}
