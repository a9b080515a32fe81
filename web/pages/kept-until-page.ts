/** Until when register, photos, free text and talks are kept: the days, legal holds, and ending early. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { readSealedClass, SEALED_CLASSES } from '../../schema/retention/classes.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  endClassEarly,
  holdClass,
  letGoClass,
  listRetention,
  setRetentionDay,
} from '../../schema/wire/retention-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'
import { type AskedAbout, doOrAsk } from './do-or-ask.ts'

type Kept = ReplyOf<typeof listRetention>[number]
type FormEvent = SubmitEvent & { readonly currentTarget: HTMLFormElement }

const DEEDS = { end: 'early.delete', hold: 'hold.set', release: 'hold.lift', day: 'early.delete' } as const

@customElement('kept-until-page')
export class KeptUntilPage extends CampaignPage {
  private readonly kept = new Asking<readonly Kept[]>(this)
  private readonly deed = new Asking<unknown>(this)
  /** What was done last: it happened, or a second person was asked. */
  @state() private done: 'kept-done' | 'kept-asked' | undefined

  override get heading() {
    return say('kept-until')
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.load(campaign)
  }

  private load({ id }: Campaign) {
    return this.kept.ask(() => this.services.client.call(listRetention, { params: { campaign: id } }))
  }

  private async doOrAsk(work: () => Promise<Outcome<unknown>>, about: AskedAbout) {
    if (this.deed.isUnderWay) return
    let isAsked = false
    await this.deed.ask(async () => {
      const came = await doOrAsk(this.services.client, work, about)
      isAsked = came.isAsked
      return came.outcome
    })
    this.done = this.deed.problem ? undefined : isAsked ? 'kept-asked' : 'kept-done'
    if (this.campaign) await this.load(this.campaign)
    await this.focusOn(this.done ? '#done' : 'problem-note [role="alert"]')
  }

  private async change(event: FormEvent, { id }: Campaign) {
    event.preventDefault()
    const read = new FormData(event.currentTarget)
    const of = readSealedClass(String(read.get('class')))
    const deed = String(read.get('deed'))
    const [reason, endsOn] = [String(read.get('reason') ?? '').trim(), String(read.get('day') ?? '')]
    if (!of || !(deed === 'end' || deed === 'hold' || deed === 'release' || deed === 'day')) return
    const { client } = this.services
    const params = { campaign: id, class: of }
    const works = {
      end: () => client.call(endClassEarly, { params }),
      hold: () => client.call(holdClass, { params, body: { reason } }),
      release: () => client.call(letGoClass, { params }),
      day: () => client.call(setRetentionDay, { params, body: { endsOn } }),
    }
    await this.doOrAsk(works[deed], { act: DEEDS[deed], object: `${id}/${of}`, reason })
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p>${say('kept-until-what')}</p>
      ${this.deed.problem ? this.renderProblem(this.deed.problem) : nothing}
      ${this.done ? html`<p class="notice notice-good" id="done" tabindex="-1">${say(this.done)}</p>` : nothing}
      ${this.renderAsked(
        this.kept,
        (kept) =>
          html`<ul class="plain-list stack">
            ${kept.map((one) => this.renderKept(one))}
          </ul>`,
      )}
      ${this.mayDo('retention.change') ? this.renderChange(campaign) : nothing}
    `
  }

  private renderKept({ class: of, endsOn, endedOn, hold }: Kept) {
    const line =
      endedOn !== undefined
        ? html`<p class="mark">${icon('check')}${say('kept-ended', { day: dayInWords(endedOn) })}</p>`
        : hold
          ? html`<p class="mark mark-doubt">${icon('warning')}${say('kept-held', { day: dayInWords(hold.since) })}</p>
              <p>${hold.reason}</p>`
          : html`<p class="mark">${icon('wait')}${say('kept-ends', { day: dayInWords(endsOn) })}</p>`
    return html`<li class="card stack stack-tight">
      <h2>${say(`kept-${of}`)}</h2>
      <p>${say(`kept-${of}-what`)}</p>
      ${line}
    </li>`
  }

  private renderChange(campaign: Campaign) {
    return html`
      <form class="card stack" @submit=${(event: FormEvent) => void this.change(event, campaign)}>
        <h2>${say('kept-change')}</h2>
        <p>${say('kept-two')}</p>
        <div class="field">
          <label for="kept-class">${say('kept-which')}</label>
          <select id="kept-class" name="class" autocomplete="off">
            ${SEALED_CLASSES.map((of) => html`<option value=${of}>${say(`kept-${of}`)}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="kept-deed">${say('kept-deed')}</label>
          <select id="kept-deed" name="deed" autocomplete="off">
            <option value="day">${say('kept-deed-day')}</option>
            <option value="hold">${say('kept-deed-hold')}</option>
            <option value="release">${say('kept-deed-release')}</option>
            <option value="end">${say('kept-deed-end')}</option>
          </select>
        </div>
        <div class="field">
          <label for="kept-day">${say('kept-day')}</label>
          <p class="hint" id="kept-day-hint">${say('kept-day-hint')}</p>
          <input id="kept-day" name="day" type="date" autocomplete="off" aria-describedby="kept-day-hint" />
        </div>
        <div class="field">
          <label for="kept-reason">${say('second-person-reason')}</label>
          <textarea id="kept-reason" name="reason" required maxlength="300" rows="2" autocomplete="off"></textarea>
        </div>
        <p><button type="submit">${say('kept-do')}</button></p>
      </form>
    `
  }
}
