/** Imports a station list from the command line: `npm run import-stations -- FILE [--yes]`. */

import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import process from 'node:process'
import { PROGRAM } from '../../schema/people/logbook.ts'
import { loadCountry } from '../../seeds/load-country.ts'
import { type Config, readConfig } from '../config.ts'
import { bringAreas } from '../first-day.ts'
import { findHome } from '../home.ts'
import { confirmList, type ImportReport, tryList, undoList } from '../imports/station-lists.ts'
import { UnreadableList } from '../reading/unreadable-list.ts'
import { speaker } from '../server-words.ts'
import { explainFault } from '../start/explain-fault.ts'
import { startEmbeddedPostgres } from '../storage/embedded-postgres.ts'
import { checkFitness, connect, migrate } from '../storage/open-database.ts'

const home = findHome()
const country = await loadCountry(join(home, 'seeds', 'country.json'))
const say = speaker(join(home, 'web', 'words'), country.languages.toReversed())
const print = (lines: readonly string[]): void => console.log(lines.join('\n'))
/** More would only scroll away; the office page shows a thousand. */
const MOST_SHOWN = 40

function printReport({ errors, doubts, errorCount, doubtCount, ...report }: ImportReport): void {
  for (const { line, kind, facts } of [...errors, ...doubts].slice(0, MOST_SHOWN)) {
    const named = Object.entries(facts).map(([name, fact]) => `${name}=${fact}`)
    console.log(`  ${line}: ${[kind, ...named].join(' ')}`)
  }
  const counts = { ...report, errors: errorCount, doubts: doubtCount }
  const shown = [
    'rows',
    'newStations',
    'newPremises',
    'newAreas',
    'changedStations',
    'unchangedStations',
  ] as const
  print(
    say('import-report', {
      ...Object.fromEntries(shown.map((name) => [name, String(counts[name])])),
      errors: String(errorCount),
      doubts: String(doubtCount),
    }),
  )
}

/** The file cannot be opened; its name is the message. */
class NoFile extends Error {}

async function importFile(config: Config, file: string, isSure: boolean): Promise<boolean> {
  const bytes = await readFile(file).catch(() => {
    throw new NoFile(file)
  })
  const embedded = config.databaseUrl === undefined ? await startEmbeddedPostgres(config.dataDir) : undefined
  const { db, close } = connect(embedded?.connection ?? config.databaseUrl ?? '')
  try {
    await checkFitness(db)
    await migrate(db)
    await bringAreas(db, home, country)
    const report = await tryList({ db, country }, basename(file), bytes)
    printReport(report)
    if (!isSure) {
      await undoList({ db, country }, report.id, PROGRAM)
      print(say(report.errorCount > 0 ? 'import-has-errors' : 'import-ask'))
      return report.errorCount === 0
    }
    const outcome = await confirmList({ db, country }, report.id, false, PROGRAM)
    const isDone = !('not' in outcome)
    if (!isDone) await undoList({ db, country }, report.id, PROGRAM)
    print(say(isDone ? 'import-done' : 'import-has-errors'))
    return isDone
  } finally {
    await close()
    await embedded?.stop()
  }
}

const words = process.argv.slice(2)
const [file, ...others] = words.filter((word) => word !== '--yes')
let config: Config | undefined
try {
  if (file === undefined || others.length > 0) {
    print(say('import-usage'))
    process.exitCode = 2
  } else {
    config = readConfig(process.env, [], home)
    if (!(await importFile(config, file, words.includes('--yes')))) process.exitCode = 1
  }
} catch (fault) {
  const lines =
    fault instanceof UnreadableList
      ? say('import-unreadable', { what: fault.message })
      : fault instanceof NoFile
        ? say('import-no-file', { file: fault.message })
        : explainFault(fault, config, say)
  console.error(lines.join('\n'))
  process.exitCode = 1
}
