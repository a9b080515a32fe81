/** The logbook: today's twelve words for the office book, words of an earlier day, and who did what, page by page. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { LOGBOOK_ACTS, type LogbookAct } from '../../schema/people/logbook.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  checkHeadWords,
  listLogbook,
  listRefusedTries,
  readHeadWords,
} from '../../schema/wire/logbook-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'
import { ACT_WORDS } from './logbook-acts.ts'
import { type Entries, renderEntries } from './logbook-entries.ts'
import { OfficePage } from './office-page.ts'
import { type RefusedTries, renderRefusedTries } from './refused-tries.ts'

type Words = ReplyOf<typeof readHeadWords>
type Verdict = ReplyOf<typeof checkHeadWords>
type FormEvent = SubmitEvent & { readonly currentTarget: HTMLFormElement }

@customElement('logbook-page')
export class LogbookPage extends OfficePage {
  private readonly entries = new Asking<Entries>(this)
  private readonly words = new Asking<Words>(this)
  private readonly tries = new Asking<RefusedTries>(this)
  private readonly verdict = new Asking<Verdict>(this)
  @state() private act: LogbookAct | undefined
  @state() private day = ''
  /** Where each page before this one began. */
  @state() private turns: readonly number[] = []

  override get heading() {
    return say('logbook')
  }

  protected override begin(): void {
    void this.words.ask(() => this.services.client.call(readHeadWords))
    void this.tries.ask(() => this.services.client.call(listRefusedTries))
    void this.load()
  }

  private load() {
    const { act, day } = this
    const before = this.turns.at(-1)
    return this.entries.ask(() =>
      this.services.client.call(listLogbook, {
        querystring: {
          ...(act === undefined ? {} : { act }),
          ...(day === '' ? {} : { day }),
          ...(before === undefined ? {} : { before: String(before) }),
        },
      }),
    )
  }

  private readonly filter = async (event: FormEvent) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    this.act = LOGBOOK_ACTS.find((act) => act === form.get('act'))
    this.day = String(form.get('day') ?? '')
    await this.turn([])
  }

  private async turn(before: readonly number[]) {
    this.turns = before
    if (await this.load()) await this.focusOn('#entries-heading')
  }

  private readonly check = async (event: FormEvent) => {
    event.preventDefault()
    if (this.verdict.isUnderWay) return
    const form = new FormData(event.currentTarget)
    const day = String(form.get('day') ?? '')
    const checked = await this.verdict.ask(() =>
      this.services.client.call(checkHeadWords, {
        body: { words: String(form.get('words') ?? ''), ...(day === '' ? {} : { day }) },
      }),
    )
    if (checked) await this.focusOn('#verdict')
  }

  protected override renderOffice() {
    return html`
      <p>${say('logbook-what')}</p>
      <section class="card stack" aria-labelledby="words-heading">
        <h2 id="words-heading">${say('logbook-words')}</h2>
        ${this.renderAsked(this.words, (words) => this.renderWords(words))}
      </section>
      ${this.renderCheck()}
      <section class="stack" aria-labelledby="tries-heading">
        <h2 id="tries-heading">${say('tries')}</h2>
        <p>${say('tries-what')}</p>
        ${this.renderAsked(this.tries, renderRefusedTries)}
      </section>
      <section class="stack" aria-labelledby="entries-heading">
        <h2 id="entries-heading" tabindex="-1">${say('logbook-entries')}</h2>
        ${this.renderFilter()}
        ${this.renderAsked(this.entries, (entries) => this.renderPage(entries))}
      </section>
    `
  }

  private renderWords(words: Words) {
    if (words === null) return html`<p class="soft">${say('logbook-words-none')}</p>`
    const shown = language.value === 'km' ? [words.khmer, words.latin] : [words.latin, words.khmer]
    return html`
      <p>${say('logbook-words-what', { day: dayInWords(words.day), entries: words.entries })}</p>
      ${shown.map(
        (
          list,
          index,
        ) => html`<ol class="head-words" lang=${list === words.khmer ? 'km' : 'en'} aria-label=${say(index === 0 ? 'logbook-words' : 'logbook-words-other-script')}>
          ${list.map((word) => html`<li class="code">${word}</li>`)}
        </ol>`,
      )}
    `
  }

  private renderCheck() {
    return html`
      <form class="card stack" @submit=${this.check}>
        <h2>${say('logbook-check')}</h2>
        <p>${say('logbook-check-what')}</p>
        <div class="field">
          <label for="words">${say('logbook-check-words')}</label>
          <p class="hint" id="words-hint">${say('logbook-check-words-hint')}</p>
          <textarea id="words" name="words" rows="3" required maxlength="400" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="words-hint"></textarea>
        </div>
        <div class="field">
          <label for="check-day">${say('logbook-check-day')}</label>
          <input id="check-day" name="day" type="date" class="field-short" autocomplete="off" />
        </div>
        <p><button type="submit">${say(this.verdict.isUnderWay ? 'logbook-check-under-way' : 'logbook-check-do')}</button></p>
        ${this.verdict.problem ? this.renderProblem(this.verdict.problem) : nothing}
        ${this.verdict.reply ? this.renderVerdict(this.verdict.reply) : nothing}
      </form>
    `
  }

  private renderVerdict({ words, from, until, isOfThatDay, isWhole, entries }: Verdict) {
    const isGood = isWhole && words === 'hold' && isOfThatDay !== false
    return html`
      <div class="notice ${isGood ? 'notice-good' : 'notice-bad'} stack stack-tight" id="verdict" tabindex="-1">
        <p><strong class="mark">${icon(isGood ? 'full' : 'warning')}${say(`logbook-verdict-${words ?? 'none'}`)}</strong></p>
        ${words === 'hold' && from ? html`<p>${say('logbook-verdict-days', { from: dayInWords(from), until: dayInWords(until ?? from) })}</p>` : nothing}
        ${isOfThatDay === false ? html`<p>${say('logbook-verdict-other-day')}</p>` : nothing}
        <p>${isWhole ? say('logbook-verdict-whole', { entries }) : say('logbook-verdict-broken')}</p>
      </div>
    `
  }

  private renderFilter() {
    return html`
      <form class="row row-of-fields" @submit=${this.filter}>
        <div class="field">
          <label for="act">${say('logbook-act')}</label>
          <select id="act" name="act" autocomplete="off">
            <option value="">${say('logbook-act-any')}</option>
            ${LOGBOOK_ACTS.map((act) => html`<option value=${act} ?selected=${act === this.act}>${say(ACT_WORDS[act])}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="day">${say('logbook-day')}</label>
          <input id="day" name="day" type="date" class="field-short" autocomplete="off" .value=${this.day} />
        </div>
        <button type="submit" class="button-quiet">${say('logbook-filter')}</button>
      </form>
    `
  }

  private renderPage(page: Entries) {
    const { entries, next } = page
    if (entries.length === 0) return html`<p class="notice">${say('logbook-none')}</p>`
    return html`
      ${renderEntries(page)}
      <nav class="row" aria-label=${say('logbook-pages')}>
        ${this.turns.length > 0 ? html`<button type="button" class="button-quiet" @click=${() => void this.turn(this.turns.slice(0, -1))}>${say('logbook-newer')}</button>` : nothing}
        ${next === undefined ? nothing : html`<button type="button" class="button-quiet" @click=${() => void this.turn([...this.turns, next])}>${say('logbook-older')}</button>`}
      </nav>
    `
  }
}
