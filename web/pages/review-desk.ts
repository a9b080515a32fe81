/** What lies on the desk of somebody who reviews: the visits listed, the one that is open, those chosen, and what was typed about them. */

import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { QuestionId } from '../../schema/checklist/checklist.ts'
import {
  findStepFault,
  listNextStates,
  REVIEW_STATES,
  type ReviewReason,
  type ReviewState,
  usualReason,
} from '../../schema/visit/review.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { listReviews, takeReviewSteps } from '../../schema/wire/review-endpoints.ts'
import type { MovedVisit } from './moved-visits.ts'

export type ReviewList = ReplyOf<typeof listReviews>
/** A visit on the list, with its flags. */
export type ListedVisit = ReviewList['visits'][number]
export type ReviewRow = ReplyOf<typeof takeReviewSteps>['visits'][number]

/** What was typed or chosen and not yet used. */
export interface Draft {
  readonly reason: ReviewReason | undefined
  readonly words: string
  /** What the monitor is asked about; nothing until somebody has ticked or added one. */
  readonly questions: readonly QuestionId[] | undefined
}
const BLANK: Draft = { reason: undefined, words: '', questions: undefined }
/** What is typed about several visits together is no visit's own. */
const TOGETHER = 'together'

export class ReviewDesk implements ReactiveController {
  rows: readonly ListedVisit[] = []
  counts: Readonly<Record<string, number>> = {}
  next: string | undefined
  /** The visit that is open. */
  open: string | undefined
  chosen: ReadonlySet<string> = new Set()
  /** Whatever was decided last here, as it came back, to be taken back. */
  last: readonly ReviewRow[] = []
  private readonly drafts = new Map<string, Draft>()
  private readonly host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.host = host
    host.addController(this)
  }

  hostConnected(): void {}

  begin({ visits, counts, next }: ReviewList): void {
    this.rows = visits
    this.counts = counts
    this.next = next
    this.chosen = new Set()
    this.last = []
    if (!visits.some(({ visit }) => visit === this.open)) this.open = undefined
    this.host.requestUpdate()
  }

  goOn({ visits, counts, next }: ReviewList): void {
    const known = new Set(this.rows.map(({ visit }) => visit))
    this.rows = [...this.rows, ...visits.filter(({ visit }) => !known.has(visit))]
    this.counts = counts
    this.next = next
    this.host.requestUpdate()
  }

  find(visit: string | undefined): ListedVisit | undefined {
    return this.rows.find((row) => row.visit === visit)
  }

  /** So many places below the one that is open; the first where none is. Nothing beyond the ends of the list. */
  neighbour(by: 1 | -1): ListedVisit | undefined {
    const at = this.rows.findIndex(({ visit }) => visit === this.open)
    return at < 0 ? this.rows[0] : this.rows[at + by]
  }

  tick(visit: string): void {
    const chosen = new Set(this.chosen)
    if (!chosen.delete(visit)) chosen.add(visit)
    this.chosen = chosen
    this.host.requestUpdate()
  }

  choose(visits: readonly string[]): void {
    this.chosen = new Set(visits)
    this.host.requestUpdate()
  }

  /** Those chosen; where none is, the one that is open. */
  get meant(): readonly ListedVisit[] {
    const chosen = this.rows.filter(({ visit }) => this.chosen.has(visit))
    if (chosen.length > 0) return chosen
    const open = this.find(this.open)
    return open ? [open] : []
  }

  /** Where all that are meant can go. */
  get ways(): readonly ReviewState[] {
    const { meant } = this
    if (meant.length === 0) return []
    return REVIEW_STATES.filter((to) => meant.every(({ state }) => listNextStates(state).includes(to)))
  }

  get draft(): Draft {
    return this.drafts.get(this.draftKey) ?? BLANK
  }

  write(part: Partial<Draft>): void {
    this.drafts.set(this.draftKey, { ...this.draft, ...part })
    this.host.requestUpdate()
  }

  /** It was used. */
  clearDraft(): void {
    this.drafts.delete(this.draftKey)
    this.host.requestUpdate()
  }

  private get draftKey(): string {
    return this.chosen.size > 0 ? TOGETHER : (this.open ?? TOGETHER)
  }

  /** What was chosen, what was written, or what is usual; nothing where that says too little for the step. */
  reasonFor(to: ReviewState): ReviewReason | undefined {
    const { reason, words } = this.draft
    const meant = reason ?? (words.trim() === '' ? usualReason(to) : 'own-words')
    if (meant === undefined) return undefined
    const isEnough = this.meant.every(
      ({ state }) => findStepFault(state, { to, reason: meant, words }) === undefined,
    )
    return isEnough ? meant : undefined
  }

  /** What came back of a step: the rows stay where they are. */
  take(rows: readonly (ReviewRow | MovedVisit)[]): void {
    const now = new Map(rows.map((row) => [row.visit, row]))
    const counts: Record<string, number> = { ...this.counts }
    this.rows = this.rows.map((row) => {
      const after = now.get(row.visit)
      if (after === undefined) return row
      counts[row.state] = Math.max(0, (counts[row.state] ?? 0) - 1)
      counts[after.state] = (counts[after.state] ?? 0) + 1
      return {
        ...row,
        state: after.state,
        isPutBack: after.isPutBack,
        isAnswered: after.isAnswered,
        seen: after.seen,
      }
    })
    this.counts = counts
    this.host.requestUpdate()
  }
}
