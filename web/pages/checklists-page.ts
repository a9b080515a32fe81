/** The versions of the checklist: the one that ships with the product, what is wrong with it, and publishing it. */

import { html, nothing } from 'lit'
import { customElement, query } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import {
  beginChecklistDraft,
  dropChecklistDraft,
  listChecklistDrafts,
} from '../../schema/wire/checklist-draft-endpoints.ts'
import { listChecklists, publishChecklist } from '../../schema/wire/checklist-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { exportXlsForm } from '../../schema/wire/xlsform-endpoints.ts'
import { addressOf } from '../api/client.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import {
  type DraftBase,
  type DraftDeeds,
  type Drafts,
  renderBegin,
  renderDrafts,
} from './checklist-drafts.ts'
import { dayInWords } from './day-in-words.ts'
import { makeId } from './make-id.ts'
import { OfficePage } from './office-page.ts'

type Checklists = ReplyOf<typeof listChecklists>

@customElement('checklists-page')
export class ChecklistsPage extends OfficePage {
  private readonly checklists = new Asking<Checklists>(this)
  private readonly publishing = new Asking<Checklists['published'][number]>(this)
  private readonly drafts = new Asking<Drafts>(this)
  private readonly working = new Asking<unknown>(this)
  @query('#publish-really') private dialog!: ConfirmDialog
  @query('#drop-really') private dropDialog!: ConfirmDialog

  override get heading() {
    return say('checklists')
  }

  protected override begin(): void {
    void this.checklists.ask(() => this.services.client.call(listChecklists))
    if (this.mayDo('checklist.word')) void this.listDrafts()
  }

  private listDrafts() {
    return this.drafts.ask(() => this.services.client.call(listChecklistDrafts))
  }

  private async beginDraft(base: DraftBase) {
    if (this.working.isUnderWay) return
    const draft = makeId()
    const begun = await this.working.ask(() =>
      this.services.client.call(beginChecklistDraft, { params: { draft }, body: base }),
    )
    if (!begun) return
    this.services.announce(say('desk-begun'))
    this.services.go(`/office/checklists/drafts/${draft}`)
  }

  private async dropDraft({ id }: Drafts[number]) {
    if (this.working.isUnderWay || !(await this.dropDialog.ask())) return
    const dropped = await this.working.ask(() =>
      this.services.client.call(dropChecklistDraft, { params: { draft: id } }),
    )
    if (dropped === undefined) return
    await this.listDrafts()
    this.services.announce(say('desk-dropped'))
    await this.focusOn('#drafts-heading')
  }

  private get draftDeeds(): DraftDeeds {
    const mayBegin = this.mayDo('checklist.publish')
    return {
      isBusy: this.working.isUnderWay,
      onBegin: mayBegin ? (base) => void this.beginDraft(base) : undefined,
      onDrop: mayBegin ? (draft) => void this.dropDraft(draft) : undefined,
    }
  }

  private async publish({ id, version }: Checklists['shipped']) {
    if (this.publishing.isUnderWay || !(await this.dialog.ask())) return
    const published = await this.publishing.ask(() =>
      this.services.client.call(publishChecklist, { params: { id, version }, body: {} }),
    )
    if (!published) return
    await this.checklists.ask(() => this.services.client.call(listChecklists))
    this.services.announce(say('checklist-is-published'))
    await this.focusOn('#published-heading')
  }

  protected override renderOffice() {
    return html`
      <p class="lede">${say('checklists-lede')}</p>
      ${this.publishing.problem ? this.renderProblem(this.publishing.problem) : nothing}
      ${this.working.problem ? this.renderProblem(this.working.problem) : nothing}
      ${this.renderAsked(
        this.checklists,
        ({ shipped, published }) => html`
          ${this.renderShipped(shipped, published)} ${this.renderDrafts()} ${this.renderOffer(shipped)}
          ${this.renderPublished(published)}
        `,
      )}
      <confirm-dialog
        id="drop-really"
        .heading=${say('desk-drop-really')}
        .text=${say('desk-drop-what')}
        .deed=${say('desk-drop')}
      ></confirm-dialog>
      <confirm-dialog
        id="publish-really"
        .heading=${say('checklist-publish-really')}
        .text=${say('checklist-publish-what')}
        .deed=${say('checklist-publish')}
      ></confirm-dialog>
    `
  }

  private renderDrafts() {
    if (!this.mayDo('checklist.word')) return nothing
    return this.renderAsked(this.drafts, (drafts) => renderDrafts(drafts, this.draftDeeds))
  }

