/** What a station list would change, or has changed: the counts, the lines that are wrong, the lines to look at. */

import { html, nothing } from 'lit'
import type { WordId } from '../words/ids.ts'
import '../parts/page-links.ts'
import { icon } from '../parts/icon.ts'
import type { PageWanted } from '../parts/page-links.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import type { StationImport } from './import-page.ts'
import { type CountryWords, remarkInWords } from './import-remarks.ts'

export interface TrialDeeds {
  readonly onConfirm: (despiteErrors: boolean) => void
  readonly onDrop: () => void
  readonly onPage: (page: number) => void
  readonly country: CountryWords | undefined
}

const counts = [
  ['newStations', 'import-new-stations'],
  ['changedStations', 'import-changed-stations'],
  ['unchangedStations', 'import-unchanged-stations'],
  ['newPremises', 'import-new-premises'],
  ['newAreas', 'import-new-areas'],
] as const satisfies readonly (readonly [keyof StationImport, WordId])[]

const PAGE = 50

export function renderTrial(trial: StationImport, page: number, deeds: TrialDeeds) {
  const isWritten = trial.state === 'confirmed'
  const reached = trial.newStations + trial.changedStations + trial.unchangedStations
  return html`
    <section class="stack" aria-labelledby="trial-heading">
      <h2 id="trial-heading" tabindex="-1">
        ${say(isWritten ? 'import-written' : 'import-trial', { file: trial.fileName })}
      </h2>
      <dl class="grid counts">
        <div class="card">
          <dt>${say('import-rows')}</dt>
          <dd>${showNumber(trial.rows)}</dd>
        </div>
        ${counts.map(
          ([field, name]) => html`<div class="card">
            <dt>${say(name)}</dt>
            <dd>${showNumber(trial[field])}</dd>
          </div>`,
        )}
      </dl>
      ${isWritten ? renderWritten() : renderVerdict(trial, reached, deeds)}
      ${renderRemarks(trial, page, deeds)}
    </section>
  `
}

const renderWritten = () => html`
  <div class="notice notice-good stack stack-tight">
    <p class="mark mark-good">${icon('full')}${say('import-done')}</p>
    <p class="row">
      <a class="button" href="/office">${say('import-go-on')}</a>
      <a class="button button-quiet" href="/office/stations">${say('step-results-go')}</a>
    </p>
  </div>
`

function renderVerdict(trial: StationImport, reached: number, { onConfirm, onDrop }: TrialDeeds) {
  const [look, shape] =
    trial.errorCount > 0
      ? (['notice-bad', 'warning'] as const)
      : trial.doubtCount > 0
        ? (['notice-doubt', 'question'] as const)
        : (['notice-good', 'full'] as const)
  return html`
    <div class="notice ${look} stack stack-tight">
      <p class="mark">${icon(shape)}${say('import-verdict', { errors: trial.errorCount, doubts: trial.doubtCount })}</p>
      <p>${say(trial.errorCount > 0 ? 'import-verdict-errors' : 'import-verdict-fine')}</p>
      <p class="row">
        ${
          reached > 0
            ? html`<button type="button" @click=${() => onConfirm(trial.errorCount > 0)}>
                ${say(trial.errorCount > 0 ? 'import-confirm-without-errors' : 'import-confirm', { stations: reached })}
              </button>`
            : nothing
        }
        <button type="button" class="button-quiet" @click=${onDrop}>${say('import-drop')}</button>
      </p>
    </div>
  `
}

function renderRemarks(trial: StationImport, page: number, { onPage, country }: TrialDeeds) {
  const remarks = [
    ...trial.errors.map((remark) => ({ ...remark, isError: true })),
    ...trial.doubts.map((remark) => ({ ...remark, isError: false })),
  ]
  if (remarks.length === 0) return nothing
  const shown = remarks.slice((page - 1) * PAGE, page * PAGE)
  const whole = trial.errorCount + trial.doubtCount
  return html`
    <div class="table-frame">
      <table class="blocks">
        <caption tabindex="-1">
          ${say('import-remarks', {
            from: (page - 1) * PAGE + 1,
            to: (page - 1) * PAGE + shown.length,
            total: remarks.length,
          })}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="number">${say('import-line')}</th>
            <th scope="col">${say('import-gravity')}</th>
            <th scope="col">${say('import-remark')}</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (remark) => html`<tr>
              <th scope="row" class="number" data-label=${say('import-line')}>${showNumber(remark.line)}</th>
              <td data-label=${say('import-gravity')}>
                ${
                  remark.isError
                    ? html`<span class="mark mark-bad">${icon('cross')}${say('import-error')}</span>`
                    : html`<span class="mark mark-doubt">${icon('question')}${say('import-doubt')}</span>`
                }
              </td>
              <td data-label=${say('import-remark')}>${remarkInWords(remark, country)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${whole > remarks.length ? html`<p class="soft">${say('import-remarks-more', { more: whole - remarks.length })}</p>` : nothing}
    <page-links
      .page=${page}
      .pages=${Math.ceil(remarks.length / PAGE)}
      .label=${say('import-remark-pages')}
      .pathOf=${() => '#trial-heading'}
      @page-wanted=${({ detail }: PageWanted) => onPage(detail)}
    ></page-links>
  `
}
