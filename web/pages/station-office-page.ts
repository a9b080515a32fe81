/** One station for the office: where it is, who can vote there, what is in the way, and what should be done by whom. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { readStation } from '../../schema/wire/result-endpoints.ts'
import { listCorrections, listVisits } from '../../schema/wire/visit-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { readState } from '../map/marker-look.ts'
import { stateMark } from '../parts/state-mark.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { showDigits, showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { asWritten } from './as-written.ts'
import { type Campaign, CampaignPage, fetchChecklist } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import { renderStationOnTheDay } from './on-the-day.ts'
import { renderCorrections } from './station-corrections.ts'
import './station-hold.ts'
import { renderFindings, renderOpen } from './station-findings.ts'
import { renderStationRecommendations } from './station-recommendations.ts'
import { renderVisits } from './station-visits.ts'

type Station = ReplyOf<typeof readStation>
type Visits = ReplyOf<typeof listVisits>
type Corrections = ReplyOf<typeof listCorrections>

interface Shown {
  readonly station: Station
  readonly checklist: Checklist
  /** Only for people who review. */
  readonly visits: Visits | undefined
  readonly corrections: Corrections | undefined
}

@customElement('station-office-page')
export class StationOfficePage extends CampaignPage {
  private readonly shown = new Asking<Shown>(this)

  private get code(): string {
    return this.params.code ?? ''
  }

  override get heading() {
    const station = this.shown.reply?.station
    if (!station) return say('station-with-code', { code: this.code })
    const name = wordsIn(station.premisesName, language.value)
    return station.room
      ? say('station-title', { name, room: showDigits(station.room) })
      : say('station-title-without-room', { name })
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/stations', text: say('stations') }]
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.shown.ask(() => this.load(campaign))
  }

  private async load(campaign: Campaign): Promise<Outcome<Shown>> {
    const { client } = this.services
    const params = { campaign: campaign.id, station: this.code }
    const mayRead = this.mayDo('visit.read')
    const [station, visits, corrections] = await Promise.all([
      client.call(readStation, { params }),
      mayRead ? client.call(listVisits, { params }) : { reply: undefined },
      mayRead ? client.call(listCorrections, { params }) : { reply: undefined },
    ])
    if ('problem' in station) return station
    if ('problem' in visits) return visits
    if ('problem' in corrections) return corrections
    // Findings are read with the version they were made with.
    const checklist = await fetchChecklist(client, station.reply.checklist ?? campaign.checklist)
    if ('problem' in checklist) return checklist
    return {
      reply: {
        station: station.reply,
        checklist: checklist.reply,
        visits: visits.reply,
        corrections: corrections.reply,
      },
    }
  }

  protected override renderCampaign(campaign: Campaign) {
    return this.renderAsked(this.shown, ({ station, checklist, visits, corrections }) => {
      const isVisited = station.state !== 'not-visited'
      return html`
        <div class="station-top">${this.renderPlace(station)} ${this.renderRatings(station, checklist)}</div>
        ${
          isVisited
            ? html`${renderFindings(station, checklist, asWritten(campaign))}
              ${renderStationRecommendations(station.recommendations, checklist)}
              ${renderStationOnTheDay(station.onTheDay, checklist)}
              ${renderOpen(station, checklist)}`
            : nothing
        }
        ${
          this.mayDo('stations.hold')
            ? html`<station-hold
                .client=${this.services.client}
                .campaign=${campaign.id}
                .station=${station.code}
              ></station-hold>`
            : nothing
        }
        ${visits ? renderVisits(visits, checklist, campaign) : nothing}
        ${corrections ? renderCorrections(corrections, checklist, campaign) : nothing}
      `
    })
  }

  private renderPlace({ code, areas, registeredVoters, accessOutcome, visits, neighbours }: Station) {
    return html`
      <section class="card stack" aria-labelledby="place-heading">
        <h2 id="place-heading">${say('station-place')}</h2>
        <dl class="facts">
          <dt>${say('station-its-code')}</dt>
          <dd class="code">${code}</dd>
          <dt>${say('station-where')}</dt>
          <dd>${areas.map(({ name }) => wordsIn(name, language.value)).join(' › ')}</dd>
          <dt>${say('station-registered')}</dt>
          <dd>${registeredVoters === undefined ? say('not-known') : showNumber(registeredVoters)}</dd>
          <dt>${say('station-visits')}</dt>
          <dd>${showNumber(visits)}</dd>
          ${
            accessOutcome
              ? html`<dt>${say('access-outcome')}</dt>
                  <dd>${say(`access-outcome-${accessOutcome}`)}</dd>`
              : nothing
          }
        </dl>
        ${
          neighbours.length > 0
            ? html`<h3>${say('station-neighbours')}</h3>
                <ul class="plain-list stack stack-tight">
                  ${neighbours.map(
                    (neighbour) => html`<li class="row">
                      <a class="code" href=${`/office/stations/${encodeURIComponent(neighbour.code)}`}
                        >${
                          neighbour.room
                            ? say('station-room-code', {
                                room: showDigits(neighbour.room),
                                code: neighbour.code,
                              })
                            : say('station-with-code', { code: neighbour.code })
                        }</a
                      >
                      ${stateMark(neighbour.state)}
                    </li>`,
                  )}
                </ul>`
            : nothing
        }
      </section>
    `
  }

  private renderRatings({ state, groups, remedyClass }: Station, { groups: names }: Checklist) {
    return html`
      <section class="card stack" aria-labelledby="ratings-heading">
        <h2 id="ratings-heading">${say('station-ratings')}</h2>
        <p class="overall">${stateMark(state)}</p>
        <p class="soft">${say(`state-${state}-means`)}</p>
        ${
          Object.keys(groups).length > 0
            ? html`<dl class="facts">
                ${names.map(({ id, name }) => {
                  const rating = readState(groups[id])
                  return html`<dt>${wordsIn(name, language.value)}</dt>
                    <dd>${rating ? stateMark(rating) : say('not-known')}</dd>`
                })}
              </dl>`
            : nothing
        }
        ${remedyClass ? html`<p><strong>${say(`can-be-gone-${remedyClass}`)}</strong></p>` : nothing}
      </section>
    `
  }
}
