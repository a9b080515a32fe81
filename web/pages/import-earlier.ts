/** The imports so far, newest first, each with its undoing where that is still possible. */

import { html, nothing } from 'lit'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listStationImports } from '../../schema/wire/place-endpoints.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'

type Imports = ReplyOf<typeof listStationImports>

export function renderEarlier(imports: Imports, onUndo: (id: string) => void) {
  const past = imports.filter(({ state }) => state !== 'tried')
  return html`
    <section class="stack" aria-labelledby="earlier-heading">
      <h2 id="earlier-heading" tabindex="-1">${say('import-earlier')}</h2>
      ${past.length === 0 ? html`<p class="soft">${say('import-earlier-none')}</p>` : renderTable(past, onUndo)}
    </section>
  `
}

const renderTable = (imports: Imports, onUndo: (id: string) => void) => html`
  <div class="table-frame">
    <table class="blocks">
      <caption class="visually-hidden">
        ${say('import-earlier')}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say('import-file-name')}</th>
          <th scope="col">${say('import-on')}</th>
          <th scope="col" class="number">${say('import-rows')}</th>
          <th scope="col">${say('import-state')}</th>
        </tr>
      </thead>
      <tbody>
        ${imports.map(
          ({ id, fileName, on, rows, state, canBeUndone }) => html`<tr>
            <th scope="row">${fileName}</th>
            <td data-label=${say('import-on')}>${dayInWords(on)}</td>
            <td class="number" data-label=${say('import-rows')}>${showNumber(rows)}</td>
            <td data-label=${say('import-state')}>
              ${say(`import-state-${state}`)}
              ${
                canBeUndone
                  ? html`<button type="button" class="button-quiet" @click=${() => onUndo(id)}>
                      ${say('import-undo')}<span class="visually-hidden">: ${fileName}</span>
                    </button>`
                  : nothing
              }
            </td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>
`
