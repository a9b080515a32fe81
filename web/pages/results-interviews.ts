/** What voters said in interviews, apart from all that was seen: each question with its own number of interviews, and no share of all voters. */

import { html, nothing, type TemplateResult } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findDifficultyGrid } from '../../schema/disclosure/hear-talk.ts'
import type { Cell } from '../../schema/disclosure/table.ts'
import {
  listTalkQuestions,
  NO_DIFFICULTY,
  SEVERAL,
  type TalkPart,
} from '../../schema/disclosure/talk-tables.ts'
import type { Figures, InterviewFigure, InterviewFigures } from '../../schema/figures/figures.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import type { Bar } from '../parts/bar-chart.ts'
import '../parts/bar-chart.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { cellInWords } from './people-results.ts'
import { tableBehind } from './table-behind.ts'

const inWords = (words: Words): string => wordsIn(words, language.value)

type Question = ReturnType<typeof listTalkQuestions>[number]

export function renderInterviews(
  { interviews }: Figures,
  checklist: Checklist,
): TemplateResult | typeof nothing {
  if (interviews === undefined) return nothing
  const [all] = interviews
  return html`
    <section class="stack" aria-labelledby="interviews-heading">
      <h2 id="interviews-heading">${say('interviews-told')}</h2>
      <p>${say('interviews-told-what')}</p>
      ${
        all === undefined
          ? html`<p class="notice">${say('interviews-told-too-few')}</p>`
          : html`
              <p>${say('interviews-told-rest', { talks: all.talks, stations: all.stations })}</p>
              <p class="soft small">${say('interviews-told-how')}</p>
              ${listTalkQuestions(checklist).map((question) => renderQuestion(question, interviews, checklist))}
            `
      }
    </section>
  `
}

const figureOf = (
  part: InterviewFigures[number] | undefined,
  { id }: Question,
): InterviewFigure | undefined => part?.questions.find(({ question }) => question === id)

const countOf = (figure: InterviewFigure | undefined, choice: string): Cell | undefined =>
  figure?.choices.find((one) => one.choice === choice)?.count

function renderQuestion(question: Question, parts: InterviewFigures, checklist: Checklist) {
  const whole = figureOf(parts[0], question)
  if (whole === undefined) return nothing
  const name = inWords(question.text)
  const bars = question.choices.flatMap(({ id, text }) => barOf(inWords(text), countOf(whole, id), whole.n))
  return html`
    <h3>${name}</h3>
    ${question.kind === 'choices' ? html`<p class="soft small">${say('interviews-told-several')}</p>` : nothing}
    ${
      bars.length > 0
        ? html`<figure class="card stack stack-tight">
            <figcaption>
              <strong>${say('interviews-told-answered', { n: cellInWords(whole.n) })}</strong>
            </figcaption>
            <bar-chart .label=${say('interviews-told-chart', { question: name })} .bars=${bars}></bar-chart>
          </figure>`
        : html`<p>${say('interviews-told-nothing')}</p>`
    }
    ${tableBehind(name, tableOf(question, parts, checklist))}
  `
}

/** Without an interval: interviews are no sample, and what is rounded says so in the table. */
function barOf(label: string, count: Cell | undefined, n: Cell): readonly Bar[] {
  if (count === undefined || 'hidden' in count || 'hidden' in n) return []
  const value = say('interviews-told-of', { count: showNumber(count.shown), n: showNumber(n.shown) })
  return [{ label, value, share: Math.min(1, count.shown / n.shown), isSmall: false }]
}

function tableOf(question: Question, parts: InterviewFigures, checklist: Checklist): TemplateResult {
  return html`<table class="blocks">
    <caption>
      ${inWords(question.text)}
    </caption>
    <thead>
      <tr>
        <th scope="col">${say('interviews-told-answer')}</th>
        <th scope="col">${say('interviews-told-of-whom')}</th>
        <th scope="col">${say('interviews-told-said')}</th>
        <th scope="col">${say('interviews-told-n')}</th>
      </tr>
    </thead>
    <tbody>
      ${question.choices.flatMap(({ id, text }) =>
        parts.map((part) => {
          const figure = figureOf(part, question)
          return html`<tr>
            <th scope="row">${inWords(text)}</th>
            <td data-label=${say('interviews-told-of-whom')}>${partInWords(part.part, checklist)}</td>
            <td data-label=${say('interviews-told-said')}>${shown(countOf(figure, id))}</td>
            <td data-label=${say('interviews-told-n')}>${shown(figure?.n)}</td>
          </tr>`
        }),
      )}
    </tbody>
  </table>`
}

const shown = (cell: Cell | undefined): string => (cell === undefined ? '–' : cellInWords(cell))

export function partInWords(part: TalkPart, checklist: Checklist): string {
  if (part.of === 'all') return say('interviews-told-all')
  if (part.of === 'sex') return say(`interviews-told-${part.sex}`)
  if (part.difficulty === SEVERAL || part.difficulty === NO_DIFFICULTY)
    return say(`interviews-told-difficulty-${part.difficulty}`)
  const row = findDifficultyGrid(checklist)?.rows.find(({ id }) => id === part.difficulty)
  return say('interviews-told-difficulty', { difficulty: row ? inWords(row.text) : part.difficulty })
}
