/** Visits to one station side by side: each beside the one before it, with what they say differently. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { type Compared, compareAnswers, sumAgreement } from '../../schema/visit/compare-visits.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listVisits } from '../../schema/wire/visit-endpoints.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { answerInWords, readAnswer } from './answer-in-words.ts'

type Visit = ReplyOf<typeof listVisits>[number]

/** Nothing where there is only one visit. */
export function renderSideBySide(visits: readonly Visit[], checklist: Checklist) {
  const pairs = visits.slice(1).flatMap((other, at) => {
    const one = visits[at]
    return one ? [{ one, other }] : []
  })
  if (pairs.length === 0) return nothing
  return html`
    <section class="stack" aria-labelledby="side-by-side-heading">
      <h2 id="side-by-side-heading">${say('side-by-side')}</h2>
      <p class="soft">${say('side-by-side-what')}</p>
      ${pairs.map(({ one, other }) => renderPair(one, other, checklist))}
    </section>
  `
}

function renderPair(one: Visit, other: Visit, checklist: Checklist) {
  const compared = compareAnswers(checklist, answersOf(one), answersOf(other))
  const { same } = sumAgreement([compared])
  const differing = compared.filter(({ isSame }) => !isSame)
  const [first, second] = [
    say('side-by-side-visit', { order: one.order }),
    say('side-by-side-visit', { order: other.order }),
  ]
  return html`
    <p>${say('side-by-side-same', { one: one.order, other: other.order, same, compared: compared.length })}</p>
    ${
      differing.length === 0
        ? nothing
        : html`<div class="table-frame">
            <table class="blocks">
              <caption>
                ${say('side-by-side-caption', { one: one.order, other: other.order })}
              </caption>
              <thead>
                <tr>
                  <th scope="col">${say('side-by-side-question')}</th>
                  <th scope="col">${first}</th>
                  <th scope="col">${second}</th>
                </tr>
              </thead>
              <tbody>
                ${differing.map((row) => renderRow(row, checklist, first, second))}
              </tbody>
            </table>
          </div>`
    }
  `
}

function renderRow({ question, one, other }: Compared, checklist: Checklist, first: string, second: string) {
  const asked = findQuestion(checklist, question)
  return html`<tr>
    <th scope="row">${asked ? `${showDigits(String(asked.number))}. ${wordsIn(asked.text, language.value)}` : question}</th>
    <td data-label=${first}>${answerInWords(asked, one)}</td>
    <td data-label=${second}>${answerInWords(asked, other)}</td>
  </tr>`
}

const answersOf = ({ answers }: Visit): ReadonlyMap<string, Answer> =>
  new Map(
    Object.entries(answers).flatMap(([id, said]) => {
      const answer = readAnswer(said)
      return answer ? [[id, answer] as const] : []
    }),
  )
