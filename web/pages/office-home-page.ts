/** The home of the office: what has to be done before election day, step by step, and where the results are. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Action } from '../../schema/people/permissions.ts'
import { listCampaigns } from '../../schema/wire/campaign-endpoints.ts'
import { listChecklists } from '../../schema/wire/checklist-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { readCoverage } from '../../schema/wire/live-endpoints.ts'
import { listMonitors } from '../../schema/wire/people-endpoints.ts'
import { listAreas } from '../../schema/wire/place-endpoints.ts'
import { readPlan } from '../../schema/wire/plan-endpoints.ts'
import { countReviews } from '../../schema/wire/review-endpoints.ts'
import { signOut } from '../../schema/wire/session-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { MY_SIGN_IN } from '../app/admit.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { LiveFeed } from '../state/live-feed.ts'
import type { WordId } from '../words/ids.ts'
import { say } from '../words/say.ts'
import { type CampaignCoverage, renderCoverageHead } from './coverage-table.ts'
import { type ClockTold, pollingInWords, renderLiveLine } from './live-line.ts'
import { type Crumb, leaveFor, OfficePage } from './office-page.ts'
import { type Standing, type Step, stepsFor } from './office-steps.ts'
import { renderReviewCounts } from './review-counts.ts'

/** What came from tablets, and who may see it. */
const arrivals = [
  ['incidents', 'incident.read'],
  ['set-aside', 'set-aside.read'],
  ['packets', 'packets.take-in'],
  ['paper-entry', 'paper.key'],
] as const satisfies readonly (readonly [WordId, Action])[]

/** What keeps the office itself in order. */
const house = [
  ['releases', 'release.read', 'releases-short'],
  ['offered-photos', 'photo.release', 'offered-photos-short'],
  ['second-person', 'two-people.take-part', 'second-person-short'],
  ['kept-until', 'retention.read', 'kept-until-short'],
  ['logbook', 'logbook.read', 'logbook-short'],
  ['staff', 'people.read', 'staff-what'],
] as const satisfies readonly (readonly [WordId, Action, WordId])[]

@customElement('office-home-page')
export class OfficeHomePage extends OfficePage {
  private readonly standing = new Asking<Standing>(this)
  private readonly reviews = new Asking<ReplyOf<typeof countReviews>>(this)
  @state() private coverage: CampaignCoverage | undefined
  private clock: ClockTold | undefined
  private readonly live = new LiveFeed(this, ({ coverage }) => this.takeCoverage(coverage))

  override get heading() {
    return say('office-home')
  }

  protected override get crumbs(): readonly Crumb[] {
    return []
  }

  protected override begin(): void {
    void this.prepare()
  }

  private async prepare() {
    const standing = await this.standing.ask(() => this.lookAround())
    const { campaign } = standing ?? {}
    if (campaign && this.mayDo('visit.review'))
      void this.reviews.ask(() =>
        this.services.client.call(countReviews, { params: { campaign: campaign.id } }),
      )
    // The liaison sees nothing while monitors are on their way, and looks at results later.
    if (!standing?.campaign || !this.mayDo('results.early')) return
    const { id } = standing.campaign
    const outcome = await this.services.client.call(readCoverage, {
      params: { campaign: id },
      querystring: {},
    })
    if (!('reply' in outcome) || !this.isConnected) return
    this.takeCoverage(outcome.reply)
    this.live.follow({ campaign: id, area: undefined, withCoverage: true })
  }

  private takeCoverage(coverage: CampaignCoverage | undefined) {
    if (!coverage) return
    this.coverage = coverage
    this.clock = coverage.clock && { clock: coverage.clock, at: performance.now() }
  }

  private async lookAround(): Promise<Outcome<Standing>> {
    const { client } = this.services
    const [areas, checklists, campaigns] = await Promise.all([
      this.mayDo('stations.read') ? client.call(listAreas, { querystring: {} }) : { reply: undefined },
      this.mayDo('checklist.read') ? client.call(listChecklists) : { reply: undefined },
      this.mayDo('campaign.read') ? client.call(listCampaigns) : { reply: undefined },
    ])
    if ('problem' in areas) return areas
    if ('problem' in checklists) return checklists
    if ('problem' in campaigns) return campaigns
    const campaign = campaigns.reply?.[0]
    const monitors =
      campaign && this.mayDo('monitors.enrol')
        ? await client.call(listMonitors, { params: { campaign: campaign.id } })
        : { reply: undefined }
    if ('problem' in monitors) return monitors
    const plan =
      campaign && this.mayDo('plan.keep')
        ? await client.call(readPlan, { params: { campaign: campaign.id }, querystring: {} })
        : { reply: undefined }
    if ('problem' in plan) return plan
    return {
      reply: {
        stations: areas.reply?.reduce((sum, area) => sum + area.stations, 0),
        published: checklists.reply?.published.length,
        campaign,
        monitors: monitors.reply?.filter(({ state }) => state !== 'revoked').length,
        plan: plan.reply,
        visits: campaigns.reply?.reduce((sum, { visits }) => sum + visits, 0) ?? 0,
      },
    }
  }

