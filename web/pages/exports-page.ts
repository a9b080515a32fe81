/** What can be taken out: each file in plain words, and what is never in it. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import {
  exportFindings,
  exportFindingsCodebook,
  exportGeoJson,
  exportIndicators,
  exportRecommendations,
} from '../../schema/wire/export-endpoints.ts'
import { addressOf } from '../api/client.ts'
import { Asking } from '../state/asking.ts'
import { LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { downloadFreshly } from './fresh-download.ts'
import type { Crumb } from './office-page.ts'

const files = [
  { name: 'findings', url: exportFindings.url },
  { name: 'codebook', url: exportFindingsCodebook.url },
  { name: 'indicators', url: exportIndicators.url },
  { name: 'recommendations', url: exportRecommendations.url },
  { name: 'geojson', url: exportGeoJson.url },
] as const

@customElement('exports-page')
export class ExportsPage extends CampaignPage {
  @state() private chosen: string = language.value
  private readonly checking = new Asking<null>(this)
  private readonly download = downloadFreshly(this.checking, () => this.services.client)

  override get heading() {
    return say('exports')
  }

  protected override get crumbs(): readonly Crumb[] {
    return []
  }

  protected override openCampaign(): void {
    // The links are made from the campaign itself; nothing has to be asked.
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p class="lede">${say('exports-lede')}</p>
      <section class="card stack stack-tight" aria-labelledby="releases-heading">
        <h2 id="releases-heading">${say('exports-releases')}</h2>
        <p>${say('exports-releases-what')}</p>
        <p class="card-foot"><a class="button" href="/office/releases">${say('releases')}</a></p>
      </section>
      <div class="notice stack stack-tight">
        <h2>${say('exports-never')}</h2>
        <p>${say('exports-never-what')}</p>
      </div>
      <fieldset class="stack stack-tight">
        <legend><h2>${say('exports-language')}</h2></legend>
        <div class="choices choices-side-by-side">
          ${LANGUAGES.map((tongue) => this.renderLanguage(tongue))}
        </div>
      </fieldset>
      ${this.checking.problem ? this.renderProblem(this.checking.problem) : nothing}
      <section class="stack" aria-labelledby="files-heading">
        <h2 id="files-heading">${say('exports-files')}</h2>
        <ul class="plain-list grid">
          ${files.map((file) => this.renderFile(file, campaign))}
        </ul>
      </section>
    `
  }

  private renderLanguage(tongue: (typeof LANGUAGES)[number]) {
    const isChosen = tongue === this.chosen
    return html`
      <label class="choice" ?data-chosen=${isChosen}>
        <input
          autocomplete="off"
          type="radio"
          name="file-language"
          value=${tongue}
          .checked=${isChosen}
          @change=${() => {
            this.chosen = tongue
          }}
        />
        <span lang=${tongue}>${say(`language-${tongue}`)}</span>
      </label>
    `
  }

  private renderFile({ name, url }: (typeof files)[number], campaign: Campaign) {
    const address = addressOf(url, {
      params: { campaign: campaign.id },
      querystring: { language: this.chosen },
    })
    return html`
      <li class="card stack stack-tight">
        <h3>${say(`export-${name}`)}</h3>
        <p>${say(`export-${name}-what`)}</p>
        <p class="card-foot">
          <a class="button button-quiet" href=${address} download @click=${this.download}
            >${say('export-download')}<span class="visually-hidden">: ${say(`export-${name}`)}</span></a
          >
        </p>
      </li>
    `
  }
}
