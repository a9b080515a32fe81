/** What the commands share: their words, their flags, and one sentence at the end whatever happens. */

import { join } from 'node:path'
import process from 'node:process'
import { loadCountry } from '../../seeds/load-country.ts'
import { BackupFault } from '../backups/backup-fault.ts'
import { type Config, readConfig } from '../config.ts'
import { findHome, readVersion } from '../home.ts'
import { type Sentence, speaker } from '../server-words.ts'
import { explainFault } from '../start/explain-fault.ts'

export interface Command {
  readonly config: Config
  readonly version: string
  readonly timeZone: string
  readonly say: Sentence
  readonly print: (lines: readonly string[]) => void
  /** As a person reads it in the country: day, hour, minute. */
  readonly tell: (instant: Date) => string
  readonly flags: ReadonlyMap<string, string>
  /** What stands beside the flags. */
  readonly words: readonly string[]
}

/** The command line makes no sense; its usage is said. */
class WrongUsage extends Error {}

/** `usage` is the sentence that says how it is called; `known` are its flags. */
export async function runCommand(
  usage: string,
  known: readonly string[],
  mostWords: number,
  work: (command: Command) => Promise<void>,
): Promise<void> {
  const home = findHome()
  const { languages, timeZone } = await loadCountry(join(home, 'seeds', 'country.json'))
  // English first on a console, where Khmer is often drawn badly or not at all.
  const say = speaker(join(home, 'web', 'words'), languages.toReversed())
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  let config: Config | undefined
  try {
    const { flags, words } = readLine(process.argv.slice(2), known, mostWords)
    config = readConfig(process.env, [], home)
    await work({
      config,
      version: readVersion(home),
      timeZone,
      say,
      print: (lines) => console.log(lines.join('\n')),
      tell: (instant) => clock.format(instant),
      flags,
      words,
    })
  } catch (fault) {
    console.error(explain(fault, usage, config, say).join('\n'))
    process.exitCode = fault instanceof WrongUsage ? 2 : 1
  }
}

function readLine(line: readonly string[], known: readonly string[], mostWords: number) {
  const flags = new Map<string, string>()
  const words: string[] = []
  for (const word of line) {
    if (!word.startsWith('--')) {
      words.push(word)
      continue
    }
    const [name = '', ...value] = word.slice(2).split('=')
    if (!known.includes(name)) throw new WrongUsage(word)
    flags.set(name, value.join('='))
  }
  if (words.length > mostWords) throw new WrongUsage(words.join(' '))
  return { flags, words }
}

function explain(
  fault: unknown,
  usage: string,
  config: Config | undefined,
  say: Sentence,
): readonly string[] {
  if (fault instanceof WrongUsage) return say(usage)
  if (fault instanceof BackupFault) return say(`backup-${fault.kind}`, fault.facts)
  return explainFault(fault, config, say)
}

/** The value of a flag that names a file or folder, seen from where the command was typed. */
export function pathOf(flags: ReadonlyMap<string, string>, name: string): string | undefined {
  const value = flags.get(name)
  if (value === undefined) return undefined
  if (value.trim() === '') throw new WrongUsage(`--${name}`)
  return value
}

/** Said when a word that the command needs is missing. */
export function refuseUsage(what: string): never {
  throw new WrongUsage(what)
}

export const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)
