/** One section, one screen of questions. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { AnswerGiven } from '../questions/answer-given.ts'
import { QuestionElement } from '../questions/question-element.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { renderQuestions } from './asked-questions.ts'
import { DraftPage } from './draft-page.ts'
import { askedNow, listSteps } from './section-steps.ts'
import { wayOnFrom } from './way-on.ts'

@customElement('section-page')
export class SectionPage extends DraftPage {
  private get section() {
    return this.draft?.checklist.sections.find(({ id }) => id === this.params.section)
  }

  override get heading() {
    return this.section ? wordsIn(this.section.title, language.value) : say('section')
  }

  protected override async prepare() {
    await super.prepare()
    const id = this.visitId
    if (id && this.section) await this.device.drafts.moveTo(id, this.section.id)
  }

  /** From a complaint one comes to its question, not to the top of the section. */
  override async takeFocus(isFirst: boolean): Promise<void> {
    await this.whenReady()
    const question = decodeURIComponent(location.hash.slice(1))
    const place = question === '' ? null : document.getElementById(`at-${question}`)
    const element = place?.firstElementChild
    if (!(element instanceof QuestionElement)) return super.takeFocus(isFirst)
    await element.updateComplete
    element.focusLegend()
  }

  protected renderDraft(draft: VisitDraft) {
    const now = askedNow(draft)
    const here = now.sections.find(({ section }) => section.id === this.params.section)
    if (!here) return html`<p class="notice">${say('page-not-found')}</p>`
    const { answers } = draft.visit.value
    const answered = here.asked.filter(({ id }) => answers.has(id)).length
    return html`
      <div class="stack stack-tight">
        <p class="soft">${this.stationName}</p>
        ${here.section.intro ? html`<p class="lede">${wordsIn(here.section.intro, language.value)}</p>` : nothing}
        <p>${say('section-progress', { answered, asked: here.asked.length })}</p>
      </div>
      ${here.asked.length === 0 ? html`<p class="notice">${say('section-not-asked-why')}</p>` : nothing}
      <div @answer-given=${({ question, answer }: AnswerGiven) => draft.answer(question, answer)}>
        ${renderQuestions({
          checklist: draft.checklist,
          questions: here.asked,
          answers,
          facts: now.facts,
          pictures: this.device.pictures(draft.visit.value.id),
        })}
      </div>
      ${this.renderKeeping(draft)} ${this.renderSteps(draft)}
    `
  }

  private renderSteps(draft: VisitDraft) {
    const sections = listSteps(draft)
      .filter(({ asked }) => asked > 0)
      .map(({ section }) => section)
    const at = sections.findIndex(({ id }) => id === this.params.section)
    const before = sections[at - 1]
    const next = wayOnFrom(draft, this.params.section ?? '')
    return html`
      <nav class="stack stack-tight" aria-label=${say('sections')}>
        <a class="button" href="${this.visitPath}/${next.path}">${say('next-is', { place: next.words })}</a>
        ${
          before
            ? html`<a class="button button-quiet" href="${this.visitPath}/sections/${before.id}"
                >${say('back-to', { place: wordsIn(before.title, language.value) })}</a
              >`
            : nothing
        }
        <a class="button button-plain" href=${this.visitPath}>${say('sections-all')}</a>
      </nav>
    `
  }
}
