/** The rise of a ramp from the tilt of the tablet lying on it: two readings, then a number somebody agrees to. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { QuestionId } from '../../schema/checklist/checklist.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { LightElement } from '../parts/light-element.ts'
import { Watch } from '../state/watch.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { AnswerGiven } from './answer-given.ts'
import { gradientOf, type Lean, riseFrom, slopeFrom, steadyLean } from './tilt.ts'
import { askForTilt, hasTiltSensor, lookForTiltSensor, readTilt } from './tilt-sensor.ts'

const READING_MS = 2000

type Trouble = 'unsteady' | 'not-turned' | 'not-allowed'

@customElement('ramp-tilt')
export class RampTilt extends LightElement {
  /** The question the rise is the answer to, what is answered now, and the unit of both measures. */
  @property({ attribute: false }) rise!: QuestionId
  @property({ attribute: false }) riseAnswer: Answer | undefined
  @property({ attribute: false }) unit: 'cm' | 'm' | 'min' = 'cm'
  /** Along the slope, once it is measured. */
  @property({ attribute: false }) length: number | undefined
  @state() private first: Lean | undefined
  /** In radians. */
  @state() private slope: number | undefined
  @state() private isReading = false
  @state() private isTaken = false
  @state() private trouble: Trouble | undefined

  constructor() {
    super()
    new Watch(this, hasTiltSensor)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    lookForTiltSensor()
  }

  override render() {
    if (!hasTiltSensor.value) return nothing
    return html`
      <details class="ramp-tilt">
        <summary>${say('tilt')}</summary>
        <div class="stack stack-tight">
          <p class="hint">${say('tilt-when')}</p>
          ${this.length === undefined ? html`<p class="doubt">${say('tilt-length-first')}</p>` : this.renderSteps(this.length)}
        </div>
      </details>
    `
  }

  private renderSteps(length: number) {
    const { slope } = this
    const rise = slope === undefined ? undefined : riseFrom(slope, length)
    return html`
      <p>${say(this.first && slope === undefined ? 'tilt-turn' : 'tilt-lay')}</p>
      <p>
        <button type="button" class="button-quiet" aria-disabled=${this.isReading ? 'true' : nothing} @click=${this.read}>
          ${say(this.first && slope === undefined ? 'tilt-second' : 'tilt-first')}
        </button>
      </p>
      <div role="status" class="stack stack-tight">
        ${this.isReading ? html`<p>${say('tilt-hold')}</p>` : nothing}
        ${this.trouble ? html`<p class="doubt">${say(`tilt-${this.trouble}`)}</p>` : nothing}
        ${rise === undefined ? nothing : html`<p><strong>${say('tilt-found', { ...this.describe(), rise: this.withUnit(rise), length: this.withUnit(length) })}</strong></p>`}
        ${this.isTaken ? html`<p>${say('tilt-taken')}</p>` : nothing}
      </div>
      ${
        rise === undefined || this.isTaken
          ? nothing
          : html`<p>
            <button type="button" @click=${() => this.take(rise)}>
              ${say('tilt-take', { rise: this.withUnit(rise) })}
            </button>
          </p>`
      }
    `
  }

  private withUnit(value: number): string {
    return `${showNumber(value)} ${say(`symbol-${this.unit}`)}`
  }

  /** 1 : n, as the page and the note say it. */
  private describe(): { readonly gradient: string } {
    const gradient = gradientOf(this.slope ?? 0)
    return {
      gradient:
        gradient < 0.005
          ? say('tilt-level')
          : `${showNumber(1)} : ${showNumber(Math.round(10 / gradient) / 10)}`,
    }
  }

  private async read() {
    if (this.isReading) return
    this.trouble = undefined
    if (!(await askForTilt())) {
      this.trouble = 'not-allowed'
      return
    }
    if (this.slope !== undefined) this.first = undefined
    this.slope = undefined
    this.isTaken = false
    this.isReading = true
    const turns = await readTilt(READING_MS)
    const lean = steadyLean(turns)
    this.isReading = false
    if (turns.length === 0) this.trouble = 'not-allowed'
    else if (!lean) this.trouble = 'unsteady'
    else if (!this.first) this.first = lean
    else {
      this.slope = slopeFrom(this.first, lean)
      if (this.slope === undefined) this.trouble = 'not-turned'
    }
  }

  /** Confirmed by the monitor; the note says where the number comes from, for whoever reads the visit later. */
  private take(value: number) {
    const source = say('tilt-note', this.describe())
    const before = this.riseAnswer?.note
    const note = before === undefined || before === source ? source : `${before}\n${source}`
    this.dispatchEvent(new AnswerGiven(this.rise, { kind: 'measure', value, note }))
    this.isTaken = true
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ramp-tilt': RampTilt
  }
}
