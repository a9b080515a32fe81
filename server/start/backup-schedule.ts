/** Backups that make themselves: the command people type, run beside the server, checked before they count. */

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { STOPPED } from '../backups/check-backup.ts'
import { type Config, environmentForPrograms } from '../config.ts'

export interface BackupSchedule {
  stop(): Promise<void>
}

/** Who is not there yet when the next one is due is waited for. `onFault` gets the last words of one that failed. */
export function startBackups(
  config: Config,
  home: string,
  onFault: (said: string) => void,
): BackupSchedule | undefined {
  const { everyMinutes } = config.backups
  if (everyMinutes === undefined) return undefined
  let child: ChildProcess | undefined
  const timer = setInterval(() => {
    if (child) return
    child = backUp(config, home, onFault)
    child.once('close', () => {
      child = undefined
    })
  }, everyMinutes * 60_000)
  return {
    stop: async () => {
      clearInterval(timer)
      if (!child) return
      const ended = once(child, 'close')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function backUp(config: Config, home: string, onFault: (said: string) => void): ChildProcess {
  const { backups, dataDir, databaseUrl, keysFile } = config
  const program = join(home, 'dist', 'server', 'commands', 'backup.js')
  const settings = {
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl,
    KEYS: keysFile,
    BACKUP_DIR: backups.folder.named,
    BACKUP_TO: backups.to,
    BACKUP_COPY: backups.copy,
  }
  const given = Object.entries(settings).filter(([, value]) => value !== undefined)
  const child = spawn(process.execPath, [program, '--check', '--auto'], {
    env: { ...environmentForPrograms(), ...Object.fromEntries(given) },
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
  })
  giveWay(child)
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  child.once('error', (fault) => {
    said += fault.message
  })
  child.once('close', (code, signal) => {
    const isStopped = signal !== null || code === STOPPED
    if (code !== 0 && !isStopped) onFault(said.trim().split('\n').slice(-2).join('\n'))
  })
  return child
}

/** Whoever sends a visit comes first. */
function giveWay({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    setPriority(pid, 10)
  } catch {
    // It has ended already, or the system does not let us: then it takes its share.
  }
}
