/** Who can vote in the stations visited: in all, group by group, and when barriers can be gone. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Figures, Part, Ratings } from '../../schema/figures/figures.ts'
import { RATINGS, type Rating, REMEDY_CLASSES } from '../../schema/findings/rating.ts'
import { wordsIn } from '../../schema/language.ts'
import type { PartedBar } from '../parts/parted-chart.ts'
import '../parts/parted-chart.ts'
import { stateMark } from '../parts/state-mark.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import type { ResultsFilter } from './results-filters.ts'
import { lengthOf, shareInWords } from './share-words.ts'
import { pathOfView } from './station-filters.ts'
import { tableBehind } from './table-behind.ts'

/** Of everybody, or of the group that is chosen. */
export const ratingsFor = ({ ratings, groups }: Part, group: string | undefined): Ratings =>
  groups.find((one) => one.group === group)?.ratings ?? ratings

export function renderRatings({ whole }: Figures, filters: ResultsFilter): TemplateResult {
  const ratings = ratingsFor(whole, filters.group)
  const card = (rating: Rating) => html`
    <li class="card stack stack-tight">
      <p>${stateMark(rating)}</p>
      <p class="state-count">${shareInWords(ratings[rating])}</p>
      <p class="soft small">${say(`state-${rating}-means`)}</p>
      <p>
        <a href=${pathOfView('/office/stations', { filters: { ...filters, state: rating }, sort: 'code', page: 1 })}
          >${say('show-stations', { state: say(`state-${rating}`) })}</a
        >
      </p>
    </li>
  `
  return html`
    <section class="stack" aria-labelledby="states-heading">
      <h2 id="states-heading">${say('results-states')}</h2>
      <ul class="plain-list grid state-cards">
        ${RATINGS.map(card)}
      </ul>
    </section>
  `
}

export const partedBar = (label: string, { full, assisted, none, unknown }: Ratings): PartedBar => ({
  label,
  shares: {
    full: lengthOf(full),
    assisted: lengthOf(assisted),
    none: lengthOf(none),
    unknown: lengthOf(unknown),
  },
})

/** The picture and, below it, the table that says the same; one row a bar. */
export function renderRatingsOf(
  { label, caption, head }: { readonly label: string; readonly caption: string; readonly head: string },
  rows: readonly { readonly name: unknown; readonly label: string; readonly ratings: Ratings }[],
): TemplateResult {
  return html`
    <figure class="card stack stack-tight">
      <figcaption><strong>${caption}</strong></figcaption>
      <parted-chart .label=${label} .bars=${rows.map((row) => partedBar(row.label, row.ratings))}></parted-chart>
    </figure>
    ${tableBehind(
      caption,
      html`<table class="blocks">
        <caption>
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${head}</th>
            ${RATINGS.map((rating) => html`<th scope="col" class="number">${say(`state-${rating}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ name, ratings }) => html`<tr>
              <th scope="row">${name}</th>
              ${RATINGS.map(
                (rating) => html`<td class="number" data-label=${say(`state-${rating}`)}>
                  ${shareInWords(ratings[rating])}
                </td>`,
              )}
            </tr>`,
          )}
        </tbody>
      </table>`,
    )}
  `
}

export function renderGroups({ whole }: Figures, checklist: Checklist): TemplateResult {
  const rows = whole.groups.flatMap(({ group, ratings }) => {
    const known = checklist.groups.find(({ id }) => id === group)
    const label = known ? wordsIn(known.name, language.value) : group
    return [{ name: label, label, ratings }]
  })
  return html`
    <section class="stack" aria-labelledby="groups-heading">
      <h2 id="groups-heading">${say('results-groups')}</h2>
      <p>${say('results-groups-what')}</p>
      ${renderRatingsOf(
        {
          label: say('results-groups-chart'),
          caption: say('results-groups-caption'),
          head: say('results-group'),
        },
        rows,
      )}
    </section>
  `
}

export function renderRemedyClasses({ whole: { remedyClasses } }: Figures): TemplateResult | typeof nothing {
  if (REMEDY_CLASSES.every((one) => remedyClasses[one].count === 0)) return nothing
  return html`
    <section class="stack" aria-labelledby="remedy-classes-heading">
      <h2 id="remedy-classes-heading">${say('results-remedies')}</h2>
      <p>${say('results-remedies-what')}</p>
      <ul class="plain-list grid state-cards">
        ${REMEDY_CLASSES.map(
          (one) => html`<li class="card stack stack-tight">
            <p>${say(`can-be-gone-${one}`)}</p>
            <p class="state-count">${shareInWords(remedyClasses[one])}</p>
          </li>`,
        )}
      </ul>
    </section>
  `
}
