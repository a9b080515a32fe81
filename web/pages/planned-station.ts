/** A station as the pages of the plan show it: its name and room, where it is, who else goes there. */

import { html, nothing, type TemplateResult } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import { roundDistance } from '../../schema/places/distance.ts'
import type { PlannedStationOnWire } from '../../schema/wire/plan-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'

/** For sentences and for readers, who hear of one station among many. */
export const nameOfStation = ({ premisesName, room }: PlannedStationOnWire): string => {
  const name = wordsIn(premisesName, language.value)
  return room ? say('station-title', { name, room: showDigits(room) }) : name
}

export const renderStation = (station: PlannedStationOnWire): TemplateResult => html`
  <strong>${nameOfStation(station)}</strong>
  <span class="soft small block">
    ${station.metres === undefined ? nothing : html`${distanceOf(station.metres)} · `}<span class="code">${station.code}</span>
    · ${station.areas.map(({ name }) => wordsIn(name, language.value)).join(' › ')}
  </span>
`

function distanceOf(metres: number): string {
  const { unit, value } = roundDistance(metres)
  return say(`distance-${unit}`, { value })
}

/** Nobody is told in words as well, so that a list can be looked through for it. */
export const renderMonitors = (
  { monitors }: PlannedStationOnWire,
  nobody: TemplateResult | string,
): TemplateResult =>
  monitors.length === 0
    ? html`<span class="soft">${nobody}</span>`
    : html`${monitors.map((code, at) => html`${at === 0 ? '' : ', '}<span class="code">${code}</span>`)}`

export const renderTooMany = (stations: number, most: number): TemplateResult | typeof nothing =>
  stations > most
    ? html`<span class="mark mark-doubt">${icon('warning')}${say('plan-too-many-short', { most })}</span>`
    : nothing
