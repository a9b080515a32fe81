/** A thousand ways to rewrite the logbook as the owner of the database, and each is seen. */

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { joinedWords } from '../../../schema/people/head-words.ts'
import { type Acting, LOGBOOK_ACTS } from '../../../schema/people/logbook.ts'
import type { Follow } from '../../../server/logbook/check-chain.ts'
import { headFileIn, openHeadFile } from '../../../server/logbook/head-file.ts'
import { linkHead, NO_HEAD } from '../../../server/logbook/link-head.ts'
import { beginLogbook, sealAll } from '../../../server/logbook/seal-logbook.ts'
import { type Against, verifyWithin } from '../../../server/logbook/verify-logbook.ts'
import { readEpoch } from '../../../server/queries/installation.ts'
import { writeLogbook } from '../../../server/queries/logbook.ts'
import { findLastLink, readLinks } from '../../../server/queries/logbook-chain.ts'
import type { Db, InTransaction } from '../../../server/storage/database.ts'
import { freshDatabase, type TestDatabase } from '../../support/database.ts'
import { sealEverything } from '../../support/seal-everything.ts'

const TAMPERINGS = Number(process.env.TAMPERINGS ?? 1000)
const SEED = Number(process.env.SEED ?? 20_270_606)
/** Before the words were written, and after. */
const [YESTERDAY, TODAY] = [30, 15] as const

/** The same every time, so that a failure can be looked at again. */
function drawFrom(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}
type Draw = ReturnType<typeof drawFrom>

let folder: string
let database: TestDatabase
let db: Db
let words: string
let against: Against

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-tampering-'))
  database = await freshDatabase()
  db = database.db
  const heads = openHeadFile(headFileIn(folder))
  await beginLogbook(db, heads)
  const epoch = await readEpoch(db)
  const draw = drawFrom(1)
  const writeSome = async (count: number) => {
    for (let some = 0; some < count; some += 3) {
      await Promise.all(Array.from({ length: 3 }, () => writeAny(draw)))
      if (draw(2) === 0) await sealAll({ db, heads, epoch })
    }
    await sealEverything({ db, heads, epoch })
  }
  await writeSome(YESTERDAY)
  const last = await findLastLink(db)
  words = joinedWords(last?.head.toString('hex') ?? '')
  await writeSome(TODAY)
  against = { file: headFileIn(folder), words }
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

function writeAny(draw: Draw): Promise<void> {
  const act = LOGBOOK_ACTS.filter((one) => one !== 'backup.restored' && one !== 'logbook.begun')[draw(25)]
  const actor: Acting = { kind: 'staff', person: randomUUID(), roles: ['coordinator'] }
  return writeLogbook(db, { actor, act: act ?? 'cards.made', object: randomUUID(), detail: String(draw(99)) })
}

/** What somebody does who owns the database and everything in it. All but the last know nothing of the chain. */
interface Tampering {
  readonly name: string
  readonly on: (on: InTransaction, draw: Draw, entries: number) => Promise<unknown>
}

const someSeq = async (on: InTransaction, position: number): Promise<number> => {
  const row = await on
    .selectFrom('logbook_link')
    .select('seq')
    .where('position', '=', position)
    .executeTakeFirstOrThrow()
  return row.seq
}

/** Makes the chain fit what the logbook says now, from a place on: what a clever one does. */
async function rechain(on: InTransaction, from: number): Promise<void> {
  let head: Uint8Array = NO_HEAD
  let position = 0
  const before = await on.selectFrom('logbook_link').selectAll().orderBy('position').execute()
  const { rows } = await sql<{ seq: number; arrived: number }>`
    select logbook.seq, logbook.arrived from logbook
    left join logbook_link on logbook_link.seq = logbook.seq
    order by coalesce(position, ${from}), logbook.seq`.execute(on)
  const entries = new Map<number, Parameters<typeof linkHead>[1]>()
  await sql`update logbook_link set position = position + 100000`.execute(on)
  await sql`delete from logbook_link`.execute(on)
  for (const [index, { seq, arrived }] of rows.entries())
    await on
      .insertInto('logbook_link')
      .values({ position: index + 1, seq, arrived, head: Buffer.alloc(32) })
      .execute()
  for await (const some of readLinks(on))
    for (const { seq, entry } of some) if (entry) entries.set(seq, entry)
  for (const { seq } of rows) {
    const entry = entries.get(seq)
    if (!entry) continue
    position += 1
    const kept = position < from ? before.find((link) => link.position === position) : undefined
    head = kept ? kept.head : linkHead(head, entry)
    await on
      .updateTable('logbook_link')
      .set({ head: Buffer.from(head) })
      .where('position', '=', position)
      .execute()
  }
}

