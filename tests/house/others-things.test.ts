/** Whose is it? One installation is one organisation; what belongs to one person, tablet or campaign is out of others' reach. */

import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CampaignId } from '../../schema/codes.ts'
import { readKit } from '../../schema/wire/campaign-endpoints.ts'
import { dropPasskey, listFactors } from '../../schema/wire/factor-endpoints.ts'
import { endHold, holdStation, readHold } from '../../schema/wire/hold-endpoints.ts'
import { listIncidents } from '../../schema/wire/incident-endpoints.ts'
import {
  listMissingOfLost,
  markFound,
  markLost,
  replaceLost,
} from '../../schema/wire/lost-tablet-endpoints.ts'
import { listOfferedPhotos } from '../../schema/wire/offered-photo-endpoints.ts'
import { listMonitors, revokeMonitor } from '../../schema/wire/people-endpoints.ts'
import {
  changeMonitorPlan,
  readMonitorPlan,
  readPlan,
  sayAccreditation,
} from '../../schema/wire/plan-endpoints.ts'
import { exportPlan } from '../../schema/wire/plan-list-endpoints.ts'
import {
  gatherRecords,
  listRecords,
  moveRecords,
  readRecord,
  takeBackRecordSteps,
  wordRecord,
} from '../../schema/wire/recommendation-endpoints.ts'
import {
  listReleases,
  putRelease,
  readRelease,
  withdrawRelease,
} from '../../schema/wire/release-endpoints.ts'
import { listStations, readStation } from '../../schema/wire/result-endpoints.ts'
import { askStanding, listSetAside, putSealed } from '../../schema/wire/sealed-endpoints.ts'
import { endAllSessions, endSession, listSessions } from '../../schema/wire/session-endpoints.ts'
import { agreeAsSecond, askForTwo, refuseAsSecond } from '../../schema/wire/two-people-endpoints.ts'
import { listCorrections, listVisits } from '../../schema/wire/visit-endpoints.ts'
import { type Api, openApi } from '../support/api.ts'
import { readEndpoints } from '../support/endpoints.ts'
import { bringRooms, ROOMS, stationCode, visitTo } from '../support/intake.ts'
import { plantAgreedPhoto } from '../support/offered-photos.ts'
import { fillRelease, releaseNow } from '../support/releases.ts'
import { addCampaign, enrolTablet, type Person, signIn, type Tablet } from '../support/signed-in.ts'

/**
 * Whose the thing is that an address names. `office`: the whole office's, whoever of it the matrix lets in; `campaign`,
 * `tablet` and `person` are tried below. Who adds an address with a place in it adds its line.
 */
