/** What tablets sent that could not be used as it is: why, when and how much, for a coordinator to follow up. */

import { html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listSetAside } from '../../schema/wire/sealed-endpoints.ts'
import { Asking } from '../state/asking.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { dayInWords } from './station-visits.ts'

type SetAside = ReplyOf<typeof listSetAside>

/** In steps of one kilobyte: more exactly would say nothing more. */
const KILOBYTE = 1000

@customElement('set-aside-page')
export class SetAsidePage extends CampaignPage {
  private readonly list = new Asking<SetAside>(this)

  override get heading() {
    return say('set-aside')
  }

  protected override openCampaign({ id }: Campaign): void {
    void this.list.ask(() => this.services.client.call(listSetAside, { params: { campaign: id } }))
  }

  protected override renderCampaign() {
    return html`
      <p>${say('set-aside-what')}</p>
      ${this.renderAsked(this.list, (list) =>
        list.total === 0 ? html`<p class="notice">${say('set-aside-none')}</p>` : this.renderList(list),
      )}
    `
  }

  private renderList({ total, entries }: SetAside) {
    return html`
      ${total > entries.length ? html`<p class="notice">${say('set-aside-more', { shown: entries.length, total })}</p>` : nothing}
      <div class="table-frame">
        <table class="blocks">
          <caption>
            ${say('set-aside-caption', { total })}
          </caption>
          <thead>
            <tr>
              <th scope="col">${say('set-aside-reason')}</th>
              <th scope="col">${say('set-aside-kind')}</th>
              <th scope="col">${say('set-aside-day')}</th>
              <th scope="col">${say('set-aside-station')}</th>
              <th scope="col" class="number">${say('set-aside-size')}</th>
            </tr>
          </thead>
          <tbody>
            ${entries.map(
              ({ kind, reason, day, station, bytes, photos }) => html`<tr>
                <th scope="row">${say(`set-aside-${reason}`)}</th>
                <td data-label=${say('set-aside-kind')}>
                  ${say(`set-aside-kind-${kind}`)}
                  ${photos > 0 ? html`<br /><span class="small soft">${say('set-aside-photos', { photos })}</span>` : nothing}
                </td>
                <td data-label=${say('set-aside-day')}>${dayInWords(day)}</td>
                <td class="code" data-label=${say('set-aside-station')}>${station ?? say('not-known')}</td>
                <td class="number" data-label=${say('set-aside-size')}>
                  ${say('set-aside-kilobytes', { size: showNumber(Math.ceil(bytes / KILOBYTE)) })}
                </td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }
}
