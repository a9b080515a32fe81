/** Health: ready when the database answers and has its tables, and only then. */

import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { readHealth } from '../../../schema/wire/health-endpoints.ts'
import { openApi } from '../../support/api.ts'

describe('health', () => {
  it('is ready, with the version, for everybody who asks', async () => {
    const api = await openApi()
    const reply = await api.nobody.call(readHealth, {})
    expect([reply.status, reply.body]).toEqual([200, { ready: true, version: api.services.version }])
    expect(api.services.version).toMatch(/^\d+\.\d+\.\d+$/u)
    await api.close()
  })

  it('is not ready without its tables, and ready again as soon as they are there', async () => {
    const api = await openApi()
    await sql`alter table setting rename to elsewhere`.execute(api.db)
    const reply = await api.nobody.call(readHealth, {})
    expect([reply.status, reply.body]).toEqual([503, { ready: false }])
    await sql`alter table elsewhere rename to setting`.execute(api.db)
    expect((await api.nobody.call(readHealth, {})).status).toBe(200)
    await api.close()
  })
})
