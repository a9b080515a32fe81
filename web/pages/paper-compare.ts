/** Where two entries of one form differ: what each says, and what the paper says. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { findQuestion } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import {
  type Difference,
  EMPTY_SHEET,
  findDifferences,
  findSheetFaults,
  isDecided,
  joinSheets,
  type KeyedSheet,
  nameOfDifference,
  type SheetOf,
} from '../../schema/paper/keyed-sheet.ts'
import { readKeyed } from '../../schema/paper/read-keyed.ts'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { answerInWords } from './answer-in-words.ts'
import { keysOf } from './paper-key-words.ts'

/** What was chosen, by the name of each difference. */
export class SheetCompared extends CustomEvent<Readonly<Record<string, string>>> {
  constructor(chosen: Readonly<Record<string, string>>) {
    super('sheet-compared', { detail: chosen, bubbles: true })
  }
}

type Way = 'one' | 'other' | 'anew'

@customElement('paper-compare')
export class PaperCompare extends LightElement {
  @property({ attribute: false }) of!: SheetOf
  @property({ attribute: false }) one: KeyedSheet = EMPTY_SHEET
  @property({ attribute: false }) other: KeyedSheet = EMPTY_SHEET
  @property({ type: Boolean }) busy = false
  @state() private ways: Readonly<Record<string, Way>> = {}
  @state() private anew: Readonly<Record<string, string>> = {}
  @state() private isAsked = false

  private chosenOf(differences: readonly Difference[]): Readonly<Record<string, string>> {
    return Object.fromEntries(
      differences.flatMap((difference) => {
        const name = nameOfDifference(difference)
        const way = this.ways[name]
        if (!way) return []
        return [[name, way === 'anew' ? (this.anew[name] ?? '') : difference[way]]]
      }),
    )
  }

  private submit(event: SubmitEvent, differences: readonly Difference[]) {
    event.preventDefault()
    this.isAsked = true
    const chosen = this.chosenOf(differences)
    const joined = joinSheets(this.of, this.one, this.other, chosen)
    const isWhole = isDecided(differences, chosen) && findSheetFaults(this.of, joined).length === 0
    if (isWhole) this.dispatchEvent(new SheetCompared(chosen))
    else void this.updateComplete.then(() => this.querySelector<HTMLElement>('[role="alert"]')?.focus())
  }

  override render() {
    const differences = findDifferences(this.of, this.one, this.other)
    const chosen = this.chosenOf(differences)
    const open = differences.filter((difference) => chosen[nameOfDifference(difference)] === undefined).length
    const faults = findSheetFaults(this.of, joinSheets(this.of, this.one, this.other, chosen)).length
    return html`
      <h2 id="paper-now" tabindex="-1">${say('paper-differences', { differences: differences.length })}</h2>
      <p>${say(differences.length === 0 ? 'paper-differences-none' : 'paper-differences-what')}</p>
      <form class="stack" @submit=${(event: SubmitEvent) => this.submit(event, differences)} novalidate>
        ${differences.map((difference) => this.renderDifference(difference))}
        ${
          this.isAsked && (open > 0 || faults > 0)
            ? html`<p class="complaint" role="alert" tabindex="-1">
                ${icon('warning')}${open > 0 ? say('paper-differences-open', { open }) : say('paper-differences-unfit')}
              </p>`
            : nothing
        }
        <p><button type="submit" aria-disabled=${this.busy ? 'true' : nothing}>${say('paper-take-in')}</button></p>
      </form>
    `
  }

  private renderDifference(difference: Difference) {
    const name = nameOfDifference(difference)
    const id = name.replace(':', '')
    const question =
      'question' in difference ? findQuestion(this.of.checklist, difference.question) : undefined
    const shown = (text: string) => {
      if (text === '') return say('paper-nothing')
      if (!question) return text
      const keyed = readKeyed(question, text)
      return keyed.is === 'answer' ? `${text} – ${answerInWords(question, keyed.answer)}` : text
    }
    const choose = (way: Way) => {
      this.ways = { ...this.ways, [name]: way }
    }
    return html`
      <fieldset class="card stack stack-tight" data-difference=${id}>
        <legend>
          ${
            question
              ? html`<span class="question-number">${showDigits(String(question.number))}</span> ${wordsIn(question.text, language.value)}`
              : say(`paper-${'field' in difference ? difference.field : 'day'}`)
          }
        </legend>
        <div class="choices">
          ${(['one', 'other', 'anew'] as const).map(
            (way) => html`<label class="choice" ?data-chosen=${this.ways[name] === way}>
              <input
                type="radio"
                name="way-${id}"
                value=${String(way)}
                autocomplete="off"
                .checked=${this.ways[name] === way}
                @change=${() => choose(way)}
              />
              <span>${way === 'anew' ? say('paper-anew') : html`${say(`paper-${way}`)}: <strong class="as-written">${shown(difference[way])}</strong>`}</span>
            </label>`,
          )}
        </div>
        ${
          this.ways[name] === 'anew'
            ? html`<div class="field">
                <label for="anew-${id}">${say('paper-anew-what')}</label>
                ${question ? html`<p class="hint small" id="anew-keys-${id}">${keysOf(question)}</p>` : nothing}
                <input
                  id="anew-${id}"
                  autocomplete="off"
                  aria-describedby=${question ? `anew-keys-${id}` : nothing}
                  .value=${this.anew[name] ?? ''}
                  @input=${({ target }: Event) => {
                    if (target instanceof HTMLInputElement) this.anew = { ...this.anew, [name]: target.value }
                  }}
                />
              </div>`
            : nothing
        }
      </fieldset>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'paper-compare': PaperCompare
  }
}
