/** `country.json` → the settings of a country. */

import { basename, dirname } from 'node:path'
import type { AreaLevel, Country } from '../schema/country.ts'
import { placeOf, type Reviews, readFields, SeedFault } from './fields.ts'
import { readJsonFile } from './read-json-file.ts'

const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/u

export async function loadCountry(file: string): Promise<Country> {
  const marks: Reviews = []
  const { value, place } = await readJsonFile(dirname(file), basename(file))
  const fields = readFields(value, place, marks)
  const polling = readFields(fields.unknown('polling'), `${place}: polling`, marks)
  const bounds = readFields(fields.unknown('bounds'), `${place}: bounds`, marks)
  const most = fields.has('mostVotersPerStation') ? fields.number('mostVotersPerStation') : undefined
  const mobile = fields.has('mostMobileMonitors') ? fields.number('mostMobileMonitors') : undefined
  const country: Country = {
    outline: fields.string('outline'),
    name: fields.words('name'),
    languages: fields.strings('languages'),
    areaLevels: fields
      .list('areaLevels')
      .map((level, index) => readLevel(level, placeOf(place, 'area level', level, index), marks)),
    timeZone: fields.string('timeZone'),
    polling: { opens: polling.string('opens'), closes: polling.string('closes') },
    silentAfterMinutes: fields.number('silentAfterMinutes'),
    mostStationsADay: fields.number('mostStationsADay'),
    bounds: {
      south: bounds.number('south'),
      west: bounds.number('west'),
      north: bounds.number('north'),
      east: bounds.number('east'),
    },
    ...(most !== undefined && { mostVotersPerStation: most }),
    ...(mobile !== undefined && { mostMobileMonitors: mobile }),
  }
  for (const one of [fields, polling, bounds]) one.done()
  refuseNonsense(country, place)
  return country
}

function readLevel(value: unknown, place: string, marks: Reviews): AreaLevel {
  const fields = readFields(value, place, marks)
  const level: AreaLevel = {
    id: fields.string('id'),
    name: fields.words('name'),
    codeLength: fields.number('codeLength'),
  }
  fields.done()
  return level
}

function refuseNonsense(country: Country, place: string): void {
  const refuse = (sentence: string) => {
    throw new SeedFault(`${place}: ${sentence}`)
  }
  const { areaLevels, bounds, languages, mostStationsADay, polling, silentAfterMinutes, timeZone } = country
  if (languages.length === 0) refuse('a country needs at least one language')
  if (new Set(languages).size < languages.length) refuse('a language is named twice')
  if (areaLevels.length === 0) refuse('a country needs at least one level of areas')
  areaLevels.forEach((level, index) => {
    const above = areaLevels[index - 1]
    if (above && level.codeLength <= above.codeLength)
      refuse(`codes of "${level.id}" must be longer than codes of "${above.id}", which they begin with`)
  })
  if (!TIME_OF_DAY.test(polling.opens) || !TIME_OF_DAY.test(polling.closes))
    refuse('the polling hours must be written HH:MM')
  if (polling.opens >= polling.closes) refuse('the poll must open before it closes')
  if (!Number.isInteger(silentAfterMinutes) || silentAfterMinutes < 30)
    refuse('"silentAfterMinutes" must be a whole number of at least 30: nobody sends all the time')
  if (!Number.isInteger(mostStationsADay) || mostStationsADay < 1)
    refuse('"mostStationsADay" must be a whole number of at least 1')
  if (bounds.south >= bounds.north || bounds.west >= bounds.east)
    refuse('the bounds must run from south to north and from west to east')
  if (!isTimeZone(timeZone)) refuse(`"${timeZone}" is not a time zone of the IANA list`)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
