/** Review of visits: a list, the visit that is open beside it, and everything by single keys for who has hundreds to see. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ReviewState } from '../../schema/visit/review.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  listReviews,
  readAgreement,
  readReview,
  takeBackReviewSteps,
  takeReviewSteps,
} from '../../schema/wire/review-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { asWritten } from './as-written.ts'
import { type Campaign, CampaignPage, fetchChecklist } from './campaign-choice.ts'
import { type MovedVisit, readMoved } from './moved-visits.ts'
import { renderDecide } from './review-decide.ts'
import { ReviewDesk, type ReviewList, type ReviewRow } from './review-desk.ts'
import { pathOfReview, type ReviewView, readReviewView, renderReviewFilters } from './review-filters.ts'
import { renderAgreement, renderKeysHelp, renderMoved } from './review-help.ts'
import { type ReviewDeed, ReviewKeys } from './review-keys.ts'
import { placeOf, renderReviewList } from './review-list.ts'
import { type OpenReview, renderOpenBody, renderOpenHead } from './review-open.ts'

@customElement('visits-review-page')
export class VisitsReviewPage extends CampaignPage {
  @state() private view: ReviewView = readReviewView(location.search)
  @state() private isLacking = false
  @state() private said = ''
  @state() private moved: readonly MovedVisit[] = []
  private readonly desk = new ReviewDesk(this)
  private readonly list = new Asking<ReviewList>(this)
  private readonly opened = new Asking<OpenReview>(this)
  private readonly taking = new Asking<{ readonly visits: readonly ReviewRow[] }>(this)
  private readonly areas = new AreaLevels(this)
  private readonly agreement = new Asking<ReplyOf<typeof readAgreement>>(this)
  private readonly keys = new ReviewKeys(this, (deed) => this.act(deed))

  override get heading() {
    return say('reviewing')
  }

  protected override openCampaign(campaign: Campaign): void {
    this.opened.forget()
    this.desk.open = undefined
    void this.areas.open(this.services.client, this.view.area)
    void this.load(campaign)
    void this.agreement.ask(() =>
      this.services.client.call(readAgreement, { params: { campaign: campaign.id } }),
    )
  }

  private fetchList = ({ id }: Campaign, after?: string) => {
    const { state: wanted, area, flag } = this.view
    return this.services.client.call(listReviews, {
      params: { campaign: id },
      querystring: {
        ...(wanted === 'all' ? {} : { state: wanted }),
        ...(area ? { area } : {}),
        ...(flag ? { flag } : {}),
        ...(after ? { after } : {}),
      },
    })
  }

  private async load(campaign: Campaign) {
    const list = await this.list.ask(() => this.fetchList(campaign))
    if (!list) return
    this.desk.begin(list)
    if (!this.desk.open) this.opened.forget()
  }

  private readonly show = async (view: ReviewView) => {
    if (!this.campaign) return
    this.view = view
    this.said = ''
    this.moved = []
    history.replaceState(null, '', pathOfReview(view))
    void this.areas.open(this.services.client, view.area)
    await this.load(this.campaign)
    this.services.announce(say('reviewing-shown', { visits: this.desk.rows.length }))
  }

  private readonly more = async () => {
    const { campaign, desk } = this
    if (!campaign || desk.next === undefined || this.list.isUnderWay) return
    const before = desk.rows.length
    const list = await this.list.ask(() => this.fetchList(campaign, desk.next))
    if (!list) return
    desk.goOn(list)
    await this.focusOn(`.review-entries > li:nth-child(${before + 1}) .review-open`)
  }

  private readonly openRow = async (row: ReviewRow) => {
    const { campaign, desk } = this
    if (!campaign) return
    desk.open = row.visit
    this.isLacking = false
    await this.opened.ask(() => this.fetchOne(campaign, row))
    if (desk.open !== row.visit) return
    this.querySelector(`[data-visit="${row.visit}"]`)?.scrollIntoView({ block: 'nearest' })
    await this.focusOn('#open-heading')
  }

  private async fetchOne({ id }: Campaign, { visit }: ReviewRow): Promise<Outcome<OpenReview>> {
    const { client } = this.services
    const review = await client.call(readReview, { params: { campaign: id, visit } })
    if ('problem' in review) return review
    // It may be newer than the list: what is decided is decided about what is read here.
    this.desk.take([review.reply.row])
    const checklist = await fetchChecklist(client, review.reply.visit.checklist)
    return 'problem' in checklist
      ? checklist
      : { reply: { review: review.reply, checklist: checklist.reply } }
  }

  private readonly take = async (to: ReviewState) => {
    const { campaign, desk } = this
    const rows = desk.meant
    if (!campaign || this.taking.isUnderWay || !desk.ways.includes(to)) return
    const reason = desk.reasonFor(to)
    this.isLacking = reason === undefined
    if (reason === undefined) {
      await this.focusOn('.review-reasons input')
      return
    }
    const words = desk.draft.words.trim()
    const visits = rows.map(({ visit, seen }) => ({ visit, seen }))
    const wasOpen = desk.chosen.size === 0
    const done = await this.taking.ask(() =>
      this.services.client.call(takeReviewSteps, {
        params: { campaign: campaign.id },
        body: { visits, to, reason, ...(words ? { words } : {}) },
      }),
    )
    if (!done) return this.meetOther()
    desk.clearDraft()
    desk.take(done.visits)
    desk.last = done.visits
    desk.choose([])
    this.moved = []
    const [only] = rows
    const place = only && rows.length === 1 ? placeOf(only) : say('reviewing-visits', { visits: rows.length })
    this.tell(say('reviewing-done', { place, state: say(`reviewing-state-${to}`) }))
    const next = wasOpen ? desk.neighbour(1) : desk.find(desk.open)
    if (next) await this.openRow(next)
    else await this.focusOn('#review-said')
  }

  private readonly takeBack = async () => {
    const { campaign, desk } = this
    const { last } = desk
    if (!campaign || last.length === 0 || this.taking.isUnderWay) return
    const visits = last.map(({ visit, seen }) => ({ visit, seen }))
    const done = await this.taking.ask(() =>
      this.services.client.call(takeBackReviewSteps, { params: { campaign: campaign.id }, body: { visits } }),
    )
    desk.last = []
    if (!done) return this.meetOther()
    desk.take(done.visits)
    this.moved = []
    this.tell(say('reviewing-taken-back', { visits: last.length }))
    const again = desk.find(last[0]?.visit)
    if (again) await this.openRow(again)
  }

  /** Somebody was faster: what they did is shown, and what was typed here stays where it is. */
  private async meetOther() {
    const { problem } = this.taking
    this.moved = problem ? readMoved(problem) : []
    if (this.moved.length > 0) {
      this.taking.forget()
      this.desk.take(this.moved)
      const open = this.desk.find(this.desk.open)
      const { campaign } = this
      if (open && campaign) await this.opened.ask(() => this.fetchOne(campaign, open))
    }
    await this.focusOn('.review-trouble [role="alert"]')
  }

  private tell(text: string) {
    this.said = text
    this.services.announce(text)
  }

  private act(one: ReviewDeed | { readonly deed: 'leave' }): boolean {
    const { desk } = this
    if (desk.rows.length === 0) return false
    if (one.deed === 'step') void this.take(one.to)
    else if (one.deed === 'undo') void this.takeBack()
    else if (one.deed === 'write') void this.focusOn('#review-words')
    else if (one.deed === 'leave') void this.focusOn('#decide-heading')
    else if (one.deed === 'next' || one.deed === 'previous') void this.go(one.deed === 'next' ? 1 : -1)
    else if (desk.meant.length === 0) return false
    else if (one.deed === 'reason') desk.write({ reason: one.reason })
    else if (desk.open !== undefined) desk.tick(desk.open)
    return true
  }

  private async go(by: 1 | -1) {
    const row = this.desk.neighbour(by)
    if (row) return this.openRow(row)
    this.services.announce(say('reviewing-at-the-end'))
  }

  protected override renderCampaign(campaign: Campaign) {
    const { counts } = this.desk
    return html`
      <p class="lede">${say('reviewing-what')}</p>
      ${this.agreement.reply ? renderAgreement(this.agreement.reply) : nothing}
      ${renderReviewFilters({ view: this.view, counts, levels: this.areas.levels, onView: this.show })}
      ${renderKeysHelp(this.keys.areOn, this.keys.switchTo)}
      ${this.said === '' ? nothing : this.renderSaid()} ${this.renderTrouble(campaign)}
      ${this.renderAsked(this.list, () => this.renderDesk(campaign))}
    `
  }

  private renderSaid() {
    return html`
      <div class="row">
        <p id="review-said" tabindex="-1">${this.said}</p>
        ${
          this.desk.last.length > 0
            ? html`<button type="button" class="button-quiet" aria-keyshortcuts=${this.keys.areOn ? 'U' : nothing} @click=${this.takeBack}>
                ${say('reviewing-take-back')}
              </button>`
            : nothing
        }
      </div>
    `
  }

  private renderTrouble(campaign: Campaign) {
    const { problem } = this.taking
    if (!problem && this.moved.length === 0) return nothing
    return html`<div class="review-trouble">
      ${problem ? this.renderProblem(problem) : nothing}
      ${this.moved.length > 0 ? renderMoved(this.moved, asWritten(campaign)) : nothing}
    </div>`
  }

  /** Of visits with a flag there may be some further on: a request looks at so many and no more. */
  private renderNone() {
    return html`<p class="notice">${say(this.desk.next === undefined ? 'reviewing-none' : 'flags-none-so-far')}</p>
      ${
        this.desk.next === undefined
          ? nothing
          : html`<p><button type="button" class="button-quiet" @click=${this.more}>${say('reviewing-more')}</button></p>`
      }`
  }

  private renderDesk(campaign: Campaign) {
    const { desk } = this
    if (desk.rows.length === 0) return this.renderNone()
    return html`
      <div class="review-both">
        <section class="stack stack-tight review-side" aria-labelledby="review-list-heading">
          <h2 id="review-list-heading">${say('reviewing-list', { visits: desk.rows.length })}</h2>
          ${renderReviewList(desk, { open: this.openRow, more: this.list.isUnderWay ? undefined : this.more })}
        </section>
        <div class="stack review-main">
          ${desk.open === undefined ? html`<p class="notice">${say('reviewing-open-one')}</p>` : nothing}
          ${desk.open !== undefined && this.opened.reply ? renderOpenHead(this.opened.reply) : nothing}
          ${renderDecide(desk, {
            take: this.take,
            isLacking: this.isLacking,
            isUnderWay: this.taking.isUnderWay,
            areKeysOn: this.keys.areOn,
          })}
          ${
            desk.open === undefined
              ? nothing
              : this.renderAsked(this.opened, (open) => renderOpenBody(open, campaign))
          }
        </div>
      </div>
    `
  }
}
