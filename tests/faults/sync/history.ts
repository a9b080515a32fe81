/** One history: tablets at work while everything around them fails, then peace, then the verdict. All from one seed. */

import { type Random, randomFrom } from '../../../seeds/demo/random.ts'
import { planEvents } from './events.ts'
import { type FieldOffice, type Ground, openFieldOffice } from './field-office.ts'
import { type FieldTablet, switchOnTablet } from './field-tablet.ts'
import { countParts } from './ledger.ts'
import { type Line, openLine } from './line.ts'
import { type Made, operate } from './operations.ts'
import { openWorkshop } from './packets.ts'
import { holdDrops, holdReceipts, newPromises, type Promises } from './promises.ts'
import { type SabotageName, sabotageOf } from './sabotage.ts'
import { countKept, judge, listUnsettled } from './verdict.ts'
import { createVirtualTime, type VirtualTime } from './virtual-time.ts'

export interface ToLive {
  readonly seed: number
  readonly tablets: number
  readonly operations: number
  readonly sabotage?: SabotageName | undefined
  /** Ends as soon as a promise is seen to be broken. */
  readonly untilBroken?: boolean
}

export interface Lived {
  readonly seed: number
  readonly packets: number
  readonly photos: number
  readonly receipts: number
  readonly drops: number
  readonly waits: number
  readonly crashes: number
  readonly backups: number
  readonly restores: number
  /** Sync rounds after healing until nothing was under way any more. */
  readonly rounds: number
  /** Requests by what the line did to them. */
  readonly met: Readonly<Record<string, number>>
  readonly hours: number
  readonly red: readonly string[]
}

const MINUTE_MS = 60_000
/** Between two things that happen on a tablet. */
const MOST_BETWEEN_MS = 10 * MINUTE_MS
/** Longer than a tablet may rest: what the office asks for at most, and as much again by chance. */
const ROUND_MS = 31 * MINUTE_MS
const MOST_ROUNDS = 3
/** Of three tablets one loses a person. */
const REVOKED_OF = 3
const SEEDS = 1_000
/** Operations from which a history is long enough for the office to be restored twice. */
const LONG_FROM = 60

interface Field {
  readonly office: FieldOffice
  readonly tablets: readonly FieldTablet[]
  readonly time: VirtualTime
  readonly promises: Promises
  readonly settle: () => Promise<void>
}

export async function live(
  ground: Ground,
  { seed, tablets: count, operations, sabotage: name, untilBroken = false }: ToLive,
): Promise<Lived> {
  const chance = (nth: number): Random => randomFrom(seed * SEEDS + nth)
  const random = chance(0)
  const crews = Array.from({ length: count }, () => 1 + Math.floor(random.next() * 3))
  const office = await openFieldOffice(
    ground,
    crews.reduce((sum, size) => sum + size, 0),
  )
  const workshop = await openWorkshop(office.key, office.campaign)
  const sabotage = sabotageOf(name)
  await sabotage.atOffice(office)
  const time = createVirtualTime()
  const promises = newPromises()
  const met = new Map<string, number>()
  const lines: Line[] = []
  const tablets: FieldTablet[] = []
  let from = 0
  for (const [number, size] of crews.entries()) {
    const line = await openLine(office.url, chance(3 * number + 1), met)
    const people = office.people.slice(from, from + size)
    from += size
    lines.push(line)
    tablets.push(
      switchOnTablet({
        number,
        people,
        url: line.url,
        random: chance(3 * number + 2),
        time,
        promises,
        sabotage,
      }),
    )
  }
  const settle = async () => {
    await Promise.all(tablets.map((tablet) => tablet.settle()))
  }
  const field: Field = { office, tablets, time, promises, settle }
  const made: Made = { packets: [], others: [] }
  try {
    const events = planEvents(random, operations, operations >= LONG_FROM)
    const counts = { crashes: 0, backups: 0, restores: 0 }
    let backingUp: Promise<void> = Promise.resolve()
    const scenes = tablets.map(({ number }) => ({
      workshop,
      made,
      random: chance(3 * number + 3),
      nowMs: time.now,
    }))
    for (let step = 0; step < operations; step += 1) {
      const working = tablets.map(async (tablet, at) => {
        const scene = scenes[at]
        if (scene) await operate(tablet, scene)
      })
      // In the middle of whatever is under way.
      for (const event of events.get(step) ?? []) {
        if (event === 'revoke') await revokeSome(field)
        if (event === 'crash') {
          counts.crashes += 1
          await office.crash()
        }
        if (event === 'backup' || event === 'checked-backup') {
          await backingUp
          counts.backups += 1
          backingUp = office.backUp(event === 'checked-backup')
        }
        if (event === 'restore') {
          await backingUp
          counts.restores += (await restore(field, working)) ? 1 : 0
        }
      }
      await Promise.all(working)
      await settle()
      if (untilBroken || events.get(step)?.includes('crash')) await holdAll(field, `in step ${step}`)
      if (untilBroken && promises.broken.length > 0) break
      await time.pass(random.next() * MOST_BETWEEN_MS, settle)
    }
    await backingUp
    const hours = time.now() / (60 * MINUTE_MS)
    for (const line of lines) line.heal()
    const isOver = untilBroken && promises.broken.length > 0
    const ending = isOver ? { rounds: 0, red: [] } : await heal(field, made)
    return {
      seed,
      packets: made.packets.length,
      photos: made.packets.reduce((sum, { packet }) => sum + packet.pictures.length, 0),
      ...promises.counts,
      ...counts,
      rounds: ending.rounds,
      met: Object.fromEntries([...met].toSorted()),
      hours,
      red: [...promises.broken, ...ending.red, ...faultsIn(office)],
    }
  } finally {
    for (const line of lines) await line.close()
    await office.close()
  }
}

