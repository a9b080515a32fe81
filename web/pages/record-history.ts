/** Every step of a recommendation, campaign by campaign, and the grounds it rests on. */

import { html, nothing, type TemplateResult } from 'lit'
import { type Words, wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { readRecord } from '../../schema/wire/recommendation-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { bodyName, dayInWords, foundInWords, stateMark, TONGUES } from './record-facts.ts'

export type ReadOne = ReplyOf<typeof readRecord>
type Step = ReadOne['history'][number]['steps'][number]

/** In each language somebody wrote in, marked as that language. */
export const renderWords = (words: Words): readonly TemplateResult[] =>
  TONGUES.flatMap((tongue) =>
    words[tongue] ? [html`<p class="as-written" lang=${tongue}>${words[tongue]}</p>`] : [],
  )

export function renderHistory({ history, bodies }: ReadOne): TemplateResult {
  return html`
    <section class="stack" aria-labelledby="history-heading">
      <h2 id="history-heading">${say('record-history')}</h2>
      ${history.map(
        ({ electionName, electionDay, steps }) => html`
          <h3>${wordsIn(electionName, language.value)}, ${dayInWords(electionDay)}</h3>
          <ol class="plain-list stack stack-tight">
            ${steps.map((step) => renderStep(step, bodies))}
          </ol>
        `,
      )}
    </section>
  `
}

function renderStep(step: Step, bodies: ReadOne['bodies']): TemplateResult {
  const by = step.role.split('+').map(roleInWords).join(', ')
  return html`
    <li class="card stack stack-tight" data-step=${step.kind}>
      <p class="row">
        ${step.state && step.kind === 'moved' ? stateMark(step.state) : html`<strong>${say(`step-${step.kind}`)}</strong>`}
        ${step.isTakenBack ? html`<span class="mark">${icon('undo')}${say('step-was-taken-back')}</span>` : nothing}
      </p>
      ${step.receiver ? html`<p>${say('step-receiver', { body: bodyName(bodies, step.receiver) })}</p>` : nothing}
      ${step.numbers ? html`<p>${say('recommendation-found')}: ${foundInWords(step.numbers)}</p>` : nothing}
      ${step.words ? renderWords(step.words) : nothing}
      ${step.wording ? renderWords(step.wording.text) : nothing}
      <p class="small soft">
        ${step.day ? html`${dayInWords(step.day)} · ` : nothing}${say('step-noted', { day: dayInWords(step.noted), by })}
      </p>
    </li>
  `
}

function roleInWords(role: string): string {
  const known = (['administrator', 'coordinator', 'reviewer', 'liaison'] as const).find((one) => one === role)
  return known ? say(`role-${known}`) : role
}

export function renderGrounds({ links }: ReadOne): unknown {
  if (links.length === 0) return nothing
  const kinds = (['convention', 'law', 'standard'] as const).flatMap((kind) => {
    const those = links.filter((link) => link.kind === kind)
    return those.length > 0 ? [{ kind, those }] : []
  })
  return html`
    <section class="stack" aria-labelledby="grounds-heading">
      <h2 id="grounds-heading">${say('record-grounds')}</h2>
      ${kinds.map(
        ({ kind, those }) => html`
          <h3>${say(`grounds-${kind}`)}</h3>
          <ul class="stack stack-tight">
            ${those.map(
              ({ title, link, standing }) => html`<li>
                ${
                  link
                    ? html`<a href=${link} rel="noreferrer noopener" target="_blank">${wordsIn(title, language.value)}</a>`
                    : wordsIn(title, language.value)
                }
                ${standing === 'to-check' ? html`<span class="small soft block">${say('grounds-to-check')}</span>` : nothing}
              </li>`,
            )}
          </ul>
        `,
      )}
    </section>
  `
}
