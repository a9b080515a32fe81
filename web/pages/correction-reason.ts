/** Why a visit is corrected: one of a few reasons, own words, or both, kept as one text. */

import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../parts/icon.ts'
import '../parts/typed-text.ts'
import type { TextTyped } from '../parts/typed-text.ts'
import { say } from '../words/say.ts'

/** Why something is changed, and why nothing is. */
const CAUSES = {
  changes: ['mistyped', 'measured-wrong', 'saw-later', 'misunderstood', 'other'],
  confirms: ['looked-again', 'was-so', 'other'],
} as const
type Sort = keyof typeof CAUSES
export type Cause = (typeof CAUSES)[Sort][number]

/** Room for the longest cause before it. */
const LONGEST_WORDS = 300
const BETWEEN = ' – '

export interface Reason {
  readonly cause: Cause | undefined
  readonly words: string
}

const nameOf = (cause: Cause): string => (cause === 'other' ? '' : say(`correction-because-${cause}`))

/** What was kept, taken apart again. In another language it was chosen in, all of it is somebody's own words. */
export function readReason(text: string): Reason {
  for (const cause of [...CAUSES.changes, ...CAUSES.confirms]) {
    const name = nameOf(cause)
    if (name === '') continue
    if (text === name) return { cause, words: '' }
    if (text.startsWith(name + BETWEEN)) return { cause, words: text.slice(name.length + BETWEEN.length) }
  }
  return { cause: text === '' ? undefined : 'other', words: text }
}

export const writeReason = ({ cause, words }: Reason): string =>
  [cause === undefined ? '' : nameOf(cause), words].filter((part) => part !== '').join(BETWEEN)

export function renderReason(
  sort: Sort,
  { cause, words }: Reason,
  isLacking: boolean,
  /** What changed of it; the rest may be newer than what is drawn. */
  give: (part: Partial<Reason>) => void,
): TemplateResult {
  return html`
    <fieldset class="stack" id="correction-why" aria-describedby=${isLacking ? 'reason-complaint' : nothing}>
      <legend id="reason-legend" tabindex="-1"><h2>${say(sort === 'confirms' ? 'confirming-why' : 'correction-why')}</h2></legend>
      ${
        isLacking
          ? html`<p class="complaint" id="reason-complaint" role="alert">${icon('warning')}<span>${say(sort === 'confirms' ? 'confirming-lacks-reason' : 'correction-lacks-reason')}</span></p>`
          : nothing
      }
      <div class="choices">
        ${CAUSES[sort].map(
          (one) => html`<label class="choice" ?data-chosen=${cause === one}>
            <input
              id="because-${one}"
              autocomplete="off"
              type="radio"
              name="cause"
              .checked=${cause === one}
              @change=${() => give({ cause: one })}
            />
            <span>${say(`correction-because-${one}`)}</span>
          </label>`,
        )}
      </div>
      <p class="hint" id="reason-words-hint">${say('correction-words-how')}</p>
      <typed-text
        .fieldId=${'reason-words'}
        .label=${say('correction-words')}
        .text=${words}
        .longest=${LONGEST_WORDS}
        .describedBy=${'reason-words-hint'}
        @text-typed=${({ text }: TextTyped) => give({ words: text })}
      ></typed-text>
    </fieldset>
  `
}
