/** Bringing in a station list: choose a file, look at what it would change, correct the columns, confirm, undo. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  confirmStationImport,
  correctStationImport,
  listStationImports,
  readCountry,
  tryStationImport,
  undoStationImport,
} from '../../schema/wire/place-endpoints.ts'
import type { Outcome } from '../api/problem.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { renderColumns } from './import-columns.ts'
import { renderEarlier } from './import-earlier.ts'
import { fieldInWords } from './import-remarks.ts'
import { renderTrial } from './import-trial.ts'
import { listTypeOf, renderListFile } from './list-file.ts'
import { OfficePage } from './office-page.ts'

export type StationImport = ReplyOf<typeof tryStationImport>

@customElement('import-page')
export class ImportPage extends OfficePage {
  private readonly trial = new Asking<StationImport>(this)
  private readonly earlier = new Asking<ReplyOf<typeof listStationImports>>(this)
  private readonly country = new Asking<ReplyOf<typeof readCountry>>(this)
  private readonly undoing = new Asking<StationImport | null>(this)
  /** What is being done, for the words beside the bar. */
  @state() private doing: 'reading' | 'writing' | 'undoing' | undefined
  @state() private isWithoutFile = false
  @state() private fileName = ''
  @state() private remarkPage = 1
  @query('confirm-dialog') private dialog!: ConfirmDialog

  override get heading() {
    return say('import')
  }

  protected override begin(): void {
    void this.earlier.ask(() => this.services.client.call(listStationImports))
    void this.country.ask(() => this.services.client.call(readCountry))
  }

  private readonly choose = async (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const file = event.currentTarget.querySelector('input')?.files?.[0]
    this.isWithoutFile = !file
    if (!file) return void this.focusOn('#list-file')
    await this.work('reading', () =>
      this.services.client.send(
        tryStationImport,
        { querystring: { fileName: file.name.slice(0, 200) } },
        { bytes: file, type: listTypeOf(file) },
      ),
    )
  }

  private readonly correct = (columns: Readonly<Record<string, number>>) => {
    const id = this.trial.reply?.id
    if (!id) return
    void this.work('reading', () =>
      this.services.client.call(correctStationImport, {
        params: { import: id },
        body: { columns: { ...columns } },
      }),
    )
  }

  private readonly confirm = (despiteErrors: boolean) => {
    const id = this.trial.reply?.id
    if (!id) return
    void this.work('writing', () =>
      this.services.client.call(confirmStationImport, { params: { import: id }, body: { despiteErrors } }),
    )
  }

  /** One piece of work at a time; begin and end are said, and the heading of what came out takes the focus. */
  private async work(doing: 'reading' | 'writing', question: () => Promise<Outcome<StationImport>>) {
    if (this.doing) return
    this.doing = doing
    this.services.announce(say(`import-${doing}`))
    const reply = await this.trial.ask(question)
    this.doing = undefined
    if (!reply) return
    this.remarkPage = 1
    void this.earlier.ask(() => this.services.client.call(listStationImports))
    await this.focusOn('#trial-heading')
  }

  private readonly drop = async () => {
    const id = this.trial.reply?.id
    if (id)
      await this.undoing.ask(() => this.services.client.call(undoStationImport, { params: { import: id } }))
    if (this.undoing.problem) return
    this.trial.forget()
    await this.earlier.ask(() => this.services.client.call(listStationImports))
    await this.focusOn('#list-file')
  }

  private readonly undo = async (id: string) => {
    if (this.doing || !(await this.dialog.ask())) return
    this.doing = 'undoing'
    this.services.announce(say('import-undoing'))
    await this.undoing.ask(() => this.services.client.call(undoStationImport, { params: { import: id } }))
    this.doing = undefined
    if (this.undoing.problem) return
    if (this.trial.reply?.id === id) this.trial.forget()
    this.services.announce(say('import-undone'))
    await this.earlier.ask(() => this.services.client.call(listStationImports))
    await this.focusOn('#earlier-heading')
  }

  protected override renderOffice() {
    const { reply } = this.trial
    return html`
      <p class="lede">${say('import-lede')}</p>
      <p><a href="/office/boundaries">${say('boundaries')}</a></p>
      ${renderListFile({
        hint: say('import-file-hint'),
        fileName: this.fileName,
        isMissing: this.isWithoutFile,
        isBusy: this.doing !== undefined,
        onLook: this.choose,
        onChosen: (name) => {
          this.fileName = name
          this.isWithoutFile = false
        },
      })}
      ${
        this.doing
          ? html`<div class="card stack stack-tight">
              <p>${say(`import-${this.doing}`)}</p>
              <progress aria-label=${say(`import-${this.doing}`)}></progress>
            </div>`
          : nothing
      }
      ${this.trial.problem ? this.renderProblem(this.trial.problem) : nothing}
      ${this.undoing.problem ? this.renderProblem(this.undoing.problem) : nothing}
      ${
        reply && !this.doing
          ? html`
              ${renderTrial(reply, this.remarkPage, {
                onConfirm: this.confirm,
                onDrop: this.drop,
                onPage: (page) => {
                  this.remarkPage = page
                },
                country: this.country.reply,
              })}
              ${reply.state === 'tried' ? renderColumns(reply, (field) => fieldInWords(field, this.country.reply), this.correct) : nothing}
            `
          : nothing
      }
      ${this.renderAsked(this.earlier, (imports) => renderEarlier(imports, this.undo))}
      <confirm-dialog
        .heading=${say('import-undo-really')}
        .text=${say('import-undo-what')}
        .deed=${say('import-undo')}
      ></confirm-dialog>
    `
  }
}
