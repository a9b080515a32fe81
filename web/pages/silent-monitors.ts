/** Monitors from whom nothing has come for long on election day: for who may call them, and only on this page. */

import { html, type TemplateResult } from 'lit'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listSilentMonitors } from '../../schema/wire/live-endpoints.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'

export type Silence = ReplyOf<typeof listSilentMonitors>

export function renderSilence({ isWatched, afterMinutes, silent }: Silence): TemplateResult {
  const hours = Math.round(afterMinutes / 60)
  if (!isWatched) return html`<p class="silence-said" tabindex="-1">${say('silent-not-now', { hours })}</p>`
  if (silent.length === 0)
    return html`<p class="silence-said" tabindex="-1">${say('silent-none', { hours })}</p>`
  return html`
    <p class="silence-said" tabindex="-1">${say('silent-what', { hours })}</p>
    <div class="table-frame">
      <table class="blocks">
        <caption>
          ${say('silent-caption', { monitors: silent.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${say('silent-code')}</th>
            <th scope="col" class="number">${say('silent-stations')}</th>
            <th scope="col">${say('silent-since')}</th>
          </tr>
        </thead>
        <tbody>
          ${silent.map(
            ({ code, stations, hours: past, nothingToday }) => html`<tr>
              <th scope="row" class="code">${code}</th>
              <td class="number" data-label=${say('silent-stations')}>${showNumber(stations)}</td>
              <td data-label=${say('silent-since')}>
                ${nothingToday ? say('silent-nothing-today') : say('silent-for', { hours: past })}
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `
}
