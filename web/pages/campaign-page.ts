/** Setting up a campaign, or changing one: names, election, checklist, how stations were chosen, photos. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { type Words, wordsIn } from '../../schema/language.ts'
import { listCampaigns, putCampaign } from '../../schema/wire/campaign-endpoints.ts'
import { listChecklists } from '../../schema/wire/checklist-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { LANGUAGES } from '../words/ids.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, nameOf } from './campaign-choice.ts'
import { makeId } from './make-id.ts'
import { OfficePage } from './office-page.ts'

type Published = ReplyOf<typeof listChecklists>['published']

const SAMPLES = ['census', 'probability', 'purposive', 'volunteer'] as const
const ELECTIONS = ['commune', 'national', 'other'] as const

@customElement('campaign-page')
export class CampaignFormPage extends OfficePage {
  private readonly campaigns = new Asking<readonly Campaign[]>(this)
  private readonly checklists = new Asking<ReplyOf<typeof listChecklists>>(this)
  private readonly saving = new Asking<Campaign>(this)
  /** The campaign in the form; nothing while a new one is set up. */
  @state() private chosen: Campaign | undefined
  @state() private isSaved = false
  /** One id for one form, so that sending twice makes one campaign. */
  private newId = makeId()

  override get heading() {
    return say('campaign')
  }

  protected override begin(): void {
    void this.checklists.ask(() => this.services.client.call(listChecklists))
    void this.campaigns
      .ask(() => this.services.client.call(listCampaigns))
      .then((campaigns) => {
        this.chosen = campaigns?.[0]
      })
  }

  private readonly save = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    if (this.saving.isUnderWay) return
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const words = (name: string): Record<string, string> =>
      Object.fromEntries(
        LANGUAGES.map((tongue) => [tongue, text(`${name}-${tongue}`)]).filter(([, said]) => said),
      )
    const [id = '', version = ''] = text('checklist').split('\n')
    const saved = await this.saving.ask(() =>
      this.services.client.call(putCampaign, {
        params: { campaign: this.chosen?.id ?? this.newId },
        body: {
          name: words('name'),
          organisation: words('organisation'),
          election: {
            name: words('election'),
            kind: ELECTIONS.find((kind) => kind === text('kind')) ?? 'other',
            date: text('date'),
          },
          checklist: { id, version },
          sampleType: SAMPLES.find((type) => type === text('sample')) ?? 'purposive',
          settings: { photosAllowed: form.get('photos') === 'yes' },
        },
      }),
    )
    if (!saved) return void this.focusOn('problem-note [role="alert"]')
    this.isSaved = true
    this.chosen = saved
    this.newId = makeId()
    this.services.announce(say('campaign-saved'))
    await this.campaigns.ask(() => this.services.client.call(listCampaigns))
    await this.focusOn('#campaign-saved')
  }

  protected override renderOffice() {
    return this.renderAsked(this.campaigns, (campaigns) =>
      this.renderAsked(
        this.checklists,
        ({ published }) => html`
        ${
          this.isSaved
            ? html`<div class="notice notice-good stack stack-tight" id="campaign-saved" tabindex="-1">
                <p class="mark mark-good">${icon('full')}${say('campaign-saved')}</p>
                <p class="row"><a class="button" href="/office">${say('import-go-on')}</a></p>
              </div>`
            : nothing
        }
        ${this.renderCampaigns(campaigns)}
        ${published.length === 0 ? this.renderNoChecklist() : this.renderForm(published)}
      `,
      ),
    )
  }

  private renderNoChecklist() {
    return html`<div class="notice stack stack-tight">
      <p>${say('campaign-needs-checklist')}</p>
      <p><a class="button" href="/office/checklists">${say('step-checklist-go')}</a></p>
    </div>`
  }

  private renderCampaigns(campaigns: readonly Campaign[]) {
    if (campaigns.length === 0) return html`<p class="lede">${say('campaign-lede')}</p>`
    const show = (campaign: Campaign | undefined) => () => {
      this.chosen = campaign
      this.isSaved = false
      void this.focusOn('#form-heading')
    }
    return html`
      <div class="row" role="group" aria-label=${say('campaigns')}>
        ${campaigns.map(
          (campaign) => html`<button
            type="button"
            class="button-quiet"
            aria-pressed=${campaign.id === this.chosen?.id ? 'true' : 'false'}
            @click=${show(campaign)}
          >
            ${nameOf(campaign)}
          </button>`,
        )}
        ${
          this.mayDo('campaign.write')
            ? html`<button type="button" class="button-plain" @click=${show(undefined)}>${say('campaign-another')}</button>`
            : nothing
        }
      </div>
    `
  }

  private renderForm(published: Published) {
    const campaign = this.chosen
    const mayWrite = this.mayDo('campaign.write')
    return html`
      <form class="stack stack-loose" @submit=${this.save}>
        <h2 id="form-heading" tabindex="-1">${campaign ? nameOf(campaign) : say('campaign-set-up')}</h2>
        ${mayWrite ? nothing : html`<p class="notice">${say('campaign-read-only')}</p>`}
        ${this.saving.problem ? this.renderProblem(this.saving.problem) : nothing}
        <fieldset class="card stack" ?disabled=${!mayWrite}>
          <legend class="visually-hidden">${say('campaign-names')}</legend>
          ${this.renderWords('name', 'campaign-name', campaign?.name)}
          ${this.renderWords('organisation', 'campaign-organisation', campaign?.organisation)}
        </fieldset>
        <fieldset class="card stack" ?disabled=${!mayWrite}>
          <legend class="legend-large">${say('campaign-election')}</legend>
          ${this.renderWords('election', 'campaign-election-name', campaign?.election.name)}
          <div class="field">
            <label for="kind">${say('campaign-election-kind')}</label>
            <select autocomplete="off" id="kind" name="kind">
              ${ELECTIONS.map(
                (kind) => html`<option value=${kind} ?selected=${kind === campaign?.election.kind}>
                  ${say(`election-${kind}`)}
                </option>`,
              )}
            </select>
          </div>
          <div class="field">
            <label for="date">${say('campaign-election-date')}</label>
            <p class="hint" id="date-hint">${say('campaign-election-date-hint')}</p>
            <input autocomplete="off" class="field-short" id="date" name="date" type="date" required aria-describedby="date-hint" .value=${campaign?.election.date ?? ''} />
          </div>
        </fieldset>
        ${this.renderSample(campaign, mayWrite)}
        <fieldset class="card stack" ?disabled=${!mayWrite}>
          <legend class="legend-large">${say('campaign-visits')}</legend>
          ${this.renderChecklists(published, campaign)}
          <label class="choice">
            <input autocomplete="off" type="checkbox" name="photos" value="yes" .checked=${campaign?.settings.photosAllowed ?? true} aria-describedby="photos-hint" />
            <span>${say('campaign-photos')}</span>
          </label>
          <p class="hint" id="photos-hint">${say('campaign-photos-hint')}</p>
        </fieldset>
        ${
          mayWrite
            ? html`<p>
                <button type="submit">${say(campaign ? 'campaign-save' : 'campaign-create')}</button>
              </p>`
            : nothing
        }
      </form>
    `
  }

  /** One field for each language; all are required, since every page is read in every language. */
  private renderWords(
    name: string,
    label: 'campaign-name' | 'campaign-organisation' | 'campaign-election-name',
    words: Words | undefined,
  ) {
    // The language of the page first: it is the one people fill without thinking.
    const tongues = [language.value, ...LANGUAGES.filter((tongue) => tongue !== language.value)]
    return html`<div class="grid">
      ${tongues.map(
        (tongue) => html`<div class="field">
          <label for="${name}-${tongue}">${say(label)} <span class="soft">(${say(`language-${tongue}`)})</span></label>
          <input id="${name}-${tongue}" name="${name}-${tongue}" lang=${tongue} required maxlength="300" autocomplete="off" .value=${words?.[tongue] ?? ''} />
        </div>`,
      )}
    </div>`
  }

  private renderSample(campaign: Campaign | undefined, mayWrite: boolean) {
    const chosen = campaign?.sampleType
    return html`
      <fieldset class="card stack stack-tight" ?disabled=${!mayWrite}>
        <legend class="legend-large">${say('campaign-sample')}</legend>
        <p class="hint">${say('campaign-sample-hint')}</p>
        <div class="choices">
          ${SAMPLES.map(
            (type) => html`<label class="choice">
              <input autocomplete="off" type="radio" name="sample" value=${type} required .checked=${type === chosen} />
              <span><strong>${say(`sample-${type}`)}</strong><br /><span class="soft">${say(`sample-${type}-what`)}</span></span>
            </label>`,
          )}
        </div>
      </fieldset>
    `
  }

  private renderChecklists(published: Published, campaign: Campaign | undefined) {
    const chosen = campaign?.checklist ?? published[0]
    return html`
      <div class="field">
        <label for="checklist">${say('campaign-checklist')}</label>
        <select autocomplete="off" id="checklist" name="checklist">
          ${published.map(
            ({ id, version, title }) => html`<option
              value=${`${id}\n${version}`}
              ?selected=${id === chosen?.id && version === chosen.version}
            >
              ${say('checklist-named', { title: wordsIn(title, language.value), version: showDigits(version) })}
            </option>`,
          )}
        </select>
      </div>
    `
  }
}
