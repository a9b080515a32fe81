/** One text of a draft: to read in all its languages, or open to be said in another way. */

import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import type { DraftedText, TextMark } from '../../schema/checklist/edit-checklist.ts'
import type { Language, Words } from '../../schema/language.ts'
import { icon } from '../parts/icon.ts'
import { LANGUAGES } from '../words/ids.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'

export interface TextRow {
  readonly text: DraftedText
  /** Of the country, the first one first. */
  readonly languages: readonly Language[]
  readonly isOpen: boolean
  /** Published: to read only. */
  readonly isFinal: boolean
  readonly isSaving: boolean
  /** What is typed and not kept. */
  readonly typed: Words | undefined
  readonly hasMovedOn: boolean
  readonly refused: unknown
  readonly onOpen: () => void
  readonly onType: (words: Words) => void
  /** With the mark it gets, or with what follows from its words. */
  readonly onSave: (mark?: TextMark) => void
  readonly onLeave: () => void
  readonly onTakeTheirs: () => void
}

/** Longer ones do not fit a tablet, nor what the office takes. */
const LONGEST = 2000

const marks = {
  open: { sign: 'open', look: '' },
  agreed: { sign: 'full', look: 'mark-good' },
  doubtful: { sign: 'question', look: 'mark-doubt' },
} as const

/** Where a text stands within its part, for example "12: hint". */
export const placeInWords = ({ number, role }: DraftedText): string =>
  number === undefined
    ? say(`desk-role-${role}`)
    : say('desk-place', { number: showDigits(String(number)), role: say(`desk-role-${role}`) })

const languageName = (tongue: Language): string => {
  const known = LANGUAGES.find((one) => one === tongue)
  return known ? say(`language-${known}`) : tongue
}

export function renderTextRow(row: TextRow) {
  const { text, isOpen, isFinal, typed } = row
  const { sign, look } = marks[text.mark]
  return html`
    <li class="card desk-text stack stack-tight" id="text-${text.key}" aria-label=${placeInWords(text)}>
      <div class="row row-apart">
        <p class="row">
          <strong>${placeInWords(text)}</strong>
          <span class="mark small ${look}">${icon(sign)}${say(`desk-mark-${text.mark}`)}</span>
          ${text.isChanged ? html`<span class="mark small">${icon('pencil')}${say('desk-is-changed')}</span>` : nothing}
          ${typed && !isOpen ? html`<span class="mark mark-doubt small">${icon('warning')}${say('desk-not-kept')}</span>` : nothing}
        </p>
        ${
          isOpen || isFinal
            ? nothing
            : html`<button type="button" class="button-quiet" @click=${row.onOpen}>
                ${say('desk-open')}<span class="visually-hidden">: ${placeInWords(text)}</span>
              </button>`
        }
      </div>
      ${isOpen && !isFinal ? renderOpen(row) : renderWords(text.words, row.languages)}
    </li>
  `
}

const renderWords = (words: Words, languages: readonly Language[]) => html`
  <div class="desk-tongues">
    ${languages.map((tongue) => html`<p lang=${tongue}>${words[tongue] || '–'}</p>`)}
  </div>
`

function renderOpen(row: TextRow) {
  const { text, languages, isSaving, typed, onSave } = row
  const words = typed ?? text.words
  const press = (event: KeyboardEvent) => {
    // While a script is being composed, Enter belongs to the keyboard.
    if (event.isComposing) return
    if (event.key === 'Escape') return row.onLeave()
    if (event.key !== 'Enter' || event.shiftKey || event.altKey) return
    event.preventDefault()
    onSave(event.ctrlKey || event.metaKey ? 'agreed' : undefined)
  }
  return html`
    <form
      class="stack stack-tight"
      aria-busy=${isSaving ? 'true' : nothing}
      @submit=${(event: Event) => {
        event.preventDefault()
        onSave()
      }}
    >
      ${row.refused === nothing ? nothing : html`<div id="desk-refused" tabindex="-1">${row.refused}</div>`}
      ${row.hasMovedOn ? renderMovedOn(row) : nothing}
      <div class="desk-tongues">
        ${languages.map(
          (tongue, at) => html`
            <div class="field">
              <label for="desk-${at}">${languageName(tongue)}</label>
              <textarea
                id="desk-${at}"
                lang=${tongue}
                autocomplete="off"
                maxlength=${LONGEST}
                ?readonly=${isSaving}
                aria-keyshortcuts="Enter Control+Enter"
                .value=${live(words[tongue] ?? '')}
                @keydown=${press}
                @input=${({ currentTarget }: InputEvent) =>
                  // The listener stands on the field and nowhere else.
                  row.onType({ ...words, [tongue]: (currentTarget as HTMLTextAreaElement).value })}
              ></textarea>
            </div>
          `,
        )}
      </div>
      <div class="row">
        <button type="submit">${say('desk-save')}</button>
        <button type="button" class="button-quiet" @click=${() => onSave('agreed')}>
          ${icon('full')}${say('desk-agree')}
        </button>
        <button type="button" class="button-quiet" @click=${() => onSave('doubtful')}>
          ${icon('question')}${say('desk-doubt')}
        </button>
        ${
          text.mark === 'open'
            ? nothing
            : html`<button type="button" class="button-plain" @click=${() => onSave('open')}>${say('desk-unmark')}</button>`
        }
      </div>
    </form>
  `
}

/** What stands there now, above what was typed; saving again puts the typed words in its place. */
const renderMovedOn = ({ text, languages, onTakeTheirs }: TextRow) => html`
  <div id="desk-moved-on" class="notice notice-doubt stack stack-tight" role="alert" tabindex="-1">
    <p class="mark mark-doubt">${icon('warning')}${say('desk-moved-on')}</p>
    ${renderWords(text.words, languages)}
    <p>${say('desk-moved-on-what')}</p>
    <p><button type="button" class="button-quiet" @click=${onTakeTheirs}>${say('desk-take-theirs')}</button></p>
  </div>
`