const WHOSE: Readonly<Record<string, 'office' | 'campaign' | 'tablet' | 'person'>> = {
  // Of all campaigns on purpose, of each what its own pages show.
  agreeAsSecond: 'person',
  askForReport: 'campaign',
  askForTwo: 'person',
  beginChecklistDraft: 'office',
  carryRecords: 'campaign',
  changeMonitorPlan: 'campaign',
  closeStaffAccount: 'office',
  confirmStationImport: 'office',
  correctStationImport: 'office',
  countReviews: 'campaign',
  decideOnPhoto: 'office',
  dropBoundaries: 'office',
  dropChecklistDraft: 'office',
  dropPasskey: 'person',
  dropRegisterEntry: 'campaign',
  dropStaffFactors: 'office',
  editChecklistDraft: 'office',
  endClassEarly: 'campaign',
  endHold: 'campaign',
  endSession: 'person',
  exportAreaPack: 'campaign',
  exportFindings: 'campaign',
  exportFindingsCodebook: 'office',
  exportGeoJson: 'campaign',
  exportIndicators: 'campaign',
  exportOData: 'campaign',
  exportODataService: 'campaign',
  exportPlan: 'campaign',
  exportPremisesSheet: 'campaign',
  exportRecommendations: 'campaign',
  exportRelease: 'campaign',
  exportXlsForm: 'office',
  followResults: 'campaign',
  gatherRecords: 'campaign',
  holdClass: 'campaign',
  holdStation: 'campaign',
  letGoClass: 'campaign',
  listCorrections: 'campaign',
  listEarlier: 'office',
  listIncidents: 'campaign',
  listMissingOfLost: 'campaign',
  listMonitors: 'campaign',
  listOfferedPhotos: 'campaign',
  listPaperBatches: 'campaign',
  listPaperEntries: 'campaign',
  listPlanStations: 'campaign',
  listRecommendations: 'campaign',
  listRecords: 'campaign',
  listReleaseParts: 'campaign',
  listReleases: 'campaign',
  listRetention: 'campaign',
  listReviews: 'campaign',
  listSamples: 'campaign',
  listSetAside: 'campaign',
  listSilentMonitors: 'campaign',
  listStations: 'campaign',
  listVisits: 'campaign',
  makeEnrolmentCards: 'office',
  makeMonitors: 'office',
  markFound: 'campaign',
  markLost: 'campaign',
  moveRecords: 'campaign',
  offerPhoto: 'office',
  publishChecklist: 'office',
  publishChecklistDraft: 'office',
  putCampaign: 'office',
  putPaperBatch: 'campaign',
  putPaperEntry: 'campaign',
  putPhotoPart: 'tablet',
  putRegisterEntry: 'campaign',
  putRelease: 'campaign',
  putSample: 'campaign',
  putSealed: 'tablet',
  putStaff: 'office',
  readAgreement: 'campaign',
  readAreaShapes: 'campaign',
  readAreaShares: 'campaign',
  readBackgroundTile: 'office',
  readChecklist: 'office',
  readChecklistDraft: 'office',
  readComparison: 'office',
  readCoverage: 'campaign',
  readFigures: 'campaign',
  readFilterNames: 'office',
  readHold: 'campaign',
  readIndicators: 'campaign',
  readMap: 'campaign',
  readMonitorPlan: 'campaign',
  readOfferedPhoto: 'office',
  readPaperBatch: 'campaign',
  readPaperSheet: 'campaign',
  readPeopleRegister: 'campaign',
  readPhoto: 'office',
  readPlan: 'campaign',
  readRecord: 'campaign',
  readRegister: 'office',
  readRelease: 'campaign',
  readReport: 'campaign',
  readReview: 'campaign',
  readStation: 'campaign',
  readTiles: 'campaign',
  refuseAsSecond: 'person',
  replaceLost: 'campaign',
  revealIdentity: 'campaign',
  revokeMonitor: 'campaign',
  sayAccreditation: 'campaign',
  setRetentionDay: 'campaign',
  showRelease: 'campaign',
  takeBackRecordSteps: 'campaign',
  takeBackReviewSteps: 'campaign',
  takeInAgain: 'campaign',
  takeInPaperSheet: 'campaign',
  takePlanList: 'campaign',
  takeReviewSteps: 'campaign',
  tryMonitorList: 'office',
  tryPlanList: 'campaign',
  undoChecklistEdit: 'office',
  undoStationImport: 'office',
  withdrawRelease: 'campaign',
  wordRecord: 'campaign',
}

const endpoints = await readEndpoints()
const room = ROOMS[0] ?? stationCode('020101-0001')

let api: Api
let other: CampaignId
let tablet: Tablet
let stranger: Tablet
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
  // Long over, as the other one: otherwise nothing is shown.
  await sql`update campaign set election_date = '2026-01-04'`.execute(api.db)
  other = await addCampaign(api)
  tablet = await enrolTablet(api)
  stranger = await enrolTablet(api, other)
  const sent = await visitTo(api, room, { step_free_route: { kind: 'yes-no', value: 'no' } })
  expect((await put(tablet, sent)).status).toBe(200)
})
afterAll(() => api.close())

const put = (by: Tablet, { id, envelope }: { readonly id: string; readonly envelope: string }) =>
  by.send('PUT', `/api/sealed/${id}`, { body: envelope, headers: { 'content-type': 'application/json' } })

describe('every address with a place in it', () => {
  it('has a line that says whose the thing is', () => {
    const named = endpoints.filter(([, { url }]) => url.includes('/:')).map(([name]) => name)
    expect(Object.keys(WHOSE)).toEqual(named.toSorted())
  })
})

