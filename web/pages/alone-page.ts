/** The tablet in the voter's own hands: the questions of one talk, nothing else, and every way out of here is locked. */

import { html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { speakTyped } from '../parts/typed-text.ts'
import type { VisitDraft } from '../state/visit-draft.ts'
import { say } from '../words/say.ts'
import { InterviewPage } from './interview-page.ts'
import { consentOf } from './talk-counts.ts'
import '../parts/language-switch.ts'

@customElement('alone-page')
export class AlonePage extends InterviewPage {
  @state() private isDone = false
  private readonly over = new AbortController()

  override get heading() {
    return say(this.isDone ? 'alone-thanks' : 'alone')
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const { signal } = this.over
    // The step back of the tablet, and links of the frame where it is not hidden.
    addEventListener('popstate', () => this.services.lock(), { signal })
    document.addEventListener('click', (event) => this.guard(event), { capture: true, signal })
  }

  override disconnectedCallback(): void {
    this.over.abort()
    super.disconnectedCallback()
    // Whatever else took this page away: what comes after it is not for the voter.
    queueMicrotask(() => {
      if (this.device.vault.value.state.value === 'open') this.services.lock()
    })
  }

  private guard(event: MouseEvent) {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!link || this.contains(link)) return
    event.preventDefault()
    event.stopPropagation()
    this.services.lock()
  }

  protected override renderReady() {
    if (!this.isDone) return super.renderReady()
    return html`
      <p class="lede">${say('alone-give-back')}</p>
      <p><a class="button button-quiet" href="${this.visitPath}/interviews">${say('alone-monitor')}</a></p>
    `
  }

  protected override renderDraft(draft: VisitDraft) {
    const interview = draft.visit.value.interviews.find(({ id }) => id === this.interviewId)
    if (!interview || consentOf(draft.checklist, interview) !== 'agreed')
      return html`<language-switch></language-switch>
        <p class="notice">${say('interview-gone')}</p>
        <p><button type="button" @click=${() => void this.giveBack(draft)}>${say('alone-monitor')}</button></p>`
    return html`
      <language-switch></language-switch>
      <p class="notice">${say('alone-how')}</p>
      ${this.renderAsked(draft, interview, 'voter')} ${this.renderKeeping(draft)}
      <p><button type="button" class="button-wide ${this.isMoreAsked ? 'button-quiet' : ''}" @click=${() => void this.giveBack(draft)}>${say('alone-done')}</button></p>
      <section class="card stack stack-tight" aria-labelledby="alone-stop">
        <h2 id="alone-stop">${say('interview-stop-heading')}</h2>
        <p id="alone-stop-what">${say('alone-stop-what')}</p>
        <p>
          <button type="button" class="button-bad" aria-describedby="alone-stop-what" @click=${() => this.withdraw(draft)}>
            ${say('alone-stop')}
          </button>
        </p>
      </section>
    `
  }

  private withdraw(draft: VisitDraft) {
    void this.decide(draft, false)
    void this.giveBack(draft)
  }

  /** Nothing of the talk is on the screen from here on, and the key is forgotten before the tablet changes hands. */
  private async giveBack(draft: VisitDraft) {
    speakTyped()
    try {
      await draft.settle()
    } catch {
      // Said on this page already; what is not on the disk must not be locked away.
      return
    }
    this.isDone = true
    this.draft = undefined
    await this.device.lock()
    await this.updateComplete
    this.querySelector<HTMLElement>('h1')?.focus()
  }
}
