/** `npm run faults -- tablet`: what can happen to a tablet, done to a real one many times; anything lost ends in red. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findHome } from '../../server/home.ts'
import { openOffice, setUpCampaign } from '../support/office.ts'
import { startServer } from '../support/started-server.ts'
import type { Fieldwork } from './fieldwork.ts'
import { surviveFullDisk } from './full-disk.ts'
import { survivePhotoKills } from './photo-runs.ts'
import { spoilScripts } from './sabotage.ts'
import { whyNoPowerCuts } from './scratch-disk.ts'
import { seizeTablet } from './seizure.ts'
import { surviveEndings } from './tablet-runs.ts'
import type { Tally } from './tally.ts'

const ROOMS = ['tablet'] as const
const isShort = process.argv.includes('--short')
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const unknown = asked.filter((word) => !ROOMS.some((room) => room === word))
if (unknown.length > 0)
  throw new Error(`There are no fault runs for ${unknown.join(', ')}; there are: ${ROOMS.join(', ')}`)

/** `--only=seizure` and the like: one kind of fault by itself; `--times=3`: so often and no more. */
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)
const wants = (kind: string): boolean => only === undefined || only === kind

const timesWanted = Number(process.argv.find((word) => word.startsWith('--times='))?.slice('--times='.length))

/** At the least what the promises in the README name; a short run shows that the harness works. */
const usual = isShort
  ? { seizures: 1, kills: 3, renderers: 1, photos: 3, cuts: 2, full: 5, sabotaged: 10 }
  : { seizures: 2, kills: 32, renderers: 8, photos: 30, cuts: 25, full: 25, sabotaged: 25 }
const TIMES =
  timesWanted > 0
    ? {
        ...{ seizures: timesWanted, kills: timesWanted, renderers: timesWanted, photos: timesWanted },
        ...{ cuts: timesWanted, full: timesWanted, sabotaged: timesWanted },
      }
    : usual

/** The site asks for strict durability in one place; spoilt, the browser's default loses the last seconds. */
const STRICT = /durability:\s*(["'`])strict\1/gu
const RELAXED = 'durability:"relaxed"'

/** The one call that encrypts, and what stands in its place in a build that also writes down what it encrypts. */
const ENCRYPTED = /crypto\.subtle\.encrypt\(/gu
const ALSO_PLAIN =
  '((how,key,plain)=>{try{localStorage.setItem(String(Math.random()),new TextDecoder().decode(plain))}catch{}return crypto.subtle.encrypt(how,key,plain)})('
const MOST_SHOWN = 12

const said = (tally: Tally): string =>
  `${tally.lost === 0 && tally.faults.length === 0 ? 'kept ' : 'LOST '} ${tally.what}: ${tally.tries} times, ${tally.kept} changes said to be kept, ${tally.lost} lost, at worst ${tally.worstTypingMs} ms of typing missing`

const tallies: Tally[] = []
const red: string[] = []
const take = (tally: Tally) => {
  tallies.push(tally)
  console.log(said(tally))
  for (const fault of tally.faults) {
    red.push(`${tally.what}: ${fault}`)
    console.log(`      ${fault}`)
  }
}

const dataDir = await mkdtemp(join(tmpdir(), 'way-in-faults-'))
const server = await startServer({ dataDir })
try {
  const office = await openOffice(server.url, server.firstAdministratorLink ?? '')
  const { campaign } = await setUpCampaign(office)
  const work: Fieldwork = { url: server.url, office, campaign, station: '010201-0001' }
  if (wants('seizure')) await checkSeizure(work)
  if (wants('kill')) take(await surviveEndings(work, 'kill', TIMES.kills))
  if (wants('kill-renderer')) take(await surviveEndings(work, 'kill-renderer', TIMES.renderers))
  if (wants('photos')) take(await survivePhotoKills(work, TIMES.photos))
  const why = await whyNoPowerCuts()
  if (why === undefined) {
    if (wants('power-cut')) take(await surviveEndings(work, 'power-cut', TIMES.cuts))
    if (wants('full-disk')) take(await surviveFullDisk(work, TIMES.full))
    if (wants('sabotage')) await checkSabotage(work)
  } else {
    console.log(`POWER CUT NOT TESTED, FULL DISK NOT TESTED: ${why}`)
  }
} finally {
  await server.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** Nothing of what a monitor wrote is found on a seized tablet; written down in the clear, the same search must find it. */
async function checkSeizure(work: Fieldwork): Promise<void> {
  for (let day = 0; day < TIMES.seizures; day += 1) {
    const { planted, hits, leaks } = await seizeTablet(work)
    console.log(
      `${hits.length + leaks.length === 0 ? 'kept ' : 'LOST '} seizure: ${planted} markers planted, ${hits.length} found on the disk, ${leaks.length} things in the clear that may not be`,
    )
    for (const { file, form } of hits.slice(0, MOST_SHOWN))
      red.push(`seizure: a marker as ${form} in ${file}`)
    for (const leak of leaks.slice(0, MOST_SHOWN)) red.push(`seizure: ${leak}`)
  }
  const spoiler = await spoilScripts(work.url, ENCRYPTED, ALSO_PLAIN)
  try {
    const { hits } = await seizeTablet({ ...work, url: spoiler.url })
    if (spoiler.count() === 0) red.push('the sabotage of the vault found nothing to spoil')
    console.log(
      `with what is encrypted also written down: ${hits.length} markers found on the disk${hits.length > 0 ? ', as it must be' : ''}`,
    )
    if (hits.length === 0)
      red.push('what was written down in the clear was not found: this search cannot turn red')
  } finally {
    await spoiler.close()
  }
}

/** A harness that cannot fail proves nothing: with relaxed durability, power cuts must lose something. */
async function checkSabotage(work: Fieldwork): Promise<void> {
  const spoiler = await spoilScripts(work.url, STRICT, RELAXED)
  try {
    const tally = await surviveEndings({ ...work, url: spoiler.url }, 'power-cut', TIMES.sabotaged)
    if (spoiler.count() === 0) red.push('the sabotage found nothing to spoil')
    console.log(
      `with relaxed durability: ${tally.tries} power cuts lost ${tally.lost} of ${tally.kept} changes${tally.lost > 0 ? ', as it must be' : ''}`,
    )
    if (tally.lost === 0) red.push('relaxed durability lost nothing: this harness cannot turn red')
  } finally {
    await spoiler.close()
  }
}

const output = join(findHome(), 'tests', 'output')
await mkdir(output, { recursive: true })
await writeFile(
  join(output, 'faults-tablet.json'),
  `${JSON.stringify({ short: isShort, tallies, red }, null, 2)}\n`,
)
console.log(red.length === 0 ? 'Nothing was lost.' : `RED:\n${red.join('\n')}`)
process.exitCode = red.length === 0 ? 0 : 1
