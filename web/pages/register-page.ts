/** The register of people by hand: writing one entry, taking one out, counts, and looking up a name by two people. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { DISABILITIES, SEXES } from '../../schema/people/register-entry.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listMonitors } from '../../schema/wire/people-endpoints.ts'
import {
  dropRegisterEntry,
  putRegisterEntry,
  readPeopleRegister,
  revealIdentity,
} from '../../schema/wire/people-register-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'
import { doOrAsk } from './do-or-ask.ts'
import type { Crumb } from './office-page.ts'
import { renderRegisterCounts } from './register-counts.ts'
import { renderCodes, renderEntryFields } from './register-fields.ts'

type Entry = ReplyOf<typeof revealIdentity>
interface Register extends ReplyOf<typeof readPeopleRegister> {
  /** Codes of all monitors of the campaign, whether they are in the register or not. */
  readonly codes: readonly string[]
}
type FormEvent = SubmitEvent & { readonly currentTarget: HTMLFormElement }

@customElement('register-page')
export class RegisterPage extends CampaignPage {
  private readonly register = new Asking<Register>(this)
  private readonly deed = new Asking<unknown>(this)
  /** What was done last, as a sentence. */
  @state() private done = ''
  /** Shown once: this page keeps it until it is hidden or left. */
  @state() private found: Entry | undefined
  /** The code the dialog asks about. */
  @state() private asked = ''
  @query('confirm-dialog') private dialog!: ConfirmDialog

  override get heading() {
    return say('register')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/monitors', text: say('monitors') }]
  }

  protected override openCampaign({ id }: Campaign): void {
    this.found = undefined
    this.done = ''
    this.register.forget()
    void this.load(id)
  }

  private load(campaign: string) {
    const { client } = this.services
    const params = { campaign }
    return this.register.ask(async (): Promise<Outcome<Register>> => {
      const [register, monitors] = await Promise.all([
        client.call(readPeopleRegister, { params }),
        client.call(listMonitors, { params }),
      ])
      if ('problem' in register) return register
      if ('problem' in monitors) return monitors
      return { reply: { ...register.reply, codes: monitors.reply.map(({ code }) => code) } }
    })
  }

  /** Does one thing, says what came of it, and brings focus there; true when it was done. */
  private async work(deed: () => Promise<Outcome<unknown>>, say: () => string): Promise<boolean> {
    if (this.deed.isUnderWay) return false
    this.found = undefined
    this.done = ''
    await this.deed.ask(deed)
    const isDone = !this.deed.problem
    if (isDone) this.done = say()
    if (isDone && this.campaign) await this.load(this.campaign.id)
    await this.focusOn(this.found ? '#found' : isDone ? '#done' : 'problem-note [role="alert"]')
    return isDone
  }

  private async save(event: FormEvent, { id }: Campaign) {
    event.preventDefault()
    const form = event.currentTarget
    const read = new FormData(form)
    const text = (name: string) => String(read.get(name) ?? '').trim()
    const code = text('code')
    const sex = SEXES.find((one) => one === read.get('sex'))
    const disability = DISABILITIES.find((one) => one === read.get('disability'))
    if (!sex || !disability) return
    const body = { name: text('name'), phone: text('phone'), sex, disability }
    const isDone = await this.work(
      () => this.services.client.call(putRegisterEntry, { params: { campaign: id, code }, body }),
      () => say('register-saved', { code }),
    )
    // A name is not left standing on the screen of the office.
    if (isDone) form.reset()
  }

  private async drop(event: FormEvent, { id }: Campaign) {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    this.asked = code
    await this.updateComplete
    await this.dialog.updateComplete
    if (!(await this.dialog.ask())) return
    await this.work(
      () => this.services.client.call(dropRegisterEntry, { params: { campaign: id, code } }),
      () => say('register-dropped', { code }),
    )
  }

