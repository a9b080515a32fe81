/** Which column of the file holds what: the guess, with the first values beside it, for people to correct. */

import { html, nothing } from 'lit'
import { say } from '../words/say.ts'

/** A file as it was read: its columns, and what was taken for what. */
export interface ReadColumns {
  readonly headings: readonly string[]
  readonly sample: readonly (readonly string[])[]
  readonly columns: Readonly<Record<string, number>>
  readonly fields: readonly string[]
}

export function renderColumns(
  { headings, sample, columns, fields }: ReadColumns,
  nameOf: (field: string) => string,
  onCorrect: (columns: Readonly<Record<string, number>>) => void,
) {
  const submit = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    const chosen: Record<string, number> = {}
    for (const [field, value] of new FormData(event.currentTarget))
      if (typeof value === 'string' && value !== '') chosen[field] = Number(value)
    onCorrect(chosen)
  }
  return html`
    <section class="stack" aria-labelledby="columns-heading">
      <h2 id="columns-heading">${say('import-columns')}</h2>
      <p>${say('import-columns-what')}</p>
      <form class="stack" @submit=${submit}>
        <div class="grid columns">
          ${fields.map((field, at) => renderField(field, nameOf(field), at, columns[field], { headings, sample }))}
        </div>
        <p><button type="submit" class="button-quiet">${say('import-columns-again')}</button></p>
      </form>
    </section>
  `
}

function renderField(
  field: string,
  name: string,
  at: number,
  column: number | undefined,
  { headings, sample }: Pick<ReadColumns, 'headings' | 'sample'>,
) {
  const values =
    column === undefined ? [] : sample.map((row) => row[column]?.trim() ?? '').filter((value) => value !== '')
  return html`
    <div class="field card column">
      <label for="column-${at}">${name}</label>
      <select autocomplete="off" id="column-${at}" name=${field} aria-describedby="column-${at}-sample">
        <option value="" ?selected=${column === undefined}>${say('import-column-none')}</option>
        ${headings.map(
          (heading, number) =>
            html`<option value=${number} ?selected=${number === column}>
              ${heading || say('import-column-unnamed', { number: number + 1 })}
            </option>`,
        )}
      </select>
      <p class="hint small sample" id="column-${at}-sample">
        ${values.length > 0 ? say('import-column-sample', { sample: values.slice(0, 3).join(' · ') }) : nothing}
      </p>
    </div>
  `
}
