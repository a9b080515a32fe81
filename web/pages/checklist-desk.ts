/** What the pages about one draft of a checklist share: the draft, edits kept at once, undoing, the way between them. */

import { html, nothing } from 'lit'
import { state } from 'lit/decorators.js'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { applyEdit, type ChecklistEdit, standsNow } from '../../schema/checklist/edit-checklist.ts'
import { lintChecklist } from '../../schema/checklist/lint-checklist.ts'
import { wordsIn } from '../../schema/language.ts'
import {
  editChecklistDraft,
  readChecklistDraft,
  undoChecklistEdit,
} from '../../schema/wire/checklist-draft-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { Problem } from '../api/problem.ts'
import { icon } from '../parts/icon.ts'
import '../parts/undo-button.ts'
import { Asking } from '../state/asking.ts'
import { createStore } from '../state/store.ts'
import '../styles/checklist-desk.css'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { type Crumb, OfficePage } from './office-page.ts'

export type Draft = ReplyOf<typeof readChecklistDraft>

/** `moved-on`: somebody else has changed the same thing meanwhile; what stands there now is in the draft. */
export type EditOutcome = 'kept' | 'moved-on' | 'refused'

/** How often an edit is put onto a draft that others keep changing elsewhere. */
const MOST_TRIES = 5

const ROOMS = [
  { path: '', words: 'desk-words' },
  { path: 'numbers', words: 'thresholds' },
  { path: 'preview', words: 'desk-preview' },
  { path: 'check', words: 'desk-check' },
] as const

export abstract class ChecklistDeskPage extends OfficePage {
  protected readonly draft = new Asking<Draft>(this)
  /** Why the last edit was not kept. */
  @state() protected refused: Problem | undefined
  @state() protected undone = ''
  private readonly undoable = createStore<unknown>(undefined)

  /** What the page shows of the draft. */
  protected abstract renderDesk(draft: Draft): unknown
  /** Which of the pages about the draft it is, as its address ends. */
  protected abstract get room(): (typeof ROOMS)[number]['path']

  override get heading() {
    return say('desk')
  }

  protected override get crumbs(): readonly Crumb[] {
    return [...super.crumbs, { path: '/office/checklists', text: say('checklists') }]
  }

  protected get path(): string {
    return `/office/checklists/drafts/${encodeURIComponent(this.params.draft ?? '')}`
  }

  protected override begin(): void {
    void this.read()
  }

  protected async read(): Promise<void> {
    const draft = await this.draft.ask(() => this.services.client.call(readChecklistDraft, this.input))
    if (draft) this.take(draft)
  }

  private get input() {
    return { params: { draft: this.params.draft ?? '' } }
  }

  protected take(draft: Draft): void {
    this.draft.take(draft)
    this.undoable.set(draft.canUndo ? draft.version : undefined)
  }

