/**
 * One line of an office for hundreds of tablets, while somebody behind the same address guesses passphrases (P36 of our
 * notes on reliability). Loaded bundled, since the tablets are the product's own outbox.
 */

import { signIn } from '../../schema/wire/session-endpoints.ts'
import { pause } from '../../server/storage/processes.ts'
import { ADMINISTRATOR } from '../support/office.ts'
import type { LoadSetting } from './load.ts'
import { type Line, round } from './measure.ts'
import { prepareVisits } from './prepared-visits.ts'
import { createTabletClock, type Heard, type SimulatedTablet, simulateTablet } from './simulated-tablets.ts'

const VISITS_EACH = 3
const PHOTOS_EACH_VISIT = 2
const LONG = { tablets: 400, guessesPerSecond: 100 }
const SHORT = { tablets: 40, guessesPerSecond: 100 }
const DONE_WITHIN_MIN = 10
/** What may be guessed of one account from strange browsers in an hour: `server/sign-in/budgets.ts`. */
const MOST_GUESSES = 15

export async function measureOneLine(setting: LoadSetting): Promise<readonly Line[]> {
  const { tablets: count, guessesPerSecond } = setting.isShort ? SHORT : LONG
  const tokens = setting.tokens.slice(0, count)
  const visits = prepareVisits({ ...setting, tokens }, VISITS_EACH * count, () => PHOTOS_EACH_VISIT)
  const clock = createTabletClock()
  const heard: Heard[] = []
  const world = {
    url: setting.url,
    clock,
    isReachable: () => true,
    onAnswer: (one: Heard) => heard.push(one),
  }
  const tablets = tokens.map(() => simulateTablet(world))
  const guessing = beginGuessing(setting.url, guessesPerSecond)
  clock.goOn(1)
  const begun = clock.now()
  for (const [index, tablet] of tablets.entries())
    for (let nth = 0; nth < VISITS_EACH; nth++) {
      const visit = visits[index + nth * count]
      if (visit) await tablet.finish(visit)
    }
  let waiting: readonly SimulatedTablet[] = tablets
  while (waiting.length > 0 && clock.now() - begun < 3 * DONE_WITHIN_MIN * 60_000) {
    await pause(500)
    const empty = await Promise.all(waiting.map((tablet) => tablet.isEmpty()))
    waiting = waiting.filter((_, index) => !empty[index])
  }
  const minutes = (clock.now() - begun) / 60_000
  clock.stop()
  const guesses = await guessing.end()
  const limited = heard.filter(({ status }) => status === 429 || status === 507).length
  const busy = heard.filter(({ status }) => status === 503).length
  return [
    {
      what: `${count} tablets behind one address, ${VISITS_EACH} visits and ${VISITS_EACH * PHOTOS_EACH_VISIT} photos each: all delivered`,
      ours: round(minutes),
      unit: 'min',
      bar: `under ${DONE_WITHIN_MIN} min`,
      kept: waiting.length === 0 && minutes < DONE_WITHIN_MIN,
      spread: `${heard.length} requests, ${busy} asked to come later`,
    },
    {
      what: '… honest tablets told that they send too much',
      ours: limited,
      unit: 'requests',
      bar: 'none',
      kept: limited === 0,
    },
    {
      what: `… while ${guesses.asked} passphrases of one account were tried at ${guessesPerSecond}/s from the same address: compared`,
      ours: guesses.compared,
      unit: 'guesses',
      bar: `at most ${MOST_GUESSES}`,
      kept: guesses.compared <= MOST_GUESSES,
      spread: Object.entries(guesses.statuses)
        .map(([status, times]) => `${status}: ${times}`)
        .join(', '),
    },
  ]
}

/** Wrong passphrases for a name that exists, at a fixed rate whatever is answered. */
function beginGuessing(url: string, perSecond: number) {
  const statuses: Record<string, number> = {}
  let asked = 0
  const guess = async () => {
    asked += 1
    const body = JSON.stringify({ name: ADMINISTRATOR.name, passphrase: `a guess with the number ${asked}` })
    const reply = await fetch(new URL(signIn.url, url), {
      method: signIn.method,
      headers: { 'content-type': 'application/json', origin: url },
      body,
    }).catch(() => undefined)
    await reply?.arrayBuffer()
    const status = String(reply?.status ?? 0)
    statuses[status] = (statuses[status] ?? 0) + 1
  }
  const begun = performance.now()
  const open = new Set<Promise<void>>()
  const timer = setInterval(() => {
    const due = ((performance.now() - begun) / 1000) * perSecond
    while (asked < due) {
      const one = guess().finally(() => open.delete(one))
      open.add(one)
    }
  }, 20)
  return {
    async end() {
      clearInterval(timer)
      await Promise.all(open)
      // Whoever is turned away by a limit or for being too many has not been compared with anything.
      const compared = Object.entries(statuses)
        .filter(([status]) => !['429', '503', '0'].includes(status))
        .reduce((sum, [, times]) => sum + times, 0)
      return { asked, compared, statuses }
    },
  }
}
