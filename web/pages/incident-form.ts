/** The questions of an incident, each a group of choices with its complaint; the page keeps what is said. */

import { html, nothing, type TemplateResult } from 'lit'
import { icon } from '../parts/icon.ts'
import { say } from '../words/say.ts'

export interface Offered {
  readonly id: string
  readonly text: string
  readonly isChosen: boolean
}

export interface Group {
  readonly name: string
  readonly legend: string
  readonly hint?: string
  /** What is missing or wrong; empty while nothing is. */
  readonly complaint: string
  readonly kind: 'radio' | 'checkbox'
  readonly choices: readonly Offered[]
  readonly choose: (id: string, isChosen: boolean) => void
  /** What belongs to a choice, below the choices. */
  readonly more?: TemplateResult | typeof nothing
}

/** Legend, hint, complaint, choices: in the order they are read. */
export function renderGroup({
  name,
  legend,
  hint,
  complaint,
  kind,
  choices,
  choose,
  more,
}: Group): TemplateResult {
  const described = [hint && `${name}-hint`, complaint && `${name}-complaint`].filter(Boolean).join(' ')
  return html`
    <fieldset class="card question" aria-describedby=${described || nothing}>
      <legend id="${name}-legend" tabindex="-1">${legend}</legend>
      ${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : nothing}
      ${complaint ? renderComplaint(name, complaint) : nothing}
      <div class="choices">
        ${choices.map(
          ({ id, text, isChosen }) => html`
            <label class="choice" ?data-chosen=${isChosen}>
              <input
                autocomplete="off"
                type=${kind}
                name="${name}-choice"
                .checked=${isChosen}
                @change=${({ target }: Event) => choose(id, target instanceof HTMLInputElement && target.checked)}
              />
              <span>${text}</span>
            </label>
          `,
        )}
      </div>
      ${more ?? nothing}
    </fieldset>
  `
}

export const renderComplaint = (name: string, complaint: string): TemplateResult => html`
  <p class="complaint" id="${name}-complaint">
    ${icon('warning')}<span><span class="visually-hidden">${say('complaint')}: </span>${complaint}</span>
  </p>
`
