/** The visits behind the findings, for reviewers: the answers by section; never who came, or at what time of day. */

import { html, nothing } from 'lit'
import type { Checklist, Section } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listReviews } from '../../schema/wire/review-endpoints.ts'
import type { listCorrections, listVisits } from '../../schema/wire/visit-endpoints.ts'
import { reviewMark } from '../parts/review-mark.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { answerInWords, readAnswer } from './answer-in-words.ts'
import { asWritten, type Written } from './as-written.ts'
import type { Campaign } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'
import { renderVisitMarks, renderVisitPhotos } from './visit-marks.ts'

type Visit = ReplyOf<typeof listVisits>[number]

interface Around {
  readonly checklist: Checklist
  readonly campaign: Campaign
  readonly station: string
  readonly corrections: ReplyOf<typeof listCorrections> | undefined
  /** How far each was reviewed; for reviewers alone. */
  readonly reviews: ReplyOf<typeof listReviews>['visits'] | undefined
}

export function renderVisits(visits: readonly Visit[], around: Around) {
  return html`
    <section class="stack" aria-labelledby="visits-heading">
      <h2 id="visits-heading">${say('station-visits')}</h2>
      ${renderToReview(around.reviews)}
      ${
        visits.length === 0
          ? html`<p>${say('station-visits-none')}</p>`
          : visits.map((visit) => renderVisit(visit, around))
      }
    </section>
  `
}

/** To the desk where they are decided about, with only these on it. */
function renderToReview(reviews: Around['reviews']) {
  const [first] = reviews ?? []
  if (first === undefined) return nothing
  const query = new URLSearchParams({ state: 'all', station: first.station })
  return html`<p class="no-print"><a href="/office/review?${query}">${say('station-visits-review')}</a></p>`
}

function renderVisit(visit: Visit, { checklist, campaign, station, corrections, reviews }: Around) {
  const { id, order, day, form, answers, photos } = visit
  const state = reviews?.find((one) => one.visit === id)?.state
  return html`
    <details class="card visit">
      <summary>
        <span class="stack stack-tight">
          <span>${say('visit-summary', { order, day: dayInWords(day), form: say(`visit-form-${form}`) })}</span>
          ${state ? html`<span class="small">${reviewMark(state)}</span>` : nothing}
          ${renderVisitMarks(visit, corrections)}
          ${areSomeMissing(photos) ? html`<span class="doubt">${sayArrived(photos)}</span>` : nothing}
        </span>
      </summary>
      <div class="stack">${renderVisitFacts(visit, campaign)} ${renderAnswers(answers, checklist, campaign)}</div>
    </details>
    ${
      campaign.removed.photos === undefined
        ? renderVisitPhotos(visit, checklist, {
            written: asWritten(campaign),
            offerAt: `/office/stations/${encodeURIComponent(station)}/photos/${id}`,
          })
        : nothing
    }
  `
}

/** What is to be known of a visit beside its answers. */
export function renderVisitFacts({ interviews, photos, carried, moved }: Visit, campaign: Campaign) {
  const { photos: photosRemoved, interviews: talksRemoved } = campaign.removed
  const written = asWritten(campaign)
  return html`
    ${moved ? html`<p>${say('visit-moved', { ...moved, reason: written(moved.reason) })}</p>` : nothing}
    ${carried.length > 0 ? html`<p>${say('visit-carried', { answers: carried.length })}</p>` : nothing}
    ${interviews > 0 ? html`<p>${say('visit-interviews', { interviews })}</p>` : nothing}
    ${
      interviews > 0 && talksRemoved !== undefined
        ? html`<p>${say('talks-removed', { day: dayInWords(talksRemoved) })}</p>`
        : nothing
    }
    ${
      photos.expected > 0 && photosRemoved !== undefined
        ? html`<p>${say('photos-removed', { day: dayInWords(photosRemoved) })}</p>`
        : nothing
    }
    ${areSomeMissing(photos) ? html`<p class="doubt">${say('visit-photos-on-their-way')}</p>` : nothing}
    ${photos.expected > 0 && !areSomeMissing(photos) ? html`<p>${sayArrived(photos)}</p>` : nothing}
    ${photos.unusable > 0 ? html`<p class="doubt">${say('visit-photos-unusable', { photos: photos.unusable })}</p>` : nothing}
  `
}

/** Every answer, section by section, as far as the checklist asks for it. */
export function renderAnswers(answers: Visit['answers'], checklist: Checklist, campaign: Campaign) {
  const written = asWritten(campaign)
  return checklist.sections
    .filter(({ questions }) => questions.some(({ id }) => id in answers))
    .map((section) => renderSection(section, answers, written))
}

const areSomeMissing = ({ arrived, unusable, expected }: Visit['photos']): boolean =>
  arrived + unusable < expected

/** "2 of 4 photos have arrived": answers come first, photos when the line allows. */
const sayArrived = ({ arrived, expected }: Visit['photos']): string =>
  say('visit-photos-arrived', { arrived, photos: expected })

const renderSection = (
  { letter, title, questions }: Section,
  answers: Visit['answers'],
  written: Written,
) => html`
  <h3>${`${letter} ${wordsIn(title, language.value)}`}</h3>
  <dl class="evidence">
    ${questions.map((question) => {
      const answer = readAnswer(answers[question.id])
      if (!answer) return nothing
      return html`<dt>
          <span class="question-number">${showDigits(String(question.number))}</span>
          ${wordsIn(question.text, language.value)}
        </dt>
        <dd>${answerInWords(question, answer, written)}</dd>`
    })}
  </dl>
`
