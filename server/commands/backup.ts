/** Makes a backup: `npm run backup -- [--check] [--to=KEY] [--into=FOLDER] [--copy=FOLDER]`, or `--new-key=FOLDER`. */

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { makeBackupKey, readOpenKey } from '../backups/backup-keys.ts'
import { checkBackup, moveReach } from '../backups/check-backup.ts'
import { dropOldBackups } from '../backups/find-backups.ts'
import { makeBackup } from '../backups/make-backup.ts'
import { placeCopy, refuseNoFolder } from '../backups/place-copy.ts'
import { reachDatabase } from '../backups/reach-database.ts'
import { countsOf } from '../backups/read-backup.ts'
import { noteAct } from '../logbook/note-act.ts'
import { openClient } from '../storage/one-client.ts'
import { type Command, megabytes, pathOf, runCommand } from './run-command.ts'

/** Marks what the schedule made: of these, and of these only, the oldest are removed again. */
const BY_ITSELF = '-auto'

async function newKey({ flags, say, print }: Command): Promise<void> {
  const folder = resolve(flags.get('new-key') || '.')
  await refuseNoFolder(folder)
  const { open, secret } = makeBackupKey(folder)
  print(say('backup-key-made', { open, secret }))
}

async function backUp(command: Command): Promise<void> {
  const { config, flags, say, print, version } = command
  if (flags.has('new-key')) return newKey(command)
  const { folder: usual, to: usualKey, copy: usualCopy } = config.backups
  const [into, keyFile, copy] = [
    pathOf(flags, 'into') ?? usual.named,
    pathOf(flags, 'to') ?? usualKey,
    pathOf(flags, 'copy') ?? usualCopy,
  ]
  const to = keyFile === undefined ? undefined : readOpenKey(keyFile)
  // Whatever was mistyped is said before an hour's work.
  for (const named of [into, copy]) if (named !== undefined) await refuseNoFolder(named)
  const folder = resolve(into ?? usual.otherwise)
  const mark = flags.has('auto') ? BY_ITSELF : ''
  const reached = await reachDatabase(config)
  try {
    const client = await openClient(reached.target)
    try {
      const made = await makeBackup(client, { folder, now: new Date(), program: version, to, mark })
      if (flags.has('check')) {
        await checkBackup(config.dataDir, made.path, made.opener)
        await moveReach(client, made.head)
      }
      const act = flags.has('check') ? 'backup.checked' : 'backup.made'
      const { made: object, horizon: detail } = made.head
      await noteAct(reached, config.dataDir, { act, object, detail })
      const copied = copy === undefined ? undefined : await placeCopy(made.path, copy)
      if (flags.has('auto')) {
        await dropOldBackups(folder, BY_ITSELF)
        if (copy !== undefined) await dropOldBackups(copy, BY_ITSELF)
      }
      print(say('backup-keys-apart', { path: config.keysFile }))
      if (existsSync(config.classKeysFolder))
        print(say('backup-class-keys-apart', { path: config.classKeysFolder }))
      if (existsSync(config.authorityFile))
        print(say('backup-authority-apart', { path: config.authorityFile }))
      const facts = { file: made.path, megabytes: megabytes(made.bytes), ...countsOf(made) }
      print(say(flags.has('check') ? 'backup-made-and-checked' : 'backup-made', facts))
      if (copied !== undefined) print(say('backup-copied', { file: copied }))
    } finally {
      await client.end()
    }
  } finally {
    await reached.close()
  }
}

await runCommand('backup-usage', ['check', 'to', 'into', 'copy', 'new-key', 'auto'], 0, backUp)
