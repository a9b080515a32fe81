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
    : html`<ul class="plain-list stack">
        ${days.map(
          (day) => html`<li class="card stack stack-tight">
            <h3>${dayInWords(day.day)}</h3>
            <dl class="facts">
              ${TRIES.map(
                (one) => html`<dt>${say(`tries-${one}`)}</dt>
                  <dd>${showNumber(day[one])}</dd>`,
              )}
            </dl>
          </li>`,
        )}
      </ul>`
