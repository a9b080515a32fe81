/** Recommendations as records: gathered by rule, worded by people, handed over, answered, carried over, done. */

import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CampaignId, StationCode } from '../../../schema/codes.ts'
import type { RecordState } from '../../../schema/recommendations/record.ts'
import type { InputOf, ReplyOf } from '../../../schema/wire/endpoint.ts'
import { exportRecommendations } from '../../../schema/wire/export-endpoints.ts'
import { holdStation } from '../../../schema/wire/hold-endpoints.ts'
import {
  carryRecords,
  gatherRecords,
  listRecords,
  moveRecords,
  readRecord,
  takeBackRecordSteps,
  wordRecord,
} from '../../../schema/wire/recommendation-endpoints.ts'
import { recordedRecommendations } from '../../../server/results/recommendation-records.ts'
import { rememberedResults } from '../../../server/results/remember-results.ts'
import { takenOut } from '../../../server/results/seen-by.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms, ROOMS, visitTo } from '../../support/intake.ts'
import { addCampaign, enrolTablet } from '../../support/signed-in.ts'

const [one, two, three] = ROOMS as [StationCode, StationCode, StationCode]
const WAY = 'no-step-free-way'
/** Long before today, whenever this runs. */
const DAY = '2026-01-04'

let api: Api
let earlier: CampaignId
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
  earlier = await addCampaign(api)
  await sql`update campaign set election_date = '2022-06-05' where id = ${earlier}`.execute(api.db)
  await sql`update campaign set election_date = ${DAY} where id = ${api.campaign}`.execute(api.db)
  await visit(earlier, one, 'no')
  await visit(earlier, two, 'no')
  await visit(earlier, three, 'no')
  await visit(api.campaign, one, 'yes')
})
afterAll(() => api.close())
beforeEach(async () => {
  await sql`truncate recommendation_step, recommendation`.execute(api.db)
  await sql`delete from station_hold`.execute(api.db)
})

async function visit(campaign: CampaignId, room: StationCode, value: 'yes' | 'no') {
  const { shippedChecklist, organisationKeys } = api.services
  const workshop = { campaign, checklist: shippedChecklist.checklist, key: organisationKeys.current }
  const sent = await visitTo(workshop, room, { step_free_route: { kind: 'yes-no', value } })
  const tablet = await enrolTablet(api, campaign)
  const reply = await tablet.send('PUT', `/api/sealed/${sent.id}`, {
    body: sent.envelope,
    headers: { 'content-type': 'application/json' },
  })
  expect(reply.status, reply.text).toBe(200)
}

type Who = 'bopha' | 'chan'
type Row = ReplyOf<typeof listRecords>['records'][number]
type Wording = InputOf<typeof wordRecord>['body']['wording']
const list = async (campaign: string = earlier, area?: string) => {
  const reply = await api
    .as('bopha')
    .call(listRecords, { params: { campaign }, querystring: area ? { area } : {} })
  expect(reply.status, reply.text).toBe(200)
  return reply.body
}
const rowFor = async (addressee: string, campaign: string = earlier): Promise<Row> => {
  const row = (await list(campaign)).records.find(
    (each) => each.barrier === WAY && each.addressee === addressee,
  )
  if (!row) throw new Error(`no record for ${addressee}`)
  return row
}
const read = async (record: string, campaign: string = earlier) =>
  (await api.as('bopha').call(readRecord, { params: { campaign, record } })).body
async function gather(campaign: string = earlier) {
  const { gathering } = await list(campaign)
  return api.as('bopha').call(gatherRecords, { params: { campaign }, body: { seen: gathering?.seen ?? '' } })
}
const move = (
  { record, version }: Pick<Row, 'record' | 'version'>,
  to: RecordState,
  more: Partial<InputOf<typeof moveRecords>['body']> = {},
  campaign: string = earlier,
) =>
  api.as('bopha').call(moveRecords, {
    params: { campaign },
    body: { records: [{ record, version }], to, day: DAY, ...more },
  })
const word = (row: Pick<Row, 'record' | 'version'>, wording: Wording, who: Who = 'chan') =>
  api.as(who).call(wordRecord, {
    params: { campaign: earlier, record: row.record },
    body: { version: row.version, wording },
  })

