/** One recommendation: its words side by side, what it rests on, how far it is, and noting what comes next. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { keyed } from 'lit/directives/keyed.js'
import { wordsIn } from '../../schema/language.ts'
import type { RecordState } from '../../schema/recommendations/record.ts'
import {
  moveRecords,
  readRecord,
  takeBackRecordSteps,
  wordRecord,
} from '../../schema/wire/recommendation-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import {
  bodyName,
  dueInWords,
  foundInWords,
  renderCheck,
  renderFollowUp,
  renderPriority,
  renderStations,
  stateMark,
  TONGUES,
} from './record-facts.ts'
import { type ReadOne, renderGrounds, renderHistory } from './record-history.ts'
import { type Move, renderStepForm } from './record-step-form.ts'
import { renderWordingForm, type Wording } from './record-wording.ts'
import { pathOfView } from './station-filters.ts'
import { SEVERITIES, severityMark } from './station-findings.ts'

@customElement('recommendation-record-page')
export class RecommendationRecordPage extends CampaignPage {
  private readonly record = new Asking<ReadOne>(this)
  private readonly changing = new Asking<unknown>(this)
  @state() private to: RecordState | undefined
  /** Counts what was done here: the next step begins with an empty form, a refused one keeps what was typed. */
  private done = 0
  /** Typed so far; nothing while nobody words it. */
  @state() private draft: Wording | undefined

  override get heading() {
    return say('recommendation')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/recommendations', text: say('recommendations') }]
  }

  protected override openCampaign(campaign: Campaign): void {
    this.draft = undefined
    void this.read(campaign)
  }

  private get named() {
    return { campaign: this.campaign?.id ?? '', record: this.params.record ?? '' }
  }

  private read({ id }: Campaign) {
    return this.record.ask(() =>
      this.services.client.call(readRecord, { params: { ...this.named, campaign: id } }),
    )
  }

  /** Does it and reads anew, whatever came of it; what was typed stays where it was refused. */
  private async change(deed: () => Promise<Outcome<unknown>>, said: string) {
    if (this.changing.isUnderWay || !this.campaign) return
    const { campaign } = this
    const done = await this.changing.ask(deed)
    await this.read(campaign)
    if (!done) return void this.focusOn('.changing-problem [role="alert"]')
    this.to = undefined
    this.draft = undefined
    this.done += 1
    this.services.announce(said)
    await this.focusOn('#state-heading')
  }

  private seen({ row: { record, version } }: ReadOne) {
    return { params: { campaign: this.named.campaign }, records: [{ record, version }] }
  }

  private readonly move = (one: ReadOne) => (move: Move) => {
    const { params, records } = this.seen(one)
    const body = { records, ...move }
    void this.change(() => this.services.client.call(moveRecords, { params, body }), say(`record-${move.to}`))
  }

  private readonly takeBack = (one: ReadOne) => {
    const { params, records } = this.seen(one)
    void this.change(
      () => this.services.client.call(takeBackRecordSteps, { params, body: { records } }),
      say('step-taken-back'),
    )
  }

  private readonly save = (one: ReadOne) => (wording: Wording) => {
    this.draft = wording
    const body = { version: one.row.version, wording }
    void this.change(
      () => this.services.client.call(wordRecord, { params: this.named, body }),
      say('record-saved'),
    )
  }

  private readonly beginWording = async (wording: Wording) => {
    this.draft = wording
    await this.focusOn('#wording-heading')
  }

  protected override renderCampaign() {
    return html`
      ${
        this.changing.problem
          ? html`<div class="changing-problem">${this.renderProblem(this.changing.problem)}</div>`
          : nothing
      }
      ${this.renderAsked(
        this.record,
        (one) => html`
          ${this.renderText(one)} ${this.draft ? this.renderWording(one, this.draft) : nothing}
          ${this.renderState(one)} ${this.renderEvidence(one)} ${renderGrounds(one)} ${renderHistory(one)}
        `,
      )}
    `
  }

  private renderText(one: ReadOne) {
    const { row, wording, bodies, mayBeReworded } = one
    return html`
      <section class="stack" aria-labelledby="text-heading">
        <h2 id="text-heading">${say('record-text')}</h2>
        <div class="grid">
          ${TONGUES.map(
            (tongue) => html`<div class="card stack stack-tight">
              <p class="small soft">${say(`language-${tongue}`)}</p>
              ${
                wording.text[tongue]
                  ? html`<p class="as-written record-text" lang=${tongue}>${wording.text[tongue]}</p>`
                  : html`<p class="doubt">${icon('warning')}<span>${say('record-text-missing')}</span></p>`
              }
            </div>`,
          )}
        </div>
        <p class="small soft">${say(row.isEdited ? 'record-edited' : 'record-by-rule')}</p>
        <dl class="facts">
          <dt>${say('recommendations-to-whom')}</dt>
          <dd>${bodyName(bodies, row.addressee)}</dd>
          <dt>${say('recommendation-when')}</dt>
          <dd>${dueInWords(row)}</dd>
          <dt>${say('recommendation-effort')}</dt>
          <dd>${say(`effort-${row.effort}`)}</dd>
          <dt>${say('priority')}</dt>
          <dd>${renderPriority(row)}</dd>
        </dl>
        ${renderCheck(row, bodies)}
        ${
          mayBeReworded && this.mayDo('recommendations.word') && !this.draft
            ? html`<p>
                <button type="button" class="button-quiet" @click=${() => void this.beginWording(wording)}>
                  ${icon('pencil')}${say('record-word')}
                </button>
              </p>`
            : nothing
        }
      </section>
    `
  }

  private renderWording(one: ReadOne, draft: Wording) {
    return html`
      <section class="stack" aria-labelledby="wording-heading">
        <h2 id="wording-heading" tabindex="-1">${say('record-word')}</h2>
        ${renderWordingForm({
          ...{ wording: draft, bodies: one.bodies, isBusy: this.changing.isUnderWay, onDone: this.save(one) },
          onTyped: (wording) => {
            this.draft = wording
          },
          onLeave: () => {
            this.draft = undefined
            void this.focusOn('#state-heading')
          },
        })}
      </section>
    `
  }

  private renderState(one: ReadOne) {
    const { row, bodies, next, undoable, today } = one
    const mayKeep = this.mayDo('recommendations.keep')
    const mayUndo = undoable === 'worded' ? this.mayDo('recommendations.word') : mayKeep
    const [likeliest] = next
    const to = this.to && next.includes(this.to) ? this.to : likeliest
    return html`
      <section class="stack" aria-labelledby="state-heading">
        <h2 id="state-heading" tabindex="-1">${say('record-state')}</h2>
        <p class="row">${stateMark(row.state)}${
          row.receiver
            ? html`<span>${say('step-receiver', { body: bodyName(bodies, row.receiver) })}</span>`
            : nothing
        }</p>
        ${row.isCarriedOn ? html`<p class="notice">${say('record-carried-on-what')}</p>` : nothing}
        ${this.renderOffer(one)}
        ${
          mayKeep && to
            ? html`<div class="card">${keyed(
                this.done,
                renderStepForm({
                  ...{ row, next, to, bodies, today, isBusy: this.changing.isUnderWay },
                  onChoose: (chosen) => {
                    this.to = chosen
                  },
                  onDone: this.move(one),
                }),
              )}</div>`
            : nothing
        }
        ${
          undoable && mayUndo
            ? html`<p>
                <button type="button" class="button-quiet" @click=${() => this.takeBack(one)}>
                  ${icon('undo')}${say(`record-undo-${undoable}`)}
                </button>
              </p>`
            : nothing
        }
      </section>
    `
  }

  /** What was found since at its stations, and what that speaks for; people decide. */
  private renderOffer({ row, next }: ReadOne) {
    const { followUp } = row
    if (followUp === undefined) return nothing
    const speaksForDone =
      followUp.gone.length > 0 && followUp.stillThere.length === 0 && next.includes('done')
    return html`
      <div class="notice stack stack-tight">
        <h3>${say('follow-up')}</h3>
        ${renderFollowUp(row)}
        ${speaksForDone ? html`<p>${say('follow-up-speaks-for-done')}</p>` : nothing}
        ${
          speaksForDone && this.mayDo('recommendations.keep')
            ? html`<p>
                <button type="button" class="button-quiet" @click=${this.chooseDone}>${say('follow-up-choose-done')}</button>
              </p>`
            : nothing
        }
        ${
          followUp.stillThere.length > 0
            ? html`<details><summary>${say('follow-up-where-still')}</summary>${renderStations(followUp.stillThere)}</details>`
            : nothing
        }
      </div>
    `
  }

  private readonly chooseDone = async () => {
    this.to = 'done'
    await this.focusOn('input[name="to"][value="done"]')
  }

  /** How many leave with it; to be looked at by whoever decides about them. */
  private renderPhotos(photos: number) {
    if (photos === 0) return nothing
    const said = say('record-photos', { photos })
    return this.mayDo('photo.release')
      ? html`<p><a href="/office/offered-photos">${said}</a></p>`
      : html`<p>${said}</p>`
  }

  private renderEvidence({ row, photos }: ReadOne) {
    const severity = SEVERITIES.find((known) => known === row.severity)
    const all = pathOfView('/office/stations', { filters: { barrier: row.barrier }, sort: 'code', page: 1 })
    return html`
      <section class="stack" aria-labelledby="evidence-heading">
        <h2 id="evidence-heading">${say('record-evidence')}</h2>
        <p class="row">${severity ? severityMark(severity) : nothing}<span>${wordsIn(row.barrierName, language.value)}</span></p>
        <p>${say('recommendation-found')}: ${foundInWords(row)}</p>
        ${row.isRounded ? html`<p class="soft">${say('recommendation-rounded')}</p>` : nothing}
        ${row.stations.length > 0 ? renderStations(row.stations, all) : nothing}
        ${this.renderPhotos(photos)}
      </section>
    `
  }
}
