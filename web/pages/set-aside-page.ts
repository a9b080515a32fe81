/** What tablets sent that could not be used as it is: why, when and how much, for a coordinator to follow up. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import {
  MAY_FIT_LATER,
  type SetAsideReason,
  VOUCHED_FOR,
  VOUCHED_FOR_LOST,
} from '../../schema/visit/set-aside.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listSetAside, takeInAgain } from '../../schema/wire/sealed-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { Asking } from '../state/asking.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'

type SetAside = ReplyOf<typeof listSetAside>
type Entry = SetAside['entries'][number]

/** True for what may fit once something else is there. */
const mayFitLater = ({ kind, reason }: Entry): boolean =>
  kind === 'photo' ? reason === 'unknown-key' : MAY_FIT_LATER.some((one) => one === reason)

/** What only a person can say is honest: beyond the limit or from a withdrawn card; or from a lost tablet. */
type Vouched = 'too-many' | 'lost'
type Again = 'fits' | Vouched
const AGAIN = { fits: {}, 'too-many': { tooMany: true }, lost: { lost: true } } as const

const has = (entries: readonly Entry[], reasons: readonly SetAsideReason[]): boolean =>
  entries.some(({ reason }) => reasons.some((one) => one === reason))

/** In steps of one kilobyte: more exactly would say nothing more. */
const KILOBYTE = 1000

@customElement('set-aside-page')
export class SetAsidePage extends CampaignPage {
  private readonly list = new Asking<SetAside>(this)
  /** How many were taken in. */
  private readonly again = new Asking<number>(this)
  /** What the dialog asks about. */
  @state() private vouched: Vouched = 'too-many'
  @query('confirm-dialog') private dialog!: ConfirmDialog

  override get heading() {
    return say('set-aside')
  }

  protected override openCampaign(campaign: Campaign): void {
    this.again.forget()
    void this.list.ask(() => this.load(campaign))
  }

  private readonly load = ({ id }: Campaign) =>
    this.services.client.call(listSetAside, { params: { campaign: id } })

  /** In as many requests as it takes: each reads some. */
  private async readAllAgain({ id }: Campaign, what: Again): Promise<Outcome<number>> {
    let taken = 0
    let after: number | undefined = 0
    while (after !== undefined) {
      const outcome: Outcome<ReplyOf<typeof takeInAgain>> = await this.services.client.call(takeInAgain, {
        params: { campaign: id },
        body: { after, ...AGAIN[what] },
      })
      if ('problem' in outcome) return outcome
      taken += outcome.reply.takenIn
      after = outcome.reply.next
    }
    return { reply: taken }
  }

  private async takeInAgain(campaign: Campaign, what: Again) {
    if (this.again.isUnderWay) return
    if (what !== 'fits') {
      this.vouched = what
      await this.updateComplete
      await this.dialog.updateComplete
      if (!(await this.dialog.ask())) return
    }
    const taken = await this.again.ask(() => this.readAllAgain(campaign, what))
    if (taken === undefined) return
    await this.list.ask(() => this.load(campaign))
    await this.focusOn('#taken-in')
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p>${say('set-aside-what')}</p>
      ${this.again.problem ? this.renderProblem(this.again.problem) : nothing}
      ${
        this.again.reply === undefined
          ? nothing
          : html`<p class="notice" id="taken-in" tabindex="-1">
              ${say('set-aside-again-done', { taken: this.again.reply })}
            </p>`
      }
      ${this.renderAsked(this.list, (list) =>
        list.total === 0
          ? html`<p class="notice">${say('set-aside-none')}</p>`
          : html`${this.renderDeeds(campaign, list)} ${this.renderList(list)}`,
      )}
      <confirm-dialog
        .heading=${say(`set-aside-${this.vouched}-really`)}
        .text=${say(`set-aside-${this.vouched}-what`)}
        .deed=${say(`set-aside-${this.vouched}-again`)}
      ></confirm-dialog>
    `
  }

  private renderDeeds(campaign: Campaign, { entries }: SetAside) {
    if (!this.mayDo('set-aside.take-in')) return nothing
    return html`
      ${
        entries.some(mayFitLater)
          ? html`<p id="again-what" class="soft">${say('set-aside-again-what')}</p>
              <p>${this.renderDeed('set-aside-again', 'again-what', () => this.takeInAgain(campaign, 'fits'))}</p>`
          : nothing
      }
      ${has(entries, VOUCHED_FOR) ? this.renderVouching(campaign, 'too-many') : nothing}
      ${has(entries, VOUCHED_FOR_LOST) ? this.renderVouching(campaign, 'lost') : nothing}
    `
  }

  private renderVouching(campaign: Campaign, what: Vouched) {
    return html`<p id="${what}-what" class="soft">${say(`set-aside-${what}-what`)}</p>
      <p>${this.renderDeed(`set-aside-${what}-again`, `${what}-what`, () => this.takeInAgain(campaign, what))}</p>`
  }

  private renderDeed(
    name: 'set-aside-again' | `set-aside-${Vouched}-again`,
    describedBy: string,
    deed: () => Promise<void>,
  ) {
    return html`<button
      type="button"
      class="button-quiet"
      aria-describedby=${describedBy}
      aria-disabled=${this.again.isUnderWay ? 'true' : nothing}
      @click=${() => void deed()}
    >
      ${say(name)}
    </button>`
  }

  private renderList({ total, entries }: SetAside) {
    return html`
      ${total > entries.length ? html`<p class="notice">${say('set-aside-more', { shown: entries.length, total })}</p>` : nothing}
      <div class="table-frame">
        <table class="blocks">
          <caption>
            ${say('set-aside-caption', { total })}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say('set-aside-reason')}</th>
              <th scope="col">${say('set-aside-kind')}</th>
              <th scope="col">${say('set-aside-day')}</th>
              <th scope="col">${say('set-aside-station')}</th>
              <th scope="col" class="number">${say('set-aside-size')}</th>
            </tr>
          </thead>
          <tbody>
            ${entries.map((entry) => [this.renderEntry(entry), entry.first ? this.renderFirst(entry.kind, entry.first) : nothing])}
          </tbody>
        </table>
      </div>
    `
  }

  private renderEntry({ kind, reason, day, station, bytes, photos }: Entry) {
    return html`<tr>
      <th scope="row">${say(`set-aside-${reason}`)}</th>
      <td data-label=${say('set-aside-kind')}>
        ${say(`set-aside-kind-${kind}`)}
        ${photos > 0 ? html`<br /><span class="small soft">${say('set-aside-photos', { photos })}</span>` : nothing}
      </td>
      ${renderFacts(day, station, bytes)}
    </tr>`
  }

  /** Right under the other one, so that the two can be held side by side. */
  private renderFirst(kind: Entry['kind'], { day, station, bytes }: NonNullable<Entry['first']>) {
    return html`<tr>
      <th scope="row">${say('set-aside-first')}</th>
      <td data-label=${say('set-aside-kind')}>${say(`set-aside-kind-${kind}`)}</td>
      ${renderFacts(day, station, bytes)}
    </tr>`
  }
}

const renderFacts = (day: string, station: string | undefined, bytes: number) => html`
  <td data-label=${say('set-aside-day')}>${dayInWords(day)}</td>
  <td class="code" data-label=${say('set-aside-station')}>${station ?? say('not-known')}</td>
  <td class="number" data-label=${say('set-aside-size')}>
    ${say('set-aside-kilobytes', { size: showNumber(Math.ceil(bytes / KILOBYTE)) })}
  </td>
`
