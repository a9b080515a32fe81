/** Where the review of a visit stands, as a sign and words. */

import { html } from 'lit'
import type { ReviewState } from '../../schema/visit/review.ts'
import { say } from '../words/say.ts'
import { type IconName, icon } from './icon.ts'

const SIGNS: Readonly<Record<ReviewState, IconName>> = {
  new: 'open',
  checked: 'check',
  query: 'question',
  final: 'full',
}

export const reviewMark = (state: ReviewState) =>
  html`<span class="mark review-mark" data-review=${state}>${icon(SIGNS[state])}${say(`reviewing-state-${state}`)}</span>`
