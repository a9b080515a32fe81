/** Reads the whole database, page by page, and says whether all of it is as it was written: `npm run verify`. */

import { reachDatabase } from '../backups/reach-database.ts'
import { faultOfReadingPages, verifyDatabase } from '../backups/verify-database.ts'
import { openClient } from '../storage/one-client.ts'
import { type Command, runCommand } from './run-command.ts'

async function verify({ config, say, print }: Command): Promise<void> {
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
  } finally {
    await reached.close()
  }
}

await runCommand('verify-usage', [], 0, verify)
