/** Before a draft is published: what the linter says, what is different from the version it is based on, and publishing it. */

import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { type DraftedText, listDraftedTexts, VERSION_PATTERN } from '../../schema/checklist/edit-checklist.ts'
import { findText } from '../../schema/checklist/map-texts.ts'
import { wordsIn } from '../../schema/language.ts'
import { latinDigits } from '../../schema/numerals.ts'
import { publishChecklistDraft } from '../../schema/wire/checklist-draft-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { canonicalChecklist } from '../../schema/xlsform/canonical.ts'
import { listChanges } from '../../schema/xlsform/compare-checklists.ts'
import type { ConfirmDialog } from '../parts/confirm-dialog.ts'
import '../parts/confirm-dialog.ts'
import { icon } from '../parts/icon.ts'
import { Asking } from '../state/asking.ts'
import { language } from '../words/language.ts'
import { showDigits, showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { withUnit } from './answer-in-words.ts'
import { ChecklistDeskPage, type Draft } from './checklist-desk.ts'
import { placeInWords } from './checklist-text-row.ts'
import { partOf } from './checklist-words-view.ts'
import { renderChanges } from './xlsform-trial.ts'

@customElement('checklist-check-page')
export class ChecklistCheckPage extends ChecklistDeskPage {
  private readonly publishing = new Asking<ReplyOf<typeof publishChecklistDraft>>(this)
  @state() private version: string | undefined
  @state() private isMissing = false
  @query('confirm-dialog') private dialog!: ConfirmDialog

  protected readonly room = 'check'

  private async publish(draft: Draft) {
    const version = latinDigits(this.version ?? draft.proposed).trim()
    this.isMissing = !new RegExp(VERSION_PATTERN, 'u').test(version)
    if (this.isMissing) return void this.focusOn('#desk-version')
    if (this.publishing.isUnderWay || !(await this.dialog.ask())) return
    const published = await this.publishing.ask(() =>
      this.services.client.call(publishChecklistDraft, {
        params: { draft: draft.id },
        body: { seen: draft.version, version },
      }),
    )
    if (!published) return void this.focusOn('#desk-publish-refused')
    this.services.announce(say('xlsform-published', { version: showDigits(version) }))
    await this.read()
    await this.focusOn('#desk-published')
  }

  protected override renderDesk(draft: Draft) {
    const faults = this.listFaults(draft)
    const isSame = canonicalChecklist(draft.base) === canonicalChecklist(draft.checklist)
    return html`
      ${this.renderFaults(faults)} ${this.renderChanged(draft)}
      ${draft.publishedAs === undefined ? this.renderPublishing(draft, faults.length > 0, isSame) : nothing}
      <confirm-dialog
        .heading=${say('checklist-publish-really')}
        .text=${say('checklist-publish-what')}
        .deed=${say('checklist-publish')}
      ></confirm-dialog>
    `
  }

  private renderFaults(faults: readonly string[]) {
    return html`
      <section class="stack stack-tight" aria-labelledby="desk-lint">
        <h2 id="desk-lint">${say('desk-lint')}</h2>
        ${
          faults.length === 0
            ? html`<p class="mark mark-good">${icon('check')}${say('checklist-no-faults')}</p>`
            : html`
                <div class="notice notice-bad stack stack-tight">
                  <p class="mark mark-bad">${icon('warning')}${say('checklist-faults', { faults: faults.length })}</p>
                  <ul lang="en">
                    ${faults.map((fault) => html`<li>${fault}</li>`)}
                  </ul>
                </div>
              `
        }
      </section>
    `
  }

  private renderChanged(draft: Draft) {
    const texts = listDraftedTexts(draft, draft.base).filter(({ isChanged }) => isChanged)
    return html`
      ${renderChanges({ base: draft.basedOn, changes: listChanges(draft.base, draft.checklist) })}
      ${this.renderChangedNumbers(draft)}
      ${
        texts.length === 0
          ? nothing
          : html`
              <details class="card section">
                <summary><h3>${say('desk-changed-texts', { texts: texts.length })}</h3></summary>
                <ol class="plain-list stack">
                  ${texts.map((text) => this.renderChangedText(text, draft))}
                </ol>
              </details>
            `
      }
    `
  }

  private renderChangedNumbers({ base, checklist }: Draft) {
    const changed = checklist.thresholds.flatMap((now) => {
      const before = base.thresholds.find(({ id }) => id === now.id)
      return before && before.value !== now.value ? [{ before, now }] : []
    })
    if (changed.length === 0) return nothing
    return html`
      <details class="card section">
        <summary><h3>${say('desk-changed-numbers', { numbers: changed.length })}</h3></summary>
        <ol class="plain-list stack">
          ${changed.map(
            ({ before, now }) => html`<li class="stack stack-tight">
              <p><strong>${wordsIn(now.text, language.value)}</strong></p>
              <dl class="facts">
                <dt>${say('desk-was')}</dt>
                <dd><del>${withUnit(before.value, before.unit)}</del></dd>
                <dt>${say('desk-is-now')}</dt>
                <dd><ins>${withUnit(now.value, now.unit)}</ins></dd>
              </dl>
            </li>`,
          )}
        </ol>
      </details>
    `
  }

  /** Only the languages in which it says something else. */
  private renderChangedText(text: DraftedText, { base, checklist, languages }: Draft) {
    const before = findText(base, text.key)
    return html`
      <li class="stack stack-tight">
        <p><strong>${`${partOf(text.part, checklist)} · ${placeInWords(text)}`}</strong></p>
        ${languages
          .filter((tongue) => before?.[tongue] !== text.words[tongue])
          .map(
            (tongue) => html`<dl class="facts">
              <dt>${say('desk-was')}</dt>
              <dd lang=${tongue}><del>${before?.[tongue] || '–'}</del></dd>
              <dt>${say('desk-is-now')}</dt>
              <dd lang=${tongue}><ins>${text.words[tongue] || '–'}</ins></dd>
            </dl>`,
          )}
      </li>
    `
  }

  private renderPublishing(draft: Draft, hasFaults: boolean, isSame: boolean) {
    if (!this.mayDo('checklist.publish')) return html`<p class="notice">${say('desk-publish-not-yours')}</p>`
    const open = listDraftedTexts(draft, draft.base).filter(({ mark }) => mark !== 'agreed').length
    return html`
      <section class="card stack" aria-labelledby="desk-publish">
        <h2 id="desk-publish">${say('desk-publish')}</h2>
        ${hasFaults ? html`<p>${say('desk-publish-faults')}</p>` : nothing}
        ${!hasFaults && isSame ? html`<p>${say('desk-publish-same')}</p>` : nothing}
        ${hasFaults || isSame ? nothing : this.renderForm(draft, open)}
      </section>
    `
  }

  private renderForm(draft: Draft, open: number) {
    const { isMissing, publishing } = this
    return html`
      ${open > 0 ? html`<p class="doubt">${icon('question')}${say('desk-publish-open', { texts: showNumber(open) })}</p>` : nothing}
      <p>${say('desk-publish-visits')}</p>
      ${publishing.problem ? html`<div id="desk-publish-refused" tabindex="-1">${this.renderProblem(publishing.problem)}</div>` : nothing}
      <form
        class="stack"
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault()
          void this.publish(draft)
        }}
      >
        <div class="field narrow-field">
          <label for="desk-version">${say('desk-version')}</label>
          <p class="hint" id="desk-version-hint">${say('desk-version-hint')}</p>
          ${
            isMissing
              ? html`<p class="complaint" id="desk-version-complaint" role="alert">
                  ${icon('warning')}<span>${say('desk-version-missing')}</span>
                </p>`
              : nothing
          }
          <input
            id="desk-version"
            type="text"
            autocomplete="off"
            maxlength="32"
            aria-invalid=${isMissing ? 'true' : nothing}
            aria-describedby=${isMissing ? 'desk-version-hint desk-version-complaint' : 'desk-version-hint'}
            .value=${this.version ?? showDigits(draft.proposed)}
            @input=${({ currentTarget }: Event) => {
              // The listener stands on the field and nowhere else.
              this.version = (currentTarget as HTMLInputElement).value
            }}
          />
        </div>
        <p>
          <button type="submit" aria-disabled=${publishing.isUnderWay ? 'true' : nothing}>
            ${publishing.isUnderWay ? say('xlsform-publishing') : say('checklist-publish')}
          </button>
        </p>
      </form>
    `
  }
}