describe('gathering', () => {
  it('shows what it would do, makes records by rule, and then has nothing more to do', async () => {
    const before = await list()
    expect(before.records).toEqual([])
    expect(before.gathering?.added).toContainEqual(
      expect.objectContaining({ found: 3, n: 3, isRounded: false }),
    )
    const made = await gather()
    expect([made.status, made.body]).toEqual([200, { records: before.gathering?.added.length }])
    const { records, gathering } = await list()
    expect(records.map(({ state }) => state)).toEqual(records.map(() => 'proposed'))
    expect(gathering).toMatchObject({ added: [], changed: [] })
    // 300 to 302 voters are registered in these rooms, and what shuts nobody out but makes help necessary counts twice.
    const { severity, priority, stations } = await rowFor('nec')
    expect(priority).toMatchObject({ affected: 903, unit: 'voters', assumed: 0 })
    expect(priority.value).toBe(903 * (before.weights[severity] ?? 0))
    expect(stations).toEqual([one, two, three])
  })

  it('is refused where something came in since it was looked at', async () => {
    const seen = (await list()).gathering?.seen ?? ''
    expect((await gather()).status).toBe(200)
    const again = await api.as('bopha').call(gatherRecords, { params: { campaign: earlier }, body: { seen } })
    expect([again.status, again.problem]).toEqual([409, 'gathering-moved-on'])
  })

  it('brings other numbers and leaves the words of people', async () => {
    await gather()
    const row = await rowFor('nec')
    const { wording } = await read(row.record)
    const text = { km: 'សូមធ្វើផ្លូវរាប', en: 'Make the way level' }
    expect((await word(row, { ...wording, text })).status).toBe(200)
    await api.as('dara').call(holdStation, {
      params: { campaign: earlier, station: three },
      body: { reason: 'It is disputed.' },
    })
    const { changed } = (await list()).gathering ?? { changed: [] }
    const change = changed.find(({ record }) => record === row.record)
    expect(change).toMatchObject({ text, was: { found: 3 }, now: { found: 2 }, isReworded: false })
    expect((await gather()).status).toBe(200)
    expect(await rowFor('nec')).toMatchObject({ text, isEdited: true, found: 2, stations: [one, two] })
  })

  it('in an area shows what is found there', async () => {
    await gather()
    expect((await list(earlier, '020101')).records.length).toBeGreaterThan(0)
    const elsewhere = await list(earlier, '01')
    expect([elsewhere.records, elsewhere.gathering]).toEqual([[], undefined])
  })
})

type Line = Readonly<Record<string, string>>
async function exported(campaign: string = earlier): Promise<readonly Line[]> {
  const file = await api.as('bopha').call(exportRecommendations, {
    params: { campaign },
    querystring: { language: 'en' },
  })
  return parse(file.text, { bom: true, columns: true })
}

describe('the file of recommendations', () => {
  it('has for each how far it is, its texts and the answer, and no line of what was overruled', async () => {
    const before = await exported()
    expect(new Set(before.map(({ state, text_km }) => `${state}${text_km}`))).toEqual(new Set(['']))
    await gather()
    const row = await rowFor('nec')
    const { wording } = await read(row.record)
    await word(row, { ...wording, text: { km: 'សូមធ្វើ', en: 'Do it' }, addressee: 'mlmupc' })
    await move({ ...row, version: 2 }, 'agreed')
    await move({ ...row, version: 3 }, 'handed-over', { receiver: 'mlmupc' })
    await move({ ...row, version: 4 }, 'declined', { words: { km: 'គ្មានថវិកា' } })
    const [other] = (await list()).records.filter(({ record }) => record !== row.record)
    if (!other) throw new Error('there is only one')
    await move(other, 'overruled', { words: { en: 'a reason that stays inside' } })
    const lines = await exported()
    expect(lines.find(({ remedy }) => remedy === row.remedy)).toMatchObject({
      ...{ addressee: 'mlmupc', remedy_text: 'Do it', state: 'declined', handed_to: 'mlmupc', found: '3' },
      ...{ text_km: 'សូមធ្វើ', text_en: 'Do it', answer_km: 'គ្មានថវិកា', answer_en: '', carried: 'no' },
    })
    expect(lines.length).toBe(before.length - 1)
    expect(lines.map(({ remedy }) => remedy)).not.toContain(other.remedy)
    expect(JSON.stringify(lines)).not.toContain('stays inside')
  })
})

