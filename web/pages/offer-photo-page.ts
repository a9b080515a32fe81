/** One photo made fit to leave: what may not be seen is covered, what there is to see is said, and somebody else decides. */

import '../photos/photos.css'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { listBarriersOf } from '../../schema/disclosure/tier.ts'
import { wordsIn } from '../../schema/language.ts'
import { LONGEST_PHOTO_TEXT, SHORTEST_PHOTO_TEXT } from '../../schema/release/offered-photo.ts'
import { offerPhoto } from '../../schema/wire/offered-photo-endpoints.ts'
import { readStation } from '../../schema/wire/result-endpoints.ts'
import { listVisits, readPhoto } from '../../schema/wire/visit-endpoints.ts'
import { addressOf } from '../api/client.ts'
import { fetchPicture } from '../api/fetch-picture.ts'
import type { Outcome } from '../api/problem.ts'
import { shrinkPhoto } from '../offline/shrink-photo.ts'
import { icon } from '../parts/icon.ts'
import { beginEditing, type Editing } from '../photos/edit.ts'
import { finishPicture, forgetPicture, type Picture, readPicture } from '../photos/picture.ts'
import '../photos/picture-editor.ts'
import { Asking } from '../state/asking.ts'
import { LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { loadWords, say } from '../words/say.ts'
import { asWritten } from './as-written.ts'
import { type Campaign, CampaignPage, fetchChecklist } from './campaign-choice.ts'
import { makeId } from './make-id.ts'
import type { Crumb } from './office-page.ts'
import { listPhotos } from './visit-marks.ts'
import type { ShownPhoto } from './visit-photos.ts'

interface Opened {
  readonly picture: Picture
  /** Barriers found here that tell of the building alone. */
  readonly barriers: readonly { readonly id: string; readonly name: string }[]
  /** As the monitor sent it. */
  readonly photo: ShownPhoto | undefined
}

interface Finished {
  readonly jpeg: Blob
  /** For looking at it. */
  readonly address: string
}

type FormEvent = SubmitEvent & { readonly currentTarget: HTMLFormElement }
type Lack = 'nobody' | (typeof LANGUAGES)[number]

@customElement('offer-photo-page')
export class OfferPhotoPage extends CampaignPage {
  private readonly opened = new Asking<Opened>(this)
  private readonly sending = new Asking<null>(this)
  private readonly offer = makeId()
  @state() private editing: Editing = beginEditing()
  @state() private finished: Finished | undefined
  @state() private lacks: readonly Lack[] = []
  @state() private isOffered = false
  @state() private isUnreadable = false

  private get code(): string {
    return this.params.code ?? ''
  }

  override get heading() {
    return say('photo-offer-heading')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: this.stationPath, text: say('station-with-code', { code: this.code }) }]
  }

  private get stationPath(): string {
    return `/office/stations/${encodeURIComponent(this.code)}`
  }

  override disconnectedCallback(): void {
    // Pixels of people are not left lying in memory.
    if (this.opened.reply) forgetPicture(this.opened.reply.picture)
    this.forgetFinished()
    super.disconnectedCallback()
  }

  private forgetFinished() {
    if (this.finished) URL.revokeObjectURL(this.finished.address)
    this.finished = undefined
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.opened.ask(() => this.load(campaign))
  }

  private async load(campaign: Campaign): Promise<Outcome<Opened>> {
    const { client } = this.services
    const params = { campaign: campaign.id, station: this.code }
    const sha256 = this.params.photo ?? ''
    const [station, visits, picture] = await Promise.all([
      client.call(readStation, { params }),
      client.call(listVisits, { params }),
      fetchPicture(addressOf(readPhoto.url, { params: { sha256 } })),
      // The editor speaks as on tablets.
      loadWords('monitor'),
    ])
    if ('problem' in station) return station
    if ('problem' in visits) return visits
    if ('problem' in picture) return picture
    const [checklist, read] = await Promise.all([
      fetchChecklist(client, station.reply.checklist ?? campaign.checklist),
      readPicture(picture.reply),
    ])
    if ('problem' in checklist) return checklist
    this.isUnreadable = 'fault' in read
    const visit = visits.reply.find(({ id }) => id === this.params.visit)
    const told = new Set(
      station.reply.findings.flatMap(({ barrier, outcome }) => (outcome === 'found' ? [barrier] : [])),
    )
    return {
      reply: {
        picture: 'fault' in read ? new OffscreenCanvas(1, 1) : read.picture,
        barriers: listBarriersOf(checklist.reply, 'A')
          .filter(({ id }) => told.has(id))
          .map(({ id, name }) => ({ id, name: wordsIn(name, language.value) })),
        photo:
          visit &&
          listPhotos(visit, checklist.reply, asWritten(campaign)).find((one) => one.sha256 === sha256),
      },
    }
  }

  protected override renderCampaign() {
    if (this.isOffered) return this.renderOffered()
    return this.renderAsked(this.opened, (opened) =>
      this.isUnreadable
        ? html`<p class="notice notice-doubt mark">${icon('warning')}${say('photo-unreadable')}</p>`
        : html`
            <p class="lede">${say('photo-offer-what')}</p>
            ${this.finished ? this.renderCheck(opened, this.finished) : this.renderEdit(opened)}
          `,
    )
  }

  private renderEdit({ picture, photo }: Opened) {
    return html`
      <section class="stack" aria-labelledby="stage-heading">
        <h2 id="stage-heading" tabindex="-1">${say('photo-edit')}</h2>
        <p>${say('photo-edit-how')}</p>
        ${photo ? html`<p class="soft">${photo.of}</p>` : nothing}
        ${this.renderAsWritten(photo)}
        <picture-editor
          .picture=${picture}
          .editing=${this.editing}
          .name=${'offer'}
          .onEdited=${(editing: Editing) => {
            this.editing = editing
          }}
        ></picture-editor>
        <p><button type="button" @click=${() => void this.finish(picture)}>${say('photo-to-check')}</button></p>
      </section>
    `
  }

  private readonly renderAsWritten = (photo: ShownPhoto | undefined) =>
    photo && photo.description !== ''
      ? html`<p>${say('photo-offer-as-written', { words: photo.description })}</p>`
      : nothing

  private async finish(picture: Picture) {
    const covered = await finishPicture(picture, this.editing.edit)
    const jpeg = await shrinkPhoto(covered)
    this.forgetFinished()
    this.finished = { jpeg, address: URL.createObjectURL(jpeg) }
    await this.focusOn('#stage-heading')
  }

  private readonly back = () => {
    this.forgetFinished()
    void this.focusOn('#stage-heading')
  }

  private renderCheck({ barriers, photo }: Opened, { address }: Finished) {
    return html`
      <section class="stack" aria-labelledby="stage-heading">
        <h2 id="stage-heading" tabindex="-1">${say('photo-check')}</h2>
        <p>${say('photo-offer-check-how')}</p>
        <img class="photo-picture" src=${address} alt=${say('photo-check-alt')} />
        <p><button type="button" class="button-quiet" @click=${this.back}>${say('photo-back-to-edit')}</button></p>
        <form class="card stack" novalidate @submit=${this.send}>
          <div class="field">
            <label for="offer-barrier">${say('photo-offer-barrier')}</label>
            <select id="offer-barrier" name="barrier" autocomplete="off">
              <option value="">${say('photo-offer-barrier-none')}</option>
              ${barriers.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
            </select>
          </div>
          ${this.renderAsWritten(photo)} ${listTongues().map((tongue) => this.renderText(tongue))} ${this.renderNobody()}
          ${this.sending.problem ? this.renderProblem(this.sending.problem) : nothing}
          <p><button type="submit" aria-disabled=${this.sending.isUnderWay}>${say('photo-offer-go')}</button></p>
        </form>
      </section>
    `
  }

  private renderText(tongue: (typeof LANGUAGES)[number]) {
    const isMissing = this.lacks.includes(tongue)
    const id = `offer-text-${tongue}`
    return html`
      <div class="field">
        <label for=${id}>${say('photo-offer-text', { language: say(`language-${tongue}`) })}</label>
        <p class="hint" id="${id}-hint">${say('photo-offer-text-hint')}</p>
        ${isMissing ? renderComplaint(`${id}-complaint`, say('photo-offer-text-missing', { least: SHORTEST_PHOTO_TEXT })) : nothing}
        <textarea
          id=${id}
          name=${tongue}
          lang=${tongue}
          rows="3"
          autocomplete="off"
          maxlength=${LONGEST_PHOTO_TEXT}
          aria-invalid=${isMissing ? 'true' : nothing}
          aria-describedby="${id}-hint${isMissing ? ` ${id}-complaint` : ''}"
        ></textarea>
      </div>
    `
  }

  private renderNobody() {
    const isMissing = this.lacks.includes('nobody')
    return html`
      <div class="field">
        ${isMissing ? renderComplaint('offer-nobody-complaint', say('photo-nobody-missing')) : nothing}
        <label class="choice">
          <input
            type="checkbox"
            id="offer-nobody"
            name="nobody"
            autocomplete="off"
            aria-invalid=${isMissing ? 'true' : nothing}
            aria-describedby="offer-nobody-hint${isMissing ? ' offer-nobody-complaint' : ''}"
          />
          <span>${say('photo-nobody')}</span>
        </label>
        <p class="hint" id="offer-nobody-hint">${say('photo-nobody-how')}</p>
      </div>
    `
  }

  private readonly send = async (event: FormEvent) => {
    event.preventDefault()
    const { finished } = this
    if (!finished || this.sending.isUnderWay) return
    const read = new FormData(event.currentTarget)
    const text = Object.fromEntries(
      LANGUAGES.map((tongue) => [tongue, String(read.get(tongue) ?? '').trim()]),
    )
    this.lacks = [
      ...listTongues().filter((tongue) => (text[tongue] ?? '').length < SHORTEST_PHOTO_TEXT),
      ...(read.get('nobody') === null ? ['nobody' as const] : []),
    ]
    const [lack] = this.lacks
    if (lack) return void this.focusOn(lack === 'nobody' ? '#offer-nobody' : `#offer-text-${lack}`)
    const barrier = String(read.get('barrier') ?? '')
    const body = {
      ...{ visit: this.params.visit ?? '', photo: this.params.photo ?? '', text },
      ...(barrier !== '' && { barrier }),
      picture: await asBase64(finished.jpeg),
    }
    await this.sending.ask(() =>
      this.services.client.call(offerPhoto, { params: { offer: this.offer }, body }),
    )
    if (this.sending.problem) return void this.focusOn('problem-note [role="alert"]')
    this.forgetFinished()
    this.isOffered = true
    await this.focusOn('#offered')
  }

  private renderOffered() {
    return html`
      <p class="notice notice-good" id="offered" tabindex="-1">${say('photo-offer-done')}</p>
      <p class="row">
        <a class="button" href=${this.stationPath}>${say('station-with-code', { code: this.code })}</a>
        <a class="button button-quiet" href="/office/offered-photos">${say('offered-photos')}</a>
      </p>
    `
  }
}

/** The one the page is in comes first. */
const listTongues = () => [language.value, ...LANGUAGES.filter((tongue) => tongue !== language.value)]

const renderComplaint = (id: string, text: string) =>
  html`<p class="complaint" id=${id}>
    ${icon('warning')}<span><span class="visually-hidden">${say('complaint')}: </span>${text}</span>
  </p>`

async function asBase64(blob: Blob): Promise<string> {
  let binary = ''
  for (const byte of new Uint8Array(await blob.arrayBuffer())) binary += String.fromCharCode(byte)
  return btoa(binary)
}
