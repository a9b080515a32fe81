/** What a monitor is asked about: the questions that flags speak of, and any other the reviewer adds. */

import { html, nothing } from 'lit'
import type { Question, QuestionId } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import { listCorrectable } from '../../schema/visit/draft-correction.ts'
import { questionsMeant } from '../../schema/visit/query.ts'
import { MOST_QUESTIONS_ASKED } from '../../schema/visit/review.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import type { ReviewDesk } from './review-desk.ts'
import type { OpenReview } from './review-open.ts'

/** Those ticked; until somebody ticks or adds one, those that the chosen reason speaks of by itself. */
export const questionsAsked = (
  { draft }: Pick<ReviewDesk, 'draft'>,
  open: OpenReview | undefined,
): readonly QuestionId[] =>
  draft.questions ??
  (draft.reason && open ? questionsMeant(draft.reason, open.review.flags) : []).slice(0, MOST_QUESTIONS_ASKED)

const inWords = ({ number, text }: Question): string =>
  `${showDigits(String(number))}. ${wordsIn(text, language.value)}`

/** For one visit alone: what is asked about several together is asked about each as a whole. */
export function renderAskedAbout(desk: ReviewDesk, open: OpenReview) {
  const { checklist, review } = open
  const asked = questionsAsked(desk, open)
  const { questions } = indexOf(checklist)
  const flagged = review.flags.flatMap(({ question }) => question ?? [])
  const offered = [...questions.values()].filter(({ id }) => asked.includes(id) || flagged.includes(id))
  const tick = (id: QuestionId, isAsked: boolean) =>
    desk.write({ questions: isAsked ? [...asked, id] : asked.filter((one) => one !== id) })
  const isFull = asked.length >= MOST_QUESTIONS_ASKED
  return html`
    <details class="review-asked" ?open=${asked.length > 0}>
      <summary>${say('query-about', { questions: asked.length })}</summary>
      <div class="stack stack-tight">
        <p class="hint">${say('query-about-what')}</p>
        ${
          offered.length === 0
            ? nothing
            : html`<fieldset class="stack stack-tight">
                <legend class="visually-hidden">${say('query-about', { questions: asked.length })}</legend>
                ${offered.map(
                  (question) => html`<label class="choice" ?data-chosen=${asked.includes(question.id)}>
                    <input
                      type="checkbox"
                      autocomplete="off"
                      data-question=${question.id}
                      ?disabled=${isFull && !asked.includes(question.id)}
                      .checked=${asked.includes(question.id)}
                      @change=${(event: Event) => {
                        // The listener stands on a box and nowhere else.
                        tick(question.id, (event.target as HTMLInputElement).checked)
                      }}
                    />
                    <span>${inWords(question)}</span>
                  </label>`,
                )}
              </fieldset>`
        }
        ${isFull ? nothing : renderAdd(open, asked, (id) => tick(id, true))}
      </div>
    </details>
  `
}

function renderAdd(
  { checklist }: OpenReview,
  asked: readonly QuestionId[],
  add: (question: QuestionId) => void,
) {
  // Arrow keys go through the choices of a select one by one: only the button means the one that stands there.
  const press = ({ currentTarget }: Event) => {
    const select = (currentTarget as HTMLElement).closest('.field')?.querySelector('select')
    if (!select || select.value === '') return select?.focus()
    add(select.value)
    select.value = ''
  }
  return html`<div class="field">
    <label for="query-add">${say('query-about-add')}</label>
    <select id="query-add" autocomplete="off">
      <option value="" selected>${say('query-about-choose')}</option>
      ${listCorrectable(checklist).map(
        ({ section, questions }) => html`<optgroup label=${wordsIn(section.title, language.value)}>
          ${questions
            .filter(({ id }) => !asked.includes(id))
            .map((question) => html`<option value=${question.id}>${inWords(question)}</option>`)}
        </optgroup>`,
      )}
    </select>
    <p><button type="button" class="button-quiet" @click=${press}>${say('query-about-add-go')}</button></p>
  </div>`
}
