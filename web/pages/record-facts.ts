/** What the list and the page of a recommendation say alike: its state, its addressee, its priority, its evidence. */

import { html, nothing, type TemplateResult } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import type { RecordState } from '../../schema/recommendations/record.ts'
import { formatDate } from '../../schema/time.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listRecords } from '../../schema/wire/recommendation-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { LANGUAGES } from '../words/ids.ts'
import { digits, language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'

export type Listed = ReplyOf<typeof listRecords>
export type Row = Listed['records'][number]
export type BodyOnWire = Listed['bodies'][number]

/** Khmer first: it is what bodies read. */
export const TONGUES = [...LANGUAGES].sort((one, other) => Number(other === 'km') - Number(one === 'km'))

/** More would hide the next recommendation; the list of stations has them all. */
const MOST_LINKS = 20

const LOOKS = {
  proposed: ['question', ''],
  agreed: ['check', ''],
  'handed-over': ['next', ''],
  accepted: ['check', 'mark-good'],
  partly: ['half', 'mark-doubt'],
  declined: ['cross', 'mark-bad'],
  'no-answer': ['wait', 'mark-doubt'],
  'in-work': ['half', ''],
  done: ['full', 'mark-good'],
  'not-done': ['warning', 'mark-bad'],
  overruled: ['stop', ''],
} as const satisfies Readonly<Record<RecordState, readonly [string, string]>>

export function stateMark(state: RecordState): TemplateResult {
  const [sign, colour] = LOOKS[state]
  return html`<span class="mark ${colour}" data-state=${state}>${icon(sign)}${say(`record-${state}`)}</span>`
}

/** A calendar day in words. */
export const dayInWords = (day: string): string =>
  formatDate(day, language.value, 'UTC', language.value === 'km' ? { digits: digits.value } : {})

export const bodyName = (bodies: readonly BodyOnWire[], id: string | undefined): string =>
  wordsIn(bodies.find((body) => body.id === id)?.name ?? {}, language.value) || (id ?? '')

/** By when, in words: a day, or what the term says where there is none. */
export const dueInWords = ({ when, due }: Pick<Row, 'when' | 'due'>): string =>
  due === undefined ? say(`due-${when}`) : say('due-by', { term: say(`when-${when}`), day: dayInWords(due) })

/** Nothing where the addressee is there by then. */
export function renderCheck({ check, addressee }: Row, bodies: readonly BodyOnWire[]): TemplateResult {
  const facts = { body: bodyName(bodies, addressee), standIn: bodyName(bodies, check.standIn) }
  const text = {
    there: '',
    unknown: say('addressee-unknown', { body: facts.body }),
    'not-yet': say('addressee-not-yet', { ...facts, day: check.from ? dayInWords(check.from) : '' }),
    gone: check.until
      ? say('addressee-gone', { ...facts, day: dayInWords(check.until) })
      : say('addressee-none', facts),
  }[check.is]
  return text === '' ? html`` : html`<p class="doubt">${icon('warning')}<span>${text}</span></p>`
}

/** The priority with every number it is made of. */
export function renderPriority({ priority, severity }: Row): TemplateResult {
  const { value, weight, affected, unit, assumed, mean } = priority
  return html`
    <strong>${showNumber(value)}</strong>
    <span class="small soft block"
      >${say(`priority-of-${unit}`, { affected, weight, severity: say(`severity-${severity}`) })}${
        assumed > 0 ? ` ${say('priority-assumed', { assumed, mean })}` : nothing
      }</span
    >
  `
}

export const foundInWords = ({ isRounded, found, n }: Pick<Row, 'isRounded' | 'found' | 'n'>): string =>
  say(isRounded ? 'recommendation-about' : 'count-of-stations', { count: found, n })

/** What a later campaign found at the stations it rested on before. */
export function renderFollowUp({ followUp }: Row): unknown {
  if (followUp === undefined) return nothing
  const { gone, stillThere, notLookedAt } = followUp
  const parts = [
    ['gone', 'full', gone],
    ['still-there', 'warning', stillThere],
    ['not-looked-at', 'question', notLookedAt],
  ] as const
  return html`<ul class="plain-list stack stack-tight follow-up">
    ${parts.flatMap(([what, sign, codes]) =>
      codes.length === 0
        ? []
        : [
            html`<li class="mark" data-follow-up=${what}>${icon(sign)}${say(`follow-up-${what}`, { stations: codes.length })}</li>`,
          ],
    )}
  </ul>`
}

/** Links to stations; of many the first ones. `all` leads to the rest. */
export function renderStations(codes: readonly string[], all?: string): TemplateResult {
  return html`
    <ul class="plain-list code-list">
      ${codes
        .slice(0, MOST_LINKS)
        .map(
          (code) =>
            html`<li><a class="code jump" href="/office/stations/${encodeURIComponent(code)}">${code}</a></li>`,
        )}
    </ul>
    ${all === undefined ? nothing : html`<p class="no-print"><a href=${all}>${say('recommendation-all-stations')}</a></p>`}
  `
}
