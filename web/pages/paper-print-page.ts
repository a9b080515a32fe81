/** Forms for printing: in one language or both, in large print, a page at a time with the station on each. */

import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { groupFormNumber } from '../../schema/paper/form-number.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { readPaperBatch } from '../../schema/wire/paper-endpoints.ts'
import { Asking } from '../state/asking.ts'
import '../styles/paper.css'
import { type InterfaceLanguage, LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { showNumber } from '../words/numerals.ts'
import { loadAllLanguages, say } from '../words/say.ts'
import { type Campaign, CampaignPage, fetchChecklist } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import { packPages } from './pack-pages.ts'
import { type Print, renderHead, renderQuestions, type Sheet } from './paper-sheet.ts'

type Batch = ReplyOf<typeof readPaperBatch>
type Tongues = InterfaceLanguage | 'both'

/** Letters may be a hair wider on paper than on the screen where they were measured. */
const SLACK = 0.97

@customElement('paper-print-page')
export class PaperPrintPage extends CampaignPage {
  private readonly batch = new Asking<Batch>(this)
  private readonly checklist = new Asking<Checklist>(this)
  @state() private tongues: Tongues = language.value
  @state() private isLarge = false
  /** Which blocks stand on which page, sheet by sheet; nothing until they were measured. */
  @state() private pages: readonly (readonly (readonly number[])[])[] | undefined
  private isMeasuring = false

  override get heading() {
    return say('paper-print')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [
      ...super.crumbs,
      { path: '/office/plan', text: say('plan') },
      { path: '/office/paper', text: say('paper') },
    ]
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.open(campaign)
  }

  private async open({ id }: Campaign) {
    const params = { campaign: id, batch: this.params.batch ?? '' }
    // A form may be in all languages at once.
    await Promise.all((['office', 'common'] as const).map((room) => loadAllLanguages(room))).catch(
      () => undefined,
    )
    const batch = await this.batch.ask(() => this.services.client.call(readPaperBatch, { params }))
    if (batch) await this.checklist.ask(() => fetchChecklist(this.services.client, batch.checklist))
  }

  private look(change: () => void) {
    change()
    this.pages = undefined
  }

  protected override updated(): void {
    super.updated()
    const column = this.querySelector<HTMLElement>('.paper-measure')
    if (!column || this.isMeasuring) return
    this.isMeasuring = true
    void this.measure(column)
  }

  /** Only with its own letters can be known how much has room. */
  private async measure(column: HTMLElement) {
    await document.fonts.ready
    await Promise.all([...column.querySelectorAll('qr-picture')].map((one) => one.updateComplete))
    this.isMeasuring = false
    if (!column.isConnected) return
    const room = (column.querySelector<HTMLElement>('.paper-room')?.offsetHeight ?? 0) * SLACK
    const heights = (within: string) =>
      [...column.querySelectorAll<HTMLElement>(`${within} > .paper-block`)].map(
        (block) => block.getBoundingClientRect().height,
      )
    const questions = heights('.paper-of-all')
    this.pages = heights('.paper-heads').map((head) => packPages([head, ...questions], room))
  }

  protected override renderCampaign() {
    return this.renderAsked(this.batch, (batch) =>
      this.renderAsked(this.checklist, (checklist) => this.renderForms(batch, checklist)),
    )
  }

  private renderForms({ form, settings, sheets }: Batch, checklist: Checklist) {
    const tongues = this.tongues === 'both' ? (['km', 'en'] as const) : [this.tongues]
    const print: Print = {
      ...{ checklist, form, tongues },
      settings: new Map([['photos_allowed', settings.photosAllowed]]),
    }
    const questions = renderQuestions(print)
    const size = this.isLarge ? 'paper-large' : ''
    return html`
      ${this.renderLook(sheets)}
      ${
        this.pages
          ? html`<div class="paper-forms ${size}">
            ${sheets.map((sheet, at) => this.renderSheet(sheet, this.pages?.[at] ?? [], print, questions))}
          </div>`
          : html`
            <p class="waiting soft">${say('office-loading')}</p>
            <div class="paper-measure ${size}" aria-hidden="true" inert>
              <div class="paper-room"></div>
              <div class="paper-heads">${sheets.map((sheet) => renderHead(print, sheet))}</div>
              <div class="paper-of-all">${questions}</div>
            </div>
          `
      }
    `
  }

  private renderLook(sheets: readonly Sheet[]) {
    const pages = this.pages?.reduce((sum, one) => sum + one.length, 0)
    return html`
      <form class="card stack no-print" @submit=${(event: Event) => event.preventDefault()}>
        <fieldset class="stack stack-tight">
          <legend>${say('paper-language')}</legend>
          <div class="choices choices-side-by-side">
            ${([...LANGUAGES, 'both'] as const).map(
              (one) => html`<label class="choice" ?data-chosen=${one === this.tongues}>
                <input
                  type="radio"
                  name="tongues"
                  autocomplete="off"
                  value=${one}
                  .checked=${one === this.tongues}
                  @change=${() => this.look(() => (this.tongues = one))}
                />
                <span>${say(`paper-in-${one}`)}</span>
              </label>`,
            )}
          </div>
        </fieldset>
        <label class="choice">
          <input
            type="checkbox"
            name="large"
            autocomplete="off"
            .checked=${this.isLarge}
            @change=${({ target }: Event) =>
              this.look(() => (this.isLarge = target instanceof HTMLInputElement && target.checked))}
          />
          <span>${say('paper-large')}</span>
        </label>
        <p role="status">
          ${pages === undefined ? nothing : say('paper-pages', { forms: sheets.length, pages })}
        </p>
        <p><button type="button" @click=${() => window.print()}>${say('print')}</button></p>
      </form>
      <section class="stack stack-tight no-print" aria-labelledby="hand-out-heading">
        <h2 id="hand-out-heading">${say('paper-hand-out')}</h2>
        <p>${say('paper-hand-out-what')}</p>
        <ul class="plain-list stack stack-tight">
          ${sheets.map(
            ({ number, monitor, station }) => html`<li data-form=${number}>
              <span class="code">${monitor}</span> – <span class="code">${station}</span> – ${say('paper-number')}
              <span class="code">${groupFormNumber(number)}</span>
            </li>`,
          )}
        </ul>
      </section>
    `
  }

  private renderSheet(
    sheet: Sheet,
    pages: readonly (readonly number[])[],
    print: Print,
    questions: readonly TemplateResult[],
  ) {
    const { station, number } = sheet
    return html`
      <article class="paper-form" aria-label=${say('paper-form-of', { station })}>
        ${repeat(
          pages,
          (_, at) => at,
          (blocks, at) => html`
            <div class="paper-page">
              ${blocks.map((block) => (block === 0 ? renderHead(print, sheet) : questions[block - 1]))}
              <p class="paper-foot">
                <span class="paper-code">${station}</span>
                <span class="paper-code">${groupFormNumber(number)}</span>
                <span>${showNumber(at + 1)} / ${showNumber(pages.length)}</span>
              </p>
            </div>
          `,
        )}
      </article>
    `
  }
}
