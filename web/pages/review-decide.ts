/** Deciding about the visit that is open, or about those chosen: a reason, words beside it, and where it goes. */

import { html, nothing } from 'lit'
import { LONGEST_REVIEW_WORDS, REVIEW_REASONS, type ReviewState } from '../../schema/visit/review.ts'
import { icon } from '../parts/icon.ts'
import { say } from '../words/say.ts'
import type { ReviewDesk } from './review-desk.ts'
import { digitOfReason, letterOfStep } from './review-keys.ts'
import type { OpenReview } from './review-open.ts'
import { renderAskedAbout } from './review-questions.ts'

export interface DecideWishes {
  readonly take: (to: ReviewState) => void
  /** The last try lacked a reason. */
  readonly isLacking: boolean
  readonly isUnderWay: boolean
  readonly areKeysOn: boolean
  /** The visit that is open, once it is here. */
  readonly open: OpenReview | undefined
}

/** Shown beside what it does; readers hear of it as the button's shortcut. */
const renderKey = (key: string, isShown: boolean) =>
  isShown ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing

export function renderDecide(
  desk: ReviewDesk,
  { take, isLacking, isUnderWay, areKeysOn, open }: DecideWishes,
) {
  const { meant, ways, chosen, draft } = desk
  if (meant.length === 0) return nothing
  return html`
    <section class="card stack review-decide" aria-labelledby="decide-heading">
      <h3 id="decide-heading" tabindex="-1">
        ${chosen.size > 0 ? say('reviewing-decide-many', { visits: meant.length }) : say('reviewing-decide')}
      </h3>
      <fieldset class="stack stack-tight" aria-describedby=${isLacking ? 'review-lacks' : nothing}>
        <legend>${say('reviewing-why')}</legend>
        ${
          isLacking
            ? html`<p class="complaint" id="review-lacks" role="alert">${icon('warning')}<span>${say('reviewing-lacks-reason')}</span></p>`
            : nothing
        }
        <div class="choices review-reasons">
          ${REVIEW_REASONS.map(
            (reason) => html`<label class="choice" ?data-chosen=${draft.reason === reason}>
              <input
                type="radio"
                name="review-reason"
                id="because-${reason}"
                autocomplete="off"
                aria-keyshortcuts=${areKeysOn ? digitOfReason(reason) : nothing}
                .checked=${draft.reason === reason}
                @change=${() => desk.write({ reason })}
              />
              <span>${say(`reviewing-because-${reason}`)}</span>
              ${renderKey(digitOfReason(reason), areKeysOn)}
            </label>`,
          )}
        </div>
      </fieldset>
      <div class="field">
        <label for="review-words">${say('reviewing-words')} ${renderKey('W', areKeysOn)}</label>
        <p class="hint" id="review-words-how">${say('reviewing-words-how')}</p>
        <textarea
          id="review-words"
          rows="2"
          autocomplete="off"
          maxlength=${LONGEST_REVIEW_WORDS}
          aria-describedby="review-words-how"
          .value=${draft.words}
          @input=${(event: InputEvent) => {
            // The listener stands on a textarea and nowhere else.
            desk.write({ words: (event.target as HTMLTextAreaElement).value })
          }}
        ></textarea>
      </div>
      ${
        open && chosen.size === 0 && ways.includes('query') && open.review.row.visit === meant[0]?.visit
          ? renderAskedAbout(desk, open)
          : nothing
      }
      ${
        ways.length === 0
          ? html`<p class="notice">${say('reviewing-no-way')}</p>`
          : html`<div class="row">
              ${ways.map(
                (to) => html`<button
                  type="button"
                  class=${to === 'checked' ? '' : 'button-quiet'}
                  aria-keyshortcuts=${areKeysOn ? letterOfStep(to) : nothing}
                  aria-disabled=${isUnderWay ? 'true' : nothing}
                  @click=${() => take(to)}
                >
                  ${say(`reviewing-go-${to}`)}${renderKey(letterOfStep(to), areKeysOn)}
                </button>`,
              )}
            </div>`
      }
    </section>
  `
}
