/** The product broken on purpose, each time in one place: a harness that stays green then proves nothing. */

import { sql } from 'kysely'
import type { Random } from '../../../seeds/demo/random.ts'
import { hashOf } from '../../../server/storage/secrets.ts'
import type { Sending } from '../../../web/offline/outbox.ts'
import type { FieldOffice } from './field-office.ts'

export const SABOTAGES = [
  /** The office says that it has something, and dies before it is on the disk. */
  'receipt-before-commit',
  /** Nothing in the database keeps the same thing from standing there twice. */
  'no-unique-key',
  /** Tablets do not hear when they are to come again. */
  'deaf-to-retry-after',
  /** Tablets let go of what they have a receipt for. */
  'lets-go-at-receipt',
] as const
export type SabotageName = (typeof SABOTAGES)[number]

export interface Sabotage {
  readonly name: SabotageName | undefined
  readonly atOffice: (office: FieldOffice) => Promise<void>
  readonly onDisk: (next: Sending) => Sending
  readonly onReply: (response: Response) => Response
  /** An answer in place of the office's. */
  readonly inPlaceOf: (address: string, init: RequestInit | undefined, random: Random) => Response | undefined
}

const NONE: Sabotage = {
  name: undefined,
  atOffice: async () => undefined,
  onDisk: (next) => next,
  onReply: (response) => response,
  inPlaceOf: () => undefined,
}

export function sabotageOf(name: SabotageName | undefined): Sabotage {
  switch (name) {
    case undefined:
      return NONE
    case 'receipt-before-commit':
      return { ...NONE, name, inPlaceOf: receiptTooEarly }
    case 'no-unique-key':
      return { ...NONE, name, atOffice: dropKeys }
    case 'deaf-to-retry-after':
      return { ...NONE, name, onReply: withoutWait }
    case 'lets-go-at-receipt':
      return { ...NONE, name, onDisk: letGo }
  }
}

const ONE_IN = 0.1

function receiptTooEarly(
  address: string,
  init: RequestInit | undefined,
  random: Random,
): Response | undefined {
  const id = /^\/api\/sealed\/([0-9a-f-]{36})$/u.exec(address)?.[1]
  if (id === undefined || typeof init?.body !== 'string' || !random.chance(ONE_IN)) return undefined
  const sha256 = hashOf(init.body).toString('hex')
  return Response.json({ id, sha256, code: 'K7M2QX', state: 'received', photosMissing: 0 })
}

/** By which the office knows that it has something already. */
async function dropKeys(office: FieldOffice): Promise<void> {
  await office.within(async (db) => {
    for (const table of ['set_aside', 'sealed_photo'])
      await sql.raw(`alter table ${table} drop constraint ${table}_pkey cascade`).execute(db)
  })
}

function withoutWait(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.delete('retry-after')
  headers.delete('content-encoding')
  return new Response(response.body, { status: response.status, headers })
}

function letGo(next: Sending): Sending {
  const photos = next.photos.map(({ sha256, state }) => ({
    sha256,
    state: state === 'sent' ? ('backed-up' as const) : state,
  }))
  const isWhole = next.state !== 'waiting' && photos.every(({ state }) => state === 'backed-up')
  return isWhole ? { ...next, photos, envelope: '', isBackedUp: true } : next
}
