/** The register of people: sealed row by row, counted without telling anybody, and missing keys that stop the server. */

import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RegisterEntry } from '../../../schema/people/register-entry.ts'
import { openClassKeys } from '../../../server/keys/class-keys.ts'
import { prepareClassKeys } from '../../../server/keys/prepare-class-keys.ts'
import { saveCards } from '../../../server/queries/enrolments.ts'
import {
  countRegister,
  deleteRegisterEntry,
  listRegistered,
  readRegisterEntry,
  saveRegisterEntries,
  saveRegisterEntry,
} from '../../../server/queries/register.ts'
import { type Api, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const entry: RegisterEntry = {
  name: 'សុខ មករា',
  phone: '012 345 678',
  sex: 'female',
  disability: 'vision',
}

async function makeCards(count: number): Promise<readonly string[]> {
  const cards = Array.from({ length: count }, () => ({
    id: randomUUID(),
    code: `card-${randomUUID().slice(0, 12)}`,
    wordsHash: Buffer.from(randomUUID()),
  }))
  await saveCards(api.db, api.campaign, cards)
  return cards.map(({ id }) => id)
}

describe('the register', () => {
  it('keeps who a monitor is, under the key of the campaign and for that monitor alone', async () => {
    const { db, campaign, sokha } = api
    const keys = api.services.classKeys
    const [stranger = ''] = await makeCards(1)
    expect(await saveRegisterEntry(db, keys, campaign, sokha.enrolment, entry)).toBe(true)
    expect(await readRegisterEntry(db, keys, campaign, sokha.enrolment)).toEqual(entry)
    expect(await listRegistered(db, campaign)).toEqual([sokha.code])
    // Moved to somebody else's row it does not open.
    await sql`
      insert into register.entry (enrolment_id, campaign_id, sealed)
      select ${stranger}::uuid, campaign_id, sealed from register.entry`.execute(db)
    expect(await readRegisterEntry(db, keys, campaign, stranger)).toBeUndefined()
    await deleteRegisterEntry(db, campaign, stranger)
  })

  it('is not readable in the database, and its rows do not tell how long a name is', async () => {
    const { rows } = await sql<{ sealed: Buffer }>`select sealed from register.entry`.execute(api.db)
    for (const { sealed } of rows) {
      for (const word of [entry.name, entry.phone, 'female', 'vision'])
        expect(sealed.includes(Buffer.from(word))).toBe(false)
      expect(sealed.length).toBe(256 + 61)
    }
  })

  it('is written anew as a whole, and taken out on demand', async () => {
    const { db, campaign, sokha } = api
    const keys = api.services.classKeys
    await saveRegisterEntry(db, keys, campaign, sokha.enrolment, { ...entry, phone: '' })
    expect((await readRegisterEntry(db, keys, campaign, sokha.enrolment))?.phone).toBe('')
    expect(await deleteRegisterEntry(db, campaign, sokha.enrolment)).toBe(true)
    expect(await deleteRegisterEntry(db, campaign, sokha.enrolment)).toBe(false)
    expect(await readRegisterEntry(db, keys, campaign, sokha.enrolment)).toBeUndefined()
  })

  it('is counted in steps of five from five on, and not at all while it is small', async () => {
    const { db, campaign } = api
    const { classKeys, disclosure } = api.services
    const ids = await makeCards(23)
    const write = (some: readonly string[], more: Partial<RegisterEntry>) =>
      saveRegisterEntries(
        db,
        classKeys,
        campaign,
        some.map((enrolment) => ({ enrolment, entry: { ...entry, ...more } })),
      )
    await write(ids.slice(0, 9), { sex: 'female', disability: 'mobility' })
    expect(await countRegister(db, classKeys, campaign, disclosure)).toMatchObject({
      people: 9,
      withDisability: undefined,
    })
    await write(ids.slice(9, 19), { sex: 'male', disability: 'none' })
    await write(ids.slice(19), { sex: 'female', disability: 'hearing' })
    const counts = await countRegister(db, classKeys, campaign, disclosure)
    expect(counts.people).toBe(23)
    expect(counts.withDisability).toBe(10)
    expect(counts.bySex.filter(({ atLeast }) => atLeast !== undefined)).toEqual([
      { of: 'female', atLeast: 10 },
      { of: 'male', atLeast: 10 },
    ])
    expect(counts.byDisability.filter(({ atLeast }) => atLeast !== undefined)).toEqual([
      { of: 'none', atLeast: 10 },
      { of: 'mobility', atLeast: 5 },
    ])
  })

  it('cannot be opened by a server whose folder of keys was lost, and that server does not start', async () => {
    const { db, campaign } = api
    const { classKeys, retention } = api.services
    await prepareClassKeys(db, classKeys, retention, '2027-06-06')
    const path = join(classKeys.folder, `${campaign}.register.key`)
    const strange = join(classKeys.folder, `${campaign}.photos.key`)
    await sql`update retention set key_id = 'another' where class = 'photos'`.execute(db)
    await expect(prepareClassKeys(db, classKeys, retention, '2027-06-06')).rejects.toMatchObject({
      fault: 'of-another',
      path: strange,
    })
    await sql`update retention set key_id = null where class = 'photos'`.execute(db)
    rmSync(path)
    const emptied = openClassKeys(classKeys.folder)
    await expect(prepareClassKeys(db, emptied, retention, '2027-06-06')).rejects.toMatchObject({
      fault: 'missing',
      path,
    })
  })
})
