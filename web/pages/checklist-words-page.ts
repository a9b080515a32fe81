/** The words of a draft, part by part: Khmer beside English, agreed to, doubted, or said in another way. */

import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import {
  areSameWords,
  type ChecklistEdit,
  type DraftedText,
  listDraftedTexts,
  type TextMark,
} from '../../schema/checklist/edit-checklist.ts'
import type { TextKey } from '../../schema/checklist/map-texts.ts'
import type { Words } from '../../schema/language.ts'
import { say } from '../words/say.ts'
import { ChecklistDeskPage, type Draft } from './checklist-desk.ts'
import { placeInWords, renderTextRow } from './checklist-text-row.ts'
import { isShown, partOf, readView, renderView, type WordsView, writeView } from './checklist-words-view.ts'

/** What was typed and not kept, draft by draft, for as long as the app is open: also for who looked something up elsewhere. */
const typedIn = new Map<string, ReadonlyMap<TextKey, Words>>()

@customElement('checklist-words-page')
export class ChecklistWordsPage extends ChecklistDeskPage {
  @state() private view: WordsView = readView(location.search)
  @state() private openKey: TextKey | undefined
  @state() private isSaving = false
  /** The text that somebody else changed while it was being typed. */
  @state() private movedOn: TextKey | undefined
  /** What was typed and is not kept yet, also of texts that were left. */
  @state() private typed: ReadonlyMap<TextKey, Words> = new Map()

  protected readonly room = ''

  private choose(view: WordsView) {
    this.view = view
    this.openKey = undefined
    history.replaceState(null, '', `${location.pathname}${writeView(view)}`)
  }

  private async openText(key: TextKey, field = '#desk-0') {
    this.openKey = key
    await this.focusOn(field)
  }

  protected override begin(): void {
    this.typed = typedIn.get(this.path) ?? this.typed
    super.begin()
  }

  private type(key: TextKey, words: Words) {
    this.typed = new Map(this.typed).set(key, words)
    typedIn.set(this.path, this.typed)
  }

  private forgetTyped(key: TextKey) {
    const typed = new Map(this.typed)
    typed.delete(key)
    this.typed = typed
    typedIn.set(this.path, typed)
  }

  /** Keeps a text with its mark and goes on to the next one shown. A text that is said anew is nobody's yet. */
  private async save(text: DraftedText, shown: readonly DraftedText[], wanted?: TextMark) {
    if (this.isSaving) return
    const words = trimmed(this.typed.get(text.key) ?? text.words)
    const isNew = !areSameWords(words, text.words)
    const mark = wanted ?? (isNew && text.mark === 'agreed' ? 'open' : text.mark)
    const next = shown[shown.findIndex(({ key }) => key === text.key) + 1]
    if (isNew || mark !== text.mark) {
      this.isSaving = true
      const outcome = await this.edit({ kind: 'words', at: text.key, words, mark })
      this.isSaving = false
      this.movedOn = outcome === 'moved-on' ? text.key : undefined
      if (outcome !== 'kept') {
        // Typed or not, it stays in the fields beside what stands there now.
        this.type(text.key, words)
        return void this.focusOn(outcome === 'moved-on' ? '#desk-moved-on' : '#desk-refused')
      }
    }
    this.forgetTyped(text.key)
    await this.goOn(text, next)
  }

  private async goOn(text: DraftedText, next: DraftedText | undefined) {
    if (next) {
      this.services.announce(say('desk-kept', { place: placeInWords(text) }))
      return this.openText(next.key)
    }
    this.openKey = undefined
    this.services.announce(say('desk-end'))
    await this.focusOn('#desk-end')
  }

  protected override nameUndone(edit: ChecklistEdit): string {
    const draft = this.draft.reply
    const text = draft && listDraftedTexts(draft, draft.base).find(({ key }) => key === edit.at)
    if (!text || edit.kind !== 'words') return say('undone')
    return say('desk-undone', { place: placeInWords(text), part: partOf(text.part, draft.checklist) })
  }

  protected override renderDesk(draft: Draft) {
    const texts = listDraftedTexts(draft, draft.base)
    // What is being worked on stays where it is, whatever it was filtered by.
    const shown = texts.filter((text) => isShown(text, this.view) || text.key === this.openKey)
    return html`
      ${this.renderProgress(texts)} ${renderView(this.view, texts, draft.checklist, (view) => this.choose(view))}
      <div class="row row-apart">
        <h2 id="desk-texts" tabindex="-1">${say('desk-shown', { texts: shown.length })}</h2>
        ${draft.publishedAs === undefined ? this.renderUndo() : nothing}
      </div>
      ${this.openKey === undefined && this.refused ? this.renderProblem(this.refused) : nothing}
      ${shown.length === 0 ? html`<p class="soft">${say('desk-none')}</p>` : nothing}
      <ol class="plain-list stack stack-tight" aria-labelledby="desk-texts">
        ${repeat(
          shown,
          ({ key }) => key,
          (text) => this.renderText(text, draft, shown),
        )}
      </ol>
      <p id="desk-end" class="soft" tabindex="-1">${shown.length === 0 ? nothing : say('desk-end')}</p>
    `
  }

  private renderProgress(texts: readonly DraftedText[]) {
    const count = (mark: TextMark) => texts.filter((text) => text.mark === mark).length
    return html`
      <div class="stack stack-tight">
        <p class="lede">${say('desk-lede')}</p>
        <p id="desk-progress">
          ${say('desk-progress', {
            agreed: count('agreed'),
            texts: texts.length,
            doubtful: count('doubtful'),
            changed: texts.filter(({ isChanged }) => isChanged).length,
          })}
        </p>
        <details>
          <summary>${say('desk-keys')}</summary>
          <dl class="facts">
            <dt><kbd>${say('desk-key-enter')}</kbd></dt>
            <dd>${say('desk-key-enter-does')}</dd>
            <dt><kbd>${say('desk-key-ctrl-enter')}</kbd></dt>
            <dd>${say('desk-key-ctrl-enter-does')}</dd>
            <dt><kbd>${say('desk-key-shift-enter')}</kbd></dt>
            <dd>${say('desk-key-shift-enter-does')}</dd>
            <dt><kbd>${say('desk-key-escape')}</kbd></dt>
            <dd>${say('desk-key-escape-does')}</dd>
          </dl>
        </details>
      </div>
    `
  }

  private renderText(text: DraftedText, draft: Draft, shown: readonly DraftedText[]) {
    const { key } = text
    const isOpen = key === this.openKey
    return renderTextRow({
      text,
      languages: draft.languages,
      isOpen,
      isFinal: draft.publishedAs !== undefined,
      isSaving: this.isSaving,
      typed: this.typed.get(key),
      hasMovedOn: key === this.movedOn,
      refused: isOpen && this.refused ? this.renderProblem(this.refused) : nothing,
      onOpen: () => void this.openText(key),
      onType: (words) => this.type(key, words),
      onSave: (mark) => void this.save(text, shown, mark),
      onLeave: () => {
        this.openKey = undefined
        void this.focusOn(`#${CSS.escape(`text-${key}`)} button`)
      },
      onTakeTheirs: () => {
        this.movedOn = undefined
        this.forgetTyped(key)
        void this.focusOn('#desk-0')
      },
    })
  }
}

/** Spaces around a text are nobody's wish. */
const trimmed = (words: Words): Words =>
  Object.fromEntries(Object.entries(words).map(([tongue, text]) => [tongue, text.trim()]))
