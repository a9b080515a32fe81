/** Areas by code and distances between places. */

import { describe, expect, it } from 'vitest'
import { isWithin, metresBetween } from '../../../schema/places/distance.ts'
import { findArea, gazetteerOf, levelOf, parentCode, pathTo } from '../../../schema/places/gazetteer.ts'
import { aCountry, anArea, areaCode } from '../../support/builders.ts'

const { areaLevels, bounds } = aCountry()
const gazetteer = gazetteerOf([
  anArea('01', 'province', { en: 'Banteay Meanchey' }),
  anArea('0102', 'district', { en: 'Mongkol Borey' }, '01'),
  anArea('010201', 'commune', { en: 'Banteay Neang' }, '0102'),
])

describe('an area', () => {
  it('is found by its code, zeros and all', () => {
    expect(findArea(gazetteer, areaCode('0102'))?.name.en).toBe('Mongkol Borey')
    expect(findArea(gazetteer, areaCode('102'))).toBeUndefined()
  })

  it('lies in its parents, the largest first', () => {
    expect(pathTo(gazetteer, areaCode('010201')).map(({ code }) => code)).toEqual(['01', '0102', '010201'])
    expect(pathTo(gazetteer, areaCode('99'))).toEqual([])
  })

  it('tells its level and its parent by its code', () => {
    expect(levelOf(areaCode('010201'), areaLevels)?.id).toBe('commune')
    expect(levelOf(areaCode('010'), areaLevels)).toBeUndefined()
    expect(parentCode(areaCode('01020101'), areaLevels)).toBe('010201')
    expect(parentCode(areaCode('01'), areaLevels)).toBeUndefined()
  })

  it('that is its own parent by mistake does not go round for ever', () => {
    const circle = gazetteerOf([anArea('01', 'province', {}, '0102'), anArea('0102', 'district', {}, '01')])
    expect(pathTo(circle, areaCode('0102')).length).toBe(2)
  })
})

describe('a distance', () => {
  it('is a sixtieth of a degree of latitude to the sea mile', () => {
    const metres = metresBetween({ latitude: 12, longitude: 105 }, { latitude: 12 + 1 / 60, longitude: 105 })
    expect(metres).toBeCloseTo(1853.25, 1)
  })

  it('from Phnom Penh to Siem Reap is some 230 km, both ways', () => {
    const phnomPenh = { latitude: 11.5564, longitude: 104.9282 }
    const siemReap = { latitude: 13.3671, longitude: 103.8448 }
    expect(Math.round(metresBetween(phnomPenh, siemReap) / 1000)).toBe(233)
    expect(metresBetween(siemReap, phnomPenh)).toBeCloseTo(metresBetween(phnomPenh, siemReap), 6)
    expect(metresBetween(phnomPenh, phnomPenh)).toBe(0)
  })

  it('bounds hold their own edge', () => {
    expect(isWithin({ latitude: bounds.south, longitude: bounds.east }, bounds)).toBe(true)
    expect(isWithin({ latitude: bounds.south - 0.01, longitude: 105 }, bounds)).toBe(false)
  })
})
