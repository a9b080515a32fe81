/** Another key for the organisation takes two people, unless fewer than two could agree, or the key is lost anyway. */

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type PersonId, readPersonId } from '../../../schema/codes.ts'
import type { StaffRole } from '../../../schema/people/roles.ts'
import { ORGANISATION_KEY } from '../../../server/queries/agreed-key-change.ts'
import { savePerson, saveWhetherDisabled } from '../../../server/queries/people.ts'
import { markApproved, saveRequest } from '../../../server/queries/requests-for-two.ts'
import { openOrganisationKeys } from '../../../server/storage/organisation-keys.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'

let folder: string
let database: TestDatabase
let first: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-key-change-'))
  database = await freshDatabase()
  first = (await openOrganisationKeys(database.db, path())).current.id
})
afterEach(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

const path = () => join(folder, 'organisation.json')
const change = () => openOrganisationKeys(database.db, path(), { addKey: true })

async function person(...roles: StaffRole[]): Promise<PersonId> {
  const id = readPersonId(randomUUID()) ?? expect.fail('a UUID is a person id')
  await savePerson(database.db, {
    person: id,
    name: `${roles.join(' ')} ${id}`,
    roles,
    passphraseHash: 'none',
  })
  return id
}

async function ask(askedBy: PersonId, object = ORGANISATION_KEY): Promise<string> {
  const id = randomUUID()
  await saveRequest(database.db, { id, act: 'key.change', object, reason: 'ឧបករណ៍បាត់', askedBy })
  return id
}

const actsOf = async (): Promise<readonly string[]> =>
  (await sql<{ act: string }>`select act from logbook order by seq`.execute(database.db)).rows.map(
    ({ act }) => act,
  )

describe('another key', () => {
  it('is refused until somebody else has agreed to it, changes nothing, and then is made once and written down', async () => {
    const [vanna, dara] = [await person('administrator'), await person('coordinator')]
    const before = readFileSync(path(), 'utf8')
    const request = await ask(vanna)
    await expect(change()).rejects.toMatchObject({ fault: 'needs-second-person', id: first })
    expect(readFileSync(path(), 'utf8')).toBe(before)
    expect((await openOrganisationKeys(database.db, path())).current.id).toBe(first)

    await markApproved(database.db, request, dara)
    const changed = await change()
    expect(changed.current.id).not.toBe(first)
    expect(changed.find(first)).toBeDefined()
    expect(await actsOf()).toEqual(['key.used-first', 'two.used', 'key.used-first'])
    // Used once.
    await expect(change()).rejects.toMatchObject({ fault: 'needs-second-person' })
  })

  it('is not made by an agreement about something else, of yesterday, or asked for by somebody who may not', async () => {
    const [vanna, dara] = [await person('administrator'), await person('coordinator')]
    await markApproved(database.db, await ask(vanna, 'another-thing'), dara)
    await expect(change()).rejects.toMatchObject({ fault: 'needs-second-person' })
    await markApproved(database.db, await ask(dara), vanna)
    await expect(change()).rejects.toMatchObject({ fault: 'needs-second-person' })
    await markApproved(database.db, await ask(vanna), dara)
    await sql`update request_for_two set asked_at = now() - interval '25 hours'`.execute(database.db)
    await expect(change()).rejects.toMatchObject({ fault: 'needs-second-person' })
  })

  it('locks out nobody: a single administrator changes it alone, also where all colleagues have left', async () => {
    await person('administrator')
    await person('reviewer')
    expect((await change()).current.id).not.toBe(first)
    const dara = await person('coordinator')
    await expect(change()).rejects.toMatchObject({ fault: 'needs-second-person' })
    await saveWhetherDisabled(database.db, dara, new Date())
    expect((await change()).current.id).not.toBe(first)
  })

  it('is made without asking where the file is lost, for then nobody can open the office to ask in', async () => {
    await person('administrator')
    await person('coordinator')
    await rm(path())
    expect((await change()).current.id).not.toBe(first)
    expect((await actsOf()).at(-1)).toBe('key.used-first')
  })
})
