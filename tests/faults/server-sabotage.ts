/** A harness that cannot fail proves nothing: the server is spoilt in four ways, and each must turn its comparison red. */

import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Difference } from './compare-kept.ts'
import { lookInto } from './compare-kept.ts'
import { findFormulas } from './find-formulas.ts'
import { FORMULA_NAMES, type Ground, killAll, makeGround, setUpWork, startOn } from './office-ground.ts'
import { openLine, sendEnvelope } from './send-packets.ts'
import type { Ending } from './server-rounds.ts'
import { environmentOf, type Spoil } from './spoil-server.ts'
import { survive } from './survive.ts'

export interface Sabotaged {
  readonly what: string
  /** What was found, in words. */
  readonly found: string
  readonly isRed: boolean
}

const DISK_MB = 3_000
const cuts = (times: number): readonly Ending[] => Array<Ending>(times).fill('power-cut')

/** Set behind the server's back while it runs; at a start it would refuse to work so. */
export async function sabotageCommits(times: number): Promise<Sabotaged> {
  const { rounds, difference } = await survive({
    what: 'sabotage-commits',
    endings: cuts(times),
    megabytes: DISK_MB,
    onStarted: async ({ dataDir }) =>
      lookInto(dataDir, async (db) => {
        await sql`alter system set synchronous_commit = off`.execute(db)
        await sql`select pg_reload_conf()`.execute(db)
      }),
    beforeStart: forgetCommits,
    isOver: ({ lost }) => lost.length > 0,
  })
  return lostIn('commits that are not waited for (synchronous_commit = off)', rounds, difference)
}

async function forgetCommits({ dataDir }: Ground): Promise<void> {
  const path = join(dataDir, 'postgres', 'postgresql.auto.conf')
  const lines = (await readFile(path, 'utf8')).split('\n')
  await writeFile(path, lines.filter((line) => !line.startsWith('synchronous_commit')).join('\n'))
}

/** Written a moment later, as a server might that puts its work in a line and thanks for it. */
const RECEIPT_FIRST: Spoil = {
  file: '/server/storage/visit-writer.js',
  found: 'waiting.push({ visit, done, failed });',
  replaced:
    "done({ is: 'stored', arrived: 1 }); setTimeout(() => { waiting.push({ visit, done, failed }); plan() }, 250);",
}

export async function sabotageReceipts(times: number): Promise<Sabotaged> {
  const { rounds, difference } = await survive({
    what: 'sabotage-receipts',
    endings: cuts(times),
    megabytes: DISK_MB,
    options: { env: environmentOf(RECEIPT_FIRST) },
    isOver: ({ lost }) => lost.length > 0,
  })
  return lostIn('receipts before the commit', rounds, difference)
}

const lostIn = (what: string, rounds: number, { lost }: Difference): Sabotaged => ({
  what,
  found: `${lost.length} lost after ${rounds} power cuts`,
  isRed: lost.length > 0,
})

const KEY_UNUSED: Spoil = {
  file: '/server/queries/visits.js',
  found: ' on conflict (id) do nothing',
  replaced: '',
}

/** The key of the visits is dropped, and the statement that leans on it no longer does. */
export async function sabotageKey(): Promise<Sabotaged> {
  const { difference } = await survive({
    what: 'sabotage-key',
    endings: ['server'],
    options: { env: environmentOf(KEY_UNUSED) },
    onStarted: async ({ dataDir }) =>
      lookInto(dataDir, async (db) => {
        await sql`alter table visit drop constraint if exists visit_pkey cascade`.execute(db)
      }),
  })
  const { doubled } = difference
  return {
    what: 'the unique key of visits dropped',
    found: `${doubled.length} visits doubled`,
    isRed: doubled.length > 0,
  }
}

const NOT_ESCAPED: Spoil = { file: '/server/exports/csv.js', found: '= defuse(', replaced: '= (' }

export interface ExportChecked {
  readonly planted: number
  readonly live: readonly string[]
}

/** Exports a campaign whose schools are named like formulas; `isSpoilt`: from a server that no longer defuses them. */
export async function checkExports(isSpoilt: boolean): Promise<ExportChecked> {
  const ground = await makeGround()
  const server = await startOn(ground, isSpoilt ? { env: environmentOf(NOT_ESCAPED) } : {})
  try {
    const { office, campaign, sealer } = await setUpWork(server, FORMULA_NAMES.length)
    const line = openLine(server.url)
    for (const _ of FORMULA_NAMES) await sendEnvelope(line.ask, sealer.seal(0))
    line.close()
    const reply = await office.fetch(`/api/campaigns/${campaign}/exports/findings.csv?language=en`)
    return findFormulas(await reply.text(), FORMULA_NAMES)
  } finally {
    await server.stop()
    await killAll(ground, server)
    await ground.remove()
  }
}

export async function sabotageEscaping(): Promise<Sabotaged> {
  const { planted, live } = await checkExports(true)
  return {
    what: 'formulas in exports not defused',
    found: `${live.length} of ${planted} cells would run`,
    isRed: live.length > 0,
  }
}
