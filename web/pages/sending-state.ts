/** How far something that was sealed has come, by shape and words, and when it goes on. */

import { html, nothing, type TemplateResult } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import type { ClockState } from '../offline/clock-check.ts'
import type { Packet, PacketState } from '../offline/packet.ts'
import type { Why } from '../offline/rests.ts'
import { type IconName, icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

const marks: Readonly<Record<PacketState, IconName>> = {
  sending: 'next',
  waiting: 'wait',
  again: 'wait',
  photos: 'half',
  kept: 'check',
  'backed-up': 'full',
  refused: 'warning',
  'shut-out': 'stop',
}
const colours: Readonly<Record<PacketState, string>> = {
  sending: '',
  waiting: '',
  again: 'mark-doubt',
  photos: '',
  kept: 'mark-good',
  'backed-up': 'mark-good',
  refused: 'mark-bad',
  'shut-out': 'mark-bad',
}

/** The state in one line; `waits` in place of "waits to be sent", where a page says more of it. */
export function renderSendingState({ state, sending, photos }: Packet, waits?: string): TemplateResult {
  const hasArrived = state === 'kept' || state === 'backed-up'
  const words =
    state === 'waiting' && waits !== undefined
      ? waits
      : state === 'photos'
        ? say('sending-photos', { sent: photos.sent, photos: photos.all })
        : hasArrived
          ? say(sending.state === 'set-aside' ? 'sending-set-aside' : 'sending-received')
          : say(`sending-${state}`)
  return html`<p class="mark ${colours[state]}">${icon(marks[state])}<span>${words}</span></p>`
}

/** What is known of when it goes on. */
export interface Ahead {
  readonly isOnline: boolean
  /** On the clock of rests. */
  readonly now: number
  readonly clock: ClockState
}

/** Whether the date of the tablet may be why nobody can be reached: no certificate holds on a wrong day. */
const isDateToBlame = (clock: ClockState): boolean => clock === 'behind' || clock === 'ahead'

/** Why nothing goes at the moment, in a few words. */
export function reasonInWords(why: Why, clock: ClockState): string {
  if (why.kind === 'photos-later') return say('rest-photos-later')
  if (why.kind === 'refused')
    return say('rest-refused', { reason: wordsIn(why.titles, language.value) || say('problem-unnamed') })
  if (why.kind === 'unreachable') return say(isDateToBlame(clock) ? 'rest-date' : 'rest-unreachable')
  return say('rest-other-network')
}

/** When it is tried again by itself, and why not now; nothing for what needs no more tries. */
export function renderNextTry(
  { state, rest }: Packet,
  { isOnline, now, clock }: Ahead,
): TemplateResult | typeof nothing {
  if (!['waiting', 'again', 'photos', 'shut-out'].includes(state)) return nothing
  if (!isOnline) return html`<p>${say('next-try-network')}</p>`
  if (!rest) return html`<p>${say('next-try-soon')}</p>`
  const minutes = Math.max(1, Math.ceil((rest.until - now) / 60_000))
  return html`<p>${reasonInWords(rest.why, clock)} ${say('next-try-minutes', { minutes })}</p>`
}
