/** Sends again what was acknowledged: the same bytes must get the very same receipt. */

import { PHOTO_PART_BYTES } from '../../schema/wire/sealed-shape.ts'
import type { Journal, Receipt } from './journal.ts'
import type { Packet } from './packets.ts'
import { openLine, sendEnvelope, sendPart } from './send-packets.ts'

/** Those acknowledged last are those a cut takes, and those whose tablets did not hear of it send again. */
const MOST_VISITS = 24
const MOST_PHOTOS = 8

export interface Replayed {
  readonly replays: number
  /** Another receipt than the first. */
  readonly changed: readonly string[]
  /** No receipt at all. */
  readonly faults: readonly string[]
}

/** `packets`: in the order they were sent, with their bytes. */
export async function replay(url: string, journal: Journal, packets: readonly Packet[]): Promise<Replayed> {
  const line = openLine(url)
  const changed: string[] = []
  const faults: string[] = []
  let replays = 0
  const compare = (what: string, first: Receipt, again: Receipt | undefined, status: number) => {
    replays += 1
    if (!again) faults.push(`${what} got no receipt when it was sent again, but ${status}`)
    else if (JSON.stringify(again) !== JSON.stringify(first))
      changed.push(`${what} got ${JSON.stringify(again)} where it had ${JSON.stringify(first)}`)
  }
  try {
    for (const packet of packets.slice(-MOST_VISITS)) {
      const first = journal.visits.get(packet.id)
      if (!first) continue
      const { receipt, answer } = await sendEnvelope(line.ask, packet)
      compare(`visit ${packet.id}`, first.receipt, receipt, answer.status)
    }
    const photos = packets.flatMap((packet) => packet.photos.map((photo) => ({ packet, photo })))
    for (const { packet, photo } of photos.slice(-MOST_PHOTOS)) {
      const first = journal.photos.get(photo.sha256)
      if (!first) continue
      const last = Math.floor((photo.bytes.length - 1) / PHOTO_PART_BYTES) * PHOTO_PART_BYTES
      const { receipt, answer } = await sendPart(line.ask, packet, photo, last)
      compare(`photo ${photo.sha256}`, first.receipt, receipt, answer.status)
    }
  } finally {
    line.close()
  }
  return { replays, changed, faults }
}
