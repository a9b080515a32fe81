/** What was pointed at on the map: the stations at that place, each with a link. */

import { html } from 'lit'
import type { PointedStation } from '../map/map-events.ts'
import type { MapTile } from '../map/map-tiles.ts'
import { stateMark, stateShape } from '../parts/state-mark.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { stationPath } from './station-paths.ts'

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

/** A square with many stations: how many in each state, and the way nearer. */
export function renderPointedTile({ stations, states }: MapTile, nearer: () => void, back: () => void) {
  return html`
    <div class="card stack stack-tight">
      <p><strong>${say('map-pointed-count', { stations })}</strong></p>
      <ul class="plain-list stack stack-tight">
        ${states.map(
          ({ state, stations: its }) =>
            html`<li>${stateMark(state)} <span class="legend-count">${showNumber(its)}</span></li>`,
        )}
      </ul>
      <p><button type="button" class="button-quiet" @click=${nearer}>${say('map-nearer')}</button></p>
      <p><button type="button" class="button-plain" @click=${back}>${say('map-back')}</button></p>
    </div>
  `
}
