/** What the office asks about visits that were sent from here, on the page of the day: each with the way to answer it. */

import { html, nothing } from 'lit'
import { icon } from '../parts/icon.ts'
import { say } from '../words/say.ts'
import type { Day } from './day.ts'
import { dayInWords } from './day-in-words.ts'
import { placeName } from './place-words.ts'

/** Nothing where nothing is asked. */
export function renderQueries({ queries, known }: Pick<Day, 'queries' | 'known'>) {
  if (queries.length === 0) return nothing
  return html`
    <section class="stack" aria-labelledby="queries-heading">
      <h2 id="queries-heading">${say('queries', { queries: queries.length })}</h2>
      <ul class="plain-list stack stack-tight">
        ${queries.map(({ visit, station, reason, day }) => {
          const name = placeName(known.get(station), station)
          return html`<li class="card stack stack-tight">
            <h3 class="mark">${icon('question')}${name}</h3>
            <p>${say(`query-because-${reason}`)}</p>
            <p class="row row-apart">
              <span class="small soft">${say('query-visit', { day: dayInWords(day) })}</span>
              <a class="button" href="/monitor/queries/${visit}"
                >${say('query-answer')}<span class="visually-hidden">: ${name}</span></a
              >
            </p>
          </li>`
        })}
      </ul>
    </section>
  `
}
