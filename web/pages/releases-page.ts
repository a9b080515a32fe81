/** Releases of a campaign: making the next one, what is in each, its files, and withdrawing one. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ReleaseKind, WithdrawalReason } from '../../schema/release/release.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  listReleases,
  putRelease,
  readRelease,
  showRelease,
  withdrawRelease,
} from '../../schema/wire/release-endpoints.ts'
import { Asking } from '../state/asking.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { dayInWords } from './day-in-words.ts'
import { doOrAsk } from './do-or-ask.ts'
import { downloadFreshly } from './fresh-download.ts'
import { makeId } from './make-id.ts'
import {
  type DownloadClick,
  type Listed,
  type LookedInto,
  renderInside,
  renderRelease,
} from './release-card.ts'

type Releases = ReplyOf<typeof listReleases>

@customElement('releases-page')
export class ReleasesPage extends CampaignPage {
  private readonly releases = new Asking<Releases>(this)
  private readonly deed = new Asking<unknown>(this)
  private readonly inside = new Asking<LookedInto>(this)
  private readonly checking = new Asking<null>(this)
  private readonly download = downloadFreshly(this.checking, () => this.services.client)
  /** What was done last, in words. */
  @state() private done = ''
  /** Number of the release that is looked into. */
  @state() private looked = 0
  @state() private isMaking = false
  /** Stays the same until one was made: pressed twice, or again after a second person agreed, it is made once. */
  private wanted = makeId()

  override get heading() {
    return say('releases')
  }

  protected override openCampaign(campaign: Campaign): void {
    this.done = ''
    this.looked = 0
    this.inside.forget()
    void this.load(campaign)
  }

  private load({ id }: Campaign) {
    return this.releases.ask(() => this.services.client.call(listReleases, { params: { campaign: id } }))
  }

  private async make(kind: ReleaseKind, campaign: Campaign) {
    if (this.deed.isUnderWay) return
    const { client } = this.services
    let isAsked = false
    let made = 0
    this.done = ''
    this.isMaking = true
    this.services.announce(say('release-making'))
    await this.deed.ask(async () => {
      const work = async () => {
        const params = { campaign: campaign.id, release: this.wanted }
        const outcome = await client.call(putRelease, { params, body: { kind } })
        if ('reply' in outcome) made = outcome.reply.number
        return outcome
      }
      const about = {
        act: 'release.early',
        object: campaign.id,
        reason: say('release-early-reason'),
      } as const
      const came = await doOrAsk(client, work, about)
      isAsked = came.isAsked
      return came.outcome
    })
    this.isMaking = false
    if (made > 0) this.wanted = makeId()
    const done = isAsked ? say('release-asked') : say('release-made', { number: showNumber(made) })
    await this.finish(campaign, done)
  }

  private async withdraw({ number }: Listed, reason: WithdrawalReason, campaign: Campaign) {
    if (this.deed.isUnderWay) return
    this.done = ''
    await this.deed.ask(() =>
      this.services.client.call(withdrawRelease, {
        params: { campaign: campaign.id, number: String(number) },
        body: { reason },
      }),
    )
    await this.finish(campaign, say('release-withdraw-done', { number: showNumber(number) }))
  }

  private async show({ number }: Listed, isPublic: boolean, campaign: Campaign) {
    if (this.deed.isUnderWay) return
    this.done = ''
    await this.deed.ask(() =>
      this.services.client.call(showRelease, {
        params: { campaign: campaign.id, number: String(number) },
        body: { isPublic },
      }),
    )
    await this.finish(
      campaign,
      say(isPublic ? 'release-shown' : 'release-hidden', { number: showNumber(number) }),
    )
  }

  private async finish(campaign: Campaign, done: string) {
    this.done = this.deed.problem ? '' : done
    await this.load(campaign)
    await this.focusOn(this.done ? '#done' : 'problem-note [role="alert"]')
  }

  private async look({ number }: Listed, { id }: Campaign) {
    this.looked = number
    this.inside.forget()
    const params = { campaign: id, number: String(number) }
    const found = await this.inside.ask(() => this.services.client.call(readRelease, { params }))
    if (found) await this.focusOn(`#inside-${number}`)
  }

  protected override renderCampaign(campaign: Campaign) {
    return html`
      <p class="lede">${say('releases-lede')}</p>
      ${this.deed.problem ? this.renderProblem(this.deed.problem) : nothing}
      ${this.checking.problem ? this.renderProblem(this.checking.problem) : nothing}
      ${this.done ? html`<p class="notice notice-good" id="done" tabindex="-1">${this.done}</p>` : nothing}
      ${this.renderAsked(
        this.releases,
        (found) => html`
          ${this.mayDo('release.make') ? this.renderMake(found, campaign) : nothing}
          <section class="stack" aria-labelledby="so-far-heading">
            <h2 id="so-far-heading">${say('releases-so-far')}</h2>
            ${
              found.releases.length === 0
                ? html`<p class="soft">${say('releases-none')}</p>`
                : found.releases.map((release) => this.renderOne(release, campaign))
            }
          </section>
        `,
      )}
    `
  }

  private renderMake({ releases, kindNow, finalFrom }: Releases, campaign: Campaign) {
    const day = dayInWords(finalFrom)
    const isMade = kindNow === 'preliminary' && releases.some(({ kind }) => kind === 'preliminary')
    const what =
      kindNow === undefined
        ? say('release-later', { day })
        : isMade
          ? say('release-preliminary-made', { day })
          : kindNow === 'preliminary'
            ? say('release-preliminary-what', { day })
            : say('release-final-what')
    return html`
      <section class="card stack stack-tight" aria-labelledby="make-heading">
        <h2 id="make-heading">${say('release-make')}</h2>
        <p>${what}</p>
        ${
          kindNow === undefined || isMade
            ? nothing
            : html`<p>
                <button type="button" aria-disabled=${this.isMaking ? 'true' : nothing} @click=${() => void this.make(kindNow, campaign)}>
                  ${say(`release-make-${kindNow}`)}
                </button>
              </p>`
        }
        ${this.isMaking ? html`<p class="mark">${say('release-making')}</p>` : nothing}
      </section>
    `
  }

  private renderOne(release: Listed, campaign: Campaign) {
    const parts = {
      ...{ client: this.services.client, campaign: campaign.id, release },
      mayExport: this.mayDo('export.findings'),
      mayWithdraw: this.mayDo('release.withdraw'),
      onLook: () => void this.look(release, campaign),
      onDownload: (event: DownloadClick) => void this.download(event),
      mayShow: this.mayDo('release.publish'),
      onShow: (isPublic: boolean) => void this.show(release, isPublic, campaign),
      onWithdraw: (reason: WithdrawalReason) => void this.withdraw(release, reason, campaign),
    }
    const inside =
      this.looked === release.number
        ? this.renderAsked(this.inside, (found) => renderInside(parts, found))
        : nothing
    return renderRelease({ ...parts, inside })
  }
}
