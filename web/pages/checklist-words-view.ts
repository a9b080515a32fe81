/** Which texts of a draft are looked at: one part of it or all, all of them or those that still want something. */

import { html } from 'lit'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import type { DraftedText } from '../../schema/checklist/edit-checklist.ts'
import { TEXT_CATALOGUES } from '../../schema/checklist/map-texts.ts'
import { wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'

const WANTED = ['all', 'unagreed', 'doubtful', 'changed'] as const

export interface WordsView {
  /** As the places of texts name it; all parts when empty. */
  readonly part: string
  readonly wanted: (typeof WANTED)[number]
}

/** As the address has it: a link leads to the same texts again. */
export function readView(search: string): WordsView {
  const query = new URLSearchParams(search)
  return {
    part: query.get('part') ?? 'checklist',
    wanted: WANTED.find((wanted) => wanted === query.get('wanted')) ?? 'all',
  }
}

export const writeView = ({ part, wanted }: WordsView): string =>
  `?${new URLSearchParams({ part, wanted }).toString()}`

const isWanted = (text: DraftedText, wanted: WordsView['wanted']): boolean => {
  if (wanted === 'unagreed') return text.mark !== 'agreed'
  if (wanted === 'doubtful') return text.mark === 'doubtful'
  return wanted === 'all' || text.isChanged
}

export const isShown = (text: DraftedText, { part, wanted }: WordsView): boolean =>
  (part === '' || text.part === part) && isWanted(text, wanted)

/** What a part of a checklist is called. */
export function partOf(part: string, { sections }: Checklist): string {
  const section = sections.find(({ id }) => part === `sections/${id}`)
  if (section) return `${section.letter} ${wordsIn(section.title, language.value)}`
  const catalogue = TEXT_CATALOGUES.find((name) => name === part)
  return catalogue ? say(`xlsform-part-${catalogue}`) : say('desk-part-checklist')
}

export function renderView(
  view: WordsView,
  texts: readonly DraftedText[],
  checklist: Checklist,
  onView: (view: WordsView) => void,
) {
  const parts = [...new Set(texts.map(({ part }) => part))]
  const countIn = (part: string, wanted: WordsView['wanted']) =>
    texts.filter((text) => isShown(text, { part, wanted })).length
  // The listeners stand on selects and nowhere else; their values are our own options.
  const chosenIn = ({ target }: Event) => (target as HTMLSelectElement).value
  return html`
    <form class="card desk-view no-print" @submit=${(event: Event) => event.preventDefault()}>
      <div class="field">
        <label for="desk-part">${say('desk-part')}</label>
        <select
          id="desk-part"
          autocomplete="off"
          @change=${(event: Event) => onView({ ...view, part: chosenIn(event) })}
        >
          ${['', ...parts].map(
            (part) =>
              html`<option value=${part} ?selected=${part === view.part}>
                ${say('desk-option', {
                  name: part === '' ? say('desk-part-all') : partOf(part, checklist),
                  texts: countIn(part, view.wanted),
                })}
              </option>`,
          )}
        </select>
      </div>
      <div class="field">
        <label for="desk-wanted">${say('desk-wanted')}</label>
        <select
          id="desk-wanted"
          autocomplete="off"
          @change=${(event: Event) =>
            onView({ ...view, wanted: WANTED.find((wanted) => wanted === chosenIn(event)) ?? 'all' })}
        >
          ${WANTED.map(
            (wanted) =>
              html`<option value=${wanted} ?selected=${wanted === view.wanted}>
                ${say('desk-option', { name: say(`desk-wanted-${wanted}`), texts: countIn(view.part, wanted) })}
              </option>`,
          )}
        </select>
      </div>
    </form>
  `
}
