/** The report of a release to be taken out: in which language, for whom and as what file; made first, then downloaded. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  REPORT_FORMATS,
  REPORT_VARIANTS,
  type ReportFormat,
  type ReportVariant,
} from '../../schema/report/document.ts'
import { askForReport, readReport } from '../../schema/wire/report-endpoints.ts'
import { addressOf, type Client } from '../api/client.ts'
import type { Outcome } from '../api/problem.ts'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import { LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { downloadFreshly } from './fresh-download.ts'

interface Made {
  readonly bytes: number
}

interface Choice<Value extends string> {
  readonly of: string
  readonly legend: string
  readonly values: readonly Value[]
  readonly chosen: string
  readonly inWords: (value: Value) => unknown
  readonly choose: (value: Value) => void
}

@customElement('release-report')
export class ReleaseReport extends LightElement {
  @property({ attribute: false }) client: Client | undefined
  @property() campaign = ''
  @property({ type: Number }) number = 0
  /** The release in words, for those who come upon a button without its card. */
  @property() name = ''
  @state() private tongue: string = language.value
  @state() private variant: ReportVariant = 'standard'
  @state() private format: ReportFormat = 'html'
  private readonly making = new Asking<Made>(this)
  private readonly checking = new Asking<null>(this)
  private readonly download = downloadFreshly(this.checking, () => {
    if (!this.client) throw new Error('the part has no client')
    return this.client
  })

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>) {
    // What was made is of another choice.
    if (['tongue', 'variant', 'format', 'campaign', 'number'].some((name) => changed.has(name)))
      this.making.forget()
  }

  private async make(event: Event) {
    event.preventDefault()
    const { client } = this
    if (!client || this.making.isUnderWay) return
    const made = await this.making.ask(() => this.askUntilMade(client))
    await this.updateComplete
    const selector = made ? 'a[download]' : 'problem-note [role="alert"]'
    this.querySelector<HTMLElement>(selector)?.focus()
  }

  /** Each question waits some seconds in the office, so asking on at once is no haste. */
  private async askUntilMade(client: Client): Promise<Outcome<Made>> {
    const { campaign, number, tongue, variant, format } = this
    const params = { campaign, number: String(number) }
    const isWanted = () =>
      this.isConnected && this.tongue === tongue && this.variant === variant && this.format === format
    for (;;) {
      const outcome = await client.call(askForReport, { params, body: { language: tongue, variant, format } })
      if ('problem' in outcome) return outcome
      // Nobody waits for it any more: whatever is said now is not shown.
      if (outcome.reply.state === 'ready' || !isWanted())
        return { reply: { bytes: outcome.reply.state === 'ready' ? outcome.reply.bytes : 0 } }
    }
  }

  override render() {
    const { problem, reply, isUnderWay } = this.making
    return html`
      <details>
        <summary>${say('release-report')}<span class="visually-hidden">: ${this.name}</span></summary>
        <form class="stack stack-tight" @submit=${this.make}>
          <p>${say('release-report-what')}</p>
          ${this.renderChoices()}
          <p>
            <button type="submit" class="button-quiet" aria-disabled=${isUnderWay ? 'true' : nothing}>
              ${say('release-report-make')}
            </button>
          </p>
          <div role="status">
            ${isUnderWay ? html`<p class="mark">${icon('wait')}${say('release-report-making')}</p>` : nothing}
            ${reply ? html`<p class="mark mark-good">${icon('check')}${say('release-report-ready', { size: sizeInWords(reply) })}</p>` : nothing}
          </div>
          ${problem ? html`<problem-note .problem=${problem}></problem-note>` : nothing}
          ${this.checking.problem ? html`<problem-note .problem=${this.checking.problem}></problem-note>` : nothing}
          ${reply ? this.renderLink() : nothing}
        </form>
      </details>
    `
  }

  private renderChoices() {
    return html`
      ${this.renderChoice({
        ...{ of: 'language', legend: say('release-report-language'), values: LANGUAGES, chosen: this.tongue },
        inWords: (one) => html`<span lang=${one}>${say(`language-${one}`)}</span>`,
        choose: (one) => {
          this.tongue = one
        },
      })}
      ${this.renderChoice({
        ...{
          of: 'variant',
          legend: say('release-report-variant'),
          values: REPORT_VARIANTS,
          chosen: this.variant,
        },
        inWords: (one) => say(`release-report-${one}`),
        choose: (one) => {
          this.variant = one
        },
      })}
      ${this.renderChoice({
        ...{
          of: 'format',
          legend: say('release-report-format'),
          values: REPORT_FORMATS,
          chosen: this.format,
        },
        inWords: (one) => say(`release-report-${one}`),
        choose: (one) => {
          this.format = one
        },
      })}
    `
  }

  private renderChoice<Value extends string>({ of, legend, values, chosen, inWords, choose }: Choice<Value>) {
    return html`
      <fieldset class="stack stack-tight">
        <legend>${legend}</legend>
        <div class="choices choices-side-by-side">
          ${values.map((value) => {
            const text: string = value
            return html`
              <label class="choice" ?data-chosen=${value === chosen}>
                <input
                  autocomplete="off"
                  type="radio"
                  name="${of}-${this.number}"
                  value=${text}
                  .checked=${value === chosen}
                  @change=${() => choose(value)}
                />
                <span>${inWords(value)}</span>
              </label>
            `
          })}
        </div>
      </fieldset>
    `
  }

  private renderLink() {
    const { campaign, number, format, variant, tongue } = this
    const address = addressOf(readReport.url, {
      params: { campaign, number, format },
      querystring: { language: tongue, variant },
    })
    return html`
      <p>
        <a class="button" href=${address} download @click=${this.download}
          >${say('export-download')}<span class="visually-hidden">: ${say('release-report')}, ${say(`release-report-${format}`)}</span></a
        >
      </p>
    `
  }
}

const KILO = 1000
const MEGA = 1_000_000

/** As people weigh files against what their line costs; a tenth of a megabyte is fine enough. */
const sizeInWords = ({ bytes }: Made): string =>
  bytes < MEGA
    ? say('release-report-kilobytes', { size: Math.max(1, Math.round(bytes / KILO)) })
    : say('release-report-megabytes', { size: Math.round(bytes / (MEGA / 10)) / 10 })

declare global {
  interface HTMLElementTagNameMap {
    'release-report': ReleaseReport
  }
}
