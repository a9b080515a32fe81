/** How far something that was sealed has come, by shape and words: waiting, received, set aside, refused. */

import { html, type TemplateResult } from 'lit'
import type { Sending } from '../offline/outbox.ts'
import { icon } from '../parts/icon.ts'

const marks = { waiting: 'wait', received: 'check', 'set-aside': 'half', refused: 'warning' } as const
const colours = {
  waiting: '',
  received: 'mark-good',
  'set-aside': 'mark-doubt',
  refused: 'mark-bad',
} as const

export const renderSendingState = (state: Sending['state'], words: string): TemplateResult =>
  html`<p class="mark ${colours[state]}">${icon(marks[state])}<span>${words}</span></p>`
