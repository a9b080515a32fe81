/** What may be told of people: rounded, of many stations together, or hidden with the reason. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Cell } from '../../schema/disclosure/table.ts'
import type { PeopleFigures } from '../../schema/figures/figures.ts'
import { wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { severityMark } from './station-findings.ts'

/** "about 20 (14 to 24)", or why not. */
export const cellInWords = (cell: Cell): string =>
  'shown' in cell
    ? say('people-about', {
        shown: showNumber(cell.shown),
        from: showNumber(cell.from),
        to: showNumber(cell.to),
      })
    : say(`people-hidden-${cell.why}`)

export function renderPeople(
  people: PeopleFigures | undefined,
  checklist: Checklist,
): TemplateResult | typeof nothing {
  if (people === undefined) return nothing
  const rows = people.barriers.flatMap((told) => {
    const barrier = checklist.barriers.find(({ id }) => id === told.barrier)
    return barrier ? [{ ...told, barrier }] : []
  })
  return html`
    <section class="stack" aria-labelledby="people-heading">
      <h2 id="people-heading">${say('people')}</h2>
      <p>${say('people-what')}</p>
      <div class="table-frame">
        <table class="blocks">
          <caption>
            ${say('people-caption')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say('barrier')}</th>
              <th scope="col">${say('severity')}</th>
              <th scope="col">${say('people-found')}</th>
              <th scope="col">${say('people-n')}</th>
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ({ barrier, found, n }) => html`<tr>
                <th scope="row">${wordsIn(barrier.name, language.value)}</th>
                <td data-label=${say('severity')}>${severityMark(barrier.severity)}</td>
                <td data-label=${say('people-found')}>${cellInWords(found)}</td>
                <td data-label=${say('people-n')}>${cellInWords(n)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>
  `
}
