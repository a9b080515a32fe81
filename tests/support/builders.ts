/** Small, sensible values that a test changes only where it cares. */

import type { Checklist, Question } from '../../schema/checklist/checklist.ts'
import type { Facts } from '../../schema/checklist/condition.ts'
import { NO_SETTINGS } from '../../schema/checklist/facts.ts'
import {
  type AreaCode,
  type CampaignId,
  readAreaCode,
  readCampaignId,
  readPremisesCode,
  readStationCode,
  readVisitId,
  type StationCode,
  type VisitId,
} from '../../schema/codes.ts'
import type { Country } from '../../schema/country.ts'
import type { Words } from '../../schema/language.ts'
import type { Area } from '../../schema/places/gazetteer.ts'
import type { Premises, Station } from '../../schema/places/premises.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import type { Visit } from '../../schema/visit/visit.ts'

const sure = <Code>(code: Code | undefined, text: string): Code => {
  if (code === undefined) throw new Error(`"${text}" is no such code`)
  return code
}
export const areaCode = (text: string): AreaCode => sure(readAreaCode(text), text)
export const stationCode = (text: string): StationCode => sure(readStationCode(text), text)
export const visitId = (text: string): VisitId => sure(readVisitId(text), text)
export const campaignId = (text: string): CampaignId => sure(readCampaignId(text), text)

/** The same words in every language: for texts a test does not read. */
export const inAll = (text: string): Words => ({ km: text, en: text })

export const anArea = (code: string, level: string, name: Words, parent?: string): Area => ({
  code: areaCode(code),
  level,
  name,
  ...(parent !== undefined && { parent: areaCode(parent) }),
})

export const aPremises = (changes: Partial<Premises> = {}): Premises => ({
  code: sure(readPremisesCode('01020101-p1'), '01020101-p1'),
  area: areaCode('01020101'),
  name: { km: 'សាលាបឋមសិក្សាអូរធំ', en: 'Ou Thum Primary School' },
  ...changes,
})

export const aStation = (changes: Partial<Station> = {}): Station => ({
  code: stationCode('010201-0001'),
  premises: aPremises().code,
  room: '1',
  ...changes,
})

export const aVisit = (checklist: Checklist, changes: Partial<Visit> = {}): Visit => ({
  id: visitId('01907e6a-0000-7000-8000-000000000001'),
  campaign: campaignId('01907e6a-0000-7000-8000-0000000000ca'),
  station: aStation().code,
  checklist: { id: checklist.id, version: checklist.version },
  form: 'full',
  answers: new Map(),
  interviews: [],
  startedAt: '2027-06-06T00:10:00Z',
  ...changes,
})

export const aCountry = (changes: Partial<Country> = {}): Country => ({
  outline: '116',
  name: { km: 'កម្ពុជា', en: 'Cambodia' },
  languages: ['km', 'en'],
  areaLevels: [
    { id: 'province', name: { km: 'រាជធានី/ខេត្ត', en: 'Province or capital' }, codeLength: 2 },
    { id: 'district', name: { km: 'ក្រុង/ស្រុក/ខណ្ឌ', en: 'City, district or khan' }, codeLength: 4 },
    { id: 'commune', name: { km: 'ឃុំ/សង្កាត់', en: 'Commune or sangkat' }, codeLength: 6 },
    { id: 'village', name: { km: 'ភូមិ', en: 'Village' }, codeLength: 8 },
  ],
  timeZone: 'Asia/Phnom_Penh',
  polling: { opens: '07:00', closes: '15:00' },
  silentAfterMinutes: 180,
  mostStationsADay: 10,
  mostMobileMonitors: 10,
  mostVotersPerStation: 750,
  bounds: { south: 9.9, west: 102.3, north: 14.7, east: 107.7 },
  ...changes,
})

/** What every question has, for kinds that add their own. */
export const question = (id: string) => ({
  id,
  number: 1,
  text: inAll(id),
  skip: [],
  about: 'station' as const,
  weight: 'context' as const,
  groups: [],
  shows: inAll(id),
  sources: [],
})

export const yesNo = (id: string, changes: Partial<Question & { kind: 'yes-no' }> = {}): Question => ({
  ...question(id),
  kind: 'yes-no',
  ...changes,
})

export const measure = (id: string, changes: Partial<Question & { kind: 'measure' }> = {}): Question => ({
  ...question(id),
  kind: 'measure',
  unit: 'cm',
  instrument: 'tape',
  possible: { from: 0, to: 1000 },
  ...changes,
})

/** A checklist with one section of the questions given, and nothing else to trip over. */
export const aChecklist = (
  questions: readonly Question[] = [yesNo('step_free_route')],
  changes: Partial<Checklist> = {},
): Checklist => ({
  id: 'small',
  version: '1',
  title: inAll('A small checklist'),
  groups: [{ id: 'mobility', name: inAll('mobility') }],
  sections: [{ id: 'only', letter: 'A', title: inAll('only'), questions }],
  shortForm: questions.map(({ id }) => id),
  key: {
    ...{ visitKind: 'visit_type', accessOutcome: 'access_result', premisesKind: 'premises_type' },
    ...{ interviewConsent: 'int_consent', incident: 'incident_kind' },
  },
  accessOutcomes: { full: 'entered', outside_only_refused: 'refused', closed: 'closed' },
  thresholds: [],
  derived: [],
  barriers: [],
  remedies: [],
  addressees: [],
  relocateOrBuild: { any: [] },
  enoughAnswered: 0.8,
  sources: [],
  ...changes,
})

/** Facts from answers alone, with thresholds and sticks where a test needs them. */
export const someFacts = (
  answers: Readonly<Record<string, Answer>>,
  changes: Partial<Facts> = {},
): Facts => ({
  answers: new Map(Object.entries(answers)),
  thresholds: new Map(),
  derived: new Map(),
  settings: NO_SETTINGS,
  sticks: new Map(),
  ...changes,
})

export const yes: Answer = { kind: 'yes-no', value: 'yes' }
export const no: Answer = { kind: 'yes-no', value: 'no' }
export const cm = (value: number): Answer => ({ kind: 'measure', value })
export const count = (value: number): Answer => ({ kind: 'count', value })
export const chose = (choice: string): Answer => ({ kind: 'choice', choice })
export const choseAll = (...choices: string[]): Answer => ({ kind: 'choices', choices })
export const notObserved: Answer = { kind: 'none', reason: 'not-observed' }
export const notApplicable: Answer = { kind: 'none', reason: 'not-applicable' }
export const notMeasured: Answer = { kind: 'none', reason: 'not-measured', because: 'crowd' }
export const stickFits: Answer = { kind: 'band', band: 'fits' }
export const stickDoesNotFit: Answer = { kind: 'band', band: 'does-not-fit' }
