/** One form: keying it, waiting for the other, deciding where two entries differ, and what became of it. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { groupFormNumber } from '../../schema/paper/form-number.ts'
import { EMPTY_SHEET, type KeyedSheet, type SheetOf } from '../../schema/paper/keyed-sheet.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  type PaperSheetOnWire,
  putPaperEntry,
  readPaperSheet,
  takeInPaperSheet,
} from '../../schema/wire/paper-entry-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage, fetchChecklist } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import type { SheetCompared } from './paper-compare.ts'
import './paper-compare.ts'
import type { SheetKept } from './paper-keys.ts'
import './paper-keys.ts'

@customElement('paper-entry-page')
export class PaperEntryPage extends CampaignPage {
  private readonly sheet = new Asking<PaperSheetOnWire>(this)
  private readonly checklist = new Asking<Checklist>(this)
  private readonly keeping = new Asking<PaperSheetOnWire>(this)
  private readonly taking = new Asking<ReplyOf<typeof takeInPaperSheet>>(this)
  /** The version the office has; counted here, so that what was typed meanwhile stays on the page. */
  private version = 0
  /** What is to be kept next, while something else is on its way. */
  private next: { readonly sheet: KeyedSheet; readonly isFinished: boolean } | undefined
  @state() private isKept = true

  override get heading() {
    return say('paper-entry-of', { number: groupFormNumber(this.number) })
  }

  private get number() {
    return this.params.number ?? ''
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/paper-entry', text: say('paper-entry') }]
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.open(campaign)
  }

  private get asked() {
    return { campaign: this.campaign?.id ?? '', number: this.number }
  }

  private async open(_campaign: Campaign) {
    const sheet = await this.sheet.ask(() =>
      this.services.client.call(readPaperSheet, { params: this.asked }),
    )
    if (!sheet) return
    this.version = sheet.mine?.version ?? 0
    await this.checklist.ask(() => fetchChecklist(this.services.client, sheet.checklist))
  }

  /** One after the other: what is typed while something is kept goes with the next. */
  private readonly keep = async ({ detail }: SheetKept) => {
    this.next = detail
    this.isKept = false
    if (this.keeping.isUnderWay) return
    while (this.next) {
      const { sheet, isFinished } = this.next
      this.next = undefined
      const body = {
        ...{ version: this.version, isFinished },
        sheet: { ...sheet, keys: { ...sheet.keys } },
      }
      const kept = await this.keeping.ask(() =>
        this.services.client.call(putPaperEntry, { params: this.asked, body }),
      )
      if (!kept) return void this.focusOn('.keeping-problem [role="alert"]')
      this.version = kept.mine?.version ?? this.version
      if (kept.state !== 'to-key') {
        this.sheet.take(kept)
        await this.focusOn('#paper-now')
      }
    }
    this.isKept = true
  }

  private readonly take = async ({ detail: chosen }: SheetCompared) => {
    if (this.taking.isUnderWay) return
    const taken = await this.taking.ask(() =>
      this.services.client.call(takeInPaperSheet, { params: this.asked, body: { chosen: { ...chosen } } }),
    )
    await this.focusOn(taken ? '#paper-now' : '.keeping-problem [role="alert"]')
  }

  protected override renderCampaign() {
    return this.renderAsked(this.sheet, (sheet) =>
      this.renderAsked(this.checklist, (checklist) => this.renderSheet(sheet, checklist)),
    )
  }

  private renderSheet(sheet: PaperSheetOnWire, checklist: Checklist) {
    const { station, room, premisesName, form, settings, state: its } = sheet
    const of: SheetOf = {
      ...{ checklist, form },
      settings: new Map([['photos_allowed', settings.photosAllowed]]),
    }
    const problem = this.keeping.problem ?? this.taking.problem
    return html`
      <p>
        <strong>${[wordsIn(premisesName, language.value), showDigits(room)].filter(Boolean).join(' · ')}</strong>
        <span class="code">${station}</span> – ${say(`visit-form-${form}`)}
      </p>
      ${problem ? html`<div class="keeping-problem">${this.renderProblem(problem)}</div>` : nothing}
      ${this.taking.reply ? this.renderTaken(this.taking.reply) : this.renderState(its, sheet, of)}
    `
  }

  private renderTaken({ state: its }: ReplyOf<typeof takeInPaperSheet>) {
    return html`
      <div class="notice ${its === 'received' ? 'notice-good' : 'notice-doubt'} stack stack-tight">
        <h2 id="paper-now" tabindex="-1" class="mark">
          ${icon(its === 'received' ? 'full' : 'warning')}${say(`paper-taken-${its}`)}
        </h2>
        <p><a class="button" href="/office/paper-entry">${say('paper-next')}</a></p>
      </div>
    `
  }

  private renderState(
    its: PaperSheetOnWire['state'],
    { mine, both, electionDate }: PaperSheetOnWire,
    of: SheetOf,
  ) {
    const [one, other] = both ?? []
    if (its === 'to-compare' && one && other)
      return html`<paper-compare
        class="stack"
        .of=${of}
        .one=${one.sheet}
        .other=${other.sheet}
        .busy=${this.taking.isUnderWay}
        @sheet-compared=${this.take}
      ></paper-compare>`
    if (its === 'to-key')
      return html`<paper-keys
        class="stack"
        .of=${of}
        .begun=${mine?.sheet ?? { ...EMPTY_SHEET, day: electionDate }}
        .isKept=${this.isKept && !this.keeping.problem}
        @sheet-kept=${this.keep}
      ></paper-keys>`
    return html`
      <div class="notice stack stack-tight">
        <h2 id="paper-now" tabindex="-1" class="mark">${icon('wait')}${say(`paper-now-${its}`)}</h2>
        <p><a class="button" href="/office/paper-entry">${say('paper-next')}</a></p>
      </div>
    `
  }
}
