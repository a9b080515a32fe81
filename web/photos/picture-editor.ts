/** Edges cut off and areas covered: by sliders, by keys, or with a finger on the picture. */

import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { icon } from '../parts/icon.ts'
import { LightElement } from '../parts/light-element.ts'
import { showNumber } from '../words/numerals.ts'
import { say } from '../words/say.ts'
import { drawPreview, makePreview } from './draw-preview.ts'
import {
  type Area,
  addArea,
  cropSide,
  type Editing,
  endSeries,
  isUntouched,
  mostCut,
  placeArea,
  rangeOf,
  removeArea,
  startAgain,
  undo,
} from './edit.ts'
import { boxBetween, changeFor, findHold, type Hold, type Spot } from './hold.ts'
import type { Picture } from './picture.ts'
import { renderSlider } from './slider.ts'

const SIDES = ['top', 'right', 'bottom', 'left'] as const
const MEASURES = ['left', 'top', 'width', 'height'] as const

@customElement('picture-editor')
export class PictureEditor extends LightElement {
  @property({ attribute: false }) picture!: Picture
  @property({ attribute: false }) editing!: Editing
  /** Begins every id, so that ids stand once on a page. */
  @property() name = ''
  @property({ attribute: false }) onEdited: ((editing: Editing) => void) | undefined
  @state() private chosen: number | undefined
  /** Said aloud after a change that only eyes would notice. */
  @state() private said = ''
  private preview: Picture | undefined
  private hold: Hold | undefined

  private edited(editing: Editing, said = '') {
    this.said = said
    this.onEdited?.(editing)
  }

  protected override updated(): void {
    const canvas = this.querySelector('canvas')
    this.preview ??= makePreview(this.picture)
    if (canvas)
      drawPreview(canvas, this.preview, {
        edit: this.editing.edit,
        chosen: this.chosen,
        write: (number) => showNumber(number),
      })
  }

  override render() {
    const { edit, before } = this.editing
    return html`
      <div class="stack">
        <div class="photo-stays">
          <canvas
            class="photo-picture photo-canvas"
            role="img"
            aria-label=${say('photo-edit-picture', { areas: edit.areas.length })}
            @pointerdown=${this.take}
            @pointermove=${this.pull}
            @pointerup=${this.letGo}
            @pointercancel=${this.letGo}
          ></canvas>
        </div>
        <div class="row">
          <button type="button" @click=${this.add}>${say('photo-area-add')}</button>
          <button type="button" class="button-quiet" aria-disabled=${before.length === 0} @click=${this.stepBack}>
            ${say('photo-undo')}
          </button>
          <button type="button" class="button-quiet" aria-disabled=${isUntouched(edit)} @click=${this.beginAnew}>
            ${say('photo-start-again')}
          </button>
        </div>
        <p role="status" class="mark">${this.said ? html`${icon('check')}<span>${this.said}</span>` : nothing}</p>
        ${edit.areas.map((area) => this.renderArea(area))} ${this.renderCrop()}
      </div>
    `
  }

  private renderCrop() {
    const { editing, name } = this
    return html`
      <details>
        <summary>${say('photo-crop')}</summary>
        <div class="stack stack-tight">
          ${SIDES.map((side) =>
            renderSlider({
              id: `${name}-crop-${side}`,
              name: say(`photo-crop-${side}`),
              value: editing.edit.crop[side],
              from: 0,
              to: mostCut(editing.edit, side),
              move: (percent) => this.edited(cropSide(this.editing, side, percent)),
            }),
          )}
        </div>
      </details>
    `
  }

  private renderArea(area: Area) {
    const number = showNumber(area.number)
    return html`
      <details
        class="photo-area"
        ?open=${this.chosen === area.number}
        @toggle=${(event: Event) => this.choose(area.number, event)}
      >
        <summary id=${this.idOf(area.number)}>${say('photo-area', { number })}</summary>
        <div class="stack stack-tight" role="group" aria-label=${say('photo-area', { number })}>
          ${MEASURES.map((measure) =>
            renderSlider({
              id: `${this.idOf(area.number)}-${measure}`,
              name: say(`photo-area-${measure}`),
              value: area[measure],
              ...rangeOf(area, measure),
              move: (percent) => this.edited(placeArea(this.editing, area.number, { [measure]: percent })),
            }),
          )}
          <button type="button" class="button-quiet" @click=${() => this.uncover(area.number)}>
            ${say('photo-area-remove', { number })}
          </button>
        </div>
      </details>
    `
  }

  private idOf(area: number): string {
    return `${this.name}-area-${area}`
  }

  private choose(area: number, { target }: Event) {
    if (!(target instanceof HTMLDetailsElement)) return
    if (target.open) this.chosen = area
    else if (this.chosen === area) this.chosen = undefined
  }

  private add() {
    const { editing, area } = addArea(this.editing)
    this.chosen = area.number
    this.edited(editing, say('photo-area-added', { number: showNumber(area.number) }))
    void this.focusAfter(`#${CSS.escape(this.idOf(area.number))}`)
  }

  private uncover(number: number) {
    this.edited(removeArea(this.editing, number), say('photo-area-removed', { number: showNumber(number) }))
    // Its button goes with the area; focus goes where the next one is made.
    void this.focusAfter('button')
  }

  private stepBack() {
    if (this.editing.before.length > 0) this.edited(undo(this.editing), say('photo-undone'))
  }

  private beginAnew() {
    if (!isUntouched(this.editing.edit)) this.edited(startAgain(this.editing), say('photo-started-again'))
  }

  private async focusAfter(selector: string) {
    await this.updateComplete
    await new Promise(requestAnimationFrame)
    this.querySelector<HTMLElement>(selector)?.focus()
  }

  private take(event: PointerEvent) {
    const canvas = event.target
    if (!(canvas instanceof HTMLCanvasElement) || !event.isPrimary) return
    canvas.setPointerCapture(event.pointerId)
    this.hold = findHold(this.editing.edit.areas, spotOf(canvas, event), canvas.getBoundingClientRect())
    if (this.hold.kind !== 'draw') this.chosen = this.hold.area.number
  }

  private pull(event: PointerEvent) {
    const { hold } = this
    const canvas = event.target
    if (!hold || !(canvas instanceof HTMLCanvasElement)) return
    const spot = spotOf(canvas, event)
    if (hold.kind !== 'draw') {
      this.edited(placeArea(this.editing, hold.area.number, changeFor(hold, spot)))
      return
    }
    const box = boxBetween(hold.from, spot)
    if (!box) return
    if (hold.drawn !== undefined) {
      this.edited(placeArea(this.editing, hold.drawn, box), this.said)
      return
    }
    const { editing, area } = addArea(this.editing, box)
    this.hold = { ...hold, drawn: area.number }
    this.chosen = area.number
    this.edited(editing, say('photo-area-drawn', { number: showNumber(area.number) }))
  }

  private letGo() {
    if (!this.hold) return
    this.hold = undefined
    this.onEdited?.(endSeries(this.editing))
  }
}

function spotOf(canvas: HTMLCanvasElement, { clientX, clientY }: PointerEvent): Spot {
  const { left, top, width, height } = canvas.getBoundingClientRect()
  return { x: ((clientX - left) / width) * 100, y: ((clientY - top) / height) * 100 }
}

declare global {
  interface HTMLElementTagNameMap {
    'picture-editor': PictureEditor
  }
}
