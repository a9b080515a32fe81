/** Bringing in boundaries of areas: choose a GeoJSON file, look at what it would do, take it, drop it again. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import {
  dropBoundaries,
  listBoundaryLevels,
  takeBoundaries,
  tryBoundaries,
} from '../../schema/wire/boundary-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { readCountry } from '../../schema/wire/place-endpoints.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { boundaryRemarkInWords } from './boundary-remarks.ts'
import { renderListFile } from './list-file.ts'
import { type Crumb, OfficePage } from './office-page.ts'

type Tried = ReplyOf<typeof tryBoundaries>

@customElement('boundaries-page')
export class BoundariesPage extends OfficePage {
  private readonly trial = new Asking<Tried>(this)
  private readonly taking = new Asking<Tried>(this)
  private readonly dropping = new Asking<ReplyOf<typeof dropBoundaries>>(this)
  private readonly levels = new Asking<ReplyOf<typeof listBoundaryLevels>>(this)
  private readonly country = new Asking<ReplyOf<typeof readCountry>>(this)
  @state() private isMissing = false
  @state() private fileName = ''
  private file: File | undefined

  override get heading() {
    return say('boundaries')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [
      { path: '/office', text: say('office') },
      { path: '/office/import', text: say('import') },
    ]
  }

  protected override begin(): void {
    void this.loadLevels()
    void this.country.ask(() => this.services.client.call(readCountry))
  }

  private loadLevels() {
    return this.levels.ask(() => this.services.client.call(listBoundaryLevels))
  }

  private get isBusy() {
    return this.trial.isUnderWay || this.taking.isUnderWay
  }

  private readonly look = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    this.file = event.currentTarget.querySelector('input')?.files?.[0]
    const { file } = this
    this.isMissing = !file
    if (!file) return void this.focusOn('#list-file')
    if (this.isBusy) return
    this.taking.forget()
    this.services.announce(say('import-reading'))
    const tried = await this.trial.ask(() =>
      this.services.client.send(tryBoundaries, {}, { bytes: file, type: 'application/geo+json' }),
    )
    if (tried) await this.focusOn('#trial-heading')
  }

  private readonly take = async () => {
    const { file } = this
    if (!file || this.isBusy) return
    this.services.announce(say('import-writing'))
    const taken = await this.taking.ask(() =>
      this.services.client.send(takeBoundaries, {}, { bytes: file, type: 'application/geo+json' }),
    )
    if (!taken) return
    this.trial.forget()
    await this.loadLevels()
    await this.focusOn('#levels-heading')
    this.services.announce(say('boundaries-taken', { areas: taken.areas }))
  }

  private async drop(level: string) {
    const dropped = await this.dropping.ask(() =>
      this.services.client.call(dropBoundaries, { params: { level } }),
    )
    if (!dropped) return
    await this.loadLevels()
    await this.focusOn('#levels-heading')
    this.services.announce(say('boundaries-dropped', { areas: dropped.dropped }))
  }

  protected override renderOffice() {
    const tried = this.trial.reply
    return html`
      <p class="lede">${say('boundaries-lede')}</p>
      ${renderListFile({
        hint: say('boundaries-hint'),
        fileName: this.fileName,
        isMissing: this.isMissing,
        isBusy: this.isBusy,
        accept: '.geojson,.json,application/geo+json',
        onLook: this.look,
        onChosen: (name) => {
          this.fileName = name
          this.isMissing = false
        },
      })}
      ${this.trial.isUnderWay ? html`<p class="waiting soft">${say('import-reading')}</p>` : nothing}
      ${this.trial.problem ? this.renderProblem(this.trial.problem) : nothing}
      ${this.taking.problem ? this.renderProblem(this.taking.problem) : nothing}
      ${this.dropping.problem ? this.renderProblem(this.dropping.problem) : nothing}
      ${tried ? this.renderTrial(tried) : nothing}
      ${this.renderAsked(this.levels, (levels) => this.renderLevels(levels))}
    `
  }

  private levelName(level: string): string {
    const known = this.country.reply?.areaLevels.find(({ id }) => id === level)
    return known ? wordsIn(known.name, language.value) : level
  }

  private renderTrial(tried: Tried) {
    const { level, property, areas, corners, remarks, remarkCount, missing, missingCount } = tried
    return html`
      <section class="stack" aria-labelledby="trial-heading">
        <h2 id="trial-heading" tabindex="-1">${say('boundaries-trial')}</h2>
        <p>
          ${say('boundaries-found', { areas, level: this.levelName(level), corners })}
          ${say('boundaries-property', { property })}
        </p>
        ${
          missingCount > 0
            ? html`<div class="notice notice-doubt stack stack-tight">
                <p>${say('boundaries-missing', { areas: missingCount })}</p>
                <ul>
                  ${missing.map(
                    ({ code, name }) =>
                      html`<li>${wordsIn(name, language.value)} <span class="code">${code}</span></li>`,
                  )}
                </ul>
              </div>`
            : nothing
        }
        ${
          remarks.length > 0
            ? html`<div class="table-frame">
                <table class="blocks">
                  <caption>
                    ${say('boundaries-remarks', { shown: remarks.length, remarks: remarkCount })}
                  </caption>
                  <thead>
                    <tr>
                      <th scope="col">${say('boundaries-feature')}</th>
                      <th scope="col">${say('import-remark')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    ${remarks.map(
                      (remark) => html`<tr>
                        <th scope="row">${say('boundaries-feature-number', { feature: remark.feature })}</th>
                        <td data-label=${say('import-remark')}>${boundaryRemarkInWords(remark)}</td>
                      </tr>`,
                    )}
                  </tbody>
                </table>
              </div>`
            : nothing
        }
        <p class="row">
          <button type="button" aria-disabled=${this.isBusy || areas === 0 ? 'true' : nothing} @click=${areas === 0 ? nothing : this.take}>
            ${say('boundaries-take', { areas })}
          </button>
        </p>
      </section>
    `
  }

  private renderLevels(levels: ReplyOf<typeof listBoundaryLevels>) {
    return html`
      <section class="stack" aria-labelledby="levels-heading">
        <h2 id="levels-heading" tabindex="-1">${say('boundaries-here')}</h2>
        <ul class="plain-list stack stack-tight">
          ${levels.map(
            ({ level, areas, of }) => html`<li class="card row">
              <span>${this.levelName(level)}: ${areas === 0 ? say('boundaries-none') : say('count-of', { count: areas, n: of })}</span>
              ${
                areas > 0
                  ? html`<button type="button" class="button-quiet" @click=${() => void this.drop(level)}>
                      ${say('boundaries-drop', { level: this.levelName(level) })}
                    </button>`
                  : nothing
              }
            </li>`,
          )}
        </ul>
        ${this.mayDo('results.read') ? html`<p><a href="/office/areas">${say('areas')}</a></p>` : nothing}
      </section>
    `
  }
}
