/** The findings of one station: what hinders most first, each with the answers and the bounds it rests on. */

import { html, nothing } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readStation } from '../../schema/wire/result-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { showDigits, showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { answerInWords, readAnswer, withUnit } from './answer-in-words.ts'
import type { Written } from './as-written.ts'

type Station = Pick<ReplyOf<typeof readStation>, 'findings'>
type Finding = Station['findings'][number]

export const SEVERITIES = ['critical', 'major', 'minor', 'context'] as const

const marks = { critical: 'stop', major: 'warning', minor: 'half', context: 'question' } as const
const colours = { critical: 'mark-bad', major: 'mark-doubt', minor: '', context: '' } as const

export function severityMark(severity: Barrier['severity']) {
  return html`<span class="mark ${colours[severity]}">${icon(marks[severity])}${say(`severity-${severity}`)}</span>`
}

export function renderFindings({ findings }: Station, checklist: Checklist, written: Written) {
  const found = findings.filter(({ outcome }) => outcome === 'found')
  return html`
    <section class="stack" aria-labelledby="findings-heading">
      <h2 id="findings-heading">${say('findings-found', { barriers: found.length })}</h2>
      ${
        found.length === 0
          ? html`<p>${say('findings-none')}</p>`
          : html`<ol class="plain-list grid findings">
              ${SEVERITIES.flatMap((severity) =>
                found.flatMap((finding) => {
                  const barrier = checklist.barriers.find(({ id }) => id === finding.barrier)
                  return barrier?.severity === severity
                    ? [renderFinding(finding, barrier, checklist, written)]
                    : []
                }),
              )}
            </ol>`
      }
    </section>
  `
}

function renderFinding(finding: Finding, barrier: Barrier, checklist: Checklist, written: Written) {
  return html`
    <li class="card stack stack-tight finding" data-severity=${barrier.severity}>
      <div class="stack stack-tight">
        <p>${severityMark(barrier.severity)}</p>
        <h3>${wordsIn(barrier.name, language.value)}</h3>
        <p class="soft">${wordsIn(barrier.why, language.value)}</p>
      <p class="small">
        ${say('hinders', {
          groups: barrier.hinders
            .map((id) => checklist.groups.find((group) => group.id === id))
            .map((group) => (group ? wordsIn(group.name, language.value) : ''))
            .join(', '),
        })}
      </p>
      </div>
      <div class="stack stack-tight">
      ${renderBasis(finding.evidence, barrier, checklist, written)}
      ${
        finding.disagreeing.length > 0
          ? html`<p class="doubt">
              ${icon('question')}${say('visits-disagree', {
                visits: finding.disagreeing.map((order) => showNumber(order)).join(', '),
              })}
            </p>`
          : nothing
      }
      </div>
    </li>
  `
}

/** What was answered to the barrier's own question at once; what else it rests on, and the sources, when asked for. */
function renderBasis(
  [own, ...others]: Finding['evidence'],
  barrier: Barrier,
  checklist: Checklist,
  written: Written,
) {
  return html`
    ${own ? html`<dl class="evidence">${renderEvidence(own, checklist, written)}</dl>` : nothing}
    <details>
      <summary>
        ${say('evidence')}<span class="visually-hidden">: ${wordsIn(barrier.name, language.value)}</span>
      </summary>
      ${
        others.length > 0
          ? html`<dl class="evidence">${others.map((one) => renderEvidence(one, checklist, written))}</dl>`
          : nothing
      }
      ${renderSources(barrier.sources, checklist)}
    </details>
  `
}

function renderEvidence(
  { question: id, answer, bound }: Finding['evidence'][number],
  checklist: Checklist,
  written: Written,
) {
  const question = findQuestion(checklist, id)
  const said = readAnswer(answer)
  const threshold = checklist.thresholds.find((one) => one.id === bound?.threshold)
  return html`
    <dt>
      ${question ? html`<span class="question-number">${showDigits(String(question.number))}</span>` : nothing}
      ${question ? wordsIn(question.text, language.value) : id}
    </dt>
    <dd>${said ? answerInWords(question, said, written) : say('answer-missing')}</dd>
    ${
      bound
        ? html`<dd class="bound">
            ${say('evidence-bound', {
              name: threshold ? wordsIn(threshold.text, language.value) : bound.threshold,
              value: withUnit(bound.value, bound.unit),
            })}
            ${threshold?.standing === 'proposed' ? say('threshold-proposed') : nothing}
            ${threshold ? renderOrigin(threshold.sources, checklist) : nothing}
          </dd>`
        : nothing
    }
  `
}

const sourcesOf = (ids: readonly string[], checklist: Checklist) =>
  ids.flatMap((id) => checklist.sources.filter((source) => source.id === id))

/** Where a number comes from: the clause, or what it was taken after. */
function renderOrigin(ids: readonly string[], checklist: Checklist) {
  const titles = sourcesOf(ids, checklist).map(({ title }) => wordsIn(title, language.value))
  return titles.length === 0 ? nothing : say('evidence-bound-from', { sources: titles.join('; ') })
}

export function renderSources(ids: readonly string[], checklist: Checklist) {
  const titles = sourcesOf(ids, checklist)
  if (titles.length === 0) return nothing
  return html`
    <p class="small soft">${say('sources')}</p>
    <ul class="small soft sources">
      ${titles.map(({ title }) => html`<li>${wordsIn(title, language.value)}</li>`)}
    </ul>
  `
}

/** What nobody could say: never counted as "no barrier". */
export function renderOpen({ findings }: Station, checklist: Checklist) {
  const open = findings
    .filter(({ outcome }) => outcome === 'open')
    .flatMap((finding) => checklist.barriers.filter(({ id }) => id === finding.barrier))
  if (open.length === 0) return nothing
  return html`
    <section class="stack stack-tight still-open" aria-labelledby="open-heading">
      <h2 id="open-heading">${say('findings-open', { barriers: open.length })}</h2>
      <p>${say('findings-open-what')}</p>
      <details>
        <summary>${say('findings-open-list')}</summary>
        <ul>
          ${open.map(({ name }) => html`<li>${wordsIn(name, language.value)}</li>`)}
        </ul>
      </details>
    </section>
  `
}