describe('a record', () => {
  beforeEach(async () => {
    expect((await gather()).status).toBe(200)
  })

  it('goes from proposed to accepted, and every step stays', async () => {
    const row = await rowFor('nec')
    expect((await move(row, 'handed-over', { receiver: 'nec' })).problem).toBe('record-step-unfit')
    expect((await move(row, 'agreed')).status).toBe(200)
    expect((await move(await rowFor('nec'), 'handed-over', { receiver: 'nec' })).status).toBe(200)
    const handed = await rowFor('nec')
    expect(handed).toMatchObject({ state: 'handed-over', receiver: 'nec', version: 3 })
    expect((await move(handed, 'accepted')).problem).toBe('record-step-unfit')
    const words = { km: 'យើងនឹងធ្វើ', en: 'We will do it' }
    expect((await move(handed, 'accepted', { words })).status).toBe(200)
    const { row: accepted, history, next, mayBeReworded } = await read(row.record)
    expect(accepted.state).toBe('accepted')
    expect([next[0], mayBeReworded]).toEqual(['in-work', false])
    expect(history[0]?.steps.map(({ kind, state, role }) => [kind, state, role])).toEqual([
      ['gathered', undefined, 'liaison'],
      ['moved', 'agreed', 'liaison'],
      ['moved', 'handed-over', 'liaison'],
      ['moved', 'accepted', 'liaison'],
    ])
    expect(history[0]?.steps.at(-1)).toMatchObject({ day: DAY, words })
    expect(JSON.stringify(history)).not.toContain('បុប្ផា')
  })

  it('is handed to nobody who is not there on that day', async () => {
    const row = await rowFor('cec')
    // Its election is over, and so is its commission.
    expect(row.check).toMatchObject({ is: 'gone', until: '2026-01-29', standIn: 'local-authority' })
    await move(row, 'agreed')
    const agreed = await rowFor('cec')
    const late = await move(agreed, 'handed-over', { receiver: 'cec', day: '2026-03-01' })
    expect([late.problem, late.body]).toMatchObject(['record-step-unfit', { what: 'receiver-not-there' }])
    expect((await move(agreed, 'handed-over', { receiver: 'local-authority' })).status).toBe(200)
  })

  it('is overruled with a reason alone, which leaves in nothing that is frozen', async () => {
    const row = await rowFor('nec')
    expect((await move(row, 'overruled')).body).toMatchObject({ what: 'reason-missing' })
    const words = { en: 'planted: we found a better way' }
    expect((await move(row, 'overruled', { words })).status).toBe(200)
    const seen = await takenOut(api.services, rememberedResults(api.services), earlier)
    const frozen = await recordedRecommendations(api.services, seen)
    expect(frozen.length).toBe((await list()).records.length - 1)
    expect(JSON.stringify(frozen)).not.toContain('planted')
    const file = await api
      .as('bopha')
      .call(exportRecommendations, { params: { campaign: earlier }, querystring: {} })
    expect(file.text).not.toContain('planted')
  })

  it('tells whoever comes second how it stands, and changes nothing', async () => {
    const row = await rowFor('nec')
    const [first, second] = await Promise.all([move(row, 'agreed'), move(row, 'agreed')])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    const late = first.status === 409 ? first : second
    expect([late.problem, late.body]).toMatchObject([
      'record-moved-on',
      { moved: [{ record: row.record, version: 2, state: 'agreed' }] },
    ])
    const { wording } = await read(row.record)
    expect((await word(row, wording)).problem).toBe('record-moved-on')
  })

  it('is handed over with many others, all of them or none', async () => {
    const rows = (await list()).records
    const bulk = (those: readonly Row[], to: RecordState) =>
      api.as('bopha').call(moveRecords, {
        params: { campaign: earlier },
        body: {
          ...{ records: those.map(({ record, version }) => ({ record, version })), to, day: DAY },
          ...(to === 'handed-over' && { receiver: 'nec' }),
        },
      })
    expect((await bulk(rows.slice(1), 'agreed')).status).toBe(200)
    const mixed = (await list()).records
    expect((await bulk(mixed, 'handed-over')).body).toMatchObject({ what: 'not-from-here' })
    expect((await list()).records.filter(({ state }) => state === 'handed-over')).toEqual([])
    const agreed = mixed.filter(({ state }) => state === 'agreed')
    expect((await bulk(agreed, 'handed-over')).body).toEqual({ records: agreed.length })
  })

  it('is taken back a step at a time: words by reviewers as well, the rest by the liaison', async () => {
    const row = await rowFor('nec')
    const { wording } = await read(row.record)
    const back = (version: number, who: Who) =>
      api.as(who).call(takeBackRecordSteps, {
        params: { campaign: earlier },
        body: { records: [{ record: row.record, version }] },
      })
    expect((await back(1, 'bopha')).problem).toBe('record-step-unfit')
    await word(row, { ...wording, text: { en: 'Other words' }, due: '2030-01-01' })
    expect((await rowFor('nec')).due).toBe('2030-01-01')
    expect((await back(2, 'chan')).status).toBe(200)
    expect(await rowFor('nec')).toMatchObject({ isEdited: false, version: 3 })
    await move(await rowFor('nec'), 'agreed')
    expect((await back(4, 'chan')).problem).toBe('not-yours')
    expect((await back(4, 'bopha')).status).toBe(200)
    const { row: now, history } = await read(row.record)
    expect(now).toMatchObject({ state: 'proposed', version: 5 })
    expect(history[0]?.steps.map(({ isTakenBack }) => isTakenBack)).toEqual([false, true, false, true, false])
  })

  it('rests on the Convention before anything else, and says what was not compared yet', async () => {
    const { links } = await read((await rowFor('nec')).record)
    expect(links[0]).toMatchObject({ kind: 'convention', standing: 'to-check' })
  })
})

