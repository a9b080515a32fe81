/** Something serious, told at any time: kept under the lock while it is written, then sealed and sent before all else. */

import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { readVisitId } from '../../schema/codes.ts'
import { needsSomebodyNow } from '../../schema/incident/incident.ts'
import {
  beginIncident,
  checkIncident,
  completeIncident,
  type IncidentDraft,
  isInTheWay,
} from '../../schema/incident/incident-draft.ts'
import { makeUuid } from '../offline/fingerprint.ts'
import { checklistPack } from '../offline/reference.ts'
import { icon } from '../parts/icon.ts'
import { speakTyped } from '../parts/typed-text.ts'
import { say } from '../words/say.ts'
import { IncidentPlace } from './incident-place.ts'
import { type FormGroup, GROUP_OF, renderNote, renderQuestions, wordsOf } from './incident-questions.ts'
import { MonitorPage } from './monitor-page.ts'
import '../parts/keeping-mark.ts'
import '../parts/typed-text.ts'

@customElement('incident-page')
export class IncidentPage extends MonitorPage {
  @state() private draft: IncidentDraft | undefined
  @state() private checklist: Checklist | undefined
  @state() private stage: 'telling' | 'sealed' | 'no-key' = 'telling'
  @state() private wasUrgent = false
  /** Nobody is told of a fault before they tried to send. */
  @state() private isTried = false
  private readonly place = new IncidentPlace(this)

  override get heading() {
    return say(this.stage === 'sealed' ? 'incident-sealed' : 'incident')
  }

  protected async prepare() {
    const { drafts, incidents, reference } = this.device
    const kit = await reference.read('kit')
    const visit = readVisitId(new URLSearchParams(location.search).get('visit') ?? '')
    const begun = await drafts.list()
    const from = begun.find((one) => one.visit === visit)
    const named = from?.checklist ?? kit?.campaign.checklist
    this.checklist = named && (await reference.read(checklistPack(named)))
    await this.place.open(this.places, [...begun.map(({ station }) => station), ...(kit?.assigned ?? [])])
    // What was being told comes first: it may have been left in a hurry.
    this.draft =
      (await incidents.read()) ??
      beginIncident(makeUuid(), from && { station: from.station, visit: from.visit })
    await this.place.look(this.draft.station)
  }

  protected renderReady() {
    const { draft, checklist } = this
    if (this.stage === 'sealed') return this.renderSealed()
    if (!draft || !checklist)
      return html`<p class="notice">${say('checklist-missing')}</p>${this.renderWayBack()}`
    return html`
      <p class="notice notice-doubt mark">${icon('warning')}<span>${say('incident-safety')}</span></p>
      <p>${say('incident-reader')}</p>
      ${renderQuestions(
        draft,
        checklist,
        (group) => this.complaintOf(group),
        (part) => this.change(part),
      )}
      ${this.place.render(draft.station, this.complaintOf('place'), (station) => this.change({ station }))}
      ${renderNote(draft, this.complaintOf('note'), (note) => this.change({ note }))} ${this.renderFinish(draft)} ${this.renderForget()} ${this.renderWayBack()}
    `
  }

  private renderFinish(draft: IncidentDraft) {
    const left = this.isTried ? checkIncident(draft).filter(isInTheWay) : []
    return html`
      <section class="card stack" aria-labelledby="finish-heading">
        <h2 id="finish-heading">${say('incident-finish')}</h2>
        ${
          left.length > 0
            ? html`<div class="notice notice-bad stack stack-tight" id="incident-left" tabindex="-1">
                <p><strong>${say('incident-left')}</strong></p>
                <ul class="plain-list">
                  ${left.map((one) => html`<li>${wordsOf(one)}</li>`)}
                </ul>
              </div>`
            : nothing
        }
        ${this.stage === 'no-key' ? html`<p class="notice notice-bad" role="alert">${say('incident-no-key')}</p>` : nothing}
        <p id="finish-what">${say('incident-finish-what')}</p>
        <button type="button" aria-describedby="finish-what" @click=${() => this.seal()}>${say('incident-go')}</button>
        <keeping-mark .keeping=${this.device.incidents.keeping}></keeping-mark>
      </section>
    `
  }

  private renderForget() {
    return html`
      <details class="card">
        <summary>${say('incident-forget')}</summary>
        <div class="stack">
          <p>${say('incident-forget-what')}</p>
          <p><button type="button" class="button-bad" @click=${() => this.forget()}>${say('incident-forget-go')}</button></p>
        </div>
      </details>
    `
  }

  private renderSealed() {
    return html`
      <p class="notice notice-good mark mark-good">${icon('check')}<span>${say('incident-sealed-waiting')}</span></p>
      ${this.wasUrgent ? html`<p class="notice notice-doubt"><strong>${say('incident-is-urgent')}</strong></p>` : nothing}
      <p>${say('incident-sealed-what')}</p>
      <p class="row">
        <button type="button" class="button-quiet" @click=${() => this.begin()}>${say('incident-another')}</button>
        <a class="button button-plain" href="/monitor/outbox">${say('outbox')}</a>
      </p>
      ${this.renderWayBack()}
    `
  }

  private renderWayBack(): TemplateResult {
    const visit = this.draft?.visit ?? new URLSearchParams(location.search).get('visit')
    return visit === null
      ? this.renderBack('/monitor', say('my-stations'))
      : this.renderBack(`/monitor/visits/${encodeURIComponent(visit)}`, say('visit'))
  }

  private complaintOf(group: FormGroup): string {
    if (!this.draft || !this.isTried) return ''
    const found = checkIncident(this.draft).find((one) => isInTheWay(one) && GROUP_OF[one] === group)
    return found ? wordsOf(found) : ''
  }

  private change(part: Partial<IncidentDraft>) {
    if (!this.draft) return
    this.draft = { ...this.draft, ...part }
    if (this.stage === 'no-key') this.stage = 'telling'
    // Handed over at once: whoever seals everything the moment after finds it in the queue.
    this.device.incidents.keep(this.draft)
  }

  private async seal() {
    speakTyped()
    const { draft, device } = this
    const campaign = device.current.value?.campaign
    if (!draft || !campaign) return
    this.isTried = true
    const incident = completeIncident(draft, campaign)
    if (!incident) return this.leadToFault(draft)
    this.wasUrgent = needsSomebodyNow(incident)
    this.stage = await device.incidents.seal(incident)
    if (this.stage !== 'sealed') return
    // Gone from the page as well.
    this.draft = beginIncident(makeUuid(), draft)
    this.isTried = false
    void device.sync.runNow()
    await this.updateComplete
    this.querySelector<HTMLElement>('h1')?.focus()
  }

  /** The first thing missing gets the focus: its legend, so that one hears what it is about. */
  private async leadToFault(draft: IncidentDraft) {
    await this.updateComplete
    const [first] = checkIncident(draft).filter(isInTheWay)
    const legend = first && this.querySelector<HTMLElement>(`#${GROUP_OF[first]}-legend`)
    legend?.scrollIntoView({ block: 'start' })
    legend?.focus({ preventScroll: true })
  }

  private begin() {
    this.stage = 'telling'
    this.querySelector<HTMLElement>('h1')?.focus()
  }

  private async forget() {
    await this.device.incidents.forget()
    this.draft = beginIncident(makeUuid())
    this.isTried = false
    await this.place.look('')
    this.services.announce(say('incident-forgotten'))
    this.querySelector<HTMLElement>('h1')?.focus()
  }
}
