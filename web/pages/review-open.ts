/** The visit that is open: what it is, what was decided about it, what was corrected in it, and every answer. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readReview } from '../../schema/wire/review-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { reviewMark } from '../parts/review-mark.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { asWritten, type Written } from './as-written.ts'
import type { Campaign } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'
import { renderFlags } from './review-flags.ts'
import { placeOf } from './review-list.ts'
import { renderCorrectedAnswers } from './station-corrections.ts'
import { renderAnswers, renderVisitFacts } from './station-visits.ts'

export interface OpenReview {
  readonly review: ReplyOf<typeof readReview>
  /** The version the visit was filled with. */
  readonly checklist: Checklist
}
type Step = OpenReview['review']['steps'][number]

export function renderOpenHead({ review, checklist }: OpenReview) {
  const { row, visit, flags } = review
  return html`
    <div class="stack stack-tight">
      <h2 id="open-heading" tabindex="-1">${placeOf(row)}</h2>
      <p class="row">
        ${reviewMark(row.state)}
        <a class="code" href=${`/office/stations/${encodeURIComponent(row.station)}`}>${row.station}</a>
        <span class="soft"
          >${say('visit-summary', { order: row.order, day: dayInWords(row.day), form: say(`visit-form-${visit.form}`) })}</span
        >
      </p>
      ${row.isPutBack ? html`<p class="notice notice-doubt mark">${icon('warning')}${say('reviewing-put-back-why')}</p>` : nothing}
      ${row.isAnswered ? html`<p class="notice mark">${icon('question')}${say('reviewing-answered-why')}</p>` : nothing}
    </div>
    ${renderFlags(flags, checklist)}
  `
}

export function renderOpenBody({ review, checklist }: OpenReview, campaign: Campaign) {
  const written = asWritten(campaign)
  const { visit, corrected, confirmed, steps } = review
  return html`
    ${renderConfirmed(confirmed, written)} ${renderSteps(steps, checklist, written)}
    ${
      corrected.length === 0
        ? nothing
        : html`<section class="stack" aria-labelledby="corrected-heading">
            <h3 id="corrected-heading">${say('corrections')}</h3>
            ${renderCorrectedAnswers(corrected, checklist, campaign)}
          </section>`
    }
    <section class="card stack" aria-labelledby="answers-heading">
      <h3 id="answers-heading">${say('reviewing-answers')}</h3>
      ${renderVisitFacts(visit, campaign)} ${renderAnswers(visit.answers, checklist, campaign)}
    </section>
  `
}

/** Whoever was asked changed nothing: why stands here, as a correction's reason stands beside its answer. */
function renderConfirmed(confirmed: OpenReview['review']['confirmed'], written: Written) {
  if (confirmed.length === 0) return nothing
  return html`
    <section class="card stack stack-tight" aria-labelledby="confirmed-heading">
      <h3 id="confirmed-heading">${say('reviewing-confirmed')}</h3>
      <ol class="plain-list stack stack-tight">
        ${confirmed.map(
          ({ day, reason }) => html`<li class="stack stack-tight">
            <p class="as-written">${written(reason)}</p>
            <p class="small soft">${dayInWords(day)}</p>
          </li>`,
        )}
      </ol>
    </section>
  `
}

const questionInWords = (checklist: Checklist, id: string): string => {
  const question = findQuestion(checklist, id)
  return question ? `${showDigits(String(question.number))}. ${wordsIn(question.text, language.value)}` : id
}

function renderSteps(steps: readonly Step[], checklist: Checklist, written: Written) {
  if (steps.length === 0) return nothing
  return html`
    <section class="card stack stack-tight" aria-labelledby="steps-heading">
      <h3 id="steps-heading">${say('reviewing-steps')}</h3>
      <ol class="plain-list stack stack-tight" reversed>
        ${steps.map(
          ({
            from,
            to,
            reason,
            words,
            questions,
            day,
            isYours,
          }) => html`<li class="stack stack-tight review-step">
            <p>
              <strong>${say('reviewing-step', { from: say(`reviewing-state-${from}`), to: say(`reviewing-state-${to}`) })}</strong>
              ${say(`reviewing-because-${reason}`)}
            </p>
            ${
              questions.length === 0
                ? nothing
                : html`<ul>
                    ${questions.map((id) => html`<li>${questionInWords(checklist, id)}</li>`)}
                  </ul>`
            }
            ${words === '' ? nothing : html`<p class="as-written">${written(words)}</p>`}
            <p class="small soft">${say(isYours ? 'reviewing-by-you' : 'reviewing-by-other', { day: dayInWords(day) })}</p>
          </li>`,
        )}
      </ol>
    </section>
  `
}
