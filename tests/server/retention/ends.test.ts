/** What ends on its day is unreadable everywhere, also in a backup of before; facts and numbers stay as they were. */

import { randomUUID } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { listCampaigns } from '../../../schema/wire/campaign-endpoints.ts'
import { listIncidents } from '../../../schema/wire/incident-endpoints.ts'
import { readStation } from '../../../schema/wire/result-endpoints.ts'
import { listVisits, readPhoto } from '../../../schema/wire/visit-endpoints.ts'
import { makeBackup } from '../../../server/backups/make-backup.ts'
import { restoreInto } from '../../../server/backups/restore-backup.ts'
import { verifyDatabase } from '../../../server/backups/verify-database.ts'
import { openClassKeys } from '../../../server/keys/class-keys.ts'
import { prepareClassKeys } from '../../../server/keys/prepare-class-keys.ts'
import { findPhoto } from '../../../server/queries/photos.ts'
import { readRegisterEntry, saveRegisterEntry } from '../../../server/queries/register.ts'
import { listKept } from '../../../server/queries/retention.ts'
import { listWholeVisitsTo } from '../../../server/queries/visits.ts'
import { type AsOwner, lookAtDays } from '../../../server/start/look-at-days.ts'
import { openClient } from '../../../server/storage/one-client.ts'
import { connect } from '../../../server/storage/open-database.ts'
import { sealToOrganisation } from '../../../web/offline/seal-to-organisation.ts'
import type { Api } from '../../support/api.ts'
import { sealedPhoto, send, sendPhoto, sha256Of, visitTo } from '../../support/intake.ts'
import { openIntake, ROOM as room } from '../../support/intake-office.ts'
import { photoQuestionOf } from '../../support/photo-cuts.ts'
import { noisyJpeg } from '../../support/pictures.ts'
import { makeDatabase } from '../../support/scratch-database.ts'

/** In words nobody else writes. */
const MARKS = {
  note: 'សញ្ញាសម្ងាត់កំណត់ចំណាំ',
  incident: 'សញ្ញាសម្ងាត់ហេតុការណ៍',
  talk: 'សញ្ញាសម្ងាត់សម្ភាសន៍',
  name: 'សញ្ញាសម្ងាត់ឈ្មោះ',
  phone: '0987654321012',
}
/** Of the picture a piece that no other picture has. */
const PICTURE = noisyJpeg(4000, Math.random)
const PIECE = PICTURE.subarray(2000, 2032)
const picture = sha256Of(PICTURE)

let api: Api
let folder = ''
let backup = ''
beforeAll(async () => {
  api = await openIntake()
  folder = mkdtempSync(join(tmpdir(), 'way-in-ends-'))
  const { db, campaign, sokha, services } = api
  await saveRegisterEntry(db, services.classKeys, campaign, sokha.enrolment, {
    name: MARKS.name,
    phone: MARKS.phone,
    sex: 'female',
    disability: 'vision',
  })
  const id = randomUUID()
  const photo = await sealedPhoto(api, id, PICTURE)
  const talk = {
    id: randomUUID(),
    answers: new Map([['int_consent', { kind: 'yes-no', value: 'no', note: MARKS.talk } as const]]),
  }
  const sent = await visitTo(
    api,
    room,
    {
      step_free_route: { kind: 'yes-no', value: 'no', note: MARKS.note },
      [photoQuestionOf(api)]: { kind: 'photo', photos: [{ sha256: picture, description: MARKS.note }] },
    },
    { id, photos: [photo.sha256], more: { interviews: [talk] } },
  )
  expect((await send(api, sent)).status).toBe(200)
  expect((await sendPhoto(api, id, photo)).body).toMatchObject({ state: 'received' })
  const incident = JSON.stringify({
    campaign,
    kinds: ['insult'],
    seenBy: 'monitor',
    isSomebodyInjured: false,
    isGoingOn: false,
    wasChairTold: 'refused',
    note: MARKS.incident,
    isUrgent: false,
  })
  const incidentId = randomUUID()
  const again = await sealToOrganisation({
    key: services.organisationKeys.current,
    kind: 'incident',
    id: incidentId,
    campaign,
    content: { incident },
    photos: [],
  })
  expect((await send(api, { id: incidentId, ...again })).status).toBe(200)
  // Set aside, with everything in it.
  const other = await visitTo(
    api,
    room,
    { path_firm: { kind: 'yes-no', value: 'no', note: MARKS.note } },
    { id },
  )
  expect((await send(api, other)).status).toBe(202)
  await prepareClassKeys(db, services.classKeys, services.retention, '2027-06-06')
  backup = await backUp(api.databaseUrl)
}, 120_000)
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true, force: true })
})