  /** Makes an edit on the server, then the same one here. What others change elsewhere in the draft is no conflict. */
  protected async edit(edit: ChecklistEdit): Promise<EditOutcome> {
    this.refused = undefined
    this.undone = ''
    const before = this.draft.reply && standsNow(this.draft.reply, edit)
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const draft = this.draft.reply
      if (!draft) return 'refused'
      const body = { seen: draft.version, edit }
      const outcome = await this.services.client.call(editChecklistDraft, { ...this.input, body })
      if ('reply' in outcome) {
        this.takeEdited(draft, edit, outcome.reply)
        return 'kept'
      }
      if (!(await this.catchUp(outcome.problem))) return 'refused'
      const now = this.draft.reply && standsNow(this.draft.reply, edit)
      // The reply to an edit that was kept may be lost on its way.
      if (isSame(now, edit)) return 'kept'
      if (!isSame(now, before)) return 'moved-on'
    }
    return 'moved-on'
  }

  /** After a refusal because the draft moved on: reads it anew. Other refusals are shown. */
  private async catchUp(problem: Problem): Promise<boolean> {
    const hasMovedOn = problem.kind === 'refused' && problem.slug === 'draft-moved-on'
    const read = hasMovedOn && (await this.services.client.call(readChecklistDraft, this.input))
    if (read && 'reply' in read) {
      this.take(read.reply)
      return true
    }
    this.refused = read ? read.problem : problem
    return false
  }

  private takeEdited(draft: Draft, edit: ChecklistEdit, stands: Pick<Draft, 'version' | 'canUndo'>): void {
    const edited = applyEdit(draft, edit)
    if (edited) this.take({ ...draft, ...edited.draft, version: stands.version, canUndo: stands.canUndo })
  }

  protected async undo(): Promise<void> {
    const draft = this.draft.reply
    if (!draft?.canUndo) return
    this.refused = undefined
    const body = { seen: draft.version }
    const outcome = await this.services.client.call(undoChecklistEdit, { ...this.input, body })
    if ('reply' in outcome) {
      this.takeEdited(draft, outcome.reply.edit, outcome.reply)
      this.undone = this.nameUndone(outcome.reply.edit)
    } else if (await this.catchUp(outcome.problem)) {
      // Whose edit would go now, nobody has seen: it is shown first, and pressed again.
      this.refused = outcome.problem
    }
  }

  /** What was taken back, in words. */
  protected nameUndone(_: ChecklistEdit): string {
    return say('undone')
  }

  protected override renderBelowHeading() {
    const draft = this.draft.reply
    if (!draft) return nothing
    return html`<p class="soft">
      ${wordsIn(draft.checklist.title, language.value)} · ${say('desk-based-on', { version: showDigits(draft.basedOn) })}
    </p>`
  }

  protected override renderOffice() {
    return this.renderAsked(
      this.draft,
      (draft) => html`
        ${this.renderRooms()} ${draft.publishedAs === undefined ? nothing : this.renderPublished(draft, draft.publishedAs)}
        ${this.room === 'check' ? nothing : this.renderFaultCount(draft)} ${this.renderDesk(draft)}
      `,
    )
  }

  /** What the linter says of the draft as it stands; asked once for each state of it. */
  protected listFaults({ checklist, languages }: Draft): readonly string[] {
    if (this.linted?.checklist !== checklist)
      this.linted = { checklist, faults: lintChecklist(checklist, languages) }
    return this.linted.faults
  }

  private linted: { readonly checklist: Checklist; readonly faults: readonly string[] } | undefined

  private renderFaultCount(draft: Draft) {
    const faults = this.listFaults(draft).length
    if (faults === 0) return nothing
    return html`
      <div class="notice notice-bad stack stack-tight">
        <p class="mark mark-bad">${icon('warning')}${say('checklist-faults', { faults })}</p>
        <p><a href="${this.path}/check">${say('desk-check-go')}</a></p>
      </div>
    `
  }

  private renderRooms() {
    return html`
      <nav class="desk-rooms no-print" aria-label=${say('desk')}>
        <ul class="plain-list row">
          ${ROOMS.map(
            ({ path, words }) => html`<li>
              <a
                class="button button-quiet"
                href=${path === '' ? this.path : `${this.path}/${path}`}
                aria-current=${path === this.room ? 'page' : nothing}
                >${say(words)}</a
              >
            </li>`,
          )}
        </ul>
      </nav>
    `
  }

  private renderPublished({ checklist }: Draft, version: string) {
    return html`
      <div class="notice notice-good stack stack-tight" id="desk-published" tabindex="-1">
        <p>${say('desk-published', { version: showDigits(version) })}</p>
        <p>
          <a
            class="button button-quiet"
            href="/office/checklists/${encodeURIComponent(checklist.id)}/${encodeURIComponent(version)}"
            >${say('checklist-read')}</a
          >
        </p>
      </div>
    `
  }

  protected renderUndo() {
    return html`<undo-button
      .undoable=${this.undoable}
      .undone=${this.undone}
      @undo-wanted=${() => void this.undo()}
    ></undo-button>`
  }
}

/** Whether two edits would leave the same. */
function isSame(one: ChecklistEdit | undefined, other: ChecklistEdit | undefined): boolean {
  const flat = (edit: ChecklistEdit | undefined): string =>
    JSON.stringify(edit, (_, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
  return flat(one) === flat(other)
}
