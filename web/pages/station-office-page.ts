/** One station for the office: where it is, who can vote there, what is in the way, what should be done by whom, and how it was before. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import { listEarlier } from '../../schema/wire/earlier-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { readStation } from '../../schema/wire/result-endpoints.ts'
import { listReviews } from '../../schema/wire/review-endpoints.ts'
import { listCorrections, listVisits } from '../../schema/wire/visit-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { Asking } from '../state/asking.ts'
import { OpenForPrint } from '../state/open-for-print.ts'
import { stationsPlace } from '../state/stations-place.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { asWritten } from './as-written.ts'
import { type Campaign, CampaignPage, fetchChecklist, nameOf } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'
import type { Crumb } from './office-page.ts'
import { renderStationOnTheDay } from './on-the-day.ts'
import { renderCorrections } from './station-corrections.ts'
import { renderEarlier, renderEarlierAround } from './station-earlier.ts'
import './station-hold.ts'
import { renderFindings, renderOpen } from './station-findings.ts'
import { renderPlace, renderRatings } from './station-place.ts'
import { renderStationRecommendations } from './station-recommendations.ts'
import { renderSideBySide } from './station-side-by-side.ts'
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
  /** How far each visit was reviewed; for reviewers alone. */
  readonly reviews: ReplyOf<typeof listReviews>['visits'] | undefined
}

@customElement('station-office-page')
export class StationOfficePage extends CampaignPage {
  private readonly shown = new Asking<Shown>(this)
  private readonly earlier = new Asking<ReplyOf<typeof listEarlier>>(this)

  constructor() {
    super()
    new OpenForPrint(this, '.finding details, .still-open details')
  }

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
    return [...super.crumbs, { path: stationsPlace.value, text: say('stations') }]
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.shown.ask(() => this.load(campaign))
    // By itself, so that the page never waits for what was long ago.
    void this.earlier.ask(() =>
      this.services.client.call(listEarlier, { params: { campaign: campaign.id, station: this.code } }),
    )
  }

  private async load(campaign: Campaign): Promise<Outcome<Shown>> {
    const { client } = this.services
    const params = { campaign: campaign.id, station: this.code }
    const mayRead = this.mayDo('visit.read')
    const [station, visits, corrections, reviews] = await Promise.all([
      client.call(readStation, { params }),
      mayRead ? client.call(listVisits, { params }) : { reply: undefined },
      mayRead ? client.call(listCorrections, { params }) : { reply: undefined },
      this.mayDo('visit.review')
        ? client.call(listReviews, {
            params: { campaign: campaign.id },
            querystring: { station: this.code },
          })
        : { reply: undefined },
    ])
    if ('problem' in station) return station
    if ('problem' in visits) return visits
    if ('problem' in corrections) return corrections
    if ('problem' in reviews) return reviews
    // Findings are read with the version they were made with.
    const checklist = await fetchChecklist(client, station.reply.checklist ?? campaign.checklist)
    if ('problem' in checklist) return checklist
    return {
      reply: {
        station: station.reply,
        checklist: checklist.reply,
        visits: visits.reply,
        corrections: corrections.reply,
        reviews: reviews.reply?.visits,
      },
    }
  }

  protected override renderCampaign(campaign: Campaign) {
    return this.renderAsked(this.shown, ({ station, checklist, visits, corrections, reviews }) => {
      const isVisited = station.state !== 'not-visited'
      return html`
        ${this.renderPaper(campaign)}
        <div class="station-top">${renderPlace(station, checklist)} ${renderRatings(station, checklist)}</div>
        ${
          isVisited
            ? html`${renderFindings(station, checklist, asWritten(campaign))}
              ${renderStationRecommendations(station.recommendations, checklist)}
              ${renderStationOnTheDay(station.onTheDay, checklist)}
              ${renderOpen(station, checklist)}`
            : nothing
        }
        ${visits ? renderVisits(visits, { checklist, campaign, station: station.code, corrections, reviews }) : nothing}
        ${visits ? renderSideBySide(visits, checklist) : nothing}
        ${corrections ? renderCorrections(corrections, checklist, campaign) : nothing}
        ${renderEarlierAround(this.renderAsked(this.earlier, (earlier) => renderEarlier(earlier, station.code)))}
        ${
          this.mayDo('stations.hold')
            ? html`<station-hold
                class="block no-print"
                .client=${this.services.client}
                .campaign=${campaign.id}
                .station=${station.code}
              ></station-hold>`
            : nothing
        }
      `
    })
  }

  /** On the page a button; on paper what the menu and the choice of the campaign would have said. */
  private renderPaper(campaign: Campaign) {
    const { name, date } = campaign.election
    return html`
      <p class="only-print">
        ${nameOf(campaign)} · ${wordsIn(name, language.value)}, ${dayInWords(date)} · ${say('station-with-code', { code: this.code })}
      </p>
      <p class="no-print">
        <button type="button" class="button-quiet" @click=${() => window.print()}>${say('print')}</button>
      </p>
    `
  }
}
