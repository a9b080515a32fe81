/** The visits to review as a list: each is opened by its button and chosen by its box; nothing in it moves by itself. */

import { html, nothing } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import { reviewMark } from '../parts/review-mark.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'
import type { ListedVisit, ReviewDesk, ReviewRow } from './review-desk.ts'

export interface ReviewListWishes {
  readonly open: (row: ReviewRow) => void
  /** Brings the next visits; nothing while they are on their way. */
  readonly more: (() => void) | undefined
}

/** "Tonsay Primary School, room 1": what a visit is called by wherever it is named. */
export const placeOf = ({ premisesName, room, station }: ReviewRow): string => {
  const name = wordsIn(premisesName, language.value)
  if (name === '') return station
  return room
    ? say('station-title', { name, room: showDigits(room) })
    : say('station-title-without-room', { name })
}

export function renderReviewList(desk: ReviewDesk, { open, more }: ReviewListWishes) {
  const { rows, chosen, next } = desk
  const isAll = rows.length > 0 && rows.every(({ visit }) => chosen.has(visit))
  return html`
    <div class="stack stack-tight">
      <p class="row">
        <button
          type="button"
          class="button-quiet"
          @click=${() => desk.choose(isAll ? [] : rows.map(({ visit }) => visit))}
        >
          ${say(isAll ? 'reviewing-choose-none' : 'reviewing-choose-all', { visits: rows.length })}
        </button>
      </p>
      <ol class="plain-list review-entries">
        ${rows.map((row) => renderEntry(desk, row, open))}
      </ol>
      ${
        next === undefined
          ? nothing
          : html`<p>
              <button type="button" class="button-quiet" aria-disabled=${more ? nothing : 'true'} @click=${() => more?.()}>
                ${say('reviewing-more')}
              </button>
            </p>`
      }
    </div>
  `
}

function renderEntry(desk: ReviewDesk, row: ListedVisit, open: ReviewListWishes['open']) {
  const { visit, station, order, day, state, isPutBack, isAnswered, flags } = row
  const isOpen = desk.open === visit
  return html`
    <li class="review-entry" ?data-open=${isOpen}>
      <label class="review-tick">
        <input
          type="checkbox"
          autocomplete="off"
          .checked=${desk.chosen.has(visit)}
          @change=${() => desk.tick(visit)}
        />
        <span class="visually-hidden">${say('reviewing-choose', { station, order })}</span>
      </label>
      <button
        type="button"
        class="review-open"
        data-visit=${visit}
        aria-current=${isOpen ? 'true' : nothing}
        @click=${() => open(row)}
      >
        <span class="review-place">${placeOf(row)}</span>
        <span class="small soft"><span class="code">${station}</span> – ${say('reviewing-visit-of', { order, day: dayInWords(day) })}</span>
        <span class="small"
          >${reviewMark(state)} ${isPutBack ? html`<span class="tag">${say('reviewing-put-back')}</span>` : nothing}
          ${isAnswered ? html`<span class="tag">${say('reviewing-answered')}</span>` : nothing}
          ${flags.length > 0 ? html`<span class="tag">${say('flags-count', { flags: flags.length })}</span>` : nothing}</span
        >
      </button>
    </li>
  `
}
