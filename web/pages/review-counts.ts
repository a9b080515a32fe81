/** How far the review has come, on the first page of the office: visits in each state, each number leading to them. */

import { html } from 'lit'
import { REVIEW_STATES } from '../../schema/visit/review.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { countReviews } from '../../schema/wire/review-endpoints.ts'
import { reviewMark } from '../parts/review-mark.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { pathOfReview } from './review-filters.ts'

export const renderReviewCounts = ({ counts }: ReplyOf<typeof countReviews>) => html`
  <section class="card stack stack-tight" aria-labelledby="review-counts-heading">
    <h2 id="review-counts-heading">${say('reviewing-now')}</h2>
    <ul class="plain-list row review-counts">
      ${REVIEW_STATES.map(
        (state) => html`<li>
          <a class="button button-quiet" href=${pathOfReview({ state, area: undefined, flag: undefined, station: undefined })}
            >${reviewMark(state)} <strong>${showNumber(counts[state] ?? 0)}</strong></a
          >
        </li>`,
      )}
    </ul>
  </section>
`