describe('what belongs to one person', () => {
  let mine: Person
  let theirs: Person
  beforeAll(async () => {
    mine = await signIn(api, ['administrator', 'coordinator', 'reviewer', 'liaison'], 'whole')
    theirs = await signIn(api, ['administrator', 'coordinator'], 'whole')
  })

  it('is no session of another, to see or to end, for somebody with every role', async () => {
    const { body } = await theirs.call(listSessions, {})
    const [session] = body
    expect(body).toHaveLength(1)
    const ended = await mine.call(endSession, { params: { session: session?.id ?? '' } })
    expect(ended.status).toBe(404)
    expect((await mine.call(listSessions, {})).text).not.toContain(session?.id)
    await mine.call(endAllSessions, {})
    expect((await theirs.call(listSessions, {})).status).toBe(200)
  })

  it('is no passkey of another, to see or to drop', async () => {
    const again = await signIn(api, ['administrator'], 'whole')
    const [passkey, own, second] = [randomUUID(), randomUUID(), randomUUID()]
    for (const [id, person] of [
      [passkey, theirs.person],
      [own, again.person],
      [second, again.person],
    ])
      await sql`
        insert into passkey (id, person_id, credential_id, host, sealed, counter)
        values (${id}, ${person}, ${id}, 'way-in.test', 'sealed', '0')`.execute(api.db)
    // Told the same as of one that is nobody's: that it is not among one's own any more.
    const strange = await again.call(dropPasskey, { params: { passkey } })
    const nobodys = await again.call(dropPasskey, { params: { passkey: randomUUID() } })
    expect(strange.status).toBe(nobodys.status)
    expect((await again.call(listFactors, {})).text).not.toContain(passkey)
    expect(await api.db.selectFrom('passkey').select('id').where('id', '=', passkey).execute()).toHaveLength(
      1,
    )
  })

  it('is no request of another to make one’s own, nor one’s own to agree to', async () => {
    const asker = await signIn(api, ['coordinator'], 'whole')
    const request = randomUUID()
    const about = { act: 'identity.reveal' as const, object: randomUUID(), reason: 'A parent asks.' }
    expect((await asker.call(askForTwo, { params: { request }, body: about })).status).toBe(200)
    expect((await asker.call(agreeAsSecond, { params: { request } })).status).toBe(409)
    const body = { ...about, reason: 'Another reason.' }
    const taken = await theirs.call(askForTwo, { params: { request }, body })
    const reviewer = await signIn(api, ['reviewer'], 'whole')
    const tried = [
      await reviewer.call(agreeAsSecond, { params: { request } }),
      await reviewer.call(refuseAsSecond, { params: { request } }),
    ]
    for (const { status } of tried) expect(status).toBeGreaterThanOrEqual(400)
    const row = await api.db.selectFrom('request_for_two').selectAll().where('id', '=', request).execute()
    expect(taken.status === 200 ? row[0]?.asked_by : asker.person).toBe(asker.person)
    expect(row).toMatchObject([
      { asked_by: asker.person, reason: about.reason, approved_by: null, refused_by: null },
    ])
  })
})

describe('what belongs to one tablet', () => {
  it('is the envelope it sent: another content under its id changes nothing, from whichever tablet', async () => {
    const before = await sql`select * from visit`.execute(api.db)
    const first = await api.db.selectFrom('visit').select('id').executeTakeFirstOrThrow()
    for (const by of [stranger, await enrolTablet(api)]) {
      const reply = await put(by, await visitTo(api, room, {}, { id: first.id }))
      expect(reply.status).toBe(202)
    }
    expect((await sql`select * from visit`.execute(api.db)).rows).toEqual(before.rows)
  })

  it('is its campaign: what it seals for another is set aside', async () => {
    const reply = await put(stranger, await visitTo(api, room))
    expect([reply.status, reply.body]).toMatchObject([202, { state: 'set-aside' }])
    expect(putSealed.access).toBe('visit.submit')
  })

  it('is its kit: another campaign’s is in no answer', async () => {
    const { body, text } = await stranger.call(readKit, {})
    expect(JSON.stringify(body)).toContain(other)
    expect(text).not.toContain(api.campaign)
    expect(text).not.toContain(tablet.code)
  })

  it('is a photo of its visit: nobody else adds one that the visit does not name', async () => {
    const first = await api.db.selectFrom('visit').select('id').executeTakeFirstOrThrow()
    const bytes = Buffer.from('no photo of this visit')
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const reply = await stranger.send(
      'PUT',
      `/api/sealed/${first.id}/photos/${sha256}/parts/0?of=${bytes.length}&part=${sha256}`,
      { body: bytes, headers: { 'content-type': 'application/octet-stream' } },
    )
    expect([reply.status >= 400, reply.problem]).toEqual([true, 'photo-not-expected'])
  })

  it('is told of nothing but bytes it already has', async () => {
    const { id, envelope_sha256 } = await api.db
      .selectFrom('visit')
      .select(['id', 'envelope_sha256'])
      .executeTakeFirstOrThrow()
    const sha256 = createHash('sha256').update(randomUUID()).digest('hex')
    expect(Buffer.from(envelope_sha256).toString('hex')).not.toBe(sha256)
    const asked = async (kept: string) =>
      (await stranger.call(askStanding, { body: { kept: [{ id: kept, sha256, photos: [] }] } })).body.missing
    // Whether there is a visit with that id cannot be told from the answer.
    expect(await asked(id)).toEqual([{ id, envelope: true, photos: [] }])
    const nowhere = randomUUID()
    expect(await asked(nowhere)).toEqual([{ id: nowhere, envelope: true, photos: [] }])
  })
})

