/** A page that brings in a list: choose the file, look at what it would do, then do all of it. */

import { html, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import { icon } from '../parts/icon.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'
import { listTypeOf, renderListFile } from './list-file.ts'

/** Which column holds which field, by its place. */
export type Columns = Readonly<Record<string, number>>

export abstract class ListPage extends CampaignPage {
  @state() private isMissing = false
  @state() private fileName = ''
  /** Only in this page: neither here nor at the office is it kept. */
  private file: File | undefined
  private columns: Columns | undefined

  /** Asks what the list would do; whether there was an answer. */
  protected abstract tryList(campaign: Campaign): Promise<boolean>
  protected abstract readonly isTrying: boolean

  /** What is sent, and how; nothing as long as no file is chosen. */
  protected get list() {
    const { file } = this
    return file && { bytes: file, type: listTypeOf(file) }
  }

  /** What a person corrected about the columns, as an address carries it. */
  protected get askedColumns(): { readonly columns?: string } {
    const columns = Object.entries(this.columns ?? {}).map(([field, column]) => `${field}:${column}`)
    return columns.length > 0 ? { columns: columns.join(',') } : {}
  }

  protected forgetFile(): void {
    this.file = undefined
    this.fileName = ''
  }

  protected async look(campaign: Campaign, columns?: Columns): Promise<void> {
    if (!this.file || this.isTrying) return
    this.columns = columns
    this.services.announce(say('monitor-list-reading'))
    if (await this.tryList(campaign)) await this.focusOn('#trial-heading')
  }

  private async open(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }, campaign: Campaign) {
    event.preventDefault()
    this.file = event.currentTarget.querySelector('input')?.files?.[0]
    this.isMissing = !this.file
    if (!this.file) return void this.focusOn('#list-file')
    await this.look(campaign)
  }

  protected renderFile(campaign: Campaign, hint: string) {
    return html`
      ${renderListFile({
        hint,
        fileName: this.fileName,
        isMissing: this.isMissing,
        isBusy: this.isTrying,
        onLook: (event) => void this.open(event, campaign),
        onChosen: (name) => {
          this.fileName = name
          this.isMissing = false
        },
      })}
      ${this.isTrying ? html`<p>${say('monitor-list-reading')}</p>` : nothing}
    `
  }

  /** `counts`: what each is of, and how many. */
  protected renderCounts(counts: readonly (readonly [string, number])[]) {
    return html`
      <dl class="grid counts">
        ${counts.map(
          ([what, count]) => html`<div class="card">
            <dt>${what}</dt>
            <dd>${showNumber(count)}</dd>
          </div>`,
        )}
      </dl>
    `
  }

  /** `advice`: what happens to a list with complaints. `inWords`: what is wrong with a line. */
  protected renderComplaints<Complaint extends { readonly line: number }>(
    {
      complaints,
      complaintCount,
    }: { readonly complaints: readonly Complaint[]; readonly complaintCount: number },
    advice: string,
    inWords: (complaint: Complaint) => unknown,
  ) {
    return html`
      <div class="notice notice-bad stack stack-tight">
        <p class="mark">${icon('warning')}${say('monitor-list-complaints', { complaints: complaintCount })}</p>
        <p>${advice}</p>
      </div>
      <div class="table-frame">
        <table class="blocks">
          <caption>${say('monitor-list-complaints-caption')}</caption>
          <thead>
            <tr>
              <th scope="col" class="number">${say('import-line')}</th>
              <th scope="col">${say('import-remark')}</th>
            </tr>
          </thead>
          <tbody>
            ${complaints.map(
              (complaint) => html`<tr>
                <th scope="row" class="number">${showNumber(complaint.line)}</th>
                <td data-label=${say('import-remark')}>${inWords(complaint)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    `
  }
}
