/** Where a station is: its area, the kind of place, the rooms of that place; and who can vote there. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readStation } from '../../schema/wire/result-endpoints.ts'
import { readState } from '../map/marker-look.ts'
import { stateMark } from '../parts/state-mark.ts'
import { language } from '../words/language.ts'
import { showDigits, showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { stationPath } from './station-paths.ts'

type Station = ReplyOf<typeof readStation>
type Room = Station['neighbours'][number]

export function renderPlace(station: Station, checklist: Checklist) {
  const { code, areas, premisesKind, registeredVoters, accessOutcome, visits } = station
  return html`
    <section class="card stack" aria-labelledby="place-heading">
      <h2 id="place-heading">${say('station-place')}</h2>
      <dl class="facts">
        <dt>${say('station-its-code')}</dt>
        <dd class="code">${code}</dd>
        <dt>${say('station-where')}</dt>
        <dd>${areas.map(({ name }) => wordsIn(name, language.value)).join(' › ')}</dd>
        <dt>${say('premises-kind')}</dt>
        <dd>${premisesKind === undefined ? say('not-known') : premisesKindInWords(checklist, premisesKind)}</dd>
        <dt>${say('station-registered')}</dt>
        <dd>${registeredVoters === undefined ? say('not-known') : showNumber(registeredVoters)}</dd>
        <dt>${say('station-visits')}</dt>
        <dd>${showNumber(visits)}</dd>
        ${
          accessOutcome
            ? html`<dt>${say('access-outcome')}</dt>
                <dd>${say(`access-outcome-${accessOutcome}`)}</dd>`
            : nothing
        }
      </dl>
      ${renderRooms(station)}
    </section>
  `
}

/** A choice of the question about the kind of place, by its text. */
export function premisesKindInWords(checklist: Checklist, kind: string): string {
  const question = findQuestion(checklist, checklist.key.premisesKind)
  const known = question?.kind === 'choice' ? question.choices.find(({ id }) => id === kind) : undefined
  return known ? wordsIn(known.text, language.value) : kind
}

/** All rooms of the place in order of their codes, this one among them. */
function renderRooms({ code, room, state, neighbours }: Station) {
  const rooms = [...neighbours, { code, room, state }].toSorted((one, other) =>
    one.code.localeCompare(other.code),
  )
  return html`
    <h3>${say('premises-rooms', { rooms: rooms.length })}</h3>
    <ul class="plain-list stack stack-tight rooms">
      ${rooms.map((one) => html`<li class="row room">${renderRoom(one, one.code === code)} ${stateMark(one.state)}</li>`)}
    </ul>
  `
}

function renderRoom({ code, room }: Room, isThis: boolean) {
  const name = roomInWords({ code, room })
  return isThis
    ? html`<span><strong>${name}</strong> <span class="tag">${say('premises-this-room')}</span></span>`
    : html`<a class="room-link" href=${stationPath(code)}>${name}</a>`
}

export const roomInWords = ({ code, room }: Pick<Room, 'code' | 'room'>): string =>
  room ? say('station-room-code', { room: showDigits(room), code }) : say('station-with-code', { code })

export function renderRatings({ state, groups, remedyClass }: Station, { groups: names }: Checklist) {
  return html`
    <section class="card stack" aria-labelledby="ratings-heading">
      <h2 id="ratings-heading">${say('station-ratings')}</h2>
      <p class="overall">${stateMark(state)}</p>
      <p class="soft">${say(`state-${state}-means`)}</p>
      ${
        Object.keys(groups).length > 0
          ? html`<dl class="facts">
              ${names.map(({ id, name }) => {
                const rating = readState(groups[id])
                return html`<dt>${wordsIn(name, language.value)}</dt>
                  <dd>${rating ? stateMark(rating) : say('not-known')}</dd>`
              })}
            </dl>`
          : nothing
      }
      ${remedyClass ? html`<p><strong>${say(`can-be-gone-${remedyClass}`)}</strong></p>` : nothing}
    </section>
  `
}
