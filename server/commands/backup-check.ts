/** Restores the newest backup into a database that is thrown away, and compares: `npm run backup:check -- [FILE] [--key=KEY]`. */

import { readSecretKey } from '../backups/backup-keys.ts'
import { checkBackup, moveReach } from '../backups/check-backup.ts'
import { findBackup } from '../backups/find-backups.ts'
import { reachDatabase } from '../backups/reach-database.ts'
import { countsOf } from '../backups/read-backup.ts'
import { noteAct } from '../logbook/note-act.ts'
import { openClient } from '../storage/one-client.ts'
import { type Command, pathOf, runCommand } from './run-command.ts'

async function check({ config, flags, words, say, print, tell }: Command): Promise<void> {
  const { named, otherwise } = config.backups.folder
  const keyFile = pathOf(flags, 'key')
  const secret = keyFile === undefined ? undefined : readSecretKey(keyFile)
  const file = await findBackup(words[0] ?? named ?? otherwise)
  const checked = await checkBackup(config.dataDir, file, { secret })
  const reached = await reachDatabase(config)
  try {
    const client = await openClient(reached.target)
    await moveReach(client, checked.head).finally(() => client.end())
    const { made, horizon } = checked.head
    await noteAct(reached, config.dataDir, { act: 'backup.checked', object: made, detail: horizon })
  } finally {
    await reached.close()
  }
  print(say('backup-checked', { file, made: tell(new Date(checked.head.made)), ...countsOf(checked) }))
}

await runCommand('backup-check-usage', ['key'], 1, check)
