/** What became of a card that was typed without a network: it waits, or the office would not take it. */

import { html, nothing } from 'lit'
import type { Person } from '../offline/people.ts'
import { icon } from '../parts/icon.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

/** Nothing for everybody whose card the office knows. */
export function renderCardNews(person: Person | undefined) {
  if (!person?.card) return nothing
  const { refusal } = person.card
  if (!refusal) return html`<p class="notice">${say('card-waits')}</p>`
  return html`<div class="notice notice-doubt stack stack-tight" role="status">
    <p class="mark mark-doubt">
      ${icon('warning')}<strong>${say('card-refused', { code: person.code })}</strong>
    </p>
    <p>${refusal.titles[language.value] ?? ''}</p>
    <p>${say('card-refused-what')}</p>
    <p><a class="button" href="/enrol">${say('card-refused-go')}</a></p>
  </div>`
}
