/** How the installation stands, in a few sentences: `npm run status`. */

import { statfs } from 'node:fs/promises'
import { wordsIn } from '../../schema/language.ts'
import { reachDatabase } from '../backups/reach-database.ts'
import { findNextEnd } from '../queries/retention.ts'
import { readStatus, type Status } from '../queries/status.ts'
import { connect, migrate } from '../storage/open-database.ts'
import { certificateDaysLeft } from '../tls/days-left.ts'
import { type Command, megabytes, runCommand } from './run-command.ts'

async function status(command: Command): Promise<void> {
  const { config, say, print, tell } = command
  const reached = await reachDatabase(config)
  let found: Status
  let next: Awaited<ReturnType<typeof findNextEnd>>
  try {
    const { db, close } = connect(reached.target, 1)
    try {
      if (reached.wasStarted) await migrate(db)
      found = await readStatus(db)
      next = await findNextEnd(db)
    } finally {
      await close()
    }
  } finally {
    await reached.close()
  }
  const { backedUpAt, notBackedUp, setAside, silentTablets, tablets, cameBack } = found
  print(say('status-set-aside', { count: String(setAside) }))
  print(say('status-tablets', { silent: String(silentTablets), tablets: String(tablets) }))
  if (cameBack > 0) print(say('status-came-back', { count: String(cameBack) }))
  if (next)
    print(say(`status-ends-${next.class}`, { day: next.endsOn, campaign: wordsIn(next.campaignName, 'en') }))
  const { bavail, bsize, blocks } = await statfs(config.dataDir)
  print(
    say('status-space', {
      folder: config.dataDir,
      megabytes: megabytes(bavail * bsize),
      percent: String(Math.floor((bavail / blocks) * 100)),
    }),
  )
  const now = new Date()
  const days = certificateDaysLeft(config, now)
  if (days !== undefined) print(say('status-certificate', { days: String(days) }))
  print(
    backedUpAt === undefined
      ? say('status-no-backup')
      : say('status-backup', {
          made: tell(backedUpAt),
          days: String(daysSince(backedUpAt, now)),
          count: String(notBackedUp),
        }),
  )
}

/** Whole days that have passed; a clock that was set back makes them 0 and no fewer. */
const daysSince = (then: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - then.getTime()) / 86_400_000))

await runCommand('status-usage', [], 0, status)