async function backUp(url: string): Promise<string> {
  const client = await openClient(url)
  try {
    return (await makeBackup(client, { folder, now: new Date(), program: '1' })).path
  } finally {
    await client.end()
  }
}

const asOwner: AsOwner = (work) => work(api.db)
const look = (day: string) => lookAtDays(api.services, asOwner, new Date(`${day}T05:00:00Z`))
const params = () => ({ campaign: api.campaign, station: room })

/** Every row of every table as text, bytes in hex and as they would be read. */
async function dumpAll(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_schema in ('public', 'register') and table_type = 'BASE TABLE'`.execute(api.db)
  const pieces: string[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ one: string }>`select one::text as one from ${sql.raw(name)} as one`.execute(
      api.db,
    )
    pieces.push(...rows.map(({ one }) => one))
  }
  return pieces.join('\n')
}

const listMarksIn = (bytes: Buffer): readonly string[] => {
  const marks = [
    ...Object.entries(MARKS).map(([name, mark]) => [name, Buffer.from(mark)] as const),
    ['photo', PIECE] as const,
  ]
  return marks.flatMap(([name, mark]) =>
    bytes.includes(mark) || bytes.includes(mark.toString('hex')) || bytes.includes(mark.toString('base64'))
      ? [name]
      : [],
  )
}

describe('what people wrote, said and photographed', () => {
  test('can be read in the office, and stands nowhere in the clear: not in the database, not in a backup', async () => {
    const visits = await api.as('chan').call(listVisits, { params: params() })
    expect(JSON.stringify(visits.body)).toContain(MARKS.note)
    const incidents = await api.as('chan').call(listIncidents, { params: { campaign: api.campaign } })
    expect(JSON.stringify(incidents.body)).toContain(MARKS.incident)
    const shown = await api.as('chan').call(readPhoto, { params: { sha256: picture } })
    expect(shown.bytes.equals(PICTURE)).toBe(true)
    expect(shown.headers['cache-control']).toBe('no-store')
    expect(listMarksIn(Buffer.from(await dumpAll()))).toEqual([])
    expect(listMarksIn(readFileSync(backup))).toEqual([])
    // The search finds what is there to be found.
    expect(listMarksIn(Buffer.concat([shown.bytes, Buffer.from(visits.text)]))).toEqual(['note', 'photo'])
  })

  test('stays until its day, and as long as somebody holds it', async () => {
    expect(await look('2027-07-05')).toBe(0)
    await sql`insert into legal_hold (campaign_id, class, reason) values (${api.campaign}, 'photos', 'court')`.execute(
      api.db,
    )
    expect(await look('2027-07-06')).toBe(1)
    expect(await look('2027-07-06')).toBe(0)
    const { db, campaign, sokha, services } = api
    expect(await readRegisterEntry(db, services.classKeys, campaign, sokha.enrolment)).toBeUndefined()
    expect(
      await saveRegisterEntry(db, services.classKeys, campaign, sokha.enrolment, {
        name: MARKS.name,
        phone: '',
        sex: 'male',
        disability: 'none',
      }),
    ).toBe(false)
    const shown = await api.as('chan').call(readPhoto, { params: { sha256: picture } })
    expect(shown.status).toBe(200)
  })

  test('is gone on its day, says so, and leaves every number as it was', async () => {
    const before = await api.as('chan').call(readStation, { params: params() })
    expect((await api.as('chan').call(listCampaigns, {})).body[0]?.removed).toEqual({})
    const visitsBefore = await api.as('chan').call(listVisits, { params: params() })
    expect(await look('2027-10-04')).toBe(2)
    const days = await listKept(api.db, api.campaign)
    expect(Object.fromEntries(days.map(({ class: one, endedOn }) => [one, endedOn]))).toEqual({
      register: '2027-07-06',
      'free-text': '2027-10-04',
      interviews: '2027-10-04',
      photos: undefined,
    })
    await sql`update legal_hold set lifted_at = now()`.execute(api.db)
    expect(await look('2027-10-05')).toBe(1)
    const after = await api.as('chan').call(readStation, { params: params() })
    const bare = (text: string) => text.replace(/"(note|text|description)":"[^"]+"/gu, '"$1":"…"')
    expect(bare(after.text)).toBe(bare(before.text))
    const visits = await api.as('chan').call(listVisits, { params: params() })
    expect(visits.text).toBe(bare(visitsBefore.text))
    const photo = await api.as('chan').call(readPhoto, { params: { sha256: picture } })
    expect([photo.status, photo.problem]).toEqual([410, 'ended'])
    expect(
      (await api.as('chan').call(listIncidents, { params: { campaign: api.campaign } })).text,
    ).not.toContain(MARKS.incident)
    const [campaign] = (await api.as('chan').call(listCampaigns, {})).body
    expect(campaign?.removed).toEqual({
      'free-text': '2027-10-04',
      interviews: '2027-10-04',
      photos: '2027-10-05',
    })
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from photo)::int + (select count(*) from register.entry)::int
        + (select count(free_text) from visit)::int + (select count(free_text) from incident)::int
        + (select count(body) from interview)::int + (select count(envelope) + count(opened) from set_aside)::int as left`.execute(
      api.db,
    )
    expect(rows).toEqual([{ left: 0 }])
  })

  test('that comes later still is taken in for its facts, and kept for nothing else', async () => {
    const late = await visitTo(api, room, {
      step_free_route: { kind: 'yes-no', value: 'yes', note: MARKS.note },
    })
    expect((await send(api, late)).status).toBe(200)
    const row = await api.db
      .selectFrom('visit')
      .selectAll()
      .where('id', '=', String(late.id) as never)
      .executeTakeFirstOrThrow()
    expect([row.free_text, JSON.parse(row.body).answers.step_free_route]).toEqual([
      null,
      { kind: 'yes-no', value: 'yes', note: '…' },
    ])
  })

  test('does not come back with an older backup, and ends there too', async () => {
    const restored = await makeDatabase(inject('databaseUrl'))
    await restoreInto(restored.url, backup, {}, folder)
    const { db, close } = connect(restored.url, 2)
    const keys = openClassKeys(api.services.classKeys.folder)
    await prepareClassKeys(db, keys, api.services.retention, '2027-10-06')
    const whole = await listWholeVisitsTo(db, keys, api.campaign, room)
    expect(whole.length).toBeGreaterThan(0)
    expect(JSON.stringify(whole)).not.toContain(MARKS.note)
    expect(await readRegisterEntry(db, keys, api.campaign, api.sokha.enrolment)).toBeUndefined()
    expect(await findPhoto(db, keys, picture)).toBeUndefined()
    const country = api.services.country
    expect(
      await lookAtDays(
        { db, classKeys: keys, country },
        (work) => work(db),
        new Date('2027-10-06T05:00:00Z'),
      ),
    ).toBe(4)
    expect(await findPhoto(db, keys, picture)).toEqual({ endedOn: '2027-10-05' })
    const client = await openClient(restored.url)
    await verifyDatabase(client)
    await client.end()
    await close()
    await restored.drop()
  }, 120_000)
})
