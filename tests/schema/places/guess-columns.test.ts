/** Headings in Khmer or English are understood, and what is not understood is left to people. */

import { describe, expect, it } from 'vitest'
import { guessColumns } from '../../../schema/places/guess-columns.ts'
import { listFields, listMissing, partsOfField, readColumns } from '../../../schema/places/station-columns.ts'
import { aCountry } from '../../support/builders.ts'

const country = aCountry()
const guess = (headings: readonly string[], ...samples: readonly (readonly string[])[]) =>
  guessColumns(headings, country, samples)

describe('headings', () => {
  it('of the national list are all understood', () => {
    const headings =
      'station_code,province_code,province_km,province_en,district_code,district_km,district_en,commune_code,commune_km,commune_en,village_code,village_km,village_en,building_km,building_en,room,registered_voters,latitude,longitude'
    expect(guess(headings.split(','))).toEqual({
      'station-code': 0,
      ...{ 'area-code.province': 1, 'area-name.province.km': 2, 'area-name.province.en': 3 },
      ...{ 'area-code.district': 4, 'area-name.district.km': 5, 'area-name.district.en': 6 },
      ...{ 'area-code.commune': 7, 'area-name.commune.km': 8, 'area-name.commune.en': 9 },
      ...{ 'area-code.village': 10, 'area-name.village.km': 11, 'area-name.village.en': 12 },
      ...{ 'premises-name.km': 13, 'premises-name.en': 14 },
      ...{ room: 15, 'registered-voters': 16, latitude: 17, longitude: 18 },
    })
  })

  it('in Khmer are understood', () => {
    const headings = ['លេខការិយាល័យ', 'ខេត្ត', 'ស្រុក', 'ឃុំ/សង្កាត់', 'ភូមិ', 'ទីតាំង', 'បន្ទប់', 'ចំនួនអ្នកបោះឆ្នោត']
    expect(guess(headings)).toEqual({
      'station-code': 0,
      'area-name.province.km': 1,
      'area-name.district.km': 2,
      'area-name.commune.km': 3,
      'area-name.village.km': 4,
      'premises-name.km': 5,
      room: 6,
      'registered-voters': 7,
    })
  })

  it('in longer Khmer words are understood, however their subscripts were typed', () => {
    const headings = ['លេខកូដការិយាល័យបោះឆ្នោត', 'លេខកូដខេត្ត', 'ឈ្មោះរាជធានី/ខេត្ដ', 'ទីតាំងការិយាល័យបោះឆ្នោត']
    expect(guess([...headings, 'រយៈទទឹង', 'រយៈបណ្ដោយ'])).toEqual({
      'station-code': 0,
      'area-code.province': 1,
      'area-name.province.km': 2,
      'premises-name.km': 3,
      latitude: 4,
      longitude: 5,
    })
  })

  it('in other English words are understood', () => {
    const headings = [
      'Polling Station ID',
      'Province',
      'Srok',
      'Sangkat Code',
      'Name of school',
      'Voters',
      'Lat',
      'Long',
    ]
    expect(guess(headings)).toEqual({
      'station-code': 0,
      'area-name.province.en': 1,
      'area-name.district.en': 2,
      'area-code.commune': 3,
      'premises-name.en': 4,
      'registered-voters': 5,
      latitude: 6,
      longitude: 7,
    })
  })

  it('that say nothing about it are told by what stands below them', () => {
    expect(guess(['Commune', 'Village'], ['010201', 'អូរធំ'], ['010202', 'ភ្នំ'])).toEqual({
      'area-code.commune': 0,
      'area-name.village.km': 1,
    })
  })

  it('for one thing in two languages are kept apart', () => {
    expect(guess(['School (Khmer)', 'School (English)'])).toEqual({
      'premises-name.km': 0,
      'premises-name.en': 1,
    })
  })

  it('that mean nothing here are left alone', () => {
    expect(guess(['ល.រ', 'No.', 'Remarks', '', 'Chair'])).toEqual({})
  })

  it('that come twice count once', () => {
    expect(guess(['room', 'room'])).toEqual({ room: 0 })
  })
})

describe('the number of an office', () => {
  it('is completed with the province where there is one', () => {
    expect(guess(['Province code', 'Station number'], ['01', '0001'])).toEqual({
      'area-code.province': 0,
      'station-number': 1,
    })
  })
  it('is the code itself where it looks like one', () => {
    expect(guess(['Province code', 'Station number'], ['01', '010201-0001'])).toEqual({
      'area-code.province': 0,
      'station-code': 1,
    })
  })
})

describe('fields', () => {
  it('have names made of parts', () => {
    expect(partsOfField('area-name.commune.km')).toEqual({
      name: 'area-name',
      level: 'commune',
      language: 'km',
    })
    expect(partsOfField('area-code.village')).toEqual({ name: 'area-code', level: 'village' })
    expect(partsOfField('premises-name.en')).toEqual({ name: 'premises-name', language: 'en' })
    expect(partsOfField('room')).toEqual({ name: 'room' })
    expect(listFields(country)).toHaveLength(20)
  })

  it('from outside are kept only when they are fields, with a column that can be', () => {
    expect(
      readColumns({ room: 3, nonsense: 1, latitude: -1, longitude: 1.5, 'area-code.moon': 2 }, country),
    ).toEqual({
      room: 3,
    })
  })

  it('without which no list can be read are named', () => {
    expect(listMissing({}, country)).toEqual(['station-code', 'area-code.village', 'premises-name.km'])
    expect(
      listMissing({ 'station-number': 0, 'area-name.village.km': 1, 'premises-name.en': 2 }, country),
    ).toEqual([])
  })
})
