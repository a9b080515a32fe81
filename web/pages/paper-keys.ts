/** A form keyed line by line: Enter goes on, what cannot stay is said at once, and what is left out goes by itself. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { Question, Section } from '../../schema/checklist/checklist.ts'
import { indexOf } from '../../schema/checklist/look-up.ts'
import { wordsIn } from '../../schema/language.ts'
import {
  canStand,
  EMPTY_SHEET,
  findSheetFaults,
  type KeyedSheet,
  listToKey,
  readClock,
  type SheetOf,
} from '../../schema/paper/keyed-sheet.ts'
import { readKeyed } from '../../schema/paper/read-keyed.ts'
import { checkAnswer } from '../../schema/visit/check-answer.ts'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import { language } from '../words/language.ts'
import { showDigits } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { answerInWords } from './answer-in-words.ts'
import { complaintInWords } from './complaint-words.ts'
import { keysOf } from './paper-key-words.ts'

/** What was keyed so far, or all of it. */
export class SheetKept extends CustomEvent<{ readonly sheet: KeyedSheet; readonly isFinished: boolean }> {
  constructor(sheet: KeyedSheet, isFinished: boolean) {
    super('sheet-kept', { detail: { sheet, isFinished }, bubbles: true })
  }
}

@customElement('paper-keys')
export class PaperKeys extends LightElement {
  @property({ attribute: false }) of!: SheetOf
  /** As the office has it; read once. */
  @property({ attribute: false }) begun: KeyedSheet = EMPTY_SHEET
  @property({ type: Boolean }) isKept = true
  @state() private sheet: KeyedSheet = EMPTY_SHEET
  /** Lines that were left: only these complain. */
  @state() private left: ReadonlySet<string> = new Set()
  private isBegun = false

  protected override willUpdate(): void {
    if (!this.isBegun) this.sheet = this.begun
    this.isBegun = true
  }

  private type(name: string, value: string) {
    this.sheet =
      name === 'day' || name === 'from' || name === 'to'
        ? { ...this.sheet, [name]: name === 'day' ? value : (readClock(value) ?? value.slice(0, 5)) }
        : { ...this.sheet, keys: { ...this.sheet.keys, [name]: value } }
  }

  /** To the next line, unless what stands in this one cannot stay. */
  private async goOn(event: KeyboardEvent, name: string, mayStay: boolean) {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    this.left = new Set([...this.left, name])
    await this.updateComplete
    if (!mayStay && !event.shiftKey) return
    this.dispatchEvent(new SheetKept(this.sheet, false))
    const lines = [...this.querySelectorAll<HTMLElement>('[data-line], .finish')]
    const at = lines.findIndex(({ dataset }) => dataset.line === name)
    lines[event.shiftKey ? Math.max(0, at - 1) : at + 1]?.focus()
  }

  private readonly finish = async () => {
    const [fault] = findSheetFaults(this.of, this.sheet)
    if (!fault) return void this.dispatchEvent(new SheetKept(this.sheet, true))
    const name = 'field' in fault ? fault.field : fault.question
    const lines = [...this.querySelectorAll<HTMLElement>('[data-line]')]
    this.left = new Set(lines.map(({ dataset }) => dataset.line ?? ''))
    await this.updateComplete
    lines.find(({ dataset }) => dataset.line === name)?.focus()
  }

  override render() {
    const { sectionOf } = indexOf(this.of.checklist)
    const questions = listToKey(this.of, this.sheet)
    const sections = [...new Set(questions.map(({ id }) => sectionOf.get(id)))].filter(
      (section): section is Section => section !== undefined,
    )
    return html`
      <details class="card">
        <summary>${say('paper-keys-how')}</summary>
        <ul class="stack stack-tight">
          <li>${say('paper-keys-enter')}</li>
          <li>${say('paper-keys-boxes')}</li>
          <li>${say('paper-keys-numbers')}</li>
          <li>${say('paper-keys-reasons')}</li>
          <li>${say('paper-keys-empty')}</li>
        </ul>
      </details>
      <p class="soft" role="status">${say(this.isKept ? 'paper-kept' : 'paper-keeping')}</p>
      <div class="card stack paper-lines-keyed">
        ${this.renderField('day', 'date')} ${this.renderField('from', 'text')} ${this.renderField('to', 'text')}
      </div>
      ${repeat(
        sections,
        ({ id }) => id,
        (section) => html`
          <section class="card stack" aria-labelledby="part-${section.id}">
            <h2 id="part-${section.id}">${section.letter} ${wordsIn(section.title, language.value)}</h2>
            <ol class="plain-list stack">
              ${repeat(
                questions.filter(({ id }) => sectionOf.get(id) === section),
                ({ id }) => id,
                (question) => this.renderQuestion(question),
              )}
            </ol>
          </section>
        `,
      )}
      <p><button type="button" class="finish" @click=${this.finish}>${say('paper-finish')}</button></p>
      <p class="hint">${say('paper-finish-what')}</p>
    `
  }

