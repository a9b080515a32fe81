/** Until when register, photos, free text and talks are kept: the days, legal holds, ending early, and looking up a name. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { TwoPeopleAct } from '../../schema/people/two-people.ts'
import { readSealedClass, SEALED_CLASSES } from '../../schema/retention/classes.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { revealIdentity } from '../../schema/wire/people-register-endpoints.ts'
import {
  endClassEarly,
  holdClass,
  letGoClass,
  listRetention,
  setRetentionDay,
} from '../../schema/wire/retention-endpoints.ts'
import { askForTwo } from '../../schema/wire/two-people-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { makeId } from './make-id.ts'
import { dayInWords } from './station-visits.ts'

type Kept = ReplyOf<typeof listRetention>[number]
type Entry = ReplyOf<typeof revealIdentity>
type FormEvent = SubmitEvent & { readonly currentTarget: HTMLFormElement }

const DEEDS = { end: 'early.delete', hold: 'hold.set', release: 'hold.lift', day: 'early.delete' } as const

@customElement('kept-until-page')
export class KeptUntilPage extends CampaignPage {
  private readonly kept = new Asking<readonly Kept[]>(this)
  private readonly deed = new Asking<unknown>(this)
  /** What was done last: it happened, or a second person was asked. */
  @state() private done: 'kept-done' | 'kept-asked' | undefined
  @state() private found: Entry | undefined

  override get heading() {
    return say('kept-until')
  }

  protected override openCampaign(campaign: Campaign): void {
    this.found = undefined
    void this.load(campaign)
  }

  private load({ id }: Campaign) {
    return this.kept.ask(() => this.services.client.call(listRetention, { params: { campaign: id } }))
  }

  /** Does it when somebody has agreed; else asks for that, so that nobody has to type it twice. */
  private async doOrAsk(
    work: () => Promise<Outcome<unknown>>,
    about: { readonly act: TwoPeopleAct; readonly object: string; readonly reason: string },
  ) {
    if (this.deed.isUnderWay) return
    const { client } = this.services
    let isAsked = false
    await this.deed.ask(async () => {
      const outcome = await work()
      const needsTwo =
        'problem' in outcome &&
        outcome.problem.kind === 'refused' &&
        outcome.problem.slug === 'second-person-needed'
      if (!needsTwo) return outcome
      isAsked = true
      return client.call(askForTwo, { params: { request: makeId() }, body: about })
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

  private async reveal(event: FormEvent, { id }: Campaign) {
    event.preventDefault()
    const read = new FormData(event.currentTarget)
    const [code, reason] = [String(read.get('code') ?? '').trim(), String(read.get('reason') ?? '').trim()]
    this.found = undefined
    await this.doOrAsk(
      async () => {
        const outcome = await this.services.client.call(revealIdentity, { params: { campaign: id, code } })
        if ('reply' in outcome) this.found = outcome.reply
        return outcome
      },
      { act: 'identity.reveal', object: code, reason },
    )
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p>${say('kept-until-what')}</p>
      ${this.deed.problem ? this.renderProblem(this.deed.problem) : nothing}
      ${this.done ? html`<p class="notice notice-good" id="done" tabindex="-1">${say(this.done)}</p>` : nothing}
      ${this.found ? this.renderFound(this.found) : nothing}
      ${this.renderAsked(
        this.kept,
        (kept) =>
          html`<ul class="plain-list stack">
            ${kept.map((one) => this.renderKept(one))}
          </ul>`,
      )}
      ${this.mayDo('retention.change') ? this.renderChange(campaign) : nothing}
      ${this.mayDo('register.keep') ? this.renderReveal(campaign) : nothing}
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

  private renderReveal(campaign: Campaign) {
    return html`
      <form class="card stack" @submit=${(event: FormEvent) => void this.reveal(event, campaign)}>
        <h2>${say('reveal')}</h2>
        <p>${say('reveal-what')}</p>
        <div class="field">
          <label for="reveal-code">${say('monitor-code')}</label>
          <input id="reveal-code" name="code" required maxlength="40" autocomplete="off" autocapitalize="none" />
        </div>
        <div class="field">
          <label for="reveal-reason">${say('second-person-reason')}</label>
          <textarea id="reveal-reason" name="reason" required maxlength="300" rows="2" autocomplete="off"></textarea>
        </div>
        <p><button type="submit">${say('reveal-do')}</button></p>
      </form>
    `
  }

  private renderFound({ name, phone }: Entry) {
    return html`<section class="card stack stack-tight">
      <h2>${name}</h2>
      <p>${phone}</p>
    </section>`
  }
}
