/** The drafts of checklists there are, and beginning one from a version. */

import { html, nothing } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import type { listChecklistDrafts } from '../../schema/wire/checklist-draft-endpoints.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { dayInWords } from './day-in-words.ts'

export type Drafts = ReplyOf<typeof listChecklistDrafts>

/** A version a draft can be begun from. */
export interface DraftBase {
  readonly id: string
  readonly version: string
}

export interface DraftDeeds {
  /** Nobody may begin one when there is none. */
  readonly onBegin: ((base: DraftBase) => void) | undefined
  readonly onDrop: ((draft: Drafts[number]) => void) | undefined
  readonly isBusy: boolean
}

/** Which version stands beside it for readers, because several such buttons stand on the page. */
export const renderBegin = (base: DraftBase, { onBegin, isBusy }: DraftDeeds) =>
  onBegin
    ? html`<button
        type="button"
        class="button-quiet"
        aria-disabled=${isBusy ? 'true' : nothing}
        @click=${() => onBegin(base)}
      >
        ${say('desk-begin')}<span class="visually-hidden"
          >: ${say('checklist-version-is', { version: showDigits(base.version) })}</span
        >
      </button>`
    : nothing

export const renderDrafts = (drafts: Drafts, deeds: DraftDeeds) => html`
  <section class="stack" aria-labelledby="drafts-heading">
    <h2 id="drafts-heading" tabindex="-1">${say('desk-drafts')}</h2>
    <p>${say('desk-drafts-what')}</p>
    ${
      drafts.length === 0
        ? html`<p class="soft">${say('desk-drafts-none')}</p>`
        : html`<ul class="plain-list grid">
            ${drafts.map((draft) => renderDraft(draft, deeds))}
          </ul>`
    }
  </section>
`

function renderDraft(draft: Drafts[number], { onDrop }: DraftDeeds) {
  const { id, title, basedOn, begunOn, texts, agreed, doubtful, publishedAs } = draft
  const name = say('desk-draft-of', { version: showDigits(basedOn), day: dayInWords(begunOn) })
  return html`
    <li class="card stack stack-tight">
      <h3>${wordsIn(title, language.value)}</h3>
      <p class="soft">${name}</p>
      <p>
        ${
          publishedAs === undefined
            ? say('desk-draft-progress', { agreed, texts, doubtful })
            : say('desk-published', { version: showDigits(publishedAs) })
        }
      </p>
      <p class="card-foot row">
        <a class="button button-quiet" href="/office/checklists/drafts/${id}"
          >${say('desk-go')}<span class="visually-hidden">: ${name}</span></a
        >
        ${
          onDrop && publishedAs === undefined
            ? html`<button type="button" class="button-plain" @click=${() => onDrop(draft)}>
                ${say('desk-drop')}<span class="visually-hidden">: ${name}</span>
              </button>`
            : nothing
        }
      </p>
    </li>
  `
}
