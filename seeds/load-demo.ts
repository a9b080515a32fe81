/** The folder `demo/` → an invented campaign over invented places, with visits of every kind. */

import type { Checklist } from '../schema/checklist/checklist.ts'
import {
  type AreaCode,
  type CampaignId,
  type PremisesCode,
  readAreaCode,
  readCampaignId,
  readPremisesCode,
  readStationCode,
} from '../schema/codes.ts'
import type { Country } from '../schema/country.ts'
import type { Words } from '../schema/language.ts'
import type { Area } from '../schema/places/gazetteer.ts'
import type { Premises, Station } from '../schema/places/premises.ts'
import type { Visit } from '../schema/visit/visit.ts'
import { makeVisits } from './demo/make-visits.ts'
import { type Fields, placeOf, type Reviews, readFields, SeedFault } from './fields.ts'
import { readJsonFile } from './read-json-file.ts'

const ELECTION_KINDS = ['commune', 'national', 'other'] as const
const SAMPLES = ['census', 'probability', 'purposive', 'volunteer'] as const

export interface DemoCampaign {
  readonly id: CampaignId
  readonly name: Words
  readonly organisation: Words
  readonly election: {
    readonly name: Words
    readonly kind: (typeof ELECTION_KINDS)[number]
    readonly date: string
  }
  readonly sampleType: (typeof SAMPLES)[number]
  readonly settings: { readonly photosAllowed: boolean }
}

export interface Demo {
  readonly campaign: DemoCampaign
  /** Invented districts and communes below real provinces; parents before children. */
  readonly areas: readonly Area[]
  readonly premises: readonly Premises[]
  readonly stations: readonly Station[]
  /** Codes of the invented monitors, who take turns. */
  readonly monitors: readonly string[]
  readonly visits: readonly Visit[]
}

export async function loadDemo(folder: string, checklist: Checklist, country: Country): Promise<Demo> {
  const reviews: Reviews = []
  const file = await readJsonFile(folder, 'campaign.json')
  const fields = readFields(file.value, file.place, reviews)
  const campaign = readCampaign(fields, reviews)
  const seed = fields.number('seed')
  fields.done()
  const people = await readJsonFile(folder, 'people.json')
  const monitors = readFields(people.value, people.place, reviews).strings('monitors')
  const { areas, places } = await readPlaces(folder, country, reviews)
  const day = {
    campaign: campaign.id,
    date: campaign.election.date,
    settings: new Map([['photos_allowed', campaign.settings.photosAllowed]]),
    seed,
  }
  return {
    campaign,
    areas,
    premises: places.map(({ premises }) => premises),
    stations: places.flatMap(({ stations }) => stations),
    monitors,
    visits: makeVisits(
      checklist,
      day,
      places.map(({ kind, stations }) => ({ kind, stations: stations.map(({ code }) => code) })),
    ),
  }
}

function readCampaign(fields: Fields, reviews: Reviews): DemoCampaign {
  const id = readCampaignId(fields.string('id'))
  if (id === undefined) throw new SeedFault(`${fields.place}: "id" must be a UUID`)
  const election = readFields(fields.unknown('election'), `${fields.place}: election`, reviews)
  const settings = readFields(fields.unknown('settings'), `${fields.place}: settings`, reviews)
  return {
    id,
    name: fields.words('name'),
    organisation: fields.words('organisation'),
    election: {
      name: election.words('name'),
      kind: election.oneOf('kind', ELECTION_KINDS),
      date: election.string('date'),
    },
    sampleType: fields.oneOf('sampleType', SAMPLES),
    settings: { photosAllowed: settings.boolean('photosAllowed') },
  }
}

interface Place {
  readonly kind: string
  readonly premises: Premises
  readonly stations: readonly Station[]
}

async function readPlaces(folder: string, country: Country, reviews: Reviews) {
  const { value, place } = await readJsonFile(folder, 'places.json')
  const fields = readFields(value, place, reviews)
  const areas = fields
    .list('areas')
    .map((area, index) => readArea(readFields(area, placeOf(place, 'area', area, index), reviews), country))
  const places = fields
    .list('premises')
    .map((one, index) => readPlace(readFields(one, placeOf(place, 'premises', one, index), reviews), reviews))
  fields.done()
  return { areas, places }
}

function readArea(fields: Fields, country: Country): Area {
  const level = fields.oneOf(
    'level',
    country.areaLevels.map(({ id }) => id),
  )
  const code = areaCode(fields, 'code')
  const depth = country.areaLevels.findIndex(({ id }) => id === level)
  const above = country.areaLevels[depth - 1]
  const parent = above && readAreaCode(code.slice(0, above.codeLength))
  const area = { code, level, name: fields.words('name'), ...(parent && { parent }) }
  fields.done()
  return area
}

function readPlace(fields: Fields, reviews: Reviews): Place {
  const code = readPremisesCode(fields.string('code'))
  if (code === undefined) throw new SeedFault(`${fields.place}: "code" is no code of premises`)
  const premises: Premises = {
    code,
    area: areaCode(fields, 'area'),
    name: fields.words('name'),
    point: { latitude: fields.number('latitude'), longitude: fields.number('longitude') },
  }
  const place = {
    kind: fields.string('kind'),
    premises,
    stations: fields
      .list('stations')
      .map((one, index) =>
        readRoom(readFields(one, placeOf(fields.place, 'station', one, index), reviews), code),
      ),
  }
  fields.done()
  return place
}

function readRoom(fields: Fields, premises: PremisesCode): Station {
  const code = readStationCode(fields.string('code'))
  if (code === undefined) throw new SeedFault(`${fields.place}: "code" is no code of a station`)
  const station = {
    code,
    premises,
    room: fields.string('room'),
    registeredVoters: fields.number('registeredVoters'),
  }
  fields.done()
  return station
}

function areaCode(fields: Fields, key: string): AreaCode {
  const code = readAreaCode(fields.string(key))
  if (code === undefined) throw new SeedFault(`${fields.place}: "${key}" is no code of an area`)
  return code
}
