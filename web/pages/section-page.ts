/** One section, one screen of questions. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Question } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { icon } from '../parts/icon.ts'
import { QuestionElement } from '../questions/question-element.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { listComplaints } from './asked-questions.ts'
import { AskingPage } from './asking-page.ts'
import { findPrevious } from './question-steps.ts'
import { askedNow, findOpenQuestion } from './section-steps.ts'
import { wayOnFrom } from './way-on.ts'

/** The question named in the address, from a complaint or from the other way of asking. */
const namedInAddress = (): string => decodeURIComponent(location.hash.slice(1))

@customElement('section-page')
export class SectionPage extends AskingPage {
  /** On the way to a single question: nothing to answer may flash up in between. */
  private isElsewhere = false

  override get heading() {
    return this.section ? wordsIn(this.section.title, language.value) : say('section')
  }

  protected override async prepare() {
    await super.prepare()
    const question = this.draft && (await this.readWay()) === 'question' && this.findFirst(this.draft)
    if (!question) return
    this.isElsewhere = true
    this.services.replace(`${this.visitPath}/sections/${this.sectionId}/${question}`)
  }

  private findFirst(draft: VisitDraft): string | undefined {
    return namedInAddress() || findOpenQuestion(draft, this.sectionId)?.id
  }

  /** From a complaint one comes to its question, not to the top of the section. */
  override async takeFocus(isFirst: boolean): Promise<void> {
    await this.whenReady()
    const question = namedInAddress()
    if (question === '' || !(await this.focusQuestion(question))) return super.takeFocus(isFirst)
  }

  private async focusQuestion(id: string): Promise<boolean> {
    const element = document.getElementById(`at-${id}`)?.firstElementChild
    if (!(element instanceof QuestionElement)) return false
    await element.updateComplete
    element.focusLegend()
    return true
  }

  protected renderDraft(draft: VisitDraft) {
    if (this.isElsewhere) return html`<p class="soft">${say('one-moment')}</p>`
    const now = askedNow(draft)
    const here = now.sections.find(({ section }) => section.id === this.sectionId)
    if (!here) return html`<p class="notice">${say('page-not-found')}</p>`
    const { answers } = draft.visit.value
    const answered = here.asked.filter(({ id }) => answers.has(id)).length
    return html`
      <div class="stack stack-tight">
        <p class="soft">${this.stationName}</p>
        ${here.section.intro ? html`<p class="lede">${wordsIn(here.section.intro, language.value)}</p>` : nothing}
        <p>${say('section-progress', { answered, asked: here.asked.length })}</p>
      </div>
      ${this.renderKnown(draft)}
      ${here.asked.length === 0 ? html`<p class="notice">${say('section-not-asked-why')}</p>` : nothing}
      ${this.renderAsking(draft, { questions: here.asked, facts: now.facts })}
      ${this.renderSummary(draft, here.asked)}
      <div class="row row-apart">${this.renderKeeping(draft)} ${this.renderUndo(draft)}</div>
      ${this.renderHeldBack()}
      ${this.renderSteps(draft)}
      ${this.renderHow(
        'question',
        () => `sections/${this.sectionId}/${findOpenQuestion(draft, this.sectionId)?.id ?? ''}`,
      )}
    `
  }

  /** What cannot stay as it is, said before one goes on; it holds nobody up. */
  private renderSummary(draft: VisitDraft, asked: readonly Question[]) {
    const wrong = asked.filter((question) =>
      listComplaints(question, draft.visit.value.answers).some(({ severity }) => severity === 'must'),
    )
    if (wrong.length === 0) return nothing
    return html`
      <section class="notice notice-bad stack stack-tight" aria-labelledby="section-must">
        <h2 id="section-must" class="mark mark-bad">
          ${icon('warning')}${say('section-must', { complaints: wrong.length })}
        </h2>
        <ul class="review-list">
          ${wrong.map(
            ({ id, number, text }) => html`
              <li>
                <a href="#${id}" @click=${(event: Event) => this.jump(event, id)}
                  ><span class="question-number">${showDigits(String(number))}.</span>${` ${wordsIn(text, language.value)}`}</a
                >
              </li>
            `,
          )}
        </ul>
      </section>
    `
  }

  private jump(event: Event, id: string) {
    event.preventDefault()
    void this.focusQuestion(id)
  }

  /** Answers of another room wait on a page of their own: here nothing may look answered that is not. */
  private renderKnown(draft: VisitDraft) {
    const { section } = this
    const known = this.listKnown(draft).filter(({ question }) => section?.questions.includes(question)).length
    return section && known > 0
      ? html`<div class="notice stack stack-tight">
          <p>${say('known-count', { answers: known })}</p>
          <p><a class="button button-quiet" href="${this.visitPath}/known#known-${section.id}">${say('known-go')}</a></p>
        </div>`
      : nothing
  }

  private renderSteps(draft: VisitDraft) {
    const next = wayOnFrom(draft, this.sectionId)
    const before = findPrevious(draft, this.sectionId)
    return html`
      <nav class="stack stack-tight" aria-label=${say('sections')}>
        ${this.renderWayOn(
          next,
          say('next-is', { place: next.words }),
          '',
          () => wayOnFrom(draft, this.sectionId).path,
        )}
        ${before ? this.renderWayOn(before, say('back-to', { place: before.words }), 'button-quiet') : nothing}
        ${this.renderWayOn(this.overview, this.overview.words, 'button-plain')}
      </nav>
    `
  }
}
