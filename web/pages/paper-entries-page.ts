/** Forms to key in: one by its number, and those somebody has begun. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { groupFormNumber, readFormNumber } from '../../schema/paper/form-number.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { listPaperEntries } from '../../schema/wire/paper-entry-endpoints.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { say } from '../words/say.ts'
import { type Campaign, CampaignPage } from './campaign-choice.ts'

const PATH = '/office/paper-entry'
const marks = {
  'to-key': 'pencil',
  waits: 'wait',
  'by-others': 'wait',
  'to-compare': 'question',
  'taken-in': 'full',
} as const

type Begun = ReplyOf<typeof listPaperEntries>

@customElement('paper-entries-page')
export class PaperEntriesPage extends CampaignPage {
  private readonly begun = new Asking<Begun>(this)
  /** What was typed is no number of a form. */
  @state() private isWrong = false

  override get heading() {
    return say('paper-entry')
  }

  protected override openCampaign({ id }: Campaign): void {
    void this.begun.ask(() => this.services.client.call(listPaperEntries, { params: { campaign: id } }))
  }

  private open(event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) {
    event.preventDefault()
    const number = readFormNumber(String(new FormData(event.currentTarget).get('number') ?? ''))
    this.isWrong = number === undefined
    if (number) this.services.go(`${PATH}/${number}`)
    else void this.focusOn('#form-number')
  }

  protected override renderCampaign() {
    return html`
      <p class="lede">${say('paper-entry-what')}</p>
      <form class="card stack" @submit=${this.open} novalidate>
        <div class="field field-short">
          <label for="form-number">${say('paper-number')}</label>
          <p class="hint" id="form-number-hint">${say('paper-number-hint')}</p>
          <input
            id="form-number"
            name="number"
            inputmode="numeric"
            autocomplete="off"
            aria-describedby=${this.isWrong ? 'form-number-complaint' : 'form-number-hint'}
            aria-invalid=${this.isWrong ? 'true' : nothing}
          />
          ${
            this.isWrong
              ? html`<p class="complaint" id="form-number-complaint" role="alert">${icon('warning')}${say('paper-number-wrong')}</p>`
              : nothing
          }
        </div>
        <p><button type="submit">${say('paper-entry-open')}</button></p>
      </form>
      <section class="stack" aria-labelledby="begun-heading">
        <h2 id="begun-heading">${say('paper-begun')}</h2>
        ${this.renderAsked(this.begun, (begun) => this.renderBegun(begun))}
      </section>
    `
  }

  private renderBegun({ takenIn, sheets }: Begun) {
    return html`
      <p>${say('paper-entry-done', { forms: takenIn })}</p>
      ${
        sheets.length === 0
          ? html`<p class="soft">${say('paper-begun-none')}</p>`
          : html`<ul class="plain-list stack stack-tight">
              ${sheets.map(
                ({ number, station, state: its, isMine }) => html`<li data-form=${number}>
                  <a class="code jump" href="${PATH}/${number}">${groupFormNumber(number)}</a>
                  <span class="code">${station}</span>
                  <span class="mark">${icon(marks[its])}${say(`paper-state-${its}`)}</span>
                  ${isMine ? html`<span class="tag">${say('paper-mine')}</span>` : nothing}
                </li>`,
              )}
            </ul>`
      }
    `
  }
}
