/** Photos on their way into a release: those that wait for a second person, those that leave with the next, and the others. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  decideOnPhoto,
  listOfferedPhotos,
  readOfferedPhoto,
} from '../../schema/wire/offered-photo-endpoints.ts'
import { addressOf } from '../api/client.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'

type Offered = ReplyOf<typeof listOfferedPhotos>[number]

const marks = { offered: 'wait', agreed: 'check', refused: 'stop' } as const
const STATES = ['offered', 'agreed', 'refused'] as const

@customElement('offered-photos-page')
export class OfferedPhotosPage extends CampaignPage {
  private readonly offered = new Asking<readonly Offered[]>(this)
  private readonly deed = new Asking<null>(this)
  /** Each look is noted in the logbook, so nothing is shown before somebody asks for it. */
  @state() private shown: ReadonlySet<string> = new Set()
  @state() private done: 'offered-photo-is-agreed' | 'offered-photo-is-refused' | undefined
  @query('confirm-dialog') private dialog!: ConfirmDialog

  override get heading() {
    return say('offered-photos')
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.load(campaign)
  }

  private load({ id }: Campaign) {
    return this.offered.ask(() => this.services.client.call(listOfferedPhotos, { params: { campaign: id } }))
  }

  private async show({ offer }: Offered) {
    this.shown = new Set([...this.shown, offer])
    // The button is gone; who pressed it goes on at what it brought.
    await this.focusOn(`#picture-${offer}`)
  }

  private async decide(campaign: Campaign, { offer }: Offered, isAgreed: boolean) {
    if (this.deed.isUnderWay || (isAgreed && !(await this.dialog.ask()))) return
    await this.deed.ask(() =>
      this.services.client.call(decideOnPhoto, { params: { offer }, body: { isAgreed } }),
    )
    if (this.deed.problem) return void this.focusOn('problem-note [role="alert"]')
    this.done = isAgreed ? 'offered-photo-is-agreed' : 'offered-photo-is-refused'
    await this.load(campaign)
    await this.focusOn('#done')
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p class="lede">${say('offered-photos-what')}</p>
      ${this.mayDo('visit.review') ? html`<p>${say('offered-photos-how')}</p>` : nothing}
      ${this.deed.problem ? this.renderProblem(this.deed.problem) : nothing}
      ${this.done ? html`<p class="notice notice-good" id="done" tabindex="-1">${say(this.done)}</p>` : nothing}
      ${this.renderAsked(this.offered, (offered) =>
        offered.length === 0
          ? html`<p class="notice">${say('offered-photos-none')}</p>`
          : STATES.map((its) =>
              this.renderState(
                campaign,
                its,
                offered.filter((one) => one.state === its),
              ),
            ),
      )}
      <confirm-dialog
        .heading=${say('offered-photo-agree-sure')}
        .text=${say('offered-photo-agree-what')}
        .deed=${say('offered-photo-agree')}
      ></confirm-dialog>
    `
  }

  private renderState(campaign: Campaign, its: Offered['state'], offered: readonly Offered[]) {
    if (offered.length === 0) return nothing
    return html`
      <section class="stack" aria-labelledby="photos-${its}">
        <h2 id="photos-${its}" class="mark">${icon(marks[its])}${say(`offered-photos-${its}`)}</h2>
        <ul class="plain-list offered-photos">
          ${offered.map((one) => this.renderOffered(campaign, one))}
        </ul>
      </section>
    `
  }

  private renderOffered(campaign: Campaign, one: Offered) {
    const { offer, station, premisesName, barrier, day, isMine, isGone, mayAgree, mayRefuse } = one
    const which = html`<span class="visually-hidden">: ${this.nameOf(one)}</span>`
    return html`<li class="card stack stack-tight" data-offer=${offer}>
      <h3>${wordsIn(premisesName, language.value)}</h3>
      <p class="small soft"><span class="code">${station}</span> · ${dayInWords(day)}</p>
      <p>
        ${barrier ? say('offered-photo-barrier', { barrier: wordsIn(barrier, language.value) }) : say('photo-offer-barrier-none')}
      </p>
      ${this.renderPicture(one)}
      ${[language.value, ...LANGUAGES.filter((tongue) => tongue !== language.value)].map((tongue) => html`<p lang=${tongue}>${wordsIn(one.text, tongue)}</p>`)}
      ${isGone ? html`<p class="soft">${say('offered-photo-gone')}</p>` : nothing}
      ${isMine && one.state === 'offered' ? html`<p class="soft">${say('offered-photo-mine')}</p>` : nothing}
      <div class="row">
        ${
          mayAgree && this.shown.has(offer)
            ? html`<button type="button" @click=${() => void this.decide(campaign, one, true)}>${say('offered-photo-agree')}${which}</button>`
            : nothing
        }
        ${
          mayRefuse
            ? html`<button type="button" class="button-quiet" @click=${() => void this.decide(campaign, one, false)}>
                ${say(one.state === 'offered' && !isMine ? 'offered-photo-refuse' : 'offered-photo-take-back')}${which}
              </button>`
            : nothing
        }
      </div>
    </li>`
  }

  private renderPicture(one: Offered) {
    const { offer, isGone, width, height, text } = one
    if (isGone) return nothing
    if (!this.shown.has(offer))
      return html`<p>
        <button type="button" class="button-quiet" @click=${() => void this.show(one)}>
          ${say('offered-photo-show')}<span class="visually-hidden">: ${this.nameOf(one)}</span>
        </button>
      </p>`
    return html`<figure class="photo" id="picture-${offer}" tabindex="-1">
      <img
        src=${addressOf(readOfferedPhoto.url, { params: { offer } })}
        width=${width}
        height=${height}
        alt=${wordsIn(text, language.value)}
        decoding="async"
      />
    </figure>`
  }

  private nameOf({ premisesName, station }: Offered): string {
    return `${wordsIn(premisesName, language.value)} ${station}`
  }
}
