/** One thing the office asks about a visit: what it is about, and the two ways to answer: anew, or right as it is. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import type { Query } from '../../schema/visit/query.ts'
import type { DraftHead } from '../offline/drafts.ts'
import type { Place } from '../offline/places.ts'
import { correctedBy, listQueries } from '../offline/queries.ts'
import { checklistPack } from '../offline/reference.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'
import { MonitorPage } from './monitor-page.ts'
import { placeName } from './place-words.ts'

@customElement('query-page')
export class QueryPage extends MonitorPage {
  @state() private query: Query | undefined
  @state() private place: Place | undefined
  @state() private checklist: Checklist | undefined
  /** An answer that was begun and not finished. */
  @state() private begun: DraftHead | undefined
  private isBeginning = false

  override get heading() {
    return say('query')
  }

  protected async prepare() {
    const { reference, drafts } = this.device
    this.query = (await listQueries(this.device)).find(({ visit }) => visit === this.params.visit)
    if (!this.query) return
    this.place = await this.places.find(this.query.station)
    this.checklist = await reference.read(checklistPack(this.query.checklist))
    const { lastWord } = await correctedBy(this.device, this.query)
    this.begun = (await drafts.list()).find(({ corrects }) => corrects === lastWord)
  }

  protected renderReady() {
    const { query } = this
    if (!query)
      return html`
        <p class="notice">${say('query-gone')}</p>
        <p><a class="button" href="/monitor">${say('my-stations')}</a></p>
      `
    return html`
      <div class="stack stack-tight">
        <p class="lede">${placeName(this.place, query.station)}</p>
        <p class="small soft">${say('query-visit', { day: dayInWords(query.day) })}</p>
      </div>
      <section class="card stack" aria-labelledby="asked-heading">
        <h2 id="asked-heading">${say('query-what')}</h2>
        <p>${say(`query-because-${query.reason}`)}</p>
        ${this.renderQuestions(query)}
      </section>
      ${this.begun ? this.renderBegun(this.begun) : this.renderWays(query)}
      <p class="soft">${say('query-call')}</p>
      ${this.renderBack('/monitor', say('my-stations'))}
    `
  }

  private renderQuestions({ questions }: Query) {
    const { checklist } = this
    if (!checklist || questions.length === 0) return nothing
    return html`<ul class="stack stack-tight">
      ${questions.map((id) => {
        const question = findQuestion(checklist, id)
        return question
          ? html`<li>
              <span class="question-number">${showDigits(String(question.number))}.</span>
              ${wordsIn(question.text, language.value)}
            </li>`
          : nothing
      })}
    </ul>`
  }

  private renderBegun({ visit }: DraftHead) {
    return html`<p class="notice row row-apart">
      <span>${say('query-begun')}</span>
      <a class="button" href="/monitor/visits/${visit}/correction">${say('query-go-on')}</a>
    </p>`
  }

  /** What was sent is sealed: nobody here can show what was said then. */
  private renderWays(query: Query) {
    return html`
      <section class="card stack" aria-labelledby="ways-heading">
        <h2 id="ways-heading">${say('query-ways')}</h2>
        <p>${say('query-ways-what')}</p>
        <div class="row">
          <button type="button" @click=${() => void this.answer(query)}>${say('query-anew')}</button>
          <button type="button" class="button-quiet" @click=${() => void this.answer(query, true)}>
            ${say('query-is-right')}
          </button>
        </div>
      </section>
    `
  }

  private async answer(query: Query, confirms?: true) {
    const kit = await this.device.reference.read('kit')
    if (!kit || this.isBeginning) return
    this.isBeginning = true
    const correction = await this.device.beginCorrection(await correctedBy(this.device, query), kit, confirms)
    const draft = confirms ? undefined : await this.device.openDraft(correction)
    for (const question of query.questions) draft?.choose(question, true)
    // What could not be kept is said on the page of the correction, and tried again from there.
    await draft?.settle().catch(() => undefined)
    const part = confirms || query.questions.length > 0 ? 'correction' : 'choose'
    this.services.go(`/monitor/visits/${correction}/${part}`)
  }
}