describe('what belongs to one campaign', () => {
  const elsewhere = () => ({ params: { campaign: other, code: tablet.code } })

  it('is its monitors: under another campaign nobody of that code is there, and nothing happens to them', async () => {
    const dara = api.as('dara')
    const tried = [
      await dara.call(markLost, { ...elsewhere(), body: { at: '2026-01-04T01:00:00Z' } }),
      await dara.call(markFound, elsewhere()),
      await dara.call(replaceLost, elsewhere()),
      await dara.call(revokeMonitor, elsewhere()),
      await dara.call(listMissingOfLost, elsewhere()),
    ]
    expect(tried.map(({ status }) => status)).toEqual(tried.map(() => 404))
    expect((await dara.call(listMonitors, { params: { campaign: other } })).text).not.toContain(tablet.code)
    const row = await api.db
      .selectFrom('enrolment')
      .select(['state', 'lost_at'])
      .where('id', '=', tablet.enrolment)
      .execute()
    expect(row).toEqual([{ state: 'enrolled', lost_at: null }])
  })

  it('is its plan: who goes where in another is neither told nor changed', async () => {
    const dara = api.as('dara')
    const own = { params: { campaign: api.campaign, code: tablet.code } }
    const { version } = (await dara.call(readMonitorPlan, own)).body
    const body = { version, add: [room], remove: [] }
    expect((await dara.call(changeMonitorPlan, { ...elsewhere(), body })).status).toBe(404)
    expect((await dara.call(changeMonitorPlan, { ...own, body })).status).toBe(200)
    expect((await dara.call(readMonitorPlan, elsewhere())).status).toBe(404)
    const mobile = { body: { kind: 'mobile' as const } }
    expect((await dara.call(sayAccreditation, { ...elsewhere(), ...mobile })).status).toBe(404)
    expect((await dara.call(readMonitorPlan, own)).body.accreditation.kind).toBe('not-said')
    const strange = await dara.call(readPlan, { params: { campaign: other }, querystring: {} })
    expect([strange.status, strange.body.open]).toEqual([200, strange.body.stations])
    expect(strange.text).not.toContain(tablet.code)
    expect((await dara.call(exportPlan, { params: { campaign: other } })).text).not.toContain(tablet.code)
    const list = await dara.send('POST', `/api/campaigns/${other}/plan-lists/trial`, {
      body: `monitor_code,station_code\n${tablet.code},${room}\n`,
      headers: { 'content-type': 'text/csv' },
    })
    expect(list.body).toMatchObject({ add: 0, complaints: [{ line: 2, kind: 'monitor-unknown' }] })
  })

  it('is what was found in it: in another one nobody was there yet, in every reply and file', async () => {
    const chan = api.as('chan')
    const inOther = { params: { campaign: other }, querystring: {} }
    expect((await chan.call(listStations, inOther)).text).not.toContain('"found"')
    const at = { params: { campaign: other, station: room } }
    expect((await chan.call(readStation, at)).body).toMatchObject({ state: 'not-visited', findings: [] })
    for (const reply of [
      await chan.call(listVisits, at),
      await chan.call(listCorrections, at),
      await chan.call(listIncidents, { params: { campaign: other } }),
    ])
      expect([reply.status, reply.text.includes(room)]).toEqual([200, false])
    expect(
      (await chan.call(listVisits, { params: { campaign: api.campaign, station: room } })).body,
    ).toHaveLength(1)
    for (const [name, { url }] of endpoints.filter(([, one]) => one.url.includes('/exports/'))) {
      if (name === 'exportFindingsCodebook' || url.includes('/releases/')) continue
      const file = await api.as('bopha').send('GET', url.replace(':campaign', other))
      expect([name, file.status, file.text.includes(room)]).toEqual([name, 200, false])
    }
  })

  it('is what it recommends: under another campaign no record is there', async () => {
    const bopha = api.as('bopha')
    const params = { campaign: api.campaign }
    const { gathering } = (await bopha.call(listRecords, { params, querystring: {} })).body
    await bopha.call(gatherRecords, { params, body: { seen: gathering?.seen ?? '' } })
    const [row] = (await bopha.call(listRecords, { params, querystring: {} })).body.records
    if (!row) throw new Error('nothing was gathered')
    const there = { params: { campaign: other, record: row.record } }
    const records = [{ record: row.record, version: row.version }]
    const { wording } = (await bopha.call(readRecord, { params: { ...params, record: row.record } })).body
    const tried = [
      await bopha.call(readRecord, there),
      await bopha.call(wordRecord, { ...there, body: { version: row.version, wording } }),
      await bopha.call(moveRecords, {
        params: { campaign: other },
        body: { records, to: 'agreed', day: '2026-01-04' },
      }),
      await bopha.call(takeBackRecordSteps, { params: { campaign: other }, body: { records } }),
    ]
    expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404])
  })

  it('is its releases: in another one there is none of that number to read, take or withdraw', async () => {
    const number = String(await releaseNow(api))
    const bopha = api.as('bopha')
    const params = { campaign: other, number }
    expect((await bopha.call(listReleases, { params: { campaign: other } })).body.releases).toEqual([])
    const tried = [
      await bopha.call(readRelease, { params }),
      await bopha.call(withdrawRelease, { params, body: { reason: 'mistake' } }),
    ]
    const statuses = tried.map(({ status }) => status)
    for (const [, { method, url }] of endpoints)
      if (method === 'GET' && url.includes('/releases/:number/'))
        for (const path of fillRelease(url.replace(':campaign', other)))
          statuses.push((await bopha.send('GET', path)).status)
    expect(statuses).toEqual(statuses.map(() => 404))
    expect((await bopha.call(readRelease, { params: { campaign: api.campaign, number } })).status).toBe(200)
    // An id that was used in one campaign makes nothing in another.
    const release = randomUUID()
    const put = (campaign: string) =>
      bopha.call(putRelease, { params: { campaign, release }, body: { kind: 'final' } })
    expect((await put(api.campaign)).status).toBe(200)
    expect((await put(other)).status).toBe(404)
    expect((await bopha.call(listReleases, { params: { campaign: other } })).body.releases).toEqual([])
  })

  it('is its photos on their way into a release', async () => {
    const [visit] = await api.db.selectFrom('visit').select('id').execute()
    if (!visit) throw new Error('somebody was there')
    await plantAgreedPhoto(api, visit.id)
    const offered = { params: { campaign: api.campaign } }
    const before = (await api.as('chan').call(listOfferedPhotos, offered)).body
    expect(before).toHaveLength(1)
    expect((await api.as('chan').call(listOfferedPhotos, { params: { campaign: other } })).body).toEqual([])
  })

  it('is what was set aside of its tablets', async () => {
    const kept = await api.db.selectFrom('set_aside').select('campaign_id').execute()
    for (const campaign of [api.campaign, other]) {
      const { body } = await api.as('dara').call(listSetAside, { params: { campaign } })
      const its = kept.filter(({ campaign_id }) => campaign_id === campaign).length
      expect(its).toBeGreaterThan(0)
      expect(body.total).toBe(its)
    }
  })

  it('is its holds: a station held in one leaves the other', async () => {
    const dara = api.as('dara')
    const at = (campaign: string) => ({ params: { campaign, station: room } })
    await dara.call(holdStation, { ...at(other), body: { reason: 'One visible monitor.' } })
    expect((await dara.call(readHold, at(api.campaign))).body).toEqual({})
    expect((await dara.call(endHold, at(api.campaign))).problem).toBe('not-found')
    expect((await dara.call(readHold, at(other))).body).toMatchObject({
      hold: { reason: 'One visible monitor.' },
    })
  })
})
