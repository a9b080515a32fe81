/** What was pointed at on the map: the stations at that place, each with a link. */

import { html } from 'lit'
import type { PointedStation } from '../map/station-map.ts'
import { stateShape } from '../parts/state-mark.ts'
import { say } from '../words/say.ts'
import { stationPath } from './station-place.ts'

export function renderPointed(stations: readonly PointedStation[], back: () => void) {
  if (stations.length === 0) return html`<p class="soft">${say('map-pointed-none')}</p>`
  return html`
    <div class="card stack stack-tight">
      <p><strong>${say('map-pointed-count', { stations: stations.length })}</strong></p>
      <ul class="plain-list stack stack-tight">
        ${stations.map(
          ({ code, state }) => html`<li class="row">
            <a class="code pointed-link" href=${stationPath(code)}
              >${stateShape(state)}${say('station-with-code', { code })}</a
            ><span>${say(`state-${state}`)}</span>
          </li>`,
        )}
      </ul>
      <p><button type="button" class="button-plain" @click=${back}>${say('map-back')}</button></p>
    </div>
  `
}
