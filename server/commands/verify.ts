/** Reads the whole database and the whole logbook, and says whether all of it is as it was written: `npm run verify`. */

import process from 'node:process'
import { readHeadWords } from '../../schema/people/head-words.ts'
import { type ReachedDatabase, reachDatabase } from '../backups/reach-database.ts'
import { faultOfReadingPages, verifyDatabase } from '../backups/verify-database.ts'
import type { ChainChecked } from '../logbook/check-chain.ts'
import { dayIn } from '../logbook/day-in.ts'
import { headFileIn } from '../logbook/head-file.ts'
import { verifyLogbook } from '../logbook/verify-logbook.ts'
import { openClient } from '../storage/one-client.ts'
import { connect } from '../storage/open-database.ts'
import { type Command, refuseUsage, runCommand } from './run-command.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/u

async function verify(command: Command): Promise<void> {
  const { config, say, print, flags } = command
  const typed = flags.get('words')
  const words = typed === undefined ? undefined : (readHeadWords(typed) ?? refuseUsage('--words'))
  const day = flags.get('day')
  if (day !== undefined && (!DAY.test(day) || words === undefined)) refuseUsage('--day')
  const reached = await reachDatabase(config)
  try {
    const client = await openClient(reached.target).catch((fault: unknown) => {
      throw faultOfReadingPages(fault)
    })
    const { relations, indexes, readsPages } = await verifyDatabase(client).finally(() => client.end())
    print(
      readsPages
        ? say('verified', { relations: String(relations), indexes: String(indexes) })
        : say('verified-rows'),
    )
    tellLogbook(command, await readLogbook(reached, config.dataDir, words), day)
  } finally {
    await reached.close()
  }
}

async function readLogbook(
  { target }: ReachedDatabase,
  dataDir: string,
  words: string | undefined,
): Promise<ChainChecked> {
  const { db, close } = connect(target, 1)
  try {
    return await verifyLogbook(db, { file: headFileIn(dataDir), words })
  } finally {
    await close()
  }
}

/** Whatever is not as it was sealed is a fault of the whole command; each is said in a sentence of its own. */
function tellLogbook(
  { config, say, print, timeZone }: Command,
  { faults, entries, unsealed, restores, leftBehind, words }: ChainChecked,
  day: string | undefined,
): void {
  const tell = (instant: string) => dayIn(new Date(instant), timeZone)
  const file = headFileIn(config.dataDir)
  if (restores > 0) print(say('logbook-restores', { restores: String(restores), behind: String(leftBehind) }))
  if (faults.length === 0)
    print(say('logbook-whole', { entries: String(entries), unsealed: String(unsealed), file }))
  else process.exitCode = 1
  const kinds = new Map(faults.toReversed().map((fault) => [fault.is, fault.position]))
  for (const [kind, position] of kinds)
    print(say(`logbook-${kind}`, { position: String(position), entries: String(entries), file }))
  if (words === undefined) return
  if (words.is !== 'hold') {
    if (words.is === 'fail') process.exitCode = 1
    print(say(`logbook-words-${words.is}`))
    return
  }
  const [from, until] = [tell(words.from), words.until === undefined ? undefined : tell(words.until)]
  print(say('logbook-words-hold', { position: String(words.position), from }))
  if (day === undefined || (from <= day && (until === undefined || day <= until))) return
  process.exitCode = 1
  print(say('logbook-words-other-day', { day, from, until: until ?? from }))
}

await runCommand('verify-usage', ['words', 'day'], 0, verify)
