/** Each barrier and each part of the checklist with its own denominator: a picture of the most frequent, and a table of all. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Figures } from '../../schema/figures/figures.ts'
import type { Share } from '../../schema/figures/share.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import type { Bar } from '../parts/bar-chart.ts'
import '../parts/bar-chart.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import type { Campaign } from './campaign-choice.ts'
import { lengthOf, shareInWords } from './share-words.ts'
import { severityMark } from './station-findings.ts'
import { tableBehind } from './table-behind.ts'

/** As many bars as one can take in; the table has them all. */
const MOST_BARS = 12

const inWords = (words: Words): string => wordsIn(words, language.value)

const barOf = (label: string, share: Share): Bar => ({
  ...{ label, value: shareInWords(share), share: lengthOf(share), isSmall: share.estimate === undefined },
  ...(share.estimate?.interval && { interval: share.estimate.interval }),
})

export function renderBarriers(
  { sampleType }: Campaign,
  { whole, basis }: Figures,
  checklist: Checklist,
  group: string | undefined,
): TemplateResult {
  const rows = whole.barriers
    .flatMap((figure) => {
      const barrier = checklist.barriers.find(({ id }) => id === figure.barrier)
      const isMeant = barrier && (group === undefined || barrier.hinders.includes(group))
      return isMeant ? [{ ...figure, barrier }] : []
    })
    .sort((one, other) => lengthOf(other) - lengthOf(one) || other.n - one.n)
  const bars = rows
    .filter(({ count }) => count > 0)
    .slice(0, MOST_BARS)
    .map((row) => barOf(inWords(row.barrier.name), row))
  return html`
    <section class="stack" aria-labelledby="indicators-heading">
      <h2 id="indicators-heading">${say('indicators')}</h2>
      <p>${basis === 'by-lot' ? say('indicators-what-by-lot') : say(`indicators-what-${sampleType}`)}</p>
      ${
        bars.length > 0
          ? html`<figure class="card stack stack-tight">
              <figcaption><strong>${say('indicators-most', { bars: bars.length })}</strong></figcaption>
              <bar-chart .label=${say('indicators-chart')} .bars=${bars}></bar-chart>
              ${basis === 'by-lot' ? html`<p class="soft small">${say('bar-likely')}</p>` : nothing}
            </figure>`
          : nothing
      }
      ${tableBehind(
        say('indicators-caption'),
        html`<table class="blocks">
          <caption>
            ${say('indicators-caption')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say('barrier')}</th>
              <th scope="col">${say('severity')}</th>
              ${headOfNumbers('indicator-found')}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) => html`<tr>
                <th scope="row">${inWords(row.barrier.name)}</th>
                <td data-label=${say('severity')}>${severityMark(row.barrier.severity)}</td>
                ${numbersOf(row, 'indicator-found')}
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
      <p class="soft small">${say('indicators-small')}</p>
    </section>
  `
}

export function renderSections({ whole }: Figures, checklist: Checklist): TemplateResult {
  const rows = whole.sections.flatMap((figure) => {
    const section = checklist.sections.find(({ id }) => id === figure.section)
    return section ? [{ ...figure, name: inWords(section.title) }] : []
  })
  return html`
    <section class="stack" aria-labelledby="sections-heading">
      <h2 id="sections-heading">${say('results-sections')}</h2>
      <p>${say('results-sections-what')}</p>
      <figure class="card stack stack-tight">
        <figcaption><strong>${say('results-sections-caption')}</strong></figcaption>
        <bar-chart
          .label=${say('results-sections-chart')}
          .bars=${rows.map((row) => barOf(row.name, row))}
        ></bar-chart>
      </figure>
      ${tableBehind(
        say('results-sections-caption'),
        html`<table class="blocks">
          <caption>
            ${say('results-sections-caption')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say('results-section')}</th>
              ${headOfNumbers('section-found')}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              (row) => html`<tr>
                <th scope="row">${row.name}</th>
                ${numbersOf(row, 'section-found')}
              </tr>`,
            )}
          </tbody>
        </table>`,
      )}
    </section>
  `
}

type Numbers = Share & { readonly open: number; readonly notApplicable: number }
type Found = 'indicator-found' | 'section-found'

const headOfNumbers = (found: Found) => html`
  <th scope="col" class="number">${say(found)}</th>
  <th scope="col" class="number">${say('indicator-open')}</th>
  <th scope="col" class="number">${say('indicator-not-applicable')}</th>
`

const numbersOf = (row: Numbers, found: Found) => html`
  <td class="number" data-label=${say(found)}>${shareInWords(row)}</td>
  <td class="number" data-label=${say('indicator-open')}>${showNumber(row.open)}</td>
  <td class="number" data-label=${say('indicator-not-applicable')}>${showNumber(row.notApplicable)}</td>
`
