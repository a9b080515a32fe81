/** Review of visits: a list, the visit that is open beside it, and everything by single keys for who has hundreds to see. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listReviews, readAgreement, readReview } from '../../schema/wire/review-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { asWritten } from './as-written.ts'
import { type Campaign, CampaignPage, fetchChecklist } from './campaign-choice.ts'
import { renderDecide } from './review-decide.ts'
import { type DecidingPage, ReviewDecisions } from './review-decisions.ts'
import { ReviewDesk, type ReviewList, type ReviewRow } from './review-desk.ts'
import { pathOfReview, type ReviewView, readReviewView, renderReviewFilters } from './review-filters.ts'
import { renderAgreement, renderKeysHelp, renderMoved } from './review-help.ts'
import { type ReviewDeed, ReviewKeys } from './review-keys.ts'
import { renderReviewList } from './review-list.ts'
import { type OpenReview, renderOpenBody, renderOpenHead } from './review-open.ts'
import { questionsAsked } from './review-questions.ts'

@customElement('visits-review-page')
export class VisitsReviewPage extends CampaignPage {
  @state() private view: ReviewView = readReviewView(location.search)
  readonly desk = new ReviewDesk(this)
  private readonly list = new Asking<ReviewList>(this)
  private readonly opened = new Asking<OpenReview>(this)
  private readonly areas = new AreaLevels(this)
  private readonly agreement = new Asking<ReplyOf<typeof readAgreement>>(this)
  private readonly deciding = new ReviewDecisions(this.asDecidingPage())
  private readonly keys = new ReviewKeys(this, (deed) => this.act(deed))

  override get heading() {
    return say('reviewing')
  }

  /** The page as whoever decides knows it; asked anew each time, since the page goes on. */
  private asDecidingPage(): DecidingPage {
    const page = this
    return {
      get campaign() {
        return page.campaign
      },
      get client() {
        return page.services.client
      },
      get questions() {
        return questionsAsked(page.desk, page.opened.reply)
      },
      get updateComplete() {
        return page.updateComplete
      },
      desk: page.desk,
      addController: (controller) => page.addController(controller),
      removeController: (controller) => page.removeController(controller),
      requestUpdate: () => page.requestUpdate(),
      openRow: (row) => page.openRow(row),
      openNext: () => page.go(1),
      readAgain: async (row) => {
        const { campaign } = page
        if (campaign) await page.opened.ask(() => page.fetchOne(campaign, row))
      },
      focusOn: (selector) => page.focusOn(selector),
      announce: (text) => page.services.announce(text),
    }
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
    const { state: wanted, area, flag, station } = this.view
    return this.services.client.call(listReviews, {
      params: { campaign: id },
      querystring: {
        ...(wanted === 'all' ? {} : { state: wanted }),
        ...(area ? { area } : {}),
        ...(flag ? { flag } : {}),
        ...(station ? { station } : {}),
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
    this.deciding.forget()
    history.replaceState(null, '', pathOfReview(view))
    void this.areas.open(this.services.client, view.area)
    await this.load(this.campaign)
    this.services.announce(say('reviewing-shown', { visits: this.desk.rows.length }))
  }

  /** Whether there are more now. */
  private async bringMore(): Promise<boolean> {
    const { campaign, desk } = this
    if (!campaign || desk.next === undefined || this.list.isUnderWay) return false
    const list = await this.list.ask(() => this.fetchList(campaign, desk.next))
    if (list) desk.goOn(list)
    return list !== undefined && list.visits.length > 0
  }

  private readonly more = async () => {
    const before = this.desk.rows.length
    if (!(await this.bringMore())) return
    await this.focusOn(`.review-entries > li:nth-child(${before + 1}) .review-open`)
  }

  private readonly openRow = async (row: ReviewRow) => {
    const { campaign, desk } = this
    if (!campaign) return
    desk.open = row.visit
    this.deciding.lack(false)
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

  private act(one: ReviewDeed | { readonly deed: 'leave' }): boolean {
    const { desk } = this
    if (desk.rows.length === 0) return false
    if (one.deed === 'step') void this.deciding.take(one.to)
    else if (one.deed === 'undo') void this.deciding.takeBack()
    else if (one.deed === 'write') void this.focusOn('#review-words')
    else if (one.deed === 'leave') void this.focusOn('#decide-heading')
    else if (one.deed === 'next' || one.deed === 'previous') void this.go(one.deed === 'next' ? 1 : -1)
    else if (desk.meant.length === 0) return false
    else if (one.deed === 'reason') desk.write({ reason: one.reason })
    else if (desk.open !== undefined) desk.tick(desk.open)
    return true
  }

  /** Beyond the last one listed the next page of the list comes by itself: whoever decides by keys never leaves them. */
  private async go(by: 1 | -1): Promise<boolean> {
    const { desk } = this
    const row = desk.neighbour(by) ?? (by === 1 && (await this.bringMore()) ? desk.neighbour(1) : undefined)
    if (row) await this.openRow(row)
    else this.services.announce(say('reviewing-at-the-end'))
    return row !== undefined
  }

  protected override renderCampaign(campaign: Campaign) {
    const { counts } = this.desk
    return html`
      <p class="lede">${say('reviewing-what')}</p>
      ${this.agreement.reply ? renderAgreement(this.agreement.reply) : nothing}
      ${renderReviewFilters({ view: this.view, counts, levels: this.areas.levels, onView: this.show })}
      ${renderKeysHelp(this.keys.areOn, this.keys.switchTo)}
      ${this.deciding.said === '' ? nothing : this.renderSaid()} ${this.renderTrouble(campaign)}
      ${this.renderAsked(this.list, () => this.renderDesk(campaign))}
    `
  }

  private renderSaid() {
    return html`
      <div class="row">
        <p id="review-said" tabindex="-1">${this.deciding.said}</p>
        ${
          this.desk.last.length > 0
            ? html`<button type="button" class="button-quiet" aria-keyshortcuts=${this.keys.areOn ? 'U' : nothing} @click=${this.deciding.takeBack}>
                ${say('reviewing-take-back')}
              </button>`
            : nothing
        }
      </div>
    `
  }

  private renderTrouble(campaign: Campaign) {
    const { moved, taking } = this.deciding
    const { problem } = taking
    if (!problem && moved.length === 0) return nothing
    return html`<div class="review-trouble">
      ${problem ? this.renderProblem(problem) : nothing}
      ${moved.length > 0 ? renderMoved(moved, asWritten(campaign)) : nothing}
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
            take: this.deciding.take,
            isLacking: this.deciding.isLacking,
            isUnderWay: this.deciding.taking.isUnderWay,
            areKeysOn: this.keys.areOn,
            open: this.opened.reply,
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
