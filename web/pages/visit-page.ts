/** One visit: its sections and how far each one is. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Section } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { icon } from '../parts/icon.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { DraftPage } from './draft-page.ts'
import { findInterviewSections, listSteps, type SectionStep } from './section-steps.ts'
import { countForChair } from './way-on.ts'

@customElement('visit-page')
export class VisitPage extends DraftPage {
  override get heading() {
    return this.stationName || say('visit')
  }

  protected renderDraft(draft: VisitDraft) {
    const steps = listSteps(draft)
    const next = steps.find(({ asked, answered }) => answered < asked)
    const answered = steps.reduce((sum, step) => sum + step.answered, 0)
    const asked = steps.reduce((sum, step) => sum + step.asked, 0)
    return html`
      <div class="card stack">
        <p id="visit-progress">${say('visit-progress', { answered, asked })}</p>
        <progress aria-labelledby="visit-progress" max=${Math.max(1, asked)} .value=${answered}></progress>
        ${
          next
            ? html`<a class="button" href="${this.visitPath}/sections/${next.section.id}"
                >${say(answered === 0 ? 'visit-first-section' : 'visit-next-section', { section: titleOf(next) })}</a
              >`
            : html`<a class="button" href="${this.visitPath}/review">${say('review-go')}</a>`
        }
        ${this.renderKeeping(draft)}
      </div>
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
          <span><span class="question-number">${section.letter}</span> ${titleOf(step)}</span>
          <span class="mark small ${isDone ? 'mark-good' : ''}">${isDone ? icon('check') : nothing}${progress}</span>
        </a>
      </li>
    `
  }

  private renderInterviews(draft: VisitDraft, section: Section) {
    return html`
      <li>
        <a class="choice section-link" href="${this.visitPath}/interviews">
          <span><span class="question-number">${section.letter}</span> ${wordsIn(section.title, language.value)}</span>
          <span class="mark small">${say('interviews-count', { interviews: draft.visit.value.interviews.length })}</span>
        </a>
      </li>
    `
  }
}

const titleOf = ({ section }: SectionStep): string => wordsIn(section.title, language.value)
