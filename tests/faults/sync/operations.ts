/** What people do with a tablet in the field, one thing at a time, by chance and by the seed. */

import type { Random } from '../../../seeds/demo/random.ts'
import { isStuck } from '../../../web/offline/outbox.ts'
import type { FieldTablet } from './field-tablet.ts'
import { makeIncident, makeVisit, type Packet, type Place, type Workshop } from './packets.ts'

const YEAR_MS = 365 * 24 * 3_600_000
const ELECTION_DAY = Date.UTC(2027, 5, 6)

/** Everything that was made in a history. */
export interface Made {
  /** Sealed and put into an outbox: each has to be in the office once. */
  readonly packets: { readonly packet: Packet; readonly tablet: number }[]
  /** Other contents that were sent under an id that was there already. */
  readonly others: Packet[]
}

export interface Scene {
  readonly workshop: Workshop
  readonly made: Made
  readonly random: Random
  readonly nowMs: () => number
}

type Operation = (tablet: FieldTablet, scene: Scene) => Promise<void> | void

const toMake = (tablet: FieldTablet, { random, nowMs }: Scene, photos = 0) => ({
  id: random.uuid(),
  code: random.pick(tablet.people).code,
  at: new Date(ELECTION_DAY + nowMs() + tablet.offMs),
  photos,
  random,
})

/** Into the outbox, as finishing does it: the photos are there before. */
async function finish(tablet: FieldTablet, { made }: Scene, packet: Packet): Promise<void> {
  for (const { sha256, bytes } of packet.pictures) await tablet.disk.putPhoto(packet.id, sha256, bytes)
  const { id, kind, code, envelope, sha256, photos } = packet
  made.packets.push({ packet, tablet: tablet.number })
  await tablet.disk.put({ id, kind, code, envelope, sha256, photos })
  tablet.start((sync) => sync.run())
}

const visit =
  (place: Exclude<Place, 'incident'>, mostPhotos: number): Operation =>
  async (tablet, scene) => {
    const photos = Math.floor(scene.random.next() * (mostPhotos + 1))
    await finish(tablet, scene, await makeVisit(scene.workshop, toMake(tablet, scene, photos), place))
  }

const incident: Operation = async (tablet, scene) =>
  finish(tablet, scene, await makeIncident(scene.workshop, toMake(tablet, scene)))

/** Of something the tablet has a receipt for and still keeps. */
async function pickKept(tablet: FieldTablet, random: Random) {
  const kept = (await tablet.disk.list()).filter(
    ({ state, envelope }) => state !== 'waiting' && envelope !== '',
  )
  return kept.length === 0 ? undefined : random.pick(kept)
}

const replay: Operation = async (tablet, { random }) => {
  const kept = await pickKept(tablet, random)
  if (kept) await tablet.sendRaw(kept.code, kept)
}

const otherContent: Operation = async (tablet, scene) => {
  const kept = await pickKept(tablet, scene.random)
  if (kept?.kind !== 'visit') return
  const wishes = { ...toMake(tablet, scene), id: kept.id, code: kept.code }
  const other = await makeVisit(scene.workshop, wishes, 'visit')
  scene.made.others.push(other)
  await tablet.sendRaw(other.code, other)
}

const tryAgain: Operation = async (tablet) => {
  const stuck = (await tablet.disk.list()).find(isStuck)
  if (stuck) tablet.start((sync) => sync.tryAgain(stuck))
}

const OPERATIONS: readonly { readonly weight: number; readonly does: Operation }[] = [
  { weight: 9, does: visit('visit', 0) },
  { weight: 5, does: visit('visit', 3) },
  { weight: 5, does: incident },
  { weight: 1, does: visit('unfinished', 2) },
  { weight: 1, does: visit('unknown-station', 1) },
  { weight: 10, does: (tablet) => tablet.start((sync) => sync.runNow()) },
  { weight: 6, does: (tablet) => tablet.start((sync) => sync.runOnNewNetwork()) },
  {
    weight: 8,
    does(tablet) {
      tablet.isOnline = !tablet.isOnline
      if (tablet.isOnline) tablet.start((sync) => sync.runOnNewNetwork())
    },
  },
  {
    weight: 6,
    does(tablet, { random }) {
      tablet.offMs = (random.next() * 2 - 1) * 10 * YEAR_MS
    },
  },
  { weight: 4, does: (tablet) => tablet.restart() },
  {
    weight: 4,
    does(tablet, { random }) {
      tablet.endsIn = Math.floor(random.next() * 4)
      tablet.start((sync) => sync.run())
    },
  },
  { weight: 4, does: (tablet) => (tablet.tabs().length < 3 ? tablet.openTab() : tablet.restart()) },
  {
    weight: 3,
    does(tablet, { random }) {
      tablet.refusals = 1 + Math.floor(random.next() * 2)
    },
  },
  { weight: 4, does: replay },
  { weight: 2, does: otherContent },
  { weight: 2, does: tryAgain },
  { weight: 26, does: () => undefined },
]
const ALL_WEIGHTS = OPERATIONS.reduce((sum, { weight }) => sum + weight, 0)

export async function operate(tablet: FieldTablet, scene: Scene): Promise<void> {
  let left = scene.random.next() * ALL_WEIGHTS
  for (const { weight, does } of OPERATIONS) {
    left -= weight
    if (left < 0) return does(tablet, scene)
  }
}
