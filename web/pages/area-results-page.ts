/** What pages share that show results of one area or of all, with the area in their address. */

import { html, type TemplateResult } from 'lit'
import { state } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { Outcome } from '../api/problem.ts'
import type { AreaChosen } from '../parts/area-picker.ts'
import '../parts/area-picker.ts'
import { AreaLevels } from '../state/area-levels.ts'
import { Asking } from '../state/asking.ts'
import { type Campaign, CampaignPage, fetchChecklist } from './campaign-choice.ts'
import type { Crumb } from './office-page.ts'
import { pathOfView, readView } from './station-filters.ts'

export abstract class AreaResultsPage<Reply> extends CampaignPage {
  @state() protected area = readView(location.search).filters.area
  protected readonly results = new Asking<Reply>(this)
  protected readonly checklist = new Asking<Checklist>(this)
  private readonly areas = new AreaLevels(this)

  protected abstract readonly path: string
  protected abstract fetchResults(campaign: Campaign, area: string | undefined): Promise<Outcome<Reply>>
  /** What is said to those who cannot see that the page has changed. */
  protected abstract summaryOf(results: Reply): string

  protected override get crumbs(): readonly Crumb[] {
    return []
  }

  protected override openCampaign(campaign: Campaign): void {
    void this.checklist.ask(() => fetchChecklist(this.services.client, campaign.checklist))
    void this.load(campaign)
  }

  private async load(campaign: Campaign) {
    void this.areas.open(this.services.client, this.area)
    return this.results.ask(() => this.fetchResults(campaign, this.area))
  }

  private readonly chooseArea = async ({ detail: area }: AreaChosen) => {
    this.area = area
    history.replaceState(null, '', this.addressOf(area))
    const results = this.campaign && (await this.load(this.campaign))
    if (results) this.services.announce(this.summaryOf(results))
  }

  protected addressOf(area: string | undefined): string {
    return pathOfView(this.path, { filters: area ? { area } : {}, sort: 'code', page: 1 })
  }

  /** From the largest to the smallest that can be chosen; empty until they are known. */
  protected get areaLevels(): NonNullable<AreaLevels['country']>['areaLevels'] {
    return this.areas.country?.areaLevels ?? []
  }

  protected renderAreaPicker(): TemplateResult {
    return html`
      <area-picker class="filter-areas" .levels=${this.areas.levels} @area-chosen=${this.chooseArea}></area-picker>
    `
  }
}
