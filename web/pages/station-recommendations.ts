/** What should be done at one station: what helps soonest first, each with who can do it. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { REMEDY_TIMES } from '../../schema/recommendations/remedy.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readStation } from '../../schema/wire/result-endpoints.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

type Recommendations = ReplyOf<typeof readStation>['recommendations']

export function renderStationRecommendations(recommendations: Recommendations, checklist: Checklist) {
  if (recommendations.length === 0) return nothing
  return html`
    <section class="stack" aria-labelledby="recommendations-heading">
      <h2 id="recommendations-heading">${say('station-recommendations')}</h2>
      ${REMEDY_TIMES.map((when) => {
        const those = recommendations.filter((one) => one.when === when)
        return those.length === 0 ? nothing : renderTime(when, those, checklist)
      })}
    </section>
  `
}

function renderTime(when: (typeof REMEDY_TIMES)[number], those: Recommendations, checklist: Checklist) {
  return html`
    <div class="card stack stack-tight">
      <h3>${say(`when-${when}`)}</h3>
      <ul class="plain-list recommendations">
        ${those.map(({ text, barrier, addressee, effort }) => {
          const who = checklist.addressees.find(({ id }) => id === addressee)
          const against = checklist.barriers.find(({ id }) => id === barrier)
          return html`<li>
            <p>${wordsIn(text, language.value)}</p>
            <p class="small soft">
              ${say('recommendation-who', {
                addressee: who ? wordsIn(who.name, language.value) : addressee,
                effort: say(`effort-${effort}`),
              })}
            </p>
            ${
              against
                ? html`<p class="small soft">${say('recommendation-against', { barrier: wordsIn(against.name, language.value) })}</p>`
                : nothing
            }
          </li>`
        })}
      </ul>
    </div>
  `
}
