/** One connection of its own, for work that pools and queries do not know: copying whole tables. */

import pg from 'pg'
import type { ConnectionSettings } from './embedded-postgres.ts'

export type Client = pg.ClientBase
export type Target = string | ConnectionSettings

/** To be ended by whoever opened it. */
export async function openClient(target: Target): Promise<pg.Client> {
  const client = new pg.Client({
    ...(typeof target === 'string' ? { connectionString: target } : target),
    application_name: 'way-in-backup',
  })
  // A connection that breaks fails the query at work; without a listener it would end the process as well.
  client.on('error', () => undefined)
  await client.connect()
  return client
}
