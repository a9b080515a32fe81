/** The same station in earlier campaigns: how it was rated then, and what became of each barrier since. */

import { html, nothing } from 'lit'
import { SINCE_THEN } from '../../schema/findings/since-then.ts'
import { wordsIn } from '../../schema/language.ts'
import type { listEarlier } from '../../schema/wire/earlier-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { icon } from '../parts/icon.ts'
import { stateMark } from '../parts/state-mark.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'
import { stationPath } from './station-paths.ts'
import { roomInWords } from './station-place.ts'

type Earlier = ReplyOf<typeof listEarlier>
type Then = Earlier[number]

const marks = { 'still-there': 'stop', new: 'warning', gone: 'check', 'not-told': 'question' } as const
const colours = { 'still-there': 'mark-bad', new: 'mark-doubt', gone: 'mark-good', 'not-told': '' } as const

/** `shown`: the reply, or what says that it is under way or was refused. */
export const renderEarlierAround = (shown: unknown) => html`
  <section class="stack" aria-labelledby="earlier-heading">
    <h2 id="earlier-heading">${say('earlier')}</h2>
    ${shown}
  </section>
`

export const renderEarlier = (earlier: Earlier, code: string) =>
  earlier.length === 0
    ? html`<p>${say('earlier-none')}</p>
        <p class="soft small">${say('earlier-by-code')}</p>`
    : html`<p class="soft">${say('earlier-by-code')}</p>
        <ol class="plain-list stack">
          ${earlier.map((then) => html`<li class="card stack">${renderThen(then, code)}</li>`)}
        </ol>`

function renderThen(
  { campaign, name, electionName, electionDay, state, barriers, rooms }: Then,
  code: string,
) {
  const wasHere = state !== 'not-visited'
  return html`
    <div class="stack stack-tight">
      <h3>${wordsIn(electionName, language.value)}, ${dayInWords(electionDay)}</h3>
      <p class="soft small">${wordsIn(name, language.value)}</p>
    </div>
    ${
      wasHere
        ? html`<p class="row">
            ${stateMark(state)}
            <a class="room-link no-print" href=${stationPath(code, campaign)}>${say('earlier-open')}</a>
          </p>`
        : html`<p>${say('earlier-not-this-room')}</p>`
    }
    ${
      barriers.length > 0
        ? html`<div class="since-then">${SINCE_THEN.map((became) => renderBecame(became, barriers))}</div>`
        : nothing
    }
    ${
      rooms.length > 0
        ? html`<h4>${say('earlier-rooms')}</h4>
            <ul class="plain-list stack stack-tight rooms">
              ${rooms.map(
                (room) => html`<li class="row room">
                  <a class="room-link" href=${stationPath(room.code, campaign)}>${roomInWords(room)}</a> ${stateMark(room.state)}
                </li>`,
              )}
            </ul>`
        : nothing
    }
  `
}

function renderBecame(became: (typeof SINCE_THEN)[number], all: Then['barriers']) {
  const those = all.filter((one) => one.became === became)
  if (those.length === 0) return nothing
  return html`
    <div class="stack stack-tight">
      <h4 class="mark ${colours[became]}">${icon(marks[became])}${say(`since-${became}`, { barriers: those.length })}</h4>
      <ul class="small">
        ${those.map(({ name }) => html`<li>${wordsIn(name, language.value)}</li>`)}
      </ul>
    </div>
  `
}
