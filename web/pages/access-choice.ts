/** The first thing of a visit: how far could you go? The checklist's own question, as plain buttons. */

import { html, nothing, type TemplateResult } from 'lit'
import type { AccessOutcome, ChoiceId } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

/** What the answer to the key question means; nothing while it is open. */
export function findAccess({ checklist, visit }: VisitDraft): AccessOutcome | undefined {
  const answer = visit.value.answers.get(checklist.key.accessOutcome)
  return answer?.kind === 'choice' ? checklist.accessOutcomes[answer.choice] : undefined
}

/** Where several choices of a checklist mean the same outcome, its own words tell them apart. */
export function renderAccessChoice(
  { checklist }: VisitDraft,
  choose: (choice: ChoiceId) => void,
): TemplateResult {
  const question = findQuestion(checklist, checklist.key.accessOutcome)
  const meaning = checklist.accessOutcomes
  const outcomes = Object.values(meaning)
  const choices = question?.kind === 'choice' ? question.choices : []
  return html`
    <section class="card stack" aria-labelledby="access-heading">
      <h2 id="access-heading" tabindex="-1">${say('reach')}</h2>
      <p class="hint">${say('reach-how')}</p>
      <div class="choices">
        ${choices.map(({ id, text }) => {
          const outcome = meaning[id]
          const isPlain = outcome !== undefined && outcomes.filter((one) => one === outcome).length === 1
          return html`<button type="button" class="choice section-link button-wide" data-outcome=${outcome ?? nothing} @click=${() => choose(id)}>
            ${isPlain ? say(`reach-${outcome}`) : wordsIn(text, language.value)}
          </button>`
        })}
      </div>
    </section>
  `
}

/** Not let in, closed, not found: that is a result, and one may go. */
export const renderNotEntered = (
  outcome: Exclude<AccessOutcome, 'entered'>,
  paths: { readonly review: string; readonly questions: string | undefined },
  open: number,
  chooseAgain: () => void,
): TemplateResult => html`
  <section class="notice notice-doubt stack" aria-labelledby="access-heading">
    <h2 id="access-heading" tabindex="-1">${say(`reach-${outcome}`)}</h2>
    <p>${say(`reach-then-${outcome}`)}</p>
    <p>${say('reach-is-result')}</p>
    <p><a class="button" href=${paths.review}>${say('review-go')}</a></p>
    ${
      paths.questions === undefined || open === 0
        ? nothing
        : html`<p><a class="button button-quiet" href=${paths.questions}>${say('reach-questions', { questions: open })}</a></p>`
    }
    <p><button type="button" class="button-plain" @click=${chooseAgain}>${say('reach-again')}</button></p>
  </section>
`
