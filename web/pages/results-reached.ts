/** How far a campaign got, and what its numbers may therefore claim. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Figures, Part } from '../../schema/figures/figures.ts'
import { ACCESS_OUTCOMES } from '../../schema/places/station-filter.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import type { Campaign } from './campaign-choice.ts'
import { cellInWords } from './people-results.ts'

export const reachedInWords = ({ reached: { visited, besides, listed } }: Part): string =>
  say('results-visited', { visited: visited + besides, stations: listed })

export function renderReached(campaign: Campaign, figures: Figures): TemplateResult {
  const { reached } = figures.whole
  const isByLot = figures.basis === 'by-lot'
  const number = (label: string, count: number) => html`<li>
    ${label} <span class="legend-count">${showNumber(count)}</span>
  </li>`
  return html`
    <section class="card stack headline" aria-labelledby="reached-heading">
      <h2 id="reached-heading">${say('results-reached')}</h2>
      <p class="headline-number">${reachedInWords(figures.whole)}</p>
      <ul class="plain-list legend">
        ${reached.chosen > 0 ? number(say(isByLot ? 'reached-drawn' : 'reached-chosen'), reached.chosen) : nothing}
        ${isByLot ? number(say('reached-of-drawn'), reached.visited) : nothing}
        ${number(say('access-outcome-entered'), reached.entered)}
        ${renderNotEntered(figures.whole)}
        ${reached.chosen > 0 ? number(say('reached-not'), reached.notReached) : nothing}
        ${reached.besides > 0 ? number(say('reached-besides'), reached.besides) : nothing}
      </ul>
      ${renderBasis(campaign, figures)}
    </section>
  `
}

const NOT_ENTERED = ACCESS_OUTCOMES.filter((outcome) => outcome !== 'entered')

/** Why nobody got in: each reason inside the review, what may be told of it outside. */
function renderNotEntered({ reached, people }: Part) {
  const line = (label: string, told: string) => html`<li>
    ${label} <span class="legend-count">${told}</span>
  </li>`
  if (reached.reasons)
    return NOT_ENTERED.map((outcome) =>
      line(say(`access-outcome-${outcome}`), showNumber(reached.reasons?.[outcome] ?? 0)),
    )
  return [
    line(say('reached-not-entered'), showNumber(reached.notEntered)),
    ...(people?.access ?? []).map(({ outcome, stations }) =>
      line(say(`access-outcome-${outcome}`), cellInWords(stations)),
    ),
  ]
}

function renderBasis({ sampleType }: Campaign, { basis, designs, hasListChanged, whole }: Figures) {
  const effects = whole.barriers.flatMap(({ estimate }) => estimate?.designEffect ?? [])
  const look = basis === 'census' || basis === 'by-lot' ? '' : 'notice-doubt'
  return html`
    <div class="notice ${look} stack stack-tight">
      <p>
        ${
          basis === 'by-lot'
            ? say('basis-by-lot', { times: 95, of: 100 })
            : sampleType === 'probability'
              ? say('basis-lot-not-kept')
              : say(`sample-caution-${sampleType}`)
        }
      </p>
      ${hasListChanged ? html`<p>${say('basis-list-changed')}</p>` : nothing}
    </div>
    ${
      basis === 'by-lot'
        ? html`<details>
            <summary>${say('basis-how')}</summary>
            <div class="stack stack-tight">
              <p>${say('basis-how-weights')}</p>
              <p>${say('basis-how-likely', { level: 95 })}</p>
              ${designs.includes('clustered') ? html`<p>${say('basis-how-clusters')}</p>` : nothing}
              ${
                effects.length > 0
                  ? html`<p>
                      ${say('basis-how-effect', {
                        from: showNumber(Math.min(...effects), { decimals: 1 }),
                        to: showNumber(Math.max(...effects), { decimals: 1 }),
                      })}
                    </p>`
                  : nothing
              }
            </div>
          </details>`
        : nothing
    }
  `
}
