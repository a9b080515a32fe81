/** One visit: its sections and how far each one is. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { AccessOutcome, ChoiceId, Section } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { listToldBefore } from '../../schema/visit/remembered-visit.ts'
import { icon } from '../parts/icon.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { findAccess, renderAccessChoice, renderNotEntered } from './access-choice.ts'
import { DraftPage } from './draft-page.ts'
import { findInterviewSections, listSteps, type SectionStep } from './section-steps.ts'
import { countForChair } from './way-on.ts'

@customElement('visit-page')
export class VisitPage extends DraftPage {
  override get heading() {
    return this.stationName || say('visit')
  }

  override get tabTitle() {
    return say('visit')
  }

  protected renderDraft(draft: VisitDraft) {
    const steps = listSteps(draft)
    const next = steps.find(({ asked, answered }) => answered < asked)
    const access = findAccess(draft)
    return html`
      ${
        access === undefined
          ? renderAccessChoice(draft, (choice) => this.sayAccess(draft, choice))
          : access === 'entered'
            ? this.renderProgress(steps, next)
            : this.renderNotEntered(draft, access, steps, next)
      }
      ${this.renderKnown(draft)} ${this.renderKeeping(draft)}
      <section class="stack" aria-labelledby="sections-heading">
        <h2 id="sections-heading">${say('sections')}</h2>
        <ol class="plain-list stack stack-tight">
          ${this.listRows(draft, steps)}
        </ol>
      </section>
      <nav class="stack stack-tight" aria-label=${say('visit-so-far')}>
        ${this.renderToday(draft)}
        <a class="choice section-link" href="${this.visitPath}/findings">${say('findings-see')}</a>
        ${next ? html`<a class="button button-quiet" href="${this.visitPath}/review">${say('review-go')}</a>` : nothing}
      </nav>
      <p><a class="button button-plain" href="${this.visitPath}/move">${say('move-go-to')}</a></p>
      <details class="card">
        <summary>${say('discard')}</summary>
        <div class="stack">
          <p>${say('discard-what')}</p>
          <p>
            <button type="button" class="button-bad" @click=${() => this.discard(draft)}>${say('discard-go')}</button>
          </p>
        </div>
      </details>
      ${this.renderBack('/monitor', say('my-stations'))}
    `
  }

  private renderProgress(steps: readonly SectionStep[], next: SectionStep | undefined) {
    const answered = steps.reduce((sum, step) => sum + step.answered, 0)
    const asked = steps.reduce((sum, step) => sum + step.asked, 0)
    const [first] = steps
    return html`
      <div class="card stack">
        <p id="visit-progress">${say('visit-progress', { answered, asked })}</p>
        <progress aria-labelledby="visit-progress" max=${Math.max(1, asked)} .value=${answered}></progress>
        ${
          next
            ? html`<a class="button" id="visit-on" href="${this.visitPath}/sections/${next.section.id}"
                >${say(next === first ? 'visit-first-section' : 'visit-next-section', { section: titleOf(next) })}</a
              >`
            : html`<a class="button" id="visit-on" href="${this.visitPath}/review">${say('review-go')}</a>`
        }
      </div>
    `
  }

  private renderNotEntered(
    draft: VisitDraft,
    access: Exclude<AccessOutcome, 'entered'>,
    steps: readonly SectionStep[],
    next: SectionStep | undefined,
  ) {
    const open = steps.reduce((sum, step) => sum + step.asked - step.answered, 0)
    const questions = next && `${this.visitPath}/sections/${next.section.id}`
    const paths = { review: `${this.visitPath}/review`, questions }
    return renderNotEntered(access, paths, open, () => this.sayAccess(draft, undefined))
  }

  /** The checklist's own question, answered here first because everything else hangs on it. */
  private async sayAccess(draft: VisitDraft, choice: ChoiceId | undefined) {
    draft.answer(
      draft.checklist.key.accessOutcome,
      choice === undefined ? undefined : { kind: 'choice', choice },
    )
    await this.updateComplete
    this.querySelector<HTMLElement>('#access-heading, #visit-on')?.focus()
  }

  private renderKnown(draft: VisitDraft) {
    const known = this.listKnown(draft).length
    const told = listToldBefore(draft.visit.value, this.remembered).length
    return html`
      ${
        told > 0
          ? html`<div class="notice stack stack-tight">
              <p>${say('told-open', { remedies: told })}</p>
              <p><a class="button button-quiet" href="${this.visitPath}/today">${say('told-open-go')}</a></p>
            </div>`
          : nothing
      }
      ${
        known > 0
          ? html`<div class="notice stack stack-tight">
              <p>${say('known-count', { answers: known })}</p>
              <p><a class="button button-quiet" href="${this.visitPath}/known">${say('known-go')}</a></p>
            </div>`
          : nothing
      }
    `
  }

  private renderToday(draft: VisitDraft) {
    const counts = countForChair(draft)
    return html`<a class="choice section-link" href="${this.visitPath}/today">
      <span>${say('today')}</span><span class="mark small">${say('today-counts', { ...counts })}</span>
    </a>`
  }

  private async discard(draft: VisitDraft) {
    await this.device.discard(draft.visit.value.id)
    this.services.go('/monitor')
  }

  /** In the order of the checklist, which has the talks with voters before the end. */
  private listRows(draft: VisitDraft, steps: readonly SectionStep[]) {
    const talks = new Set(findInterviewSections(draft))
    return draft.checklist.sections.map((section) => {
      const step = steps.find((one) => one.section === section)
      return step
        ? this.renderStep(step)
        : talks.has(section)
          ? this.renderInterviews(draft, section)
          : nothing
    })
  }

  private renderStep(step: SectionStep) {
    const { section, asked, answered } = step
    const taken = this.draft?.visit.value.carried ?? []
    const carried = section.questions.filter(({ id }) => taken.includes(id)).length
    const isDone = asked > 0 && answered === asked
    const progress =
      asked === 0
        ? say('section-not-asked')
        : isDone
          ? say('section-done')
          : say('section-progress', { answered, asked })
    return html`
      <li>
        <a class="choice section-link" href="${this.visitPath}/sections/${section.id}">
          <span><span class="question-number">${section.letter}</span>${` ${titleOf(step)}`}</span>
          <span class="mark small ${isDone ? 'mark-good' : ''}"
            >${isDone ? icon('check') : nothing}${progress}${carried > 0 ? ` · ${say('section-carried', { answers: carried })}` : nothing}</span
          >
        </a>
      </li>
    `
  }

  private renderInterviews(draft: VisitDraft, section: Section) {
    return html`
      <li>
        <a class="choice section-link" href="${this.visitPath}/interviews">
          <span><span class="question-number">${section.letter}</span>${` ${wordsIn(section.title, language.value)}`}</span>
          <span class="mark small">${say('interviews-count', { interviews: draft.visit.value.interviews.length })}</span>
        </a>
      </li>
    `
  }
}

const titleOf = ({ section }: SectionStep): string => wordsIn(section.title, language.value)
