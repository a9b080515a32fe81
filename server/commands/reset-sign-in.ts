/** For the owner of the machine, when nobody can get in: takes somebody's second factors away, and if wanted gives a new passphrase. */

import { randomInt } from 'node:crypto'
import { drawSyllables } from '../../schema/people/card-words.ts'
import { reachDatabase } from '../backups/reach-database.ts'
import { resetSignIn } from '../queries/reset-sign-in.ts'
import { connect, migrate } from '../storage/open-database.ts'
import { argonPassphrases } from '../storage/passphrases.ts'
import { type Command, refuseUsage, runCommand } from './run-command.ts'

/** 15 syllables out of 75 are 93 bits. */
const drawPassphrase = (): string => Array.from({ length: 5 }, () => drawSyllables(randomInt, 3)).join(' ')

async function resetSignInOf({ config, say, print, words, flags }: Command): Promise<void> {
  const [name] = words
  if (name === undefined || name.trim() === '') refuseUsage('name')
  const passphrase = flags.has('passphrase') ? drawPassphrase() : undefined
  const passphraseHash = passphrase === undefined ? undefined : await argonPassphrases().hash(passphrase)
  const reached = await reachDatabase(config)
  try {
    const { db, close } = connect(reached.target, 1)
    try {
      if (reached.wasStarted) await migrate(db)
      const isDone = await resetSignIn(db, name, passphraseHash)
      if (!isDone) {
        print(say('reset-unknown', { name }))
        process.exitCode = 1
        return
      }
    } finally {
      await close()
    }
  } finally {
    await reached.close()
  }
  print(say('reset-done', { name }))
  if (passphrase !== undefined) print(['', ...say('reset-passphrase'), '', `  ${passphrase}`, ''])
}

await runCommand('reset-usage', ['passphrase'], 1, resetSignInOf)
