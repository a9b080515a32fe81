/** What was found so far: how each group can vote, the barriers with what they rest on, and who does the rest. */

import { html, nothing, type TemplateResult } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import { type BarrierOutcome, type Evidence, findBarriers } from '../../schema/findings/find-barriers.ts'
import { rateStation } from '../../schema/findings/rate.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import { compareSeverity, type Recommendation, recommend } from '../../schema/recommendations/recommend.ts'
import { icon } from '../parts/icon.ts'
import { stateMark } from '../parts/state-mark.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { answerInWords, withUnit } from './answer-in-words.ts'
import { DraftPage } from './draft-page.ts'
import { countForChair } from './way-on.ts'

const marks = { critical: 'stop', major: 'warning', minor: 'half', context: 'question' } as const
const colours = { critical: 'mark-bad', major: 'mark-doubt', minor: '', context: '' } as const
const text = (words: Words): string => wordsIn(words, language.value)

@customElement('findings-page')
export class FindingsPage extends DraftPage {
  override get heading() {
    return say('findings-of', { station: this.stationName })
  }

  override get tabTitle() {
    return say('findings-see')
  }

  protected renderDraft(draft: VisitDraft) {
    return html`
      <p class="notice">${say('findings-so-far')}</p>
      <p>
        <a class="choice section-link" href="${this.visitPath}/today">
          <span>${say('today')}</span><span class="mark small">${say('today-counts', { ...countForChair(draft) })}</span>
        </a>
      </p>
      ${this.renderFindings(draft)}
      <nav class="stack stack-tight" aria-label=${say('sections')}>
        <a class="button" href=${this.visitPath}>${say('sections-all')}</a>
        <a class="button button-quiet" href="${this.visitPath}/review">${say('review-go')}</a>
      </nav>
    `
  }

  private renderFindings({ checklist, settings, visit: { value: visit } }: VisitDraft) {
    const findings = findBarriers(checklist, visit, settings)
    const found = findings.outcomes
      .filter(({ outcome }) => outcome === 'found')
      .flatMap((outcome) => {
        const barrier = checklist.barriers.find(({ id }) => id === outcome.barrier)
        return barrier ? [{ barrier, outcome }] : []
      })
      .sort((one, other) => compareSeverity(one.barrier.severity, other.barrier.severity))
    const rated = rateStation(checklist, findings)
    const later = recommend(checklist, findings).filter(({ when }) => when !== 'on-the-day')
    return html`
      <section class="card stack" aria-labelledby="rating-heading">
        <h2 id="rating-heading">${say('findings-rating')}</h2>
        <p class="lede">${stateMark(rated.rating)}</p>
        <dl class="facts">
          ${checklist.groups.map(
            ({ id, name }) =>
              html`<dt>${text(name)}</dt><dd>${stateMark(rated.groups[id]?.rating ?? 'unknown')}</dd>`,
          )}
        </dl>
        ${rated.remedyClass ? html`<p>${say(`remedy-class-${rated.remedyClass}`)}</p>` : nothing}
      </section>
      <section class="stack" aria-labelledby="found-heading">
        <h2 id="found-heading">${say('findings-count', { barriers: found.length })}</h2>
        ${found.length === 0 ? html`<p>${say('findings-count-none')}</p>` : nothing}
        <ol class="plain-list stack">
          ${found.map(({ barrier, outcome }) => this.renderBarrier(checklist, barrier, outcome))}
        </ol>
      </section>
      ${this.renderLater(checklist, later)}
    `
  }

  private renderBarrier(checklist: Checklist, barrier: Barrier, { evidence }: BarrierOutcome) {
    const hindered = checklist.groups
      .filter(({ id }) => barrier.hinders.includes(id))
      .map(({ name }) => text(name))
    return html`
      <li class="card stack stack-tight">
        <p class="mark ${colours[barrier.severity]}">${icon(marks[barrier.severity])}${say(`severity-${barrier.severity}`)}</p>
        <h3>${text(barrier.name)}</h3>
        <p>${text(barrier.why)}</p>
        ${hindered.length > 0 ? html`<p class="soft">${say('findings-hinders', { groups: hindered.join(', ') })}</p>` : nothing}
        <details>
          <summary>${say('findings-evidence')}<span class="visually-hidden">: ${text(barrier.name)}</span></summary>
          <dl class="stack stack-tight">${evidence.map((one) => this.renderEvidence(checklist, one))}</dl>
        </details>
      </li>
    `
  }

  private renderEvidence(
    checklist: Checklist,
    { question: id, answer, bounds, derived }: Evidence,
  ): TemplateResult {
    const question = findQuestion(checklist, id)
    const worked = derived && checklist.derived.find((one) => one.id === derived.id)
    return html`
      <div>
        <dt class="soft">${question ? text(question.text) : id}</dt>
        <dd><strong>${answer ? answerInWords(question, answer) : say('answer-missing')}</strong></dd>
        ${worked && derived.value !== undefined ? html`<dd>${say('derived', { name: text(worked.name), value: withUnit(derived.value, 'ratio') })}</dd>` : nothing}
        ${bounds.map(({ threshold, value }) => {
          const known = checklist.thresholds.find((one) => one.id === threshold)
          return known
            ? html`<dd class="small">${say('findings-bound', { name: text(known.text), value: withUnit(value, known.unit) })}</dd>`
            : nothing
        })}
      </div>
    `
  }

  private renderLater(checklist: Checklist, advice: readonly Recommendation[]) {
    if (advice.length === 0) return nothing
    return html`
      <section class="card stack" aria-labelledby="advice-later">
        <h2 id="advice-later">${say('advice-later')}</h2>
        <p class="soft">${say('advice-later-what')}</p>
        <ol class="stack stack-tight">
          ${advice.map(({ remedy: id, addressee: to }) => {
            const remedy = checklist.remedies.find((one) => one.id === id)
            const addressee = checklist.addressees.find((one) => one.id === to)
            return html`<li>
              ${remedy ? text(remedy.text) : id}
              ${addressee ? html`<span class="small soft addressee">${say('advice-to', { addressee: text(addressee.name) })}</span>` : nothing}
            </li>`
          })}
        </ol>
      </section>
    `
  }
}
