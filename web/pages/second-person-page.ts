/** What waits for a second person: requests of colleagues to decide on, one's own, and asking for one. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { mayAsk, TWO_PEOPLE_ACTS } from '../../schema/people/two-people.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  agreeAsSecond,
  askForTwo,
  listRequestsForTwo,
  refuseAsSecond,
} from '../../schema/wire/two-people-endpoints.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import type { WordId } from '../words/ids.ts'
import { say } from '../words/say.ts'
import { dayAndTime } from './day-and-time.ts'
import { makeId } from './make-id.ts'
import { OfficePage } from './office-page.ts'

type Requests = ReplyOf<typeof listRequestsForTwo>
type Request = Requests[number]
type FormEvent = SubmitEvent & { readonly currentTarget: HTMLFormElement }

@customElement('second-person-page')
export class SecondPersonPage extends OfficePage {
  private readonly requests = new Asking<Requests>(this)
  private readonly deed = new Asking<unknown>(this)
  private newId = makeId()
  /** What was done last, said above the list. */
  @state() private done:
    | 'second-person-is-agreed'
    | 'second-person-is-refused'
    | 'second-person-is-asked'
    | undefined
  @query('confirm-dialog') private dialog!: ConfirmDialog

  override get heading() {
    return say('second-person')
  }

  protected override begin(): void {
    void this.load()
  }

  private load() {
    return this.requests.ask(() => this.services.client.call(listRequestsForTwo))
  }

  private async finish(what: NonNullable<typeof this.done>) {
    this.done = what
    await this.load()
    await this.focusOn('#done')
  }

  private async agree({ id }: Request) {
    if (this.deed.isUnderWay || !(await this.dialog.ask())) return
    const agreed = await this.deed.ask(() =>
      this.services.client.call(agreeAsSecond, { params: { request: id } }),
    )
    if (agreed) await this.finish('second-person-is-agreed')
    else await this.focusOn('problem-note [role="alert"]')
  }

  private async refuse({ id }: Request) {
    if (this.deed.isUnderWay) return
    await this.deed.ask(() => this.services.client.call(refuseAsSecond, { params: { request: id } }))
    if (this.deed.problem) await this.focusOn('problem-note [role="alert"]')
    else await this.finish('second-person-is-refused')
  }

  private readonly ask = async (event: FormEvent) => {
    event.preventDefault()
    const { currentTarget: form } = event
    const read = new FormData(form)
    const act = TWO_PEOPLE_ACTS.find((one) => one === read.get('act'))
    if (this.deed.isUnderWay || act === undefined) return
    const body = {
      act,
      object: String(read.get('object') ?? '').trim(),
      reason: String(read.get('reason') ?? '').trim(),
    }
    const asked = await this.deed.ask(() =>
      this.services.client.call(askForTwo, { params: { request: this.newId }, body }),
    )
    if (!asked) return void this.focusOn('problem-note [role="alert"]')
    this.newId = makeId()
    form.reset()
    await this.finish('second-person-is-asked')
  }

  protected override renderOffice() {
    return html`
      <p>${say('second-person-what')}</p>
      ${this.deed.problem ? this.renderProblem(this.deed.problem) : nothing}
      ${this.done ? html`<p class="notice notice-good" id="done" tabindex="-1">${say(this.done)}</p>` : nothing}
      <section class="stack" aria-labelledby="open-heading">
        <h2 id="open-heading">${say('second-person-open')}</h2>
        ${this.renderAsked(this.requests, (requests) =>
          requests.length === 0
            ? html`<p class="notice">${say('second-person-none')}</p>`
            : html`<ul class="plain-list stack">
                ${requests.map((request) => this.renderRequest(request))}
              </ul>`,
        )}
      </section>
      ${this.renderForm()}
      <confirm-dialog
        .heading=${say('second-person-agree-really')}
        .text=${say('second-person-agree-what')}
        .deed=${say('second-person-agree')}
      ></confirm-dialog>
    `
  }

  private renderRequest(request: Request) {
    const { act, object, reason, askedBy, endsAt, agreedBy, isMine, mayAgree, mayRefuse } = request
    const which = html`<span class="visually-hidden">: ${say(ACTS[act])} ${object}</span>`
    return html`<li class="card stack stack-tight">
      <h3>${say(ACTS[act])}</h3>
      <p class="code">${object}</p>
      <p>${reason}</p>
      <p>${say('second-person-asked-by', { name: askedBy })}</p>
      ${isMine && agreedBy === undefined ? html`<p class="soft">${say('second-person-mine')}</p>` : nothing}
      ${
        agreedBy === undefined
          ? nothing
          : html`<p class="mark mark-good">${icon('full')}${say('second-person-agreed', { name: agreedBy })}</p>`
      }
      <p class="mark">${icon('wait')}${say('second-person-until', { until: dayAndTime(endsAt) })}</p>
      <div class="row">
        ${
          mayAgree
            ? html`<button type="button" @click=${() => void this.agree(request)}>${say('second-person-agree')}${which}</button>`
            : nothing
        }
        ${
          mayRefuse
            ? html`<button type="button" class="button-quiet" @click=${() => void this.refuse(request)}>
                ${say(isMine ? 'second-person-take-back' : 'second-person-refuse')}${which}
              </button>`
            : nothing
        }
      </div>
    </li>`
  }

  private renderForm() {
    const staff = this.services.staff.value
    const acts = TWO_PEOPLE_ACTS.filter((act) => staff && mayAsk(staff, act))
    if (acts.length === 0) return nothing
    return html`
      <form class="card stack" @submit=${this.ask}>
        <h2>${say('second-person-ask')}</h2>
        <div class="field">
          <label for="two-act">${say('second-person-act')}</label>
          <select id="two-act" name="act" autocomplete="off">
            ${acts.map((act) => html`<option value=${act}>${say(ACTS[act])}</option>`)}
          </select>
        </div>
        <div class="field">
          <label for="two-object">${say('second-person-object')}</label>
          <p class="hint" id="two-object-hint">${say('second-person-object-hint')}</p>
          <input id="two-object" name="object" required maxlength="100" autocomplete="off" autocapitalize="none" aria-describedby="two-object-hint" />
        </div>
        <div class="field">
          <label for="two-reason">${say('second-person-reason')}</label>
          <p class="hint" id="two-reason-hint">${say('second-person-reason-hint')}</p>
          <textarea id="two-reason" name="reason" required maxlength="300" rows="2" autocomplete="off" aria-describedby="two-reason-hint"></textarea>
        </div>
        <p><button type="submit">${say('second-person-ask')}</button></p>
      </form>
    `
  }
}

/** A new act does not compile until it has words. */
const ACTS = {
  'early.delete': 'second-person-early-delete',
  'free-text.release': 'second-person-free-text-release',
  'hold.lift': 'second-person-hold-lift',
  'hold.set': 'second-person-hold-set',
  'identity.reveal': 'second-person-identity-reveal',
  'key.change': 'second-person-key-change',
  'release.early': 'second-person-release-early',
} as const satisfies Readonly<Record<Request['act'], WordId>>
