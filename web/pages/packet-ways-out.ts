/** What a person can do about something that does not go by itself: why, try again, whom to ask. */

import { html, nothing, type TemplateResult } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import type { Refusal } from '../offline/outbox.ts'
import type { Packet } from '../offline/packet.ts'
import { isWorthSaving } from '../offline/write-packets.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

export interface WaysOut {
  /** What the packet is called on this page; read out after the words of each button. */
  readonly name: string
  readonly tryAgain: () => void
  readonly remove: () => void
  readonly save: () => void
}

/** Every state that can be stuck has at least one way; one that goes by itself needs none. */
export function renderWaysOut(packet: Packet, { name, tryAgain, remove, save }: WaysOut): TemplateResult {
  const { state, photos, sending } = packet
  const isRefused = state === 'refused' || photos.refused > 0
  const refusals = [sending.refusal, ...sending.photos.map(({ refusal }) => refusal)]
  return html`
    ${state === 'shut-out' ? html`<p>${say('way-new-card')} <a href="/enrol">${say('way-new-card-go')}</a></p>` : nothing}
    ${photos.refused > 0 ? html`<p>${say('photos-refused', { photos: photos.refused })}</p>` : nothing}
    ${photos.gone > 0 ? html`<p>${say('photos-gone', { photos: photos.gone })}</p>` : nothing}
    ${isRefused ? html`<p>${say('way-refused')}</p>` : nothing}
    ${listReasons(refusals).map((reason) => html`<p class="soft">${say('way-reason', { reason })}</p>`)}
    ${isRefused ? renderButton(say('way-try-again'), name, tryAgain) : nothing}
    ${sending.savedInFiles ? html`<p class="soft">${say('way-saved', { files: sending.savedInFiles })}</p>` : nothing}
    ${isWorthSaving(sending) ? renderButton(say('way-save'), name, save) : nothing}
    ${state === 'backed-up' ? renderButton(say('sending-remove'), name, remove) : nothing}
  `
}

/** Each reason once, in the office's own words. */
const listReasons = (refusals: readonly (Refusal | undefined)[]): readonly string[] => [
  ...new Set(
    refusals
      .filter((refusal) => refusal !== undefined)
      .map(({ titles, details }) =>
        [titles, details]
          .map((words) => wordsIn(words, language.value))
          .filter(Boolean)
          .join(' – '),
      )
      .filter((reason) => reason !== ''),
  ),
]

const renderButton = (words: string, name: string, act: () => void) => html`
  <p>
    <button type="button" class="button-quiet" @click=${act}>
      ${words}<span class="visually-hidden">: ${name}</span>
    </button>
  </p>
`
