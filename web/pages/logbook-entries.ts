/** The table of the logbook: what was done, when, by whom, to what, and whether it is sealed. */

import { html, nothing } from 'lit'
import { STAFF_ROLES } from '../../schema/people/roles.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listLogbook } from '../../schema/wire/logbook-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { say } from '../words/say.ts'
import { dayAndTime } from './day-and-time.ts'
import { ACT_WORDS } from './logbook-acts.ts'

export type Entries = ReplyOf<typeof listLogbook>
type Entry = Entries['entries'][number]

const OTHERS = ['monitor', 'program', 'nobody'] as const

export const renderEntries = ({ entries, timeZone }: Entries) => html`
  <div class="table-frame">
    <table class="blocks">
      <caption>
        ${say('logbook-caption', { entries: entries.length })}
      </caption>
      <thead>
        <tr>
          <th scope="col">${say('logbook-act')}</th>
          <th scope="col">${say('logbook-when')}</th>
          <th scope="col">${say('logbook-who')}</th>
          <th scope="col">${say('logbook-object')}</th>
          <th scope="col">${say('logbook-sealed')}</th>
        </tr>
      </thead>
      <tbody>
        ${entries.map((entry) => renderEntry(entry, timeZone))}
      </tbody>
    </table>
  </div>
`

const renderEntry = ({ at, roles, who, act, object, isSealed }: Entry, zone: string) => html`<tr>
  <th scope="row">${say(ACT_WORDS[act])}</th>
  <td data-label=${say('logbook-when')}>${dayAndTime(at, zone)}</td>
  <td data-label=${say('logbook-who')}>
    ${roles.map(roleInWords).join(', ')}
    ${who === undefined ? nothing : html`<br /><span class="small">${who}</span>`}
  </td>
  <td class="code" data-label=${say('logbook-object')}>${object === '' ? say('logbook-object-none') : shorten(object)}</td>
  <td data-label=${say('logbook-sealed')}>
    <span class="mark">${icon(isSealed ? 'full' : 'wait')}${say(isSealed ? 'logbook-is-sealed' : 'logbook-is-not-sealed')}</span>
  </td>
</tr>`

function roleInWords(role: string): string {
  const staff = STAFF_ROLES.find((one) => one === role)
  if (staff) return say(`role-${staff}`)
  return say(`logbook-by-${OTHERS.find((one) => one === role) ?? 'nobody'}`)
}

const LONG_ID = /^[0-9a-f-]{36,64}$/u

/** The beginning of an id is enough to tell two apart; the book itself has all of it. */
const shorten = (object: string): string => (LONG_ID.test(object) ? `${object.slice(0, 8)}…` : object)
