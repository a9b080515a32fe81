/** The map below the stations: none unless the office has a file of it, and squares of it for whoever sees the stations. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readBackground, readBackgroundTile } from '../../../schema/wire/background-endpoints.ts'
import { type MapFile, openMapFile } from '../../../server/storage/map-file.ts'
import { type Api, openApi } from '../../support/api.ts'
import { pngOf, writeMap } from '../../support/made-map.ts'

let folder: string
let mapFile: MapFile
let withMap: Api
let without: Api
const picture = pngOf(1, 2, 3)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-test-'))
  const path = join(folder, 'map.pmtiles')
  const notes = { attribution: 'Somebody' }
  await writeFile(path, writeMap({ entries: [{ tile: 1, run: 2, picture }], minZoom: 1, maxZoom: 1, notes }))
  mapFile = await openMapFile(path)
  withMap = await openApi({ mapFile })
  without = await openApi()
})
afterAll(async () => {
  await withMap?.close()
  await without?.close()
  await mapFile?.close()
  await rm(folder, { recursive: true })
})

const tile = (zoom: string, column: string, row: string) =>
  withMap.as('chan').call(readBackgroundTile, { params: { zoom, column, row } })

describe('the map below the stations', () => {
  it('is none where the office has no file', async () => {
    expect((await without.as('chan').call(readBackground, {})).body).toEqual({})
    const params = { zoom: '1', column: '0', row: '0' }
    expect((await without.as('chan').call(readBackgroundTile, { params })).problem).toBe('not-found')
  })

  it('says by whom it is and how far it reaches', async () => {
    expect((await withMap.as('bopha').call(readBackground, {})).body).toEqual({
      background: {
        ...{ credit: 'Somebody', minZoom: 1, maxZoom: 1 },
        ...{ south: 10, west: 102, north: 15, east: 108 },
      },
    })
  })

  it('comes in pictures that no browser keeps, and is clear where the file has none', async () => {
    const found = await tile('1', '0', '1')
    expect(found.bytes.equals(picture)).toBe(true)
    expect(found.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'no-store' })
    for (const place of ['1/1/1', '9/3/3', '99999999/99999999/99999999']) {
      const [zoom = '', column = '', row = ''] = place.split('/')
      const clear = await tile(zoom, column, row)
      expect([place, clear.status, clear.headers['content-type']]).toEqual([place, 200, 'image/png'])
      expect(clear.bytes.length).toBeLessThan(100)
    }
    expect((await tile('-1', '0', '0')).status).toBe(400)
    expect((await tile('1', '1e3', '0')).status).toBe(400)
  })
})
