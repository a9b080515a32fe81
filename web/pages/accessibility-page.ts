/** How accessible this app is: what is aimed at, what was tested, what is not yet so, and whom to tell. */

import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { PageElement } from '../app/page-element.ts'
import type { PlainWordId } from '../words/ids.ts'
import { say } from '../words/say.ts'

/** Each has a test that fails when it is no longer so. */
const TESTED = [
  'accessible-tested-axe',
  'accessible-tested-tree',
  'accessible-tested-keyboard',
  'accessible-tested-zoom',
  'accessible-tested-colours',
  'accessible-tested-offline',
] as const satisfies readonly PlainWordId[]

const LIMITS = [
  'accessible-limits-readers',
  'accessible-limits-tablets',
  'accessible-limits-voice',
  'accessible-limits-khmer',
  'accessible-limits-photos',
  'accessible-limits-map',
  'accessible-limits-browser',
] as const satisfies readonly PlainWordId[]

@customElement('accessibility-page')
export class AccessibilityPage extends PageElement {
  override get heading() {
    return say('accessibility')
  }

  override render() {
    return html`
      <div class="stack stack-loose">
        <div class="stack">
          <h1 tabindex="-1">${this.heading}</h1>
          <p class="lede">${say('accessibility-lede')}</p>
        </div>
        <section class="stack">
          <h2>${say('accessible-aim')}</h2>
          <p>${say('accessible-aim-level')}</p>
          <p>${say('accessible-aim-status')}</p>
        </section>
        <section class="stack">
          <h2>${say('accessible-tested')}</h2>
          ${renderList(TESTED)}
        </section>
        <section class="stack">
          <h2>${say('accessible-limits')}</h2>
          ${renderList(LIMITS)}
        </section>
        <section class="card stack">
          <h2>${say('accessible-report')}</h2>
          <p>${say('accessible-report-how')}</p>
          <p>${say('accessible-report-safe')}</p>
        </section>
      </div>
    `
  }
}

const renderList = (ids: readonly PlainWordId[]) =>
  html`<ul class="stack stack-tight">${ids.map((id) => html`<li>${say(id)}</li>`)}</ul>`
