/** What became of barriers since an earlier campaign, at the stations both visited. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { BarrierChange, Comparison } from '../../schema/figures/compare.ts'
import { wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, nameOf } from './campaign-choice.ts'
import { shareInWords } from './share-words.ts'
import { tableBehind } from './table-behind.ts'

/** Those whose election was before this one's, or that were made before it for the same day. `campaigns`: the newest first. */
export function listBefore(campaigns: readonly Campaign[], { id, election }: Campaign): readonly Campaign[] {
  const made = campaigns.findIndex((one) => one.id === id)
  return campaigns.filter(
    (one, at) => one.election.date < election.date || (one.election.date === election.date && at > made),
  )
}

export interface ComparisonChoice {
  readonly before: readonly Campaign[]
  readonly chosen: string | undefined
  readonly onChoose: (earlier: string | undefined) => void
}

/** `shown`: what stands below the choice, once one is made. */
export function renderComparisonChoice(
  { before, chosen, onChoose }: ComparisonChoice,
  shown: unknown,
): TemplateResult | typeof nothing {
  if (before.length === 0) return nothing
  return html`
    <section class="stack" aria-labelledby="compared-heading">
      <h2 id="compared-heading">${say('compared')}</h2>
      <p>${say('compared-what')}</p>
      <div class="field no-print">
        <label for="compared-with">${say('compared-with')}</label>
        <select
          autocomplete="off"
          id="compared-with"
          @change=${(event: Event) =>
            // The listener stands on this select and nowhere else.
            onChoose((event.target as HTMLSelectElement).value || undefined)}
        >
          <option value="" ?selected=${chosen === undefined}>${say('compared-with-none')}</option>
          ${before.map(
            (one) => html`<option value=${one.id} ?selected=${one.id === chosen}>${nameOf(one)}</option>`,
          )}
        </select>
      </div>
      ${shown}
    </section>
  `
}

export function renderComparison(
  { both, onlyThen, onlyNow, barriers, notComparable }: Comparison,
  checklist: Checklist,
): TemplateResult {
  const nameIn = (id: string): string => {
    const known = checklist.barriers.find((one) => one.id === id)
    return known ? wordsIn(known.name, language.value) : id
  }
  const sorted = barriers
    .filter(({ n, unmatchedThen, unmatchedNow }) => n + unmatchedThen.n + unmatchedNow.n > 0)
    .toSorted((one, other) => Math.abs(other.appeared - other.gone) - Math.abs(one.appeared - one.gone))
  const count = (label: string, told: string) => html`<td class="number" data-label=${label}>${told}</td>`
  return html`
    <ul class="plain-list legend">
      <li>${say('compared-both')} <span class="legend-count">${showNumber(both)}</span></li>
      <li>${say('compared-only-then')} <span class="legend-count">${showNumber(onlyThen)}</span></li>
      <li>${say('compared-only-now')} <span class="legend-count">${showNumber(onlyNow)}</span></li>
    </ul>
    ${
      both === 0
        ? html`<p class="notice">${say('compared-none')}</p>`
        : tableBehind(
            say('compared-caption'),
            html`<table class="blocks">
              <caption>
                ${say('compared-caption')}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${say('barrier')}</th>
                  <th scope="col" class="number">${say('compared-n')}</th>
                  <th scope="col" class="number">${say('compared-gone')}</th>
                  <th scope="col" class="number">${say('compared-appeared')}</th>
                  <th scope="col" class="number">${say('compared-still')}</th>
                  <th scope="col" class="number">${say('compared-change')}</th>
                </tr>
              </thead>
              <tbody>
                ${sorted.map(
                  (one) => html`<tr>
                    <th scope="row">${nameIn(one.barrier)}</th>
                    ${count(say('compared-n'), showNumber(one.n))}
                    ${count(say('compared-gone'), showNumber(one.gone))}
                    ${count(say('compared-appeared'), showNumber(one.appeared))}
                    ${count(say('compared-still'), showNumber(one.still))}
                    ${count(say('compared-change'), changeInWords(one))}
                  </tr>`,
                )}
              </tbody>
            </table>`,
          )
    }
    ${
      onlyThen + onlyNow === 0
        ? nothing
        : tableBehind(
            say('compared-unmatched'),
            html`<table class="blocks">
              <caption>
                ${say('compared-unmatched')}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${say('barrier')}</th>
                  <th scope="col" class="number">${say('compared-only-then')}</th>
                  <th scope="col" class="number">${say('compared-only-now')}</th>
                </tr>
              </thead>
              <tbody>
                ${sorted.map(
                  (one) => html`<tr>
                    <th scope="row">${nameIn(one.barrier)}</th>
                    ${count(say('compared-only-then'), shareInWords(one.unmatchedThen))}
                    ${count(say('compared-only-now'), shareInWords(one.unmatchedNow))}
                  </tr>`,
                )}
              </tbody>
            </table>`,
          )
    }
    ${
      notComparable.length > 0
        ? html`<p class="soft small">${say('compared-not', { barriers: notComparable.map(nameIn).join('; ') })}</p>`
        : nothing
    }
  `
}

/** In points of a hundred, with its direction in words; a minus sign alone is easily overlooked. */
function changeInWords({ change, interval }: BarrierChange): string {
  if (change === undefined) return say('compared-few')
  const points = (share: number) => Math.round(share * 100)
  const told =
    points(change) === 0
      ? say('compared-same')
      : say(change > 0 ? 'compared-more' : 'compared-less', { points: Math.abs(points(change)) })
  return interval
    ? say('compared-likely', {
        change: told,
        from: showNumber(points(interval.from)),
        to: showNumber(points(interval.to)),
      })
    : told
}
