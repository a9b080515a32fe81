/** A published checklist to read: sections and questions in both languages, thresholds with where they come from. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Checklist, Choice, Question, Section, Threshold } from '../../schema/checklist/checklist.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import { Asking } from '../state/asking.ts'
import { LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { withUnit } from './answer-in-words.ts'
import { fetchChecklist } from './campaign-choice.ts'
import { type Crumb, OfficePage } from './office-page.ts'
import { renderSources } from './station-findings.ts'

@customElement('checklist-reading-page')
export class ChecklistReadingPage extends OfficePage {
  private readonly checklist = new Asking<Checklist>(this)

  override get heading() {
    const title = this.checklist.reply?.title
    return title ? wordsIn(title, language.value) : say('checklist-read')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/checklists', text: say('checklists') }]
  }

  protected override begin(): void {
    const { id = '', version = '' } = this.params
    void this.checklist.ask(() => fetchChecklist(this.services.client, { id, version }))
  }

  protected override renderOffice() {
    return this.renderAsked(
      this.checklist,
      (checklist) => html`
        <p class="soft">${say('checklist-version-is', { version: showDigits(checklist.version) })}</p>
        ${checklist.sections.map((section) => this.renderSection(section, checklist))}
        <section class="stack" aria-labelledby="thresholds-heading">
          <h2 id="thresholds-heading">${say('thresholds')}</h2>
          <p>${say('thresholds-what')}</p>
          <ul class="plain-list stack">
            ${checklist.thresholds.map((threshold) => this.renderThreshold(threshold, checklist))}
          </ul>
        </section>
      `,
    )
  }

  private renderSection({ letter, title, intro, questions }: Section, checklist: Checklist) {
    return html`
      <details class="card section">
        <summary>
          <h2>${`${letter} ${wordsIn(title, language.value)}`}</h2>
          <span class="soft small">${say('section-questions', { questions: questions.length })}</span>
        </summary>
        <div class="stack">
          ${intro ? html`<p class="soft">${wordsIn(intro, language.value)}</p>` : nothing}
          <ol class="plain-list questions">
            ${questions.map((question) => this.renderQuestion(question, checklist))}
          </ol>
        </div>
      </details>
    `
  }

  private renderQuestion(question: Question, checklist: Checklist) {
    return html`
      <li class="stack stack-tight">
        <h3>
          <span class="question-number">${showDigits(String(question.number))}</span>
          ${wordsIn(question.text, language.value)}
        </h3>
        ${this.renderOther(question.text)}
        ${question.hint ? html`<p class="soft small">${wordsIn(question.hint, language.value)}</p>` : nothing}
        ${this.renderChoices(question)}
        <p class="small">
          <strong>${say('question-shows')}</strong> ${wordsIn(question.shows, language.value)}
          ${checklist.shortForm.includes(question.id) ? html`<span class="tag">${say('question-short-form')}</span>` : nothing}
        </p>
      </li>
    `
  }

  /** The same text in the other languages, so that a reviewer sees them side by side. */
  private renderOther(text: Words) {
    return LANGUAGES.filter((tongue) => tongue !== language.value && text[tongue]).map(
      (tongue) => html`<p class="soft" lang=${tongue}>${text[tongue]}</p>`,
    )
  }

  private renderChoices(question: Question) {
    const choices = choicesOf(question)
    if (choices.length === 0) return html`<p class="small soft">${say(`kind-${question.kind}`)}</p>`
    return html`
      <ul class="small">
        ${choices.map(({ text }) => html`<li>${wordsIn(text, language.value)}</li>`)}
      </ul>
    `
  }

  private renderThreshold({ value, unit, text, standing, sources }: Threshold, checklist: Checklist) {
    return html`
      <li class="card stack stack-tight">
        <p><strong>${wordsIn(text, language.value)}: ${withUnit(value, unit)}</strong></p>
        ${standing === 'proposed' ? html`<p class="small doubt">${say('threshold-proposed')}</p>` : nothing}
        ${renderSources(sources, checklist)}
      </li>
    `
  }
}

function choicesOf(question: Question): readonly Choice[] {
  if (question.kind === 'choice' || question.kind === 'choices' || question.kind === 'grid')
    return question.choices
  return question.kind === 'counts' ? question.classes : []
}