  private async reveal(event: FormEvent, { id }: Campaign) {
    event.preventDefault()
    const read = new FormData(event.currentTarget)
    const [code, reason] = [String(read.get('code') ?? ''), String(read.get('reason') ?? '').trim()]
    const { client } = this.services
    let isAsked = false
    await this.work(
      async () => {
        const show = async () => {
          const outcome = await client.call(revealIdentity, { params: { campaign: id, code } })
          if ('reply' in outcome) this.found = outcome.reply
          return outcome
        }
        const came = await doOrAsk(client, show, { act: 'identity.reveal', object: code, reason })
        isAsked = came.isAsked
        return came.outcome
      },
      () => (isAsked ? say('kept-asked') : ''),
    )
  }

  private readonly hide = async () => {
    this.found = undefined
    await this.focusOn('#reveal-heading')
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p>${say('register-what')}</p>
      ${this.deed.problem ? this.renderProblem(this.deed.problem) : nothing}
      ${this.done ? html`<p class="notice notice-good" id="done" tabindex="-1">${this.done}</p>` : nothing}
      ${this.found ? this.renderFound(this.found) : nothing}
      ${this.renderAsked(this.register, (register) => this.renderRegister(register, campaign))}
      <confirm-dialog
        .heading=${say('register-drop-really', { code: this.asked })}
        .text=${say('register-drop-what')}
        .deed=${say('register-drop-do')}
      ></confirm-dialog>
    `
  }

  private renderRegister(register: Register, campaign: Campaign) {
    const { endsOn, endedOn, registered, codes } = register
    if (endedOn !== undefined)
      return html`<p class="notice">${say('register-ended', { day: dayInWords(endedOn) })}</p>`
    return html`
      ${endsOn === undefined ? nothing : html`<p>${say('register-ends', { day: dayInWords(endsOn) })}</p>`}
      ${renderRegisterCounts(register)}
      ${codes.length === 0 ? html`<p class="soft">${say('register-no-cards')}</p>` : this.renderWrite(register, campaign)}
      ${
        registered.length === 0
          ? html`<p class="soft">${say('register-none')}</p>`
          : [this.renderDrop(registered, campaign), this.renderReveal(registered, campaign)]
      }
    `
  }

  private renderWrite({ codes, registered }: Register, campaign: Campaign) {
    return html`
      <form class="card stack" @submit=${(event: FormEvent) => void this.save(event, campaign)}>
        <h2>${say('register-write')}</h2>
        <p>${say('register-write-what')}</p>
        ${renderCodes('write', codes, say('register-code-hint'), registered)}
        ${renderEntryFields()}
        <p><button type="submit">${say('register-save')}</button></p>
      </form>
    `
  }

  private renderDrop(registered: readonly string[], campaign: Campaign) {
    return html`
      <form class="card stack" @submit=${(event: FormEvent) => void this.drop(event, campaign)}>
        <h2>${say('register-drop')}</h2>
        <p>${say('register-drop-what')}</p>
        ${renderCodes('drop', registered)}
        <p><button type="submit" class="button-bad">${say('register-drop-do')}</button></p>
      </form>
    `
  }

  private renderReveal(registered: readonly string[], campaign: Campaign) {
    return html`
      <form class="card stack" @submit=${(event: FormEvent) => void this.reveal(event, campaign)}>
        <h2 id="reveal-heading" tabindex="-1">${say('reveal')}</h2>
        <p>${say('reveal-what')}</p>
        ${renderCodes('reveal', registered)}
        <div class="field">
          <label for="reveal-reason">${say('second-person-reason')}</label>
          <textarea id="reveal-reason" name="reason" required maxlength="300" rows="2" autocomplete="off"></textarea>
        </div>
        <p><button type="submit">${say('reveal-do')}</button></p>
      </form>
    `
  }

  private renderFound({ name, phone, sex, disability }: Entry) {
    return html`<section class="card stack stack-tight no-print" aria-labelledby="found">
      <h2 id="found" tabindex="-1">${name}</h2>
      <p>${phone}</p>
      <p>${say('list-field-sex')}: ${say(`sex-${sex}`)}</p>
      <p>${say('list-field-disability')}: ${say(`disability-${disability}`)}</p>
      <p><button type="button" class="button-quiet" @click=${this.hide}>${say('reveal-hide')}</button></p>
    </section>`
  }
}