  private renderField(field: 'day' | 'from' | 'to', type: 'date' | 'text') {
    const isWrong = findSheetFaults(this.of, this.sheet).some(
      (fault) => 'field' in fault && fault.field === field,
    )
    const complains = isWrong && this.left.has(field)
    return html`
      <div class="field field-short">
        <label for="line-${field}">${say(`paper-${field}`)}</label>
        <input
          id="line-${field}"
          data-line=${field}
          type=${type}
          autocomplete="off"
          .value=${this.sheet[field]}
          aria-invalid=${complains ? 'true' : nothing}
          aria-describedby=${complains ? `wrong-${field}` : nothing}
          @change=${({ target }: Event) => target instanceof HTMLInputElement && this.type(field, target.value)}
          @keydown=${(event: KeyboardEvent) => {
            if (event.key === 'Enter' && event.target instanceof HTMLInputElement)
              this.type(field, event.target.value)
            const stays = findSheetFaults(this.of, this.sheet).some(
              (one) => 'field' in one && one.field === field,
            )
            void this.goOn(event, field, !stays)
          }}
        />
        ${complains ? html`<p class="complaint" id="wrong-${field}">${icon('warning')}${say(field === 'day' ? 'paper-day-wrong' : 'paper-time-wrong')}</p>` : nothing}
      </div>
    `
  }

  private renderQuestion(question: Question) {
    const { id, number, text } = question
    const typed = this.sheet.keys[id] ?? ''
    const mayStay = canStand(question, typed)
    const said = this.left.has(id) || typed !== '' ? this.said(question, typed) : nothing
    return html`
      <li class="field" id="at-${id}">
        <label for="line-${id}">
          <span class="question-number">${showDigits(String(number))}</span> ${wordsIn(text, language.value)}
        </label>
        <p class="hint small" id="keys-${id}">${keysOf(question)}</p>
        <input
          id="line-${id}"
          data-line=${id}
          class=${question.kind === 'words' ? nothing : 'field-short'}
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          maxlength="5000"
          .value=${typed}
          aria-describedby="keys-${id} said-${id}"
          aria-invalid=${!mayStay && this.left.has(id) ? 'true' : nothing}
          @input=${({ target }: Event) => target instanceof HTMLInputElement && this.type(id, target.value)}
          @keydown=${(event: KeyboardEvent) => void this.goOn(event, id, mayStay)}
        />
        <p id="said-${id}" class="small">${said}</p>
      </li>
    `
  }

  /** The answer as it was understood, or what is wrong with it. */
  private said(question: Question, typed: string) {
    const keyed = readKeyed(question, typed)
    if (keyed.is === 'empty') return nothing
    if (keyed.is === 'unreadable')
      return this.left.has(question.id)
        ? html`<span class="complaint">${icon('warning')}${say('paper-unreadable')}</span>`
        : nothing
    const [complaint] = checkAnswer(question, keyed.answer)
    return html`
      <span class="as-written">${answerInWords(question, keyed.answer)}</span>
      ${
        complaint
          ? html`<span class=${complaint.severity === 'must' ? 'complaint' : 'doubt'}>
              ${icon(complaint.severity === 'must' ? 'warning' : 'question')}${complaintInWords(complaint, this.of.checklist)}
            </span>`
          : nothing
      }
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'paper-keys': PaperKeys
  }
}
