/** Choosing a file with a list: its field, what is chosen, and the button that looks at it. */

import { html, nothing } from 'lit'
import { icon } from '../parts/icon.ts'
import { say } from '../words/say.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What a browser may call it differently: by the end of its name. */
export const listTypeOf = (file: File): string => (/\.xlsx$/iu.test(file.name) ? XLSX : 'text/csv')

export interface ListFile {
  /** What should stand in the file. */
  readonly hint: string
  readonly fileName: string
  readonly isMissing: boolean
  readonly isBusy: boolean
  /** What the chooser offers; lists of any kind when left out. */
  readonly accept?: string
  /** What the two buttons say where the file is no list. */
  readonly choose?: string
  readonly deed?: string
  readonly onLook: (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => void
  readonly onChosen: (fileName: string) => void
}

export function renderListFile({
  hint,
  fileName,
  isMissing,
  isBusy,
  accept = `.csv,.xlsx,text/csv,${XLSX}`,
  choose = say('import-file'),
  deed = say('import-try'),
  onLook,
  onChosen,
}: ListFile) {
  const describedBy = ['list-file-hint', 'list-file-name', isMissing && 'list-file-complaint']
  return html`
    <form class="card stack" @submit=${onLook}>
      <div class="field">
        <p id="list-file-hint">${hint}</p>
        ${
          isMissing
            ? html`<p class="complaint" id="list-file-complaint">${icon('warning')}${say('import-file-missing')}</p>`
            : nothing
        }
        <div class="file row">
          <input
            autocomplete="off"
            id="list-file"
            class="visually-hidden"
            type="file"
            accept=${accept}
            aria-describedby=${describedBy.filter(Boolean).join(' ')}
            aria-invalid=${isMissing ? 'true' : nothing}
            @change=${(event: Event) => {
              // The listener stands on the file field and nowhere else.
              onChosen((event.target as HTMLInputElement).files?.[0]?.name ?? '')
            }}
          />
          <label class="button button-quiet" for="list-file">${choose}</label>
          <span id="list-file-name">${fileName || say('import-file-none')}</span>
        </div>
      </div>
      <p>
        <button type="submit" aria-disabled=${isBusy ? 'true' : nothing}>${deed}</button>
      </p>
      <p class="soft small">${say('import-nothing-yet')}</p>
    </form>
  `
}
