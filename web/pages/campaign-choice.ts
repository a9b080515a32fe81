/** A page about one campaign: which one is chosen, and its checklist when names of questions are needed. */

import { html, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { FilterNames } from '../../schema/checklist/filter-names.ts'
import { wordsIn } from '../../schema/language.ts'
import { listCampaigns } from '../../schema/wire/campaign-endpoints.ts'
import { readChecklist, readFilterNames } from '../../schema/wire/checklist-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { Client } from '../api/client.ts'
import type { Outcome } from '../api/problem.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { OfficePage } from './office-page.ts'

export type Campaign = ReplyOf<typeof listCampaigns>[number]

const KEY = 'campaign'

type Version = Campaign['checklist']

/** A published version never changes: what is known of it is fetched once for all pages. */
function fetchedOnce<Reply>(ask: (client: Client, params: Version) => Promise<Outcome<Reply>>) {
  const known = new Map<string, Promise<Outcome<Reply>>>()
  return (client: Client, { id, version }: Version): Promise<Outcome<Reply>> => {
    const name = `${id}/${version}`
    const before = known.get(name)
    if (before) return before
    const asked = ask(client, { id, version }).then((outcome) => {
      if (!('reply' in outcome)) known.delete(name)
      return outcome
    })
    known.set(name, asked)
    return asked
  }
}

export const fetchChecklist = fetchedOnce<Checklist>((client, params) =>
  client.call(readChecklist, { params }),
)

/** A tenth of it, for pages that only filter. */
export const fetchFilterNames = fetchedOnce<FilterNames>((client, params) =>
  client.call(readFilterNames, { params }),
)

export abstract class CampaignPage extends OfficePage {
  @state() protected campaign: Campaign | undefined
  private readonly campaigns = new Asking<readonly Campaign[]>(this)

  /** All there are, the newest first; none until they are known. */
  protected get allCampaigns(): readonly Campaign[] {
    return this.campaigns.reply ?? []
  }

  protected abstract renderCampaign(campaign: Campaign): unknown
  /** A campaign is chosen, or another one. */
  protected abstract openCampaign(campaign: Campaign): void

  protected override begin(): void {
    void this.loadCampaigns()
  }

  private async loadCampaigns() {
    const campaigns = await this.campaigns.ask(() => this.services.client.call(listCampaigns))
    const wanted = new URLSearchParams(location.search).get('campaign') ?? readKept()
    const campaign = campaigns?.find(({ id }) => id === wanted) ?? campaigns?.[0]
    if (campaign) this.choose(campaign)
  }

  private choose(campaign: Campaign) {
    this.campaign = campaign
    keep(campaign.id)
    this.openCampaign(campaign)
  }

  protected override renderOffice() {
    return this.renderAsked(this.campaigns, (campaigns) => {
      if (!this.campaign) return campaigns.length === 0 ? this.renderNoCampaign() : nothing
      return this.renderCampaign(this.campaign)
    })
  }

  protected override renderBelowHeading() {
    const { reply } = this.campaigns
    return reply && this.campaign ? this.renderChoice(reply, this.campaign) : nothing
  }

  private renderNoCampaign() {
    return html`
      <div class="notice stack stack-tight">
        <p>${say('no-campaign-yet')}</p>
        ${
          this.mayDo('campaign.write')
            ? html`<p><a class="button" href="/office/campaign">${say('campaign-set-up')}</a></p>`
            : html`<p>${say('no-campaign-ask')}</p>`
        }
      </div>
    `
  }

  private renderChoice(campaigns: readonly Campaign[], chosen: Campaign) {
    if (campaigns.length < 2) return html`<p class="soft">${nameOf(chosen)}</p>`
    const choose = (event: Event) => {
      // The listener stands on a select and nowhere else.
      const { value } = event.target as HTMLSelectElement
      const campaign = campaigns.find(({ id }) => id === value)
      if (campaign) this.choose(campaign)
    }
    return html`
      <div class="field campaign-choice no-print">
        <label for="campaign-choice">${say('campaign')}</label>
        <select autocomplete="off" id="campaign-choice" @change=${choose}>
          ${campaigns.map(
            (campaign) =>
              html`<option value=${campaign.id} ?selected=${campaign === chosen}>${nameOf(campaign)}</option>`,
          )}
        </select>
      </div>
    `
  }
}

export const nameOf = (campaign: Campaign): string => wordsIn(campaign.name, language.value)

function readKept(): string | undefined {
  try {
    return sessionStorage.getItem(KEY) ?? undefined
  } catch {
    // A private window may refuse storage; then the newest campaign is shown.
    return undefined
  }
}

function keep(id: string): void {
  try {
    sessionStorage.setItem(KEY, id)
  } catch {
    // Nothing is lost but the memory of a choice.
  }
}
