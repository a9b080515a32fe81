/** What somebody wants done to a picture: edges cut off and areas covered, with a way back; nothing is drawn here. */

/** How much is cut off at each side, in percent of the whole picture. */
export interface Crop {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}
export type Side = keyof Crop

/** In percent of the whole picture, whatever is cut off it. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
export type Measure = keyof Box

/** A part of the picture made unrecognisable; its number is its name. */
export interface Area extends Box {
  readonly number: number
}

export interface Edit {
  readonly crop: Crop
  readonly areas: readonly Area[]
}

export interface Editing {
  readonly edit: Edit
  /** What was before, oldest first. */
  readonly before: readonly Edit[]
  /** What the last change moved: more of the same is one step back, not fifty. */
  readonly series: string
}

/** Percent that stay, however much is cut off. */
const LEAST_LEFT = 10
/** Percent; smaller areas can neither be seen nor hit. */
export const LEAST_AREA = 3
const FIRST_AREA = 30

const OPPOSITE: Readonly<Record<Side, Side>> = { top: 'bottom', right: 'left', bottom: 'top', left: 'right' }
const UNTOUCHED: Edit = { crop: { top: 0, right: 0, bottom: 0, left: 0 }, areas: [] }

export const beginEditing = (): Editing => ({ edit: UNTOUCHED, before: [], series: '' })

const clamp = (value: number, from: number, to: number): number => Math.min(Math.max(value, from), to)

/** The most that can be cut off this side now. */
export const mostCut = ({ crop }: Edit, side: Side): number => 100 - LEAST_LEFT - crop[OPPOSITE[side]]

/** The smallest and the largest this measure of an area can be where the area is now. */
export function rangeOf(area: Box, measure: Measure): { readonly from: number; readonly to: number } {
  if (measure === 'left') return { from: 0, to: 100 - area.width }
  if (measure === 'top') return { from: 0, to: 100 - area.height }
  return { from: LEAST_AREA, to: 100 - (measure === 'width' ? area.left : area.top) }
}

export function cropSide(editing: Editing, side: Side, percent: number): Editing {
  const { edit } = editing
  const cut = clamp(percent, 0, mostCut(edit, side))
  return step(editing, { ...edit, crop: { ...edit.crop, [side]: cut } }, `crop-${side}`)
}

/** A new area, in the middle of what is left of the picture unless it was drawn somewhere. */
export function addArea(editing: Editing, drawn?: Box): { readonly editing: Editing; readonly area: Area } {
  const { crop, areas } = editing.edit
  const width = 100 - crop.left - crop.right
  const height = 100 - crop.top - crop.bottom
  const middle = {
    left: crop.left + (width * (100 - FIRST_AREA)) / 200,
    top: crop.top + (height * (100 - FIRST_AREA)) / 200,
    width: (width * FIRST_AREA) / 100,
    height: (height * FIRST_AREA) / 100,
  }
  const number = Math.max(0, ...areas.map((area) => area.number)) + 1
  const area = { number, ...within(drawn ?? middle) }
  // What is drawn grows under the finger: that is one step with its beginning.
  const series = drawn ? seriesOf(number, drawn) : ''
  return { editing: step(editing, { crop, areas: [...areas, area] }, series), area }
}

/** Moves or sizes an area; it never leaves the picture. */
export function placeArea(editing: Editing, number: number, change: Partial<Box>): Editing {
  const { edit } = editing
  const areas = edit.areas.map((area) =>
    area.number === number ? { ...area, ...within({ ...area, ...change }) } : area,
  )
  return step(editing, { ...edit, areas }, seriesOf(number, change))
}

export function removeArea(editing: Editing, number: number): Editing {
  const { edit } = editing
  return step(editing, { ...edit, areas: edit.areas.filter((area) => area.number !== number) }, '')
}

/** One step back; as it is when there is none. */
export function undo(editing: Editing): Editing {
  const last = editing.before.at(-1)
  return last ? { edit: last, before: editing.before.slice(0, -1), series: '' } : editing
}

/** Back to the whole picture; this too can be undone. */
export const startAgain = (editing: Editing): Editing => step(editing, UNTOUCHED, '')

/** What comes next is a step of its own, even when it moves the same thing. */
export const endSeries = (editing: Editing): Editing => ({ ...editing, series: '' })

export const isUntouched = ({ crop, areas }: Edit): boolean =>
  areas.length === 0 && Object.values(crop).every((cut) => cut === 0)

const seriesOf = (number: number, change: Partial<Box>): string =>
  `area-${number}-${Object.keys(change).join('-')}`

function step({ edit: last, before, series: running }: Editing, edit: Edit, series: string): Editing {
  const isSame = series !== '' && series === running
  return { edit, before: isSame ? before : [...before, last], series }
}

/** Whole percent, so that what a slider shows is what is covered. */
function within({ left, top, width, height }: Box): Box {
  const wide = clamp(Math.round(width), LEAST_AREA, 100)
  const high = clamp(Math.round(height), LEAST_AREA, 100)
  return {
    left: clamp(Math.round(left), 0, 100 - wide),
    top: clamp(Math.round(top), 0, 100 - high),
    width: wide,
    height: high,
  }
}