const changes = [
  (seq: number) => sql`update logbook set act = act || 'x' where seq = ${seq}`,
  (seq: number) => sql`update logbook set at = at + interval '1 millisecond' where seq = ${seq}`,
  (seq: number) => sql`update logbook set actor_id = gen_random_uuid() where seq = ${seq}`,
  (seq: number) => sql`update logbook set actor_role = 'administrator' where seq = ${seq}`,
  (seq: number) => sql`update logbook set object_id = object_id || ' ' where seq = ${seq}`,
  (seq: number) => sql`update logbook set detail_hash = sha256('other') where seq = ${seq}`,
  (seq: number) => sql`update logbook set detail_hash = null, object_id = 'x' where seq = ${seq}`,
]
const change = async (on: InTransaction, draw: Draw, position: number) =>
  changes[draw(changes.length)]?.(await someSeq(on, position)).execute(on)

const forged = (seq: number) => sql`
  insert into logbook (seq, at, actor_role, act, object_id, arrived) overriding system value
  select ${seq}, at, actor_role, act, 'forged', arrived from logbook order by seq limit 1`

const tamperings: readonly Tampering[] = [
  { name: 'change', on: (on, draw, entries) => change(on, draw, 1 + draw(entries)) },
  {
    name: 'delete',
    on: async (on, draw, entries) =>
      on
        .deleteFrom('logbook')
        .where('seq', '=', await someSeq(on, 1 + draw(entries)))
        .execute(),
  },
  {
    name: 'delete with its link',
    on: async (on, draw, entries) => {
      const seq = await someSeq(on, 1 + draw(entries))
      await on.deleteFrom('logbook').where('seq', '=', seq).execute()
      await on.deleteFrom('logbook_link').where('seq', '=', seq).execute()
    },
  },
  {
    name: 'swap',
    on: async (on, draw, entries) => {
      const one = 1 + draw(entries)
      const [seq, other] = [await someSeq(on, one), await someSeq(on, one === entries ? 1 : one + 1)]
      await sql`update logbook as one set at = other.at, actor_role = other.actor_role,
          actor_id = other.actor_id, act = other.act, object_id = other.object_id, detail_hash = other.detail_hash
        from logbook as other
        where (one.seq, other.seq) in ((${seq}, ${other}), (${other}, ${seq}))`.execute(on)
    },
  },
  {
    name: 'truncate the tail',
    on: async (on, draw, entries) => {
      const from = await someSeq(on, 2 + draw(entries - 1))
      const { rows } = await sql<{ position: number }>`
        select position from logbook_link where seq = ${from}`.execute(on)
      const position = rows[0]?.position ?? 1
      await sql`delete from logbook where seq in (
        select seq from logbook_link where position >= ${position})`.execute(on)
      await sql`delete from logbook_link where position >= ${position}`.execute(on)
    },
  },
  { name: 'insert', on: (on, draw) => forged(-10 - draw(1000)).execute(on) },
  {
    name: 'insert at the end, with a link that fits',
    on: async (on) => {
      await sql`insert into logbook (actor_role, act, object_id) values ('program', 'cards.made', 'forged')`.execute(
        on,
      )
      await rechain(on, 1_000_000)
    },
  },
  {
    name: 'rewrite from the middle on',
    on: async (on, draw, entries) => {
      const position = 1 + draw(entries)
      await change(on, draw, position)
      await rechain(on, position)
    },
  },
  {
    name: 'rewrite from the middle on, with one more',
    on: async (on, draw, entries) => {
      await forged(-10 - draw(1000)).execute(on)
      await rechain(on, 1 + draw(entries))
    },
  },
  {
    name: 'rewrite from the middle on, with one less',
    on: async (on, draw, entries) => {
      const position = 1 + draw(entries)
      const seq = await someSeq(on, position)
      await on.deleteFrom('logbook').where('seq', '=', seq).execute()
      await on.deleteFrom('logbook_link').where('seq', '=', seq).execute()
      await rechain(on, position)
    },
  },
  {
    name: 'empty all of it',
    on: async (on) => {
      await sql`delete from logbook`.execute(on)
      await sql`delete from logbook_link`.execute(on)
    },
  },
  {
    name: 'begin another book',
    on: async (on) => {
      await sql`delete from logbook`.execute(on)
      await sql`delete from logbook_link`.execute(on)
      await sql`update installation set epoch = gen_random_uuid()`.execute(on)
      await sql`insert into logbook (actor_role, act, object_id)
        select 'program', 'logbook.begun', epoch::text from installation`.execute(on)
      await rechain(on, 1)
    },
  },
]

