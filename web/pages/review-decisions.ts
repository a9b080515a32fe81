/** Deciding about visits and taking it back: what is sent, what came back, and what somebody else did meanwhile. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { QuestionId } from '../../schema/checklist/checklist.ts'
import type { ReviewState } from '../../schema/visit/review.ts'
import { takeBackReviewSteps, takeReviewSteps } from '../../schema/wire/review-endpoints.ts'
import type { Client } from '../api/client.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import type { Campaign } from './campaign-choice.ts'
import { type MovedVisit, readMoved } from './moved-visits.ts'
import type { ReviewDesk, ReviewRow } from './review-desk.ts'
import { placeOf } from './review-list.ts'

/** What deciding needs of its page. */
export interface DecidingPage extends ReactiveControllerHost {
  readonly campaign: Campaign | undefined
  readonly client: Client
  readonly desk: ReviewDesk
  /** What the monitor would be asked about, were the open visit a question now. */
  readonly questions: readonly QuestionId[]
  readonly openRow: (row: ReviewRow) => Promise<void>
  /** The one below the open one; false where there is none. */
  readonly openNext: () => Promise<boolean>
  /** Reads the open visit anew and leaves the focus where it is. */
  readonly readAgain: (row: ReviewRow) => Promise<void>
  readonly focusOn: (selector: string) => Promise<void>
  readonly announce: (text: string) => void
}

export class ReviewDecisions implements ReactiveController {
  /** The last try lacked a reason. */
  isLacking = false
  /** What was done last, in words. */
  said = ''
  moved: readonly MovedVisit[] = []
  readonly taking: Asking<{ readonly visits: readonly ReviewRow[] }>
  private readonly page: DecidingPage

  constructor(page: DecidingPage) {
    this.page = page
    this.taking = new Asking(page)
    page.addController(this)
  }

  hostConnected(): void {}

  /** Something else is looked at: nothing of what was done last is meant any more. */
  forget(): void {
    this.said = ''
    this.moved = []
    this.isLacking = false
    this.page.requestUpdate()
  }

  readonly take = async (to: ReviewState): Promise<void> => {
    const { campaign, desk, client, questions } = this.page
    const rows = desk.meant
    if (!campaign || this.taking.isUnderWay || !desk.ways.includes(to)) return
    const reason = desk.reasonFor(to)
    this.lack(reason === undefined)
    if (reason === undefined) {
      await this.page.focusOn('.review-reasons input')
      return
    }
    const words = desk.draft.words.trim()
    const visits = rows.map(({ visit, seen }) => ({ visit, seen }))
    const wasOpen = desk.chosen.size === 0
    const asked = to === 'query' && wasOpen ? questions : []
    const done = await this.taking.ask(() =>
      client.call(takeReviewSteps, {
        params: { campaign: campaign.id },
        body: {
          ...{ visits, to, reason },
          ...(words ? { words } : {}),
          ...(asked.length > 0 ? { questions: [...asked] } : {}),
        },
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
    const open = wasOpen ? undefined : desk.find(desk.open)
    if (open) await this.page.openRow(open)
    else if (!(wasOpen && (await this.page.openNext()))) await this.page.focusOn('#review-said')
  }

  readonly takeBack = async (): Promise<void> => {
    const { campaign, desk, client } = this.page
    const { last } = desk
    if (!campaign || last.length === 0 || this.taking.isUnderWay) return
    const visits = last.map(({ visit, seen }) => ({ visit, seen }))
    const done = await this.taking.ask(() =>
      client.call(takeBackReviewSteps, { params: { campaign: campaign.id }, body: { visits } }),
    )
    desk.last = []
    if (!done) return this.meetOther()
    desk.take(done.visits)
    this.moved = []
    this.tell(say('reviewing-taken-back', { visits: last.length }))
    const again = desk.find(last[0]?.visit)
    if (again) await this.page.openRow(again)
  }

  /** Somebody was faster: what they did is shown, and what was typed here stays where it is. */
  private async meetOther(): Promise<void> {
    const { problem } = this.taking
    const { desk } = this.page
    this.moved = problem ? readMoved(problem) : []
    if (this.moved.length > 0) {
      this.taking.forget()
      desk.take(this.moved)
      const open = desk.find(desk.open)
      if (open) await this.page.readAgain(open)
    }
    await this.page.focusOn('.review-trouble [role="alert"]')
  }

  lack(isLacking: boolean): void {
    this.isLacking = isLacking
    this.page.requestUpdate()
  }

  private tell(text: string): void {
    this.said = text
    this.page.announce(text)
    this.page.requestUpdate()
  }
}
