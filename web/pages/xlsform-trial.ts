/** What an XLSForm would become: how much of it, what is wrong with it, what is different, and publishing it. */

import { html, nothing } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { tryXlsForm } from '../../schema/wire/xlsform-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { showDigits, showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { formRemarkInWords, placeInWords } from './xlsform-remarks.ts'

export type FormTrial = ReplyOf<typeof tryXlsForm>

export interface FormDeeds {
  readonly fileName: string
  readonly isBusy: boolean
  readonly onPublish: (trial: FormTrial) => void
}

export function renderFormTrial(trial: FormTrial, deeds: FormDeeds) {
  const title = wordsIn(trial.title, language.value)
  return html`
    <section class="stack" aria-labelledby="trial-heading">
      <h2 id="trial-heading" tabindex="-1">${say('xlsform-trial', { file: deeds.fileName })}</h2>
      <dl class="facts">
        <dt>${say('xlsform-which')}</dt>
        <dd>${title || '–'}</dd>
        <dt>${say('checklist-version')}</dt>
        <dd>${trial.version ? showDigits(trial.version) : '–'}</dd>
        <dt>${say('xlsform-sections')}</dt>
        <dd>${showNumber(trial.sections)}</dd>
        <dt>${say('checklist-questions')}</dt>
        <dd>${say('checklist-length', { questions: trial.questions, shortForm: trial.shortForm })}</dd>
      </dl>
      ${renderVerdict(trial, deeds)} ${renderRemarks(trial)} ${renderChanges(trial)}
    </section>
  `
}

function renderVerdict(trial: FormTrial, { isBusy, onPublish }: FormDeeds) {
  if (trial.errorCount > 0)
    return html`
      <div class="notice notice-bad stack stack-tight">
        <p class="mark">${icon('warning')}${say('xlsform-errors', { errors: trial.errorCount })}</p>
        <p>${say('xlsform-errors-what')}</p>
      </div>
    `
  if (trial.faultCount > 0)
    return html`
      <div class="notice notice-bad stack stack-tight">
        <p class="mark">${icon('warning')}${say('xlsform-faults', { faults: trial.faultCount })}</p>
        <ul lang="en">
          ${trial.faults.map((fault) => html`<li>${fault}</li>`)}
        </ul>
        ${renderMore(trial.faultCount - trial.faults.length)}
      </div>
    `
  const version = showDigits(trial.version)
  return html`
    <div class="notice notice-good stack stack-tight">
      <p class="mark">${icon('full')}${say('xlsform-fine', { version })}</p>
      <p>
        <button type="button" aria-disabled=${isBusy ? 'true' : nothing} @click=${() => onPublish(trial)}>
          ${isBusy ? say('xlsform-publishing') : say('xlsform-publish', { version })}
        </button>
      </p>
    </div>
  `
}

const renderMore = (more: number) =>
  more > 0 ? html`<p class="soft">${say('xlsform-remarks-more', { more })}</p>` : nothing

function renderRemarks({ remarks, errorCount, doubtCount }: FormTrial) {
  if (remarks.length === 0) return nothing
  return html`
    <div class="table-frame">
      <table class="blocks">
        <caption>${say('xlsform-remarks')}</caption>
        <thead>
          <tr>
            <th scope="col">${say('xlsform-place')}</th>
            <th scope="col">${say('import-gravity')}</th>
            <th scope="col">${say('import-remark')}</th>
          </tr>
        </thead>
        <tbody>
          ${remarks.map(
            (remark) => html`<tr>
              <th scope="row" data-label=${say('xlsform-place')}>${placeInWords(remark)}</th>
              <td data-label=${say('import-gravity')}>
                ${
                  remark.isError
                    ? html`<span class="mark mark-bad">${icon('cross')}${say('import-error')}</span>`
                    : html`<span class="mark mark-doubt">${icon('question')}${say('import-doubt')}</span>`
                }
              </td>
              <td data-label=${say('import-remark')}>${formRemarkInWords(remark)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${renderMore(errorCount + doubtCount - remarks.length)}
  `
}

/** What is different from a version there is, part by part. */
export function renderChanges({ base, changes }: Pick<FormTrial, 'base' | 'changes'>) {
  if (base === undefined || !changes) return html`<p>${say('xlsform-no-base')}</p>`
  const isSame = changes.parts.length === 0 && !changes.rest
  return html`
    <section class="stack stack-tight" aria-labelledby="changes-heading">
      <h3 id="changes-heading">${say('xlsform-changes', { version: showDigits(base) })}</h3>
      ${isSame ? html`<p>${say('xlsform-changes-none')}</p>` : nothing}
      ${changes.rest ? html`<p>${say('xlsform-changes-rest')}</p>` : nothing}
      ${changes.parts.map(
        ({ part, added, gone, changed }) => html`
          <details class="card section">
            <summary><h4>${say(`xlsform-part-${part}`)}</h4></summary>
            <dl class="facts">
              ${renderIds('xlsform-added', added)} ${renderIds('xlsform-gone', gone)}
              ${renderIds('xlsform-changed', changed)}
            </dl>
          </details>
        `,
      )}
    </section>
  `
}

const renderIds = (name: 'xlsform-added' | 'xlsform-gone' | 'xlsform-changed', ids: readonly string[]) =>
  ids.length === 0
    ? nothing
    : html`<dt>${`${say(name)} (${showNumber(ids.length)})`}</dt>
        <dd lang="en">${ids.join(', ')}</dd>`
