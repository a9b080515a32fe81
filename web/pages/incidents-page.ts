/** Incidents for the office: what happened and where, those that need somebody now first; never by whom it was told. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { INCIDENT_QUESTION } from '../../schema/incident/incident.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listIncidents } from '../../schema/wire/incident-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { asWritten, type Written } from './as-written.ts'
import { type Campaign, CampaignPage, fetchChecklist } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'

type Incidents = ReplyOf<typeof listIncidents>
type Incident = Incidents[number]

interface Shown {
  readonly incidents: Incidents
  readonly checklist: Checklist
}

@customElement('incidents-page')
export class IncidentsPage extends CampaignPage {
  private readonly shown = new Asking<Shown>(this)

  override get heading() {
    return say('incidents')
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.shown.ask(() => this.load(campaign))
  }

  private async load({ id, checklist: ref }: Campaign): Promise<Outcome<Shown>> {
    const { client } = this.services
    const incidents = await client.call(listIncidents, { params: { campaign: id } })
    if ('problem' in incidents) return incidents
    const checklist = await fetchChecklist(client, ref)
    if ('problem' in checklist) return checklist
    return { reply: { incidents: incidents.reply, checklist: checklist.reply } }
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p>${say('incidents-what')}</p>
      ${this.renderAsked(this.shown, ({ incidents, checklist }) =>
        incidents.length === 0
          ? html`<p class="notice">${say('incidents-none')}</p>`
          : html`<p role="status">${say('incidents-count', { incidents: incidents.length })}</p>
              <ol class="plain-list stack">
                ${incidents.map((incident) => this.renderIncident(incident, checklist, asWritten(campaign)))}
              </ol>`,
      )}
    `
  }

  private renderIncident(incident: Incident, checklist: Checklist, written: Written) {
    const { day, station, premisesName, room, kinds, note } = incident
    const place = premisesName
      ? room
        ? say('station-title', { name: wordsIn(premisesName, language.value), room: showDigits(room) })
        : wordsIn(premisesName, language.value)
      : undefined
    return html`
      <li class="card stack stack-tight">
        ${
          incident.needsSomebodyNow
            ? html`<p class="mark mark-bad">${icon('warning')}${say('incidents-now')}</p>`
            : nothing
        }
        <h2>${kinds.map((kind) => kindInWords(checklist, kind)).join(' · ')}</h2>
        <p>
          ${place ?? say(station === undefined ? 'incidents-nowhere' : 'incidents-elsewhere')}
          ${
            station === undefined
              ? nothing
              : place && this.mayDo('results.read')
                ? html`· <a class="code" href="/office/stations/${encodeURIComponent(station)}">${station}</a>`
                : html`· <span class="code">${station}</span>`
          }
        </p>
        <dl class="facts">
          <dt>${say('incidents-day')}</dt>
          <dd>${dayInWords(day)}</dd>
          <dt>${say('incidents-seen-by')}</dt>
          <dd>${say(`incidents-seen-by-${incident.seenBy}`)}</dd>
          <dt>${say('incidents-injured')}</dt>
          <dd>${say(incident.isSomebodyInjured ? 'incidents-yes' : 'incidents-no')}</dd>
          <dt>${say('incidents-going-on')}</dt>
          <dd>${say(incident.isGoingOn ? 'incidents-yes' : 'incidents-no')}</dd>
          <dt>${say('incidents-chair')}</dt>
          <dd>${say(`incidents-chair-${incident.wasChairTold}`)}</dd>
          <dt>${say('incidents-state')}</dt>
          <dd>${say(`incidents-state-${incident.state}`)}</dd>
        </dl>
        ${note.trim() === '' ? nothing : html`<p class="as-written">${written(note)}</p>`}
      </li>
    `
  }
}

/** As the checklist calls it; a kind of another version by its id. */
function kindInWords(checklist: Checklist, kind: string): string {
  const question = findQuestion(checklist, INCIDENT_QUESTION)
  const choice = question && 'choices' in question && question.choices.find(({ id }) => id === kind)
  return choice ? wordsIn(choice.text, language.value) : kind
}
