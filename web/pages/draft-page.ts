/** What the pages of one draft share: the draft, its station, and whether it is kept. */

import { html, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import { readVisitId, type VisitId } from '../../schema/codes.ts'
import {
  type KnownAnswer,
  lastWordOn,
  listKnown,
  type RememberedVisit,
} from '../../schema/visit/remembered-visit.ts'
import { openDayMemory } from '../offline/day-memory.ts'
import type { Place } from '../offline/places.ts'
import '../parts/keeping-mark.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { atOnce, Watch, type When } from '../state/watch.ts'
import { say } from '../words/say.ts'
import { readZone } from './clock-words.ts'
import { MonitorPage } from './monitor-page.ts'
import { placeName } from './place-words.ts'

export abstract class DraftPage extends MonitorPage {
  @state() protected draft: VisitDraft | undefined
  @state() protected place: Place | undefined
  /** The time zone in which hours are said. */
  @state() protected zone = ''
  /** On the way to the page that this draft has instead. */
  @state() private isMisplaced = false
  /** Visits finished on this tablet not long ago. */
  @state() protected remembered: readonly RememberedVisit[] = []

  protected get visitId(): VisitId | undefined {
    return readVisitId(this.params.visit ?? '')
  }

  protected get visitPath(): string {
    return `/monitor/visits/${this.params.visit ?? ''}`
  }

  protected get stationName(): string {
    return this.draft ? placeName(this.place, this.draft.visit.value.station) : ''
  }

  protected async prepare(): Promise<void> {
    const id = this.visitId
    this.draft = id && (await this.device.openDraft(id))
    if (!this.draft) return
    this.refuseOther(this.draft)
    new Watch(this, this.draft.visit, this.whenToDraw(this.draft))
    const { memory, now, reference } = this.device
    const [place, zone, remembered] = await Promise.all([
      this.places.find(this.draft.visit.value.station),
      readZone(reference),
      openDayMemory(memory, now).listRemembered(),
    ])
    this.place = place
    this.zone = zone
    this.remembered = remembered
  }

  /** What the page is for: a correction has no findings, no talks and no list for the chair, and is finished elsewhere. */
  protected get isAbout(): 'visits' | 'corrections' | 'both' {
    return 'visits'
  }

  private refuseOther({ visit }: VisitDraft) {
    const isCorrection = visit.value.corrects !== undefined
    if (this.isAbout === 'both' || (this.isAbout === 'corrections') === isCorrection) return
    this.isMisplaced = true
    this.services.replace(isCorrection ? `${this.visitPath}/correction` : this.visitPath)
  }

  /** When a change of the visit is drawn: at once. */
  protected whenToDraw(_: VisitDraft): When {
    return atOnce
  }

  /** What this visit may take over after looking again; nothing of it is an answer before that. */
  protected listKnown({ checklist, visit, settings }: VisitDraft): readonly KnownAnswer[] {
    if (visit.value.corrects) return []
    return listKnown(checklist, visit.value, settings, this.place?.premises.code, this.remembered)
  }

  /** What is still known here of the visit that is corrected; nothing when that is too long ago. */
  protected findCorrected({ visit }: VisitDraft): RememberedVisit | undefined {
    return this.remembered.find((one) => lastWordOn(one) === visit.value.corrects?.visit)
  }

  protected renderReady(): TemplateResult {
    const { draft } = this
    if (this.isMisplaced) return html`<p class="soft">${say('one-moment')}</p>`
    if (!draft)
      return html`
        <p class="notice">${say('draft-gone')}</p>
        <p><a class="button" href="/monitor">${say('my-stations')}</a></p>
      `
    return this.renderDraft(draft)
  }

  protected abstract renderDraft(draft: VisitDraft): TemplateResult

  /** Said all the time, so that nobody has to wonder; loudly when it is not so. */
  protected renderKeeping({ keeping }: VisitDraft): TemplateResult {
    return html`<keeping-mark .keeping=${keeping}></keeping-mark>`
  }
}