  private renderShipped(shipped: Checklists['shipped'], published: Checklists['published']) {
    const isPublished = published.some(({ id, version }) => id === shipped.id && version === shipped.version)
    return html`
      <section class="card stack" aria-labelledby="shipped-heading">
        <h2 id="shipped-heading">${say('checklist-shipped')}</h2>
        <p>${wordsIn(shipped.title, language.value)}</p>
        <dl class="facts">
          <dt>${say('checklist-version')}</dt>
          <dd>${showDigits(shipped.version)}</dd>
          <dt>${say('checklist-questions')}</dt>
          <dd>${say('checklist-length', { questions: shipped.questions, shortForm: shipped.shortForm })}</dd>
          <dt>${say('checklist-unreviewed')}</dt>
          <dd>${say('checklist-unreviewed-texts', { texts: shipped.unreviewed, doubtful: shipped.doubtful })}</dd>
        </dl>
        ${shipped.unreviewed > 0 ? html`<p class="soft">${say('checklist-unreviewed-what')}</p>` : nothing}
        ${this.renderVerdict(shipped, isPublished)} ${isPublished ? nothing : html`<p>${renderBegin(shipped, this.draftDeeds)}</p>`}
      </section>
    `
  }

  private renderVerdict(shipped: Checklists['shipped'], isPublished: boolean) {
    if (shipped.faults.length > 0) {
      return html`
        <div class="notice notice-bad stack stack-tight">
          <p class="mark mark-bad">${icon('warning')}${say('checklist-faults', { faults: shipped.faults.length })}</p>
          <ul lang="en">
            ${shipped.faults.map((fault) => html`<li>${fault}</li>`)}
          </ul>
        </div>
      `
    }
    if (isPublished)
      return html`<p class="mark mark-good">${icon('full')}${say('checklist-is-published')}</p>`
    return html`
      <p class="mark mark-good">${icon('check')}${say('checklist-no-faults')}</p>
      ${
        this.mayDo('checklist.publish')
          ? html`<p>
              <button type="button" @click=${() => void this.publish(shipped)}>${say('checklist-publish')}</button>
            </p>`
          : nothing
      }
    `
  }

  private renderOffer(shipped: Checklists['shipped']) {
    if (!this.mayDo('checklist.publish')) return nothing
    return html`
      <section class="card stack" aria-labelledby="xlsform-heading">
        <h2 id="xlsform-heading">${say('xlsform-offer')}</h2>
        <p>${say('xlsform-offer-what')}</p>
        <p class="row">
          ${this.renderOut(shipped)}
          <a class="button" href="/office/checklists/xlsform">${say('xlsform-try')}</a>
        </p>
      </section>
    `
  }

  /** Which version it is stands beside it for readers, because several such links stand on the page. */
  private renderOut({ id, version }: Pick<Checklists['shipped'], 'id' | 'version'>) {
    return html`<a
      class="button button-quiet"
      href=${addressOf(exportXlsForm.url, { params: { id, version } })}
      download
      >${say('xlsform-out')}<span class="visually-hidden">: ${say('checklist-version-is', { version: showDigits(version) })}</span></a
    >`
  }

  private renderPublished(published: Checklists['published']) {
    return html`
      <section class="stack" aria-labelledby="published-heading">
        <h2 id="published-heading" tabindex="-1">${say('checklists-published')}</h2>
        ${
          published.length === 0
            ? html`<p class="soft">${say('checklists-none')}</p>`
            : html`<ul class="plain-list grid">
                ${published.map(
                  ({
                    id,
                    version,
                    title,
                    questions,
                    shortForm,
                    publishedOn,
                  }) => html`<li class="card stack stack-tight">
                    <h3>${wordsIn(title, language.value)}</h3>
                    <p class="soft">${say('checklist-published-on', { version: showDigits(version), day: dayInWords(publishedOn) })}</p>
                    <p class="soft">${say('checklist-length', { questions, shortForm })}</p>
                    <p class="card-foot row">
                      <a class="button button-quiet" href="/office/checklists/${encodeURIComponent(id)}/${encodeURIComponent(version)}"
                        >${say('checklist-read')}<span class="visually-hidden">: ${wordsIn(title, language.value)}</span></a
                      >
                      ${this.mayDo('checklist.publish') ? this.renderOut({ id, version }) : nothing}
                      ${renderBegin({ id, version }, this.draftDeeds)}
                    </p>
                  </li>`,
                )}
              </ul>`
        }
      </section>
    `
  }
}
