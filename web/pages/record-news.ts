/** What is not among the records yet: what findings would add and change, and what earlier campaigns left open. */

import { html, nothing, type TemplateResult } from 'lit'
import { wordsIn } from '../../schema/language.ts'
import { language } from '../words/language.ts'
import { say } from '../words/say.ts'
import { bodyName, dayInWords, foundInWords, type Listed, stateMark } from './record-facts.ts'

/** More of them are shown when somebody asks. */
const MOST_AT_ONCE = 5

export interface News {
  readonly listed: Listed
  readonly mayKeep: boolean
  readonly isBusy: boolean
  readonly onGather: (seen: string) => void
  readonly onCarry: (records: readonly string[]) => void
}

/** Nothing where there is no news. */
export function renderGathering({ listed, mayKeep, isBusy, onGather }: News): unknown {
  const { gathering, bodies } = listed
  if (gathering === undefined || gathering.added.length + gathering.changed.length === 0) return nothing
  const { added, changed, seen } = gathering
  return html`
    <section class="card stack no-print" aria-labelledby="gathering-heading">
      <h2 id="gathering-heading" tabindex="-1">${say('gathering')}</h2>
      <p>${say('gathering-what', { added: added.length, changed: changed.length })}</p>
      ${
        added.length === 0
          ? nothing
          : html`<details>
              <summary>${say('gathering-added', { records: added.length })}</summary>
              <ul class="stack stack-tight">
                ${added.map(
                  (one) => html`<li>
                    ${wordsIn(one.text, language.value)}
                    <span class="small soft block">${bodyName(bodies, one.addressee)} · ${foundInWords(one)}</span>
                  </li>`,
                )}
              </ul>
            </details>`
      }
      ${
        changed.length === 0
          ? nothing
          : html`<details>
              <summary>${say('gathering-changed', { records: changed.length })}</summary>
              <ul class="stack stack-tight">
                ${changed.map(
                  (one) => html`<li>
                    ${wordsIn(one.text, language.value)}
                    <span class="small soft block"
                      >${say('gathering-from-to', { was: foundInWords(one.was), now: foundInWords(one.now) })}${
                        one.isReworded ? ` ${say('gathering-reworded')}` : nothing
                      }</span
                    >
                  </li>`,
                )}
              </ul>
            </details>`
      }
      ${
        mayKeep
          ? html`<p>
              <button type="button" aria-disabled=${isBusy ? 'true' : nothing} @click=${() => onGather(seen)}>
                ${say('gathering-do')}
              </button>
            </p>`
          : html`<p class="soft">${say('records-for-liaison')}</p>`
      }
    </section>
  `
}

export function renderCarriable({ listed, mayKeep, isBusy, onCarry }: News): unknown {
  const { carriable, bodies } = listed
  if (carriable.length === 0) return nothing
  const carry = (event: SubmitEvent & { readonly currentTarget: HTMLFormElement }) => {
    event.preventDefault()
    onCarry(new FormData(event.currentTarget).getAll('record').map(String))
  }
  return html`
    <section class="card stack no-print" aria-labelledby="carriable-heading">
      <h2 id="carriable-heading" tabindex="-1">${say('carriable')}</h2>
      <p>${say('carriable-what', { records: carriable.length })}</p>
      <form class="stack" @submit=${carry}>
        <details ?open=${carriable.length <= MOST_AT_ONCE}>
          <summary>${say('carriable-choose')}</summary>
          <fieldset class="stack stack-tight">
            <legend class="visually-hidden">${say('carriable')}</legend>
            ${carriable.map((one) => renderOffer(one, bodies, mayKeep))}
          </fieldset>
        </details>
        ${
          mayKeep
            ? html`<p>
                <button type="submit" aria-disabled=${isBusy ? 'true' : nothing}>${say('carriable-do')}</button>
              </p>`
            : html`<p class="soft">${say('records-for-liaison')}</p>`
        }
      </form>
    </section>
  `
}

function renderOffer(
  { record, text, addressee, state, electionName, electionDay }: Listed['carriable'][number],
  bodies: Listed['bodies'],
  mayKeep: boolean,
): TemplateResult {
  const words = html`<span
    >${wordsIn(text, language.value)} ${stateMark(state)}<span class="small soft block"
      >${bodyName(bodies, addressee)} · ${wordsIn(electionName, language.value)}, ${dayInWords(electionDay)}</span
    ></span
  >`
  return mayKeep
    ? html`<label class="choice">
        <input autocomplete="off" type="checkbox" name="record" value=${record} checked />${words}
      </label>`
    : html`<p>${words}</p>`
}
