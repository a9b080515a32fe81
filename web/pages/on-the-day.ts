/** What became of remedies on election day itself: a small table for results, a few lines for one station. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import type { CountedOnTheDay } from '../../schema/recommendations/on-the-day.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'

type OnTheDay = readonly CountedOnTheDay[]

const remedyInWords = ({ remedies }: Checklist, remedy: string): string => {
  const known = remedies.find(({ id }) => id === remedy)
  return known ? wordsIn(known.text, language.value) : remedy
}

/** Over many stations. */
export function renderOnTheDay(onTheDay: OnTheDay, checklist: Checklist) {
  if (onTheDay.length === 0) return nothing
  return html`
    <section class="stack" aria-labelledby="on-the-day-heading">
      <h2 id="on-the-day-heading">${say('on-the-day')}</h2>
      <p>${say('on-the-day-what')}</p>
      <div class="table-frame">
        <table class="blocks">
          <caption>
            ${say('on-the-day-caption')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say('on-the-day-remedy')}</th>
              <th scope="col" class="number">${say('on-the-day-told')}</th>
              <th scope="col" class="number">${say('on-the-day-put-right')}</th>
            </tr>
          </thead>
          <tbody>
            ${onTheDay.map(
              ({ remedy, told, putRight }) => html`<tr>
                <th scope="row">${remedyInWords(checklist, remedy)}</th>
                <td class="number" data-label=${say('on-the-day-told')}>${showNumber(told)}</td>
                <td class="number" data-label=${say('on-the-day-put-right')}>${showNumber(putRight)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>
  `
}

/** At one station. */
export function renderStationOnTheDay(onTheDay: OnTheDay, checklist: Checklist) {
  if (onTheDay.length === 0) return nothing
  return html`
    <section class="card stack stack-tight" aria-labelledby="on-the-day-heading">
      <h2 id="on-the-day-heading">${say('on-the-day')}</h2>
      <p class="soft">${say('on-the-day-what')}</p>
      <ul class="plain-list stack stack-tight">
        ${onTheDay.map(
          ({ remedy, putRight }) => html`<li>
            <span class="mark ${putRight > 0 ? 'mark-good' : ''}"
              >${icon(putRight > 0 ? 'check' : 'half')}${say(putRight > 0 ? 'station-put-right' : 'station-told')}</span
            >
            ${remedyInWords(checklist, remedy)}
          </li>`,
        )}
      </ul>
    </section>
  `
}
