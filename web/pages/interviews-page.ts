/** Talks with voters: those so far, and a new one. A refusal counts, too. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { Interview } from '../../schema/visit/visit.ts'
import { makeUuid } from '../offline/fingerprint.ts'
import { icon } from '../parts/icon.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { DraftPage } from './draft-page.ts'
import { findInterviewSections } from './section-steps.ts'
import { consentOf, countTalks } from './talk-counts.ts'

@customElement('interviews-page')
export class InterviewsPage extends DraftPage {
  override get heading() {
    return say('interviews')
  }

  protected renderDraft(draft: VisitDraft) {
    const { interviews } = draft.visit.value
    const [section] = findInterviewSections(draft)
    return html`
      <div class="stack stack-tight">
        <p class="soft">${this.stationName}</p>
        ${section?.intro ? html`<p class="lede">${wordsIn(section.intro, language.value)}</p>` : nothing}
        <p>${say('interviews-how')}</p>
        <p class="notice">${say('interview-private')}</p>
        <p><strong>${say('interviews-counts', { ...countTalks(draft.checklist, interviews) })}</strong></p>
      </div>
      ${
        interviews.length > 0
          ? html`<ol class="plain-list stack stack-tight">
              ${interviews.map((interview, at) => this.renderInterview(draft, interview, at))}
            </ol>`
          : nothing
      }
      <p><button type="button" @click=${() => this.add(draft)}>${say('interview-add')}</button></p>
      <nav class="stack stack-tight" aria-label=${say('sections')}>
        <a class="button button-quiet" href="${this.visitPath}/review">${say('next-is', { place: say('review') })}</a>
        <a class="button button-plain" href=${this.visitPath}>${say('sections-all')}</a>
      </nav>
    `
  }

  private renderInterview(draft: VisitDraft, interview: Interview, at: number) {
    const consent = consentOf(draft.checklist, interview)
    return html`
      <li>
        <a class="choice section-link" href="${this.visitPath}/interviews/${interview.id}">
          <span>${say('interview-number', { number: showNumber(at + 1) })}</span>
          <span class="mark small">
            ${
              consent === 'refused'
                ? html`${icon('stop')}${say('interview-refused')}`
                : consent
                  ? say('interview-answers', { answers: interview.answers.size - 1 })
                  : say('interview-not-asked')
            }
          </span>
        </a>
      </li>
    `
  }

  private add(draft: VisitDraft) {
    const interview = makeUuid()
    draft.addInterview(interview)
    this.services.go(`${this.visitPath}/interviews/${interview}`)
  }
}