  private readonly leave = async () => {
    const outcome = await this.services.client.call(signOut)
    if ('problem' in outcome && outcome.problem.kind === 'unreachable') {
      this.services.announce(say('problem-unreachable'))
      return
    }
    this.services.staff.set(undefined)
    leaveFor(this.services, '/sign-in')
  }

  protected override renderOffice() {
    const staff = this.services.staff.value
    return html`
      <div class="row row-apart">
        <p class="lede">${say('office-welcome', { name: staff?.name ?? '' })}</p>
        <div class="row">
          <a class="button button-quiet" href=${MY_SIGN_IN}>${say('my-sign-in')}</a>
          <button type="button" class="button-quiet" @click=${this.leave}>${say('sign-out')}</button>
        </div>
      </div>
      ${this.coverage ? this.renderNow(this.coverage) : nothing}
      ${this.reviews.reply ? renderReviewCounts(this.reviews.reply) : nothing}
      ${this.renderAsked(this.standing, (standing) => this.renderSteps(standing))} ${this.renderArrivals()}
      ${this.renderHouse()}
    `
  }

  private renderNow(coverage: CampaignCoverage) {
    return html`
      <section class="card stack headline" aria-labelledby="now-heading">
        <h2 id="now-heading">${say('live-now')}</h2>
        ${this.clock ? html`<p class="polling-clock">${pollingInWords(this.clock)}</p>` : nothing}
        ${renderCoverageHead(coverage)} ${renderLiveLine(this.live)}
        <p><a href="/office/coverage">${say('live-to-coverage')}</a></p>
      </section>
    `
  }

  private renderHouse() {
    const pages = house.filter(([, needs]) => this.mayDo(needs))
    if (pages.length === 0) return nothing
    return html`
      <section class="stack stack-tight" aria-labelledby="house-heading">
        <h2 id="house-heading">${say('office-house')}</h2>
        ${pages.map(([name, , what]) => html`<p><a href="/office/${name}">${say(name)}</a> – ${say(what)}</p>`)}
      </section>
    `
  }

  private renderArrivals() {
    const pages = arrivals.filter(([, needs]) => this.mayDo(needs))
    if (pages.length === 0) return nothing
    return html`
      <section class="stack stack-tight" aria-labelledby="arrivals-heading">
        <h2 id="arrivals-heading">${say('office-arrivals')}</h2>
        ${pages.map(([name]) => html`<p><a href="/office/${name}">${say(name)}</a> – ${say(`${name}-short`)}</p>`)}
      </section>
    `
  }

  private renderSteps(standing: Standing) {
    const steps = stepsFor(standing).filter(({ needs }) => this.mayDo(needs))
    const next = steps.find(({ isDone }) => !isDone)
    return html`
      <section class="stack" aria-labelledby="steps-heading">
        <h2 id="steps-heading">${say(next && next.name !== 'results' ? 'office-steps' : 'office-steps-done')}</h2>
        <ol class="plain-list steps">
          ${steps.map((step) => this.renderStep(step, step === next))}
        </ol>
      </section>
    `
  }

  private renderStep({ name, path, isDone, reached }: Step, isNext: boolean) {
    const state: WordId = isDone ? 'step-done' : isNext ? 'step-next' : 'step-later'
    return html`
      <li class="card step" ?data-next=${isNext} ?data-done=${isDone}>
        <p class="step-state ${isDone ? 'mark mark-good' : 'soft'}">
          ${isDone ? icon('full') : icon(isNext ? 'pencil' : 'wait')}${say(state)}
        </p>
        <h3>${say(`step-${name}`)}</h3>
        <p class="soft">${say(`step-${name}-what`)}</p>
        ${reached ? html`<p class="step-reached">${reached}</p>` : nothing}
        <p class="step-go">
          <a class=${isNext ? 'button' : 'button button-quiet'} href=${path}>${say(`step-${name}-go`)}</a>
        </p>
      </li>
    `
  }
}
