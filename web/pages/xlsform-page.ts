/** Trying an XLSForm: choose the file, look at what it would become, publish it as a new version. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { wordsIn } from '../../schema/language.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { publishXlsForm, tryXlsForm } from '../../schema/wire/xlsform-endpoints.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { renderListFile, XLSX } from './list-file.ts'
import { type Crumb, OfficePage } from './office-page.ts'
import { renderFormTrial } from './xlsform-trial.ts'

@customElement('xlsform-page')
export class XlsFormPage extends OfficePage {
  private readonly trial = new Asking<ReplyOf<typeof tryXlsForm>>(this)
  private readonly publishing = new Asking<ReplyOf<typeof publishXlsForm>>(this)
  @state() private isMissing = false
  @state() private fileName = ''
  @query('confirm-dialog') private dialog!: ConfirmDialog
  /** Only in this page: the office keeps nothing of it before it is published. */
  private file: File | undefined

  override get heading() {
    return say('xlsform')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/checklists', text: say('checklists') }]
  }

  private async look(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) {
    event.preventDefault()
    this.file = event.currentTarget.querySelector('input')?.files?.[0]
    const { file } = this
    this.isMissing = !file
    if (!file) return void this.focusOn('#list-file')
    if (this.trial.isUnderWay) return
    this.publishing.forget()
    this.services.announce(say('xlsform-reading'))
    const read = await this.trial.ask(() =>
      this.services.client.send(tryXlsForm, {}, { bytes: file, type: XLSX }),
    )
    if (read) await this.focusOn('#trial-heading')
  }

  private async publish(version: string) {
    const { file } = this
    if (!file || this.publishing.isUnderWay || !(await this.dialog.ask())) return
    this.services.announce(say('xlsform-publishing'))
    const published = await this.publishing.ask(() =>
      this.services.client.send(publishXlsForm, {}, { bytes: file, type: XLSX }),
    )
    if (!published) return
    this.trial.forget()
    this.services.announce(say('xlsform-published', { version: showDigits(version) }))
    await this.focusOn('#published-heading')
  }

  protected override renderOffice() {
    const { reply: published } = this.publishing
    return html`
      <p class="lede">${say('xlsform-lede')}</p>
      ${published ? this.renderPublished(published) : nothing}
      ${renderListFile({
        hint: say('xlsform-hint'),
        fileName: this.fileName,
        isMissing: this.isMissing,
        isBusy: this.trial.isUnderWay,
        accept: `.xlsx,${XLSX}`,
        choose: say('xlsform-file'),
        deed: say('xlsform-look'),
        onLook: (event) => void this.look(event),
        onChosen: (name) => {
          this.fileName = name
          this.isMissing = false
        },
      })}
      ${this.trial.isUnderWay ? html`<p>${say('xlsform-reading')}</p>` : nothing}
      ${this.trial.problem ? this.renderProblem(this.trial.problem) : nothing}
      ${this.publishing.problem ? this.renderProblem(this.publishing.problem) : nothing}
      ${
        this.trial.reply
          ? renderFormTrial(this.trial.reply, {
              fileName: this.fileName,
              isBusy: this.publishing.isUnderWay,
              onPublish: ({ version }) => void this.publish(version),
            })
          : nothing
      }
      <confirm-dialog
        .heading=${say('checklist-publish-really')}
        .text=${say('checklist-publish-what')}
        .deed=${say('checklist-publish')}
      ></confirm-dialog>
    `
  }

  private renderPublished({ id, version, title }: ReplyOf<typeof publishXlsForm>) {
    return html`
      <section class="notice notice-good stack stack-tight" aria-labelledby="published-heading">
        <h2 id="published-heading" tabindex="-1">${say('xlsform-published', { version: showDigits(version) })}</h2>
        <p>${wordsIn(title, language.value)}</p>
        <p>
          <a class="button button-quiet" href="/office/checklists/${encodeURIComponent(id)}/${encodeURIComponent(version)}"
            >${say('checklist-read')}</a
          >
        </p>
      </section>
    `
  }
}