describe('the next campaign', () => {
  const carry = (records: readonly string[]) =>
    api
      .as('bopha')
      .call(carryRecords, { params: { campaign: api.campaign }, body: { records: [...records] } })

  it('goes on with what was left open, follows it up, and notes it done', async () => {
    await gather()
    await move(await rowFor('nec'), 'agreed')
    await move(await rowFor('nec'), 'handed-over', { receiver: 'nec' })
    await move(await rowFor('nec'), 'accepted', { words: { km: 'យល់ព្រម' } })
    const accepted = await rowFor('nec')
    const before = await list(api.campaign)
    expect(before.carriable.find(({ record }) => record === accepted.record)).toMatchObject({
      ...{ campaign: earlier, electionDay: '2022-06-05', state: 'accepted' },
    })
    expect(before.gathering?.added.map(({ remedy }) => remedy)).not.toContain(accepted.remedy)
    expect((await carry([accepted.record])).body).toEqual({ records: 1 })

    const carried = await rowFor('nec', api.campaign)
    expect(carried).toMatchObject({ state: 'accepted', receiver: 'nec', isCarried: true, found: 0, n: 1 })
    // Room 1 was visited again, and the steps were gone; nobody has been in the others.
    expect(carried.followUp).toEqual({ gone: [one], stillThere: [], notLookedAt: [two, three] })
    expect((await move(carried, 'done', {}, api.campaign)).status).toBe(200)
    // Nothing of it is found here any more; it is on record all the same.
    expect((await exported(api.campaign)).find(({ remedy }) => remedy === carried.remedy)).toMatchObject({
      ...{ state: 'done', found: '0', n: '1', carried: 'yes', answer_km: 'យល់ព្រម' },
    })
    const { row, history } = await read(carried.record, api.campaign)
    expect(row.state).toBe('done')
    expect(history.map(({ electionDay, steps }) => [electionDay, steps.length])).toEqual([
      ['2022-06-05', 4],
      [DAY, 2],
    ])
    const seen = await takenOut(api.services, rememberedResults(api.services), api.campaign)
    const [frozen] = await recordedRecommendations(api.services, seen)
    expect(frozen?.steps.map(({ state }) => state)).toEqual(['agreed', 'handed-over', 'accepted', 'done'])
    expect(frozen?.steps[2]?.answer).toEqual({ km: 'យល់ព្រម' })
  })

  it('takes it over once, and what stays behind is changed no more', async () => {
    await gather()
    // What nobody has agreed to is not offered: the next findings propose it anew.
    expect((await list(api.campaign)).carriable).toEqual([])
    await move(await rowFor('nec'), 'agreed')
    const { record, version } = await rowFor('nec')
    const both = await Promise.all([carry([record]), carry([record])])
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await move({ record, version }, 'handed-over')).problem).toBe('record-is-carried-on')
    expect((await carry([record])).problem).toBe('record-is-carried-on')
    expect((await read(record)).next).toEqual([])
  })

  it('has no records of another', async () => {
    await gather()
    const { record, version } = await rowFor('nec')
    const strange = await api.as('bopha').call(readRecord, { params: { campaign: api.campaign, record } })
    expect(strange.status).toBe(404)
    expect((await move({ record, version }, 'agreed', {}, api.campaign)).status).toBe(404)
  })
})
