/** At once after finishing: the barriers found, how each group can vote, what the chair can do today, and who does the rest. */

import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { readVisitId } from '../../schema/codes.ts'
import type { Barrier } from '../../schema/findings/barrier.ts'
import { type BarrierOutcome, type Evidence, findBarriers } from '../../schema/findings/find-barriers.ts'
import { rateStation } from '../../schema/findings/rate.ts'
import { type Words, wordsIn } from '../../schema/language.ts'
import { compareSeverity, recommend } from '../../schema/recommendations/recommend.ts'
import type { Filled } from '../offline/device.ts'
import type { Sending } from '../offline/outbox.ts'
import type { Place } from '../offline/places.ts'
import { icon } from '../parts/icon.ts'
import { stateMark } from '../parts/state-mark.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { answerInWords, withUnit } from './answer-in-words.ts'
import { MonitorPage } from './monitor-page.ts'
import { placeName } from './place-words.ts'

const marks = { critical: 'stop', major: 'warning', minor: 'half', context: 'question' } as const
const colours = { critical: 'mark-bad', major: 'mark-doubt', minor: '', context: '' } as const
const text = (words: Words): string => wordsIn(words, language.value)

@customElement('findings-page')
export class FindingsPage extends MonitorPage {
  @state() private filled: Filled | undefined
  @state() private place: Place | undefined
  @state() private sending: Sending | undefined
  private stop: (() => void) | undefined

  override get heading() {
    return say('findings-of', { station: placeName(this.place, this.filled?.visit.station ?? '') })
  }

  protected async prepare() {
    const id = readVisitId(this.params.visit ?? '')
    this.filled = id && (await this.device.readFinished(id))
    this.place = this.filled && (await this.places.find(this.filled.visit.station))
    const readSending = async () => {
      this.sending = id && (await this.device.outbox.read(id))
    }
    this.stop = this.device.sync.state.subscribe(() => void readSending())
    await readSending()
  }

  override disconnectedCallback(): void {
    this.stop?.()
    super.disconnectedCallback()
  }

  protected renderReady() {
    if (!this.filled)
      return html`<p class="notice">${say('findings-gone')}</p>${this.renderBack('/monitor', say('my-stations'))}`
    const { checklist, visit, settings } = this.filled
    const findings = findBarriers(checklist, visit, settings)
    const rated = rateStation(checklist, findings)
    const found = findings.outcomes
      .filter(({ outcome }) => outcome === 'found')
      .flatMap((outcome) => {
        const barrier = checklist.barriers.find(({ id }) => id === outcome.barrier)
        return barrier ? [{ barrier, outcome }] : []
      })
      .sort((one, other) => compareSeverity(one.barrier.severity, other.barrier.severity))
    const advice = recommend(checklist, findings)
    const today = advice.filter(({ when }) => when === 'on-the-day')
    const later = advice.filter(({ when }) => when !== 'on-the-day')
    return html`
      ${this.renderSending()}
      <section class="card stack" aria-labelledby="rating-heading">
        <h2 id="rating-heading">${say('findings-rating')}</h2>
        <p class="lede">${stateMark(rated.rating)}</p>
        <dl class="facts">
          ${checklist.groups.map(
            ({ id, name }) =>
              html`<dt>${text(name)}</dt><dd>${stateMark(rated.groups[id]?.rating ?? 'unknown')}</dd>`,
          )}
        </dl>
        ${rated.remedyClass ? html`<p>${say(`remedy-class-${rated.remedyClass}`)}</p>` : nothing}
      </section>
      ${this.renderAdvice('today', today)}
      <section class="stack" aria-labelledby="found-heading">
        <h2 id="found-heading">${say('findings-count', { barriers: found.length })}</h2>
        ${found.length === 0 ? html`<p>${say('findings-count-none')}</p>` : nothing}
        <ol class="plain-list stack">
          ${found.map(({ barrier, outcome }) => this.renderBarrier(barrier, outcome))}
        </ol>
      </section>
      ${this.renderAdvice('later', later)}
      <p class="row no-print">
        <button type="button" class="button-quiet" @click=${() => print()}>${say('findings-print')}</button>
        <a class="button" href="/monitor">${say('my-stations')}</a>
      </p>
    `
  }

  /** It is safe here in any case; whether the office has it changes while one reads. */
  private renderSending() {
    const state = this.sending?.state ?? 'waiting'
    const [look, shape] = state === 'refused' ? (['doubt', 'warning'] as const) : (['good', 'check'] as const)
    return html`<p class="notice notice-${look} mark mark-${look} no-print" role="status">
      ${icon(shape)}${say(state === 'waiting' ? 'findings-kept' : `sending-${state}`)}
    </p>`
  }

  private renderBarrier(barrier: Barrier, { evidence }: BarrierOutcome) {
    const groups = this.filled?.checklist.groups ?? []
    const hindered = groups.filter(({ id }) => barrier.hinders.includes(id)).map(({ name }) => text(name))
    return html`
      <li class="card stack stack-tight">
        <p class="mark ${colours[barrier.severity]}">${icon(marks[barrier.severity])}${say(`severity-${barrier.severity}`)}</p>
        <h3>${text(barrier.name)}</h3>
        <p>${text(barrier.why)}</p>
        ${hindered.length > 0 ? html`<p class="soft">${say('findings-hinders', { groups: hindered.join(', ') })}</p>` : nothing}
        <details>
          <summary>${say('findings-evidence')}<span class="visually-hidden">: ${text(barrier.name)}</span></summary>
          <dl class="stack stack-tight">${evidence.map((one) => this.renderEvidence(one))}</dl>
        </details>
      </li>
    `
  }

  private renderEvidence({ question: id, answer, bounds, derived }: Evidence): TemplateResult {
    const checklist = this.filled?.checklist
    const question = checklist && findQuestion(checklist, id)
    const worked = derived && checklist?.derived.find((one) => one.id === derived.id)
    return html`
      <div>
        <dt class="soft">${question ? text(question.text) : id}</dt>
        <dd><strong>${answer ? answerInWords(question, answer) : say('answer-missing')}</strong></dd>
        ${worked && derived.value !== undefined ? html`<dd>${say('derived', { name: text(worked.name), value: withUnit(derived.value, 'ratio') })}</dd>` : nothing}
        ${bounds.map(({ threshold, value }) => {
          const known = checklist?.thresholds.find((one) => one.id === threshold)
          return known
            ? html`<dd class="small">${say('findings-bound', { name: text(known.text), value: withUnit(value, known.unit) })}</dd>`
            : nothing
        })}
      </div>
    `
  }

  private renderAdvice(when: 'today' | 'later', advice: ReturnType<typeof recommend>) {
    const checklist = this.filled?.checklist
    if (advice.length === 0 || !checklist) return nothing
    return html`
      <section class="card stack ${when === 'today' ? 'for-the-chair' : ''}" aria-labelledby="advice-${when}">
        <h2 id="advice-${when}">${say(`advice-${when}`)}</h2>
        <p class="soft">${say(`advice-${when}-what`)}</p>
        <ol class="stack stack-tight">
          ${advice.map(({ remedy: id, addressee: to }) => {
            const remedy = checklist.remedies.find((one) => one.id === id)
            const addressee = checklist.addressees.find((one) => one.id === to)
            return html`<li>
              ${remedy ? text(remedy.text) : id}
              ${addressee ? html`<span class="small soft addressee">${say('advice-to', { addressee: text(addressee.name) })}</span>` : nothing}
            </li>`
          })}
        </ol>
      </section>
    `
  }
}
