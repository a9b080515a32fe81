/** Prints the report on the checklist in `seeds/`; exits with 1 while the linter complains. */

import { join } from 'node:path'
import { reportChecklist } from '../../seeds/checklist-report.ts'
import { SeedFault } from '../../seeds/fields.ts'
import { loadChecklist } from '../../seeds/load-checklist.ts'
import { loadCountry } from '../../seeds/load-country.ts'
import { findHome } from '../home.ts'

try {
  const seeds = join(findHome(), 'seeds')
  const { languages } = await loadCountry(join(seeds, 'country.json'))
  const { text, complaints } = reportChecklist(await loadChecklist(join(seeds, 'checklist')), languages)
  process.stdout.write(text)
  if (complaints.length > 0) process.exitCode = 1
} catch (fault) {
  // A file that cannot be read is for its editor to mend: the sentence is enough, without the trace.
  if (!(fault instanceof SeedFault)) throw fault
  process.stderr.write(`${fault.message}\n`)
  process.exitCode = 1
}
