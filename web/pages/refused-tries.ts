/** Sign-ins, second proofs, cards and acts that were refused, day by day: guessing shows, and nobody is shown. */

import { html, type TemplateResult } from 'lit'
import { TRIES } from '../../schema/people/refused-tries.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listRefusedTries } from '../../schema/wire/logbook-endpoints.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'

export type RefusedTries = ReplyOf<typeof listRefusedTries>

export const renderRefusedTries = (days: RefusedTries): TemplateResult =>
  days.length === 0
    ? html`<p class="soft">${say('tries-none')}</p>`
    : html`<div class="table-frame">
        <table class="blocks">
          <caption>${say('tries-caption')}</caption>
          <thead>
            <tr>
              <th scope="col">${say('tries-day')}</th>
              ${TRIES.map((one) => html`<th scope="col" class="number">${say(`tries-${one}`)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${days.map(
              (day) => html`<tr>
                <th scope="row">${dayInWords(day.day)}</th>
                ${TRIES.map(
                  (one) =>
                    html`<td class="number" data-label=${say(`tries-${one}`)}>${showNumber(day[one])}</td>`,
                )}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`