/** While nothing is under way. */
async function holdAll({ office, promises }: Field, when: string): Promise<void> {
  holdReceipts(promises, await office.readKeys(), when)
  // One that is being made may already count for tablets, and is read here only when it is done.
  if (!office.isBackingUp()) holdDrops(promises, office.checked(), when)
}

async function revokeSome({ office, tablets }: Field): Promise<void> {
  for (const { number, people } of tablets) {
    const [, second] = people
    if (second && number % REVOKED_OF === 0) await office.revoke(second.code)
  }
}

async function restore(field: Field, working: readonly Promise<void>[]): Promise<boolean> {
  const { office, settle } = field
  return office.restore(async () => {
    // The last office's word counts as long as it is there.
    await Promise.all(working)
    await settle()
    await holdAll(field, 'before a restore')
  })
}

/** Nothing fails any more: three rounds, then a checked backup, and everything may go. */
async function heal(
  field: Field,
  made: Made,
): Promise<{ readonly rounds: number; readonly red: readonly string[] }> {
  const { office, tablets, time, settle } = field
  for (const tablet of tablets) {
    tablet.isOnline = true
    tablet.refusals = 0
    tablet.endsIn = undefined
  }
  await settle()
  await holdAll(field, 'at the end')
  const revoked = await listRevoked(office)
  let rounds = 0
  let unsettled: readonly string[] = []
  do {
    rounds += 1
    await syncRound(field)
    unsettled = await listUnsettled(tablets, revoked)
  } while (rounds < MOST_ROUNDS && unsettled.length > 0)
  const red = unsettled.map((line) => `after ${rounds} rounds ${line}`)
  await office.backUp(true)
  await time.pass(MINUTE_MS, settle)
  await syncRound(field)
  await holdAll(field, 'after healing')
  const kept = await countKept(tablets, revoked)
  if (kept > 0 && unsettled.length === 0)
    red.push(`${kept} packets are kept though a checked backup has everything`)
  const rows = await office.read()
  const parts = await office.within(countParts)
  red.push(...(await judge({ rows, parts, made, tablets, revoked })))
  return { rounds, red }
}

/** Every tablet is looked at once, and then left alone for as long as it may rest. */
async function syncRound({ tablets, time, settle }: Field): Promise<void> {
  for (const tablet of tablets) tablet.start((sync) => sync.runNow())
  await settle()
  await time.pass(ROUND_MS, settle)
}

const listRevoked = (office: FieldOffice): Promise<ReadonlySet<string>> =>
  office.within(async (db) => {
    const rows = await db.selectFrom('enrolment').select('code').where('state', '=', 'revoked').execute()
    return new Set(rows.map(({ code }) => code))
  })

const MOST_FAULTS = 5
/** What the server itself calls a fault; that it is killed and its lines break is none. */
const faultsIn = (office: FieldOffice): readonly string[] =>
  (office.output().match(/^Fault at .*(\n {4}at .*){0,4}/gmu) ?? []).slice(0, MOST_FAULTS)
