/** Brings a backup back: `npm run restore -- FILE [--key=KEY]`; what was there before is kept. */

import { existsSync } from 'node:fs'
import { readSecretKey } from '../backups/backup-keys.ts'
import { findBackup } from '../backups/find-backups.ts'
import { countsOf } from '../backups/read-backup.ts'
import { restoreEmbedded, restoreInto } from '../backups/restore-backup.ts'
import { type Command, pathOf, refuseUsage, runCommand } from './run-command.ts'

async function restore({ config, flags, words, say, print, tell }: Command): Promise<void> {
  const keyFile = pathOf(flags, 'key')
  const secret = keyFile === undefined ? undefined : readSecretKey(keyFile)
  const file = await findBackup(words[0] ?? refuseUsage('FILE'))
  const restored =
    config.databaseUrl === undefined
      ? await restoreEmbedded(config.dataDir, file, { secret }, new Date())
      : await restoreInto(config.databaseUrl, file, { secret }, config.dataDir)
  const { aside, head } = restored
  if (!existsSync(config.keysFile)) print(say('restore-keys-missing', { path: config.keysFile }))
  if (!existsSync(config.classKeysFolder))
    print(say('restore-keys-missing', { path: config.classKeysFolder }))
  print(say('restore-revocations', { made: tell(new Date(head.made)) }))
  const facts = { file, made: tell(new Date(head.made)), ...countsOf(restored) }
  print(aside === undefined ? say('restored', facts) : say('restored-aside', { ...facts, aside }))
}

await runCommand('restore-usage', ['key'], 1, restore)
