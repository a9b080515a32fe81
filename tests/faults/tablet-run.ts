/** What can happen to a tablet, done to a real one many times; anything lost ends in red. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openOffice, setUpCampaign } from '../support/office.ts'
import { startServer } from '../support/started-server.ts'
import { unlessFallen } from './fallen-browser.ts'
import type { FaultReport, HowToRun } from './fault-run.ts'
import type { Fieldwork } from './fieldwork.ts'
import { surviveFullDisk } from './full-disk.ts'
import { survivePhotoKills } from './photo-runs.ts'
import { spoilScripts } from './sabotage.ts'
import { whyNoPowerCuts } from './scratch-disk.ts'
import { seizeTablet } from './seizure.ts'
import { surviveEndings } from './tablet-runs.ts'
import type { Tally } from './tally.ts'

/** At the least what the promises in the README name; a short run shows that the harness works. */
const SHORT = { seizures: 1, kills: 3, renderers: 1, photos: 3, cuts: 2, full: 5, sabotaged: 10 }
const LONG = { seizures: 2, kills: 32, renderers: 8, photos: 30, cuts: 25, full: 25, sabotaged: 25 }

/** `--times=3`: each so often and no more. `--kind=photo`: of a full disk only this. */
function timesOf({ isShort, option }: HowToRun): typeof LONG {
  const wanted = Number(option('times'))
  if (!(wanted > 0)) return isShort ? SHORT : LONG
  const { seizures, kills, renderers, photos, cuts, full, sabotaged } = {
    ...LONG,
    ...Object.fromEntries(Object.keys(LONG).map((kind) => [kind, wanted])),
  }
  return { seizures, kills, renderers, photos, cuts, full, sabotaged }
}

/** The site asks for strict durability in one place; spoilt, the browser's default loses the last seconds. */
const STRICT = /durability:\s*(["'`])strict\1/gu
const RELAXED = 'durability:"relaxed"'

/** The one call that encrypts, and what stands in its place in a build that also writes down what it encrypts. */
const ENCRYPTED = /crypto\.subtle\.encrypt\(/gu
const ALSO_PLAIN =
  '((how,key,plain)=>{try{localStorage.setItem(String(Math.random()),new TextDecoder().decode(plain))}catch{}return crypto.subtle.encrypt(how,key,plain)})('
const MOST_SHOWN = 12
/** Sections: where every word is also written down in the clear, a few of them show that the search finds it. */
const ENOUGH_TO_BE_FOUND = 4

const said = (tally: Tally): string =>
  `${tally.lost === 0 && tally.faults.length === 0 ? 'kept ' : 'LOST '} ${tally.what}: ${tally.tries} times, ${tally.kept} changes said to be kept, ${tally.lost} lost, at worst ${tally.worstTypingMs} ms of typing missing`

export async function harmTablets(how: HowToRun): Promise<FaultReport> {
  const { wants } = how
  const times = timesOf(how)
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
    if (wants('seizure')) await checkSeizure(work, times.seizures, red)
    if (wants('kill')) take(await unlessFallen('kill', () => surviveEndings(work, 'kill', times.kills)))
    if (wants('kill-renderer'))
      take(await unlessFallen('kill-renderer', () => surviveEndings(work, 'kill-renderer', times.renderers)))
    if (wants('photos')) take(await unlessFallen('photos', () => survivePhotoKills(work, times.photos)))
    const why = await whyNoPowerCuts()
    if (why === undefined) {
      if (wants('power-cut'))
        take(await unlessFallen('power-cut', () => surviveEndings(work, 'power-cut', times.cuts)))
      if (wants('full-disk')) take(await surviveFullDisk(work, times.full, how.option('kind')))
      if (wants('sabotage')) await checkSabotage(work, times.sabotaged, red)
    } else {
      console.log(`POWER CUT NOT TESTED, FULL DISK NOT TESTED: ${why}`)
    }
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
  return { counts: tallies, red }
}

/** Nothing of what a monitor wrote is found on a seized tablet; written down in the clear, the same search must find it. */
async function checkSeizure(work: Fieldwork, days: number, red: string[]): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    const { planted, hits, leaks } = await unlessFallen('seizure', () => seizeTablet(work))
    console.log(
      `${hits.length + leaks.length === 0 ? 'kept ' : 'LOST '} seizure: ${planted} markers planted, ${hits.length} found on the disk, ${leaks.length} things in the clear that may not be`,
    )
    for (const { file, form } of hits.slice(0, MOST_SHOWN))
      red.push(`seizure: a marker as ${form} in ${file}`)
    for (const leak of leaks.slice(0, MOST_SHOWN)) red.push(`seizure: ${leak}`)
  }
  const spoiler = await spoilScripts(work.url, ENCRYPTED, ALSO_PLAIN)
  try {
    const { hits } = await unlessFallen('seizure', () =>
      seizeTablet({ ...work, url: spoiler.url }, ENOUGH_TO_BE_FOUND),
    )
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
async function checkSabotage(work: Fieldwork, cuts: number, red: string[]): Promise<void> {
  const spoiler = await spoilScripts(work.url, STRICT, RELAXED)
  try {
    const tally = await unlessFallen('sabotage', () =>
      surviveEndings({ ...work, url: spoiler.url }, 'power-cut', cuts),
    )
    if (spoiler.count() === 0) red.push('the sabotage found nothing to spoil')
    console.log(
      `with relaxed durability: ${tally.tries} power cuts lost ${tally.lost} of ${tally.kept} changes${tally.lost > 0 ? ', as it must be' : ''}`,
    )
    if (tally.lost === 0) red.push('relaxed durability lost nothing: this harness cannot turn red')
  } finally {
    await spoiler.close()
  }
}
