/** A file of map tiles: found square by square, with its maker's name as plain text, and never a reason not to start. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creditIn } from '../../../server/reading/credit-in.ts'
import { openBackground } from '../../../server/start/open-background.ts'
import { openMapFile } from '../../../server/storage/map-file.ts'
import { pngOf, writeMap } from '../../support/made-map.ts'

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

const pictures = [0, 40, 80, 120, 160].map((shade) => pngOf(shade, 0, 0))
const picture = (order: number) => pictures[order] ?? expect.fail()

describe('a file of map tiles', () => {
  it('has each square where the format says it is, and none where it has none', async () => {
    await writeFile(
      at('five.pmtiles'),
      writeMap({
        entries: pictures.map((one, tile) => ({ tile, run: 1, picture: one })),
        ...{ minZoom: 0, maxZoom: 2, notes: { attribution: '<a href="https://a.example">© Somebody</a>' } },
      }),
    )
    const map = await openMapFile(at('five.pmtiles'))
    // The order of the format's own table: 0/0/0, then 1/0/0, 1/0/1, 1/1/1, 1/1/0.
    const places = [
      [0, 0, 0],
      [1, 0, 0],
      [1, 0, 1],
      [1, 1, 1],
      [1, 1, 0],
    ] as const
    for (const [order, [zoom, column, row]] of places.entries())
      expect(Buffer.from((await map.findTile(zoom, column, row)) ?? []).equals(picture(order))).toBe(true)
    for (const [zoom, column, row] of [
      [2, 0, 0],
      [1, 2, 0],
      [0, 0, 1],
      [40, 1, 1],
      [22, 99_999_999, 0],
    ] as const)
      expect(await map.findTile(zoom, column, row)).toBeUndefined()
    const { credit, mediaType, south, west, north, east } = map
    expect({ credit, mediaType, south, west, north, east }).toEqual({
      ...{ credit: '© Somebody', mediaType: 'image/png', south: 10, west: 102, north: 15, east: 108 },
    })
    await map.close()
  })

  it('that is none is named, and one that nobody meant is not missed', async () => {
    const whole = writeMap({ entries: [{ tile: 0, run: 1, picture: picture(0) }], minZoom: 0, maxZoom: 0 })
    await writeFile(at('words.pmtiles'), 'This is a letter and no map, however long it may go on. '.repeat(9))
    await writeFile(at('cut.pmtiles'), whole.subarray(0, 100))
    await writeFile(at('empty.pmtiles'), '')
    await writeFile(
      at('shapes.pmtiles'),
      writeMap({ entries: [{ tile: 0, run: 1, picture: picture(0) }], minZoom: 0, maxZoom: 0, tileType: 1 }),
    )
    const why = async (named: string | undefined, otherwise: string) =>
      (await openBackground({ named: named && at(named), otherwise: at(otherwise) })).doubt?.why
    expect(await why(undefined, 'none.pmtiles')).toBeUndefined()
    expect(await why('none.pmtiles', 'none.pmtiles')).toBe('missing')
    expect(await why(undefined, 'shapes.pmtiles')).toBe('no-pictures')
    for (const name of ['words.pmtiles', 'cut.pmtiles', 'empty.pmtiles', '.'])
      expect([name, await why(name, 'none.pmtiles')]).toEqual([name, 'unreadable'])
  })

  it('cut off among its pictures still opens, and has holes', async () => {
    const whole = writeMap({ entries: [{ tile: 0, run: 1, picture: picture(0) }], minZoom: 0, maxZoom: 0 })
    await writeFile(at('half.pmtiles'), whole.subarray(0, whole.length - picture(0).length))
    const map = await openMapFile(at('half.pmtiles'))
    expect(await map.findTile(0, 0, 0)).toBeUndefined()
    await map.close()
  })
})

describe('whoever made it', () => {
  it.each([
    ['&copy; <a href="https://x.example">OpenStreetMap</a> &amp; others', '© OpenStreetMap & others'],
    ['<img src=x onerror=alert(1)>Ministry', 'Ministry'],
    ['&#169; ក្រសួង\n\u202eabc', '© ក្រសួង abc'],
    ['&#99999999;&unheard;', '&#99999999;&unheard;'],
  ])('is named in plain text: %s', (attribution, plain) => {
    expect(creditIn({ attribution })).toBe(plain)
  })

  it('is nobody where the notes do not say', () => {
    for (const notes of [undefined, null, 'text', {}, { attribution: 7 }]) expect(creditIn(notes)).toBe('')
    expect(creditIn({ attribution: 'x'.repeat(9_000) }).length).toBe(300)
  })
})
