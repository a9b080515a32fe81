/** What can be done to a picture before it is drawn: cut, cover, step back. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addArea,
  beginEditing,
  cropSide,
  type Editing,
  endSeries,
  isUntouched,
  LEAST_AREA,
  mostCut,
  placeArea,
  rangeOf,
  removeArea,
  startAgain,
  undo,
} from '../../../web/photos/edit.ts'

const withAreas = (count: number): Editing =>
  Array.from({ length: count }).reduce<Editing>((editing) => addArea(editing).editing, beginEditing())
const numbers = ({ edit }: Editing) => edit.areas.map(({ number }) => number)

describe('Cutting off edges', () => {
  it('leaves a tenth of the picture, from whichever side one comes', () => {
    const narrow = cropSide(cropSide(beginEditing(), 'left', 60), 'right', 80)
    expect(narrow.edit.crop).toEqual({ top: 0, right: 30, bottom: 0, left: 60 })
    expect(mostCut(narrow.edit, 'left')).toBe(60)
  })

  it('is one step back however long one side is moved, and another one for the next side', () => {
    const moved = [5, 10, 15].reduce((now, percent) => cropSide(now, 'top', percent), beginEditing())
    const both = cropSide(moved, 'left', 20)
    expect(undo(both).edit.crop).toMatchObject({ top: 15, left: 0 })
    expect(isUntouched(undo(undo(both)).edit)).toBe(true)
  })
})

describe('Areas', () => {
  it('begin in the middle of what is left of the picture', () => {
    const { area } = addArea(cropSide(beginEditing(), 'left', 50))
    expect(area).toEqual({ number: 1, left: 68, top: 35, width: 15, height: 30 })
  })

  it('keep their numbers when another one is removed', () => {
    const two = removeArea(withAreas(3), 2)
    expect(numbers(two)).toEqual([1, 3])
    expect(numbers(addArea(two).editing)).toEqual([1, 3, 4])
  })

  it('never leave the picture and never vanish, wherever they are pulled', () => {
    const anywhere = fc.double({ min: -500, max: 500, noNaN: true })
    fc.assert(
      fc.property(fc.record({ left: anywhere, top: anywhere, width: anywhere, height: anywhere }), (box) => {
        const [area] = placeArea(withAreas(1), 1, box).edit.areas
        if (!area) throw new Error('the area is gone')
        expect(area.left).toBeGreaterThanOrEqual(0)
        expect(area.top).toBeGreaterThanOrEqual(0)
        expect(area.left + area.width).toBeLessThanOrEqual(100)
        expect(area.top + area.height).toBeLessThanOrEqual(100)
        expect(Math.min(area.width, area.height)).toBeGreaterThanOrEqual(LEAST_AREA)
        for (const measure of ['left', 'top', 'width', 'height'] as const) {
          const { from, to } = rangeOf(area, measure)
          expect(area[measure]).toBeGreaterThanOrEqual(from)
          expect(area[measure]).toBeLessThanOrEqual(to)
        }
      }),
    )
  })

  it('that are drawn and grow under the finger are one step back', () => {
    const box = { left: 10, top: 10, width: 5, height: 5 }
    const drawn = addArea(beginEditing(), box)
    const grown = placeArea(drawn.editing, drawn.area.number, { ...box, width: 40 })
    expect(grown.edit.areas[0]?.width).toBe(40)
    expect(undo(grown).edit.areas).toEqual([])
  })

  it('are two steps back when the finger was lifted in between', () => {
    const once = placeArea(withAreas(1), 1, { left: 20 })
    const twice = placeArea(endSeries(once), 1, { left: 40 })
    expect(undo(twice).edit.areas[0]?.left).toBe(20)
  })
})

describe('The way back', () => {
  it('leads through every step to the picture as it was, and stays there', () => {
    const edited = placeArea(cropSide(withAreas(2), 'top', 20), 2, { top: 50 })
    const back = Array.from({ length: 9 }).reduce<Editing>((now) => undo(now), edited)
    expect(back.edit).toEqual(beginEditing().edit)
  })

  it('leads back from having started again as well', () => {
    const edited = withAreas(2)
    expect(isUntouched(startAgain(edited).edit)).toBe(true)
    expect(undo(startAgain(edited)).edit).toEqual(edited.edit)
  })
})
