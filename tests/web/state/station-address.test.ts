/** The address of a station's page tells nothing of the station, and nothing at all once it was forgotten. */

import { beforeEach, describe, expect, it } from 'vitest'
import {
  addressToKeep,
  addressToShow,
  forgetStationAddresses,
  stationAt,
  stationPath,
} from '../../../web/state/station-address.ts'

const CODE = '010201-0001'
const partOf = (path: string) => path.split('/').at(-1) ?? ''

describe('The address of a station', () => {
  beforeEach(forgetStationAddresses)

  it('holds nothing of its code, stays the same meanwhile, and is another one for another station', () => {
    expect(stationPath(CODE)).toMatch(/^\/monitor\/stations\/~[0-9a-f]{24}$/u)
    expect(stationPath(CODE)).toBe(stationPath(CODE))
    expect(stationPath('010201-0002')).not.toBe(stationPath(CODE))
    expect(stationAt(partOf(stationPath(CODE)))).toBe(CODE)
  })

  it('stands for nothing once it was forgotten, and the next one is by chance again', () => {
    const before = stationPath(CODE)
    forgetStationAddresses()
    expect(stationAt(partOf(before))).toBeUndefined()
    expect(addressToKeep(before)).toBeUndefined()
    expect(stationPath(CODE)).not.toBe(before)
  })

  it('is kept in the vault under the code, and shown again under an alias', () => {
    for (const code of [CODE, 'KH/01.2']) {
      const kept = addressToKeep(`${stationPath(code)}?a=1#where-heading`)
      expect(kept).toBe(`/monitor/stations/${encodeURIComponent(code)}?a=1#where-heading`)
      forgetStationAddresses()
      const shown = addressToShow(kept ?? '')
      expect(shown).toBe(`${stationPath(code)}?a=1#where-heading`)
      expect(shown).not.toContain(encodeURIComponent(code))
    }
  })

  it('may be a code that somebody typed; other addresses are left as they are', () => {
    expect(stationAt(CODE)).toBe(CODE)
    for (const address of [
      `/monitor/stations/${CODE}`,
      '/monitor',
      '/monitor/visits/0b1c/sections/entrance#a',
    ])
      expect(addressToKeep(address)).toBe(address)
    expect(addressToShow('/monitor/outbox')).toBe('/monitor/outbox')
  })
})
