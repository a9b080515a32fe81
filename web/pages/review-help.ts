/** Beside the desk of who reviews: what the keys do and the switch for them, and what somebody else did meanwhile. */

import { html, nothing } from 'lit'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readAgreement } from '../../schema/wire/review-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { reviewMark } from '../parts/review-mark.ts'
import { say } from '../words/say.ts'
import type { Written } from './as-written.ts'
import type { MovedVisit } from './moved-visits.ts'
import { LETTERS, type ReviewDeed } from './review-keys.ts'

const nameOf = (one: ReviewDeed): string =>
  one.deed === 'step'
    ? say(`reviewing-go-${one.to}`)
    : one.deed === 'reason'
      ? ''
      : say(`reviewing-key-${one.deed}`)

/** Single letters can be switched off: who speaks to the computer, or slips, sets them off by chance. */
export function renderKeysHelp(areOn: boolean, onSwitch: (areOn: boolean) => void) {
  return html`
    <details class="card review-keys no-print">
      <summary>${say(areOn ? 'reviewing-keys-on' : 'reviewing-keys-off')}</summary>
      <div class="stack stack-tight">
        <label class="choice" ?data-chosen=${areOn}>
          <input
            id="review-keys"
            type="checkbox"
            autocomplete="off"
            .checked=${areOn}
            @change=${(event: Event) => {
              // The listener stands on a box and nowhere else.
              onSwitch((event.target as HTMLInputElement).checked)
            }}
          />
          <span>${say('reviewing-keys-switch')}</span>
        </label>
        <p class="soft">${say('reviewing-keys-what')}</p>
        <dl class="review-letters">
          ${LETTERS.map(
            ([letter, one]) => html`<div>
              <dt><kbd>${letter}</kbd></dt>
              <dd>${nameOf(one)}</dd>
            </div>`,
          )}
          <div>
            <dt><kbd>1</kbd>–<kbd>9</kbd></dt>
            <dd>${say('reviewing-key-reason')}</dd>
          </div>
        </dl>
      </div>
    </details>
  `
}

export function renderMoved(moved: readonly MovedVisit[], written: Written) {
  return html`
    <div class="notice notice-doubt stack stack-tight" role="alert" tabindex="-1">
      <p class="mark">${icon('warning')}<strong>${say('reviewing-moved', { visits: moved.length })}</strong></p>
      <ul class="plain-list stack stack-tight">
        ${moved.map(
          ({ station, state, reason, words, isCorrected }) => html`<li>
            <span class="code">${station}</span> ${reviewMark(state)}
            ${isCorrected ? html`<span>${say('reviewing-moved-corrected')}</span>` : nothing}
            ${reason && !isCorrected ? html`<span>${say(`reviewing-because-${reason}`)}</span>` : nothing}
            ${words && !isCorrected ? html`<p class="as-written">${written(words)}</p>` : nothing}
          </li>`,
        )}
      </ul>
      <p>${say('reviewing-moved-kept')}</p>
    </div>
  `
}

/** Says how far two people who saw the same agree; nothing while no station was seen by two. */
export function renderAgreement({ pairs, compared, same, percent }: ReplyOf<typeof readAgreement>) {
  if (pairs === 0) return nothing
  return html`<p class="agreement">
    ${say('agreement', { pairs, compared, same })}
    ${percent === undefined ? nothing : html`<strong>${say('agreement-percent', { percent })}</strong>`}
  </p>`
}
