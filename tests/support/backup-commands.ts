/** The commands as a person types them, with what they print and how they end. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { findHome } from '../../server/home.ts'

export interface Ended {
  readonly code: number | null
  /** Everything that was printed, in order. */
  readonly said: string
  /** The last sentence, in English and in Khmer. */
  readonly english: string
  readonly khmer: string
}

export type CommandName = 'backup' | 'backup-check' | 'restore' | 'status' | 'verify'

export interface Typing {
  readonly env?: Readonly<Record<string, string>>
  /** Called once it runs. */
  readonly meanwhile?: () => Promise<void>
  /** Instead of the account of the test. */
  readonly uid?: number
}

/** Runs the built command on a data folder. */
export async function type(
  name: CommandName,
  words: readonly string[],
  dataDir: string,
  { env = {}, meanwhile, uid }: Typing = {},
): Promise<Ended> {
  const program = join(findHome(), 'dist', 'server', 'commands', `${name}.js`)
  const child = spawn(process.execPath, [program, ...words], {
    env: { PATH: process.env.PATH, DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(uid === undefined ? {} : { uid }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
    })
  const ended = once(child, 'close')
  await meanwhile?.()
  await ended
  const lines = said.trim().split('\n')
  return { code: child.exitCode, said, english: lines.at(-2) ?? '', khmer: lines.at(-1) ?? '' }
}
