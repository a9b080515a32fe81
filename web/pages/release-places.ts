/** A release by its places: an archive for each area chosen, and below the last of them the page of each premises. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { exportAreaPack, exportPremisesSheet, listReleaseParts } from '../../schema/wire/release-endpoints.ts'
import { addressOf, type Client } from '../api/client.ts'
import type { AreaChosen, AreaLevelChoice } from '../parts/area-picker.ts'
import '../parts/area-picker.ts'
import { LightElement } from '../parts/light-element.ts'
import '../parts/problem-note.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { downloadFreshly } from './fresh-download.ts'
import { renderWaiting } from './office-page.ts'

type Parts = ReplyOf<typeof listReleaseParts>

@customElement('release-places')
export class ReleasePlaces extends LightElement {
  @property({ attribute: false }) client: Client | undefined
  @property() campaign = ''
  @property({ type: Number }) number = 0
  @state() private levels: readonly AreaLevelChoice[] = []
  private readonly parts = new Asking<Parts>(this)
  private readonly checking = new Asking<null>(this)
  private readonly download = downloadFreshly(this.checking, () => this.known)

  private get known(): Client {
    if (!this.client) throw new Error('the part has no client')
    return this.client
  }

  override willUpdate(changed: ReadonlyMap<PropertyKey, unknown>) {
    if (changed.has('campaign') || changed.has('number')) void this.open([])
  }

  /** What lies in the last of the areas chosen; without one, the largest areas. */
  private async open(chosen: readonly string[]): Promise<void> {
    const levels = this.levels
      .slice(0, Math.max(1, chosen.length))
      .map((level, at) => ({ ...level, chosen: chosen[at] }))
    this.levels = chosen.length === 0 ? [] : levels
    this.parts.forget()
    const within = chosen.at(-1)
    const params = { campaign: this.campaign, number: String(this.number) }
    const found = await this.parts.ask(() =>
      this.known.call(listReleaseParts, { params, querystring: within === undefined ? {} : { within } }),
    )
    if (found?.level && found.areas.length > 0)
      this.levels = [...this.levels, { ...found.level, areas: found.areas, chosen: undefined }]
  }

  private choose({ detail: area }: AreaChosen) {
    const at = this.levels.findIndex(({ areas }) => areas.some(({ code }) => code === area))
    const above = this.levels.slice(0, Math.max(0, at)).flatMap(({ chosen }) => chosen ?? [])
    // An event without a detail has null for it.
    void this.open(area ? [...above, area] : [])
  }

  override render() {
    const { reply, isUnderWay } = this.parts
    const premises = reply?.premises ?? []
    const problem = this.parts.problem ?? this.checking.problem
    return html`
      <div class="stack stack-tight">
        <area-picker class="stack stack-tight" .levels=${this.levels} @area-chosen=${this.choose}></area-picker>
        ${isUnderWay && this.levels.length === 0 ? renderWaiting() : nothing}
        ${problem ? html`<problem-note .problem=${problem}></problem-note>` : nothing}
        ${this.renderPack()}
        <p role="status">
          ${isUnderWay ? nothing : premises.length > 0 ? say('release-premises', { premises: premises.length }) : nothing}
        </p>
        ${premises.length > 0 ? this.renderPremises(premises) : nothing}
      </div>
    `
  }

  private renderPack() {
    const area = this.levels
      .flatMap(({ areas, chosen }) => areas.filter(({ code }) => code === chosen))
      .at(-1)
    if (area === undefined) return nothing
    const address = addressOf(exportAreaPack.url, {
      params: { campaign: this.campaign, number: this.number, area: area.code },
      querystring: { language: language.value },
    })
    return html`
      <p>
        <a class="button" href=${address} download data-pack=${area.code} @click=${this.download}
          >${say('release-pack-of', { area: wordsIn(area.name, language.value) })}</a
        >
      </p>
    `
  }

  private renderPremises(premises: Parts['premises']) {
    return html`
      <ul class="plain-list stack stack-tight">
        ${premises.map(({ code, name, stations }) => {
          const called = wordsIn(name, language.value)
          const address = addressOf(exportPremisesSheet.url, {
            params: { campaign: this.campaign, number: this.number, premises: code },
          })
          return html`
            <li class="row row-apart" data-premises=${code}>
              <span>
                ${called}<br /><span class="small soft"
                  ><span class="code">${code}</span> · ${say('release-premises-stations', { stations })}</span
                >
              </span>
              <a class="button button-quiet" href=${address} download @click=${this.download}
                ><span class="visually-hidden">${called}: </span>${say('release-premises-page')}</a
              >
            </li>
          `
        })}
      </ul>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'release-places': ReleasePlaces
  }
}