class Undo extends Error {}

/** Does it as the owner, past the triggers; looks; and takes it back. */
async function isSeen(tampering: Tampering, draw: Draw, follow?: Follow): Promise<boolean> {
  let seen = false
  await db
    .transaction()
    .execute(async (on) => {
      const entries = (await findLastLink(on))?.position ?? 0
      await sql`set local session_replication_role = replica`.execute(on)
      await tampering.on(on, draw, entries)
      const { faults, words: stand } = await verifyWithin(on, against, follow)
      seen = faults.length > 0 || stand?.is !== 'hold'
      throw new Undo()
    })
    .catch((fault: unknown) => {
      if (!(fault instanceof Undo)) throw fault
    })
  return seen
}

async function countSeen(count: number, follow?: Follow) {
  const draw = drawFrom(SEED)
  const unseen: string[] = []
  for (let at = 0; at < count; at += 1) {
    const tampering = tamperings[at % tamperings.length]
    if (tampering && !(await isSeen(tampering, draw, follow))) unseen.push(`${at}: ${tampering.name}`)
  }
  return unseen
}

describe('the logbook', () => {
  test('is whole as long as nobody has touched it, and yesterday’s words hold', async () => {
    const {
      faults,
      words: stand,
      entries,
    } = await db.transaction().execute((on) => verifyWithin(on, against))
    expect(faults).toEqual([])
    expect(stand?.is).toBe('hold')
    expect(entries).toBeGreaterThan(YESTERDAY + TODAY)
  })

  test('refuses to be changed, shortened or emptied by the server itself', async () => {
    for (const table of ['logbook', 'logbook_link']) {
      for (const statement of [
        `update ${table} set arrived = 0`,
        `delete from ${table}`,
        `truncate ${table}`,
      ])
        await expect(sql.raw(statement).execute(db), statement).rejects.toMatchObject({ code: '23001' })
    }
  })

  test(`shows each of ${TAMPERINGS} tamperings, with the file of heads and yesterday’s words`, async () => {
    expect(await countSeen(TAMPERINGS)).toEqual([])
  }, 300_000)

  test('shows a rewritten past by yesterday’s words alone, when the file was rewritten as well', async () => {
    const draw = drawFrom(SEED)
    const beforeTheWords: Tampering = {
      name: 'rewrite the past',
      on: async (on) => {
        const position = 1 + draw(YESTERDAY - 2)
        await change(on, draw, position)
        await rechain(on, position)
      },
    }
    const withoutFile = { file: undefined, words }
    const kept = against
    against = withoutFile
    try {
      for (let at = 0; at < 40; at += 1) expect(await isSeen(beforeTheWords, draw)).toBe(true)
    } finally {
      against = kept
    }
  })

  test('would let them pass if heads were believed instead of worked out again', async () => {
    const believed: Follow = (_before, _entry, stored) => stored
    const unseen = await countSeen(tamperings.length * 4, believed)
    expect(unseen.length).toBeGreaterThan(0)
    expect(unseen.some((name) => name.endsWith(': change'))).toBe(true)
  })
})
