/**
 * The office is away for 45 minutes on election day, and then all tablets of the country come back (P39 of our notes on
 * reliability): each is the product's own outbox and back-off. Loaded bundled, since that code is made for browsers.
 */

import { pause } from '../../server/storage/processes.ts'
import type { LoadSetting } from './load.ts'
import { type Line, percentile, round } from './measure.ts'
import { prepareVisits } from './prepared-visits.ts'
import { createTabletClock, type Heard, type SimulatedTablet, simulateTablet } from './simulated-tablets.ts'

const MINUTE_MS = 60_000
const OUTAGE_MS = 45 * MINUTE_MS
/** Every tablet finishes its visit at some moment of the first so many minutes. */
const FINISHED_WITHIN_MS = 30 * MINUTE_MS
const MOST_IN_TEN_SECONDS = 500
const ALL_IN_WITHIN_MS = 15 * MINUTE_MS
/** Where their networks come back as well, they do so within so long. */
const LINES_WITHIN_MS = MINUTE_MS
/** A run that shows the harness: the same rate of arrivals from fewer tablets, whose clocks run faster. */
const SHORT = { tablets: 800, speed: 30 }
const LONG = { tablets: 24_000, speed: 1 }

export async function measureComeback(setting: LoadSetting): Promise<readonly Line[]> {
  const size = setting.isShort ? SHORT : LONG
  return [
    ...(await comeBack(setting, size, 'the office is back')),
    ...(await comeBack(setting, size, 'the network is back for all')),
  ]
}

async function comeBack(
  setting: LoadSetting,
  { tablets: count, speed }: typeof LONG,
  what: 'the office is back' | 'the network is back for all',
): Promise<readonly Line[]> {
  const clock = createTabletClock()
  let isReachable = false
  let heard: readonly Heard[] = []
  const news: Heard[] = []
  const world = {
    url: setting.url,
    clock,
    isReachable: () => isReachable,
    onAnswer: (answer: Heard) => news.push(answer),
  }
  const visits = prepareVisits(setting, count)
  const tablets = visits.map((visit) => {
    const tablet = simulateTablet(world)
    clock.after(Math.random() * FINISHED_WITHIN_MS, () => void tablet.finish(visit))
    return tablet
  })
  await clock.passAtOnce(OUTAGE_MS, () => settle(tablets))
  isReachable = true
  const begun = clock.now()
  clock.goOn(speed)
  if (what === 'the network is back for all')
    for (const tablet of tablets) clock.after(Math.random() * LINES_WITHIN_MS, tablet.comeOnline)
  const isTaken = ({ path, status }: Heard) => status === 200 && !path.endsWith('standing')
  while (heard.filter(isTaken).length < count && clock.now() - begun < 4 * ALL_IN_WITHIN_MS) {
    await pause(500)
    heard = [...news]
  }
  clock.stop()
  await settle(tablets)
  const facts = news.filter(({ path }) => !path.endsWith('standing'))
  const taken = facts.filter(isTaken).map(({ at }) => at - begun)
  const whole = taken.length === count
  const peak = mostInTenSeconds(facts.map(({ at }) => at - begun))
  const lastMs = percentile(taken, 1)
  const away = facts.filter(({ status }) => status === 503).length
  const others = facts.filter(({ status }) => status !== 200 && status !== 503).length
  const isOffice = what === 'the office is back'
  return [
    {
      what: `comeback of ${count} tablets after 45 min, ${what}: last visit taken in`,
      ours: round(lastMs / MINUTE_MS),
      unit: 'min',
      bar: 'all within 15 min',
      kept: whole && lastMs <= ALL_IN_WITHIN_MS,
      spread: `${taken.length} of ${count}; half of them after ${round(percentile(taken, 0.5) / MINUTE_MS)} min`,
    },
    {
      what: '… visits that arrived in the fullest ten seconds',
      ours: peak,
      unit: 'requests',
      // Whose networks all come back at once asks at once; the office turns away what is too much.
      ...(isOffice ? { bar: `at most ${MOST_IN_TEN_SECONDS}`, kept: peak <= MOST_IN_TEN_SECONDS } : {}),
      spread: `with questions what is backed up ${mostInTenSeconds(news.map(({ at }) => at - begun))}`,
    },
    { what: '… turned away, to come again later', ours: away, unit: `of ${facts.length}` },
    { what: '… any other answer', ours: others, unit: 'requests', bar: 'none', kept: others === 0 },
  ]
}

/** On the tablets' clock, like every figure here. */
function mostInTenSeconds(moments: readonly number[]): number {
  const counts = new Map<number, number>()
  for (const at of moments) {
    const window = Math.floor(at / 10_000)
    counts.set(window, (counts.get(window) ?? 0) + 1)
  }
  return Math.max(0, ...counts.values())
}

async function settle(tablets: readonly SimulatedTablet[]): Promise<void> {
  do await new Promise((done) => setImmediate(done))
  while (tablets.some((tablet) => tablet.isSending()))
}
