/** What was corrected in the visits to one station: question, before, after, reason and order; never who, or at what time. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listCorrections } from '../../schema/wire/visit-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { answerInWords, readAnswer } from './answer-in-words.ts'
import { asWritten, type Written } from './as-written.ts'
import type { Campaign } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'

type Corrections = ReplyOf<typeof listCorrections>
type CorrectedAnswer = Corrections['answers'][number]
type Ignored = Corrections['ignored'][number]

export function renderCorrections(
  { answers, ignored }: Corrections,
  checklist: Checklist,
  campaign: Campaign,
) {
  if (answers.length + ignored.length === 0) return nothing
  const written = asWritten(campaign)
  const areSomeForked = answers.some(({ isFork }) => isFork)
  return html`
    <section class="stack" aria-labelledby="corrections-heading">
      <h2 id="corrections-heading">${say('corrections')}</h2>
      <p class="soft">${say('corrections-what')}</p>
      ${areSomeForked ? html`<p class="notice notice-doubt mark">${icon('warning')}${say('corrections-fork')}</p>` : nothing}
      ${answers.length > 0 ? renderCorrectedAnswers(answers, checklist, campaign) : nothing}
      ${ignored.length > 0 ? renderIgnored(ignored, checklist, written) : nothing}
    </section>
  `
}

/** Question by question, in the order in which the corrections were applied. */
export const renderCorrectedAnswers = (
  answers: readonly CorrectedAnswer[],
  checklist: Checklist,
  campaign: Campaign,
) => html`<ol class="plain-list stack">
  ${answers.map((answer) => renderAnswer(answer, checklist, asWritten(campaign)))}
</ol>`

function renderAnswer(answer: CorrectedAnswer, checklist: Checklist, written: Written) {
  const { visit, order, day, question, before, after, reason, isFork } = answer
  return html`
    <li class="card stack stack-tight">
      <h3>${nameOf(checklist, question)}</h3>
      <p class="small soft">${say('correction-order', { visit, order, day: dayInWords(day) })}</p>
      ${isFork ? html`<p class="doubt">${say('correction-is-fork')}</p>` : nothing}
      <dl class="facts">
        <dt>${say('correction-before')}</dt>
        <dd>${inWords(checklist, question, before, written)}</dd>
        <dt>${say('correction-after')}</dt>
        <dd>${inWords(checklist, question, after, written)}</dd>
        <dt>${say('correction-reason')}</dt>
        <dd>${written(reason)}</dd>
      </dl>
    </li>
  `
}

const renderIgnored = (ignored: readonly Ignored[], checklist: Checklist, written: Written) => html`
  <details class="card">
    <summary>${say('corrections-ignored', { corrections: ignored.length })}</summary>
    <ul class="plain-list stack">
      ${ignored.map(
        ({ why, day, reason, questions }) => html`<li class="stack stack-tight">
          <p><strong>${say(`correction-ignored-${why}`)}</strong></p>
          <p class="small soft">${dayInWords(day)}</p>
          <dl class="facts">
            <dt>${say('correction-questions')}</dt>
            <dd>${questions.map((question) => html`<p>${nameOf(checklist, question)}</p>`)}</dd>
            <dt>${say('correction-reason')}</dt>
            <dd>${written(reason)}</dd>
          </dl>
        </li>`,
      )}
    </ul>
  </details>
`

/** Another version of the checklist may have asked it: then its name is all there is. */
function nameOf(checklist: Checklist, id: string): string {
  const question = findQuestion(checklist, id)
  return question ? `${showDigits(String(question.number))}. ${wordsIn(question.text, language.value)}` : id
}

function inWords(checklist: Checklist, question: string, said: unknown, written: Written): string {
  const answer = readAnswer(said)
  return answer
    ? answerInWords(findQuestion(checklist, question), answer, written)
    : say('correction-no-answer')
}
