/** Everything that waits as one file, to be carried where no network is: the very bytes that would be sent. */

import {
  type FrameHeader,
  MOST_ENVELOPE_BYTES,
  PACKET_FILE_VERSION,
  sumIn,
  writeFrame,
} from '../../schema/wire/packet-file.ts'
import { sha256Of } from './fingerprint.ts'
import { countWaitingPhotos, isStuck, type Outbox, type Sending } from './outbox.ts'
import type { Person } from './people.ts'
import { sealSender } from './seal-to-organisation.ts'

export interface PacketFile {
  readonly file: Blob
  /** What is in it. */
  readonly saved: readonly Sending[]
  readonly photos: number
}

export interface WritePackets {
  readonly outbox: Pick<Outbox, 'readPhoto'>
  /** Everybody enrolled on this tablet. */
  readonly people: readonly Pick<Person, 'code' | 'token' | 'organisationKey'>[]
}

const utf8 = new TextEncoder()
const sumOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))

/** Whether the office may lack something of it that is still here. */
export const isWorthSaving = (sending: Sending): boolean =>
  sending.envelope !== '' &&
  (sending.state === 'waiting' || isStuck(sending) || countWaitingPhotos(sending) > 0)

/**
 * Nothing in the outbox changes by it. Photos are read one by one, and each is the browser's to keep as soon as it is a
 * Blob: the tablet never holds all of them twice. One that is not here any more, or damaged, is left out.
 */
export async function writePackets(
  { outbox, people }: WritePackets,
  sendings: readonly Sending[],
): Promise<PacketFile> {
  const parts: Blob[] = []
  const sums: Uint8Array<ArrayBuffer>[] = []
  const saved: Sending[] = []
  let photos = 0

  const add = async (header: FrameHeader, body: Blob) => {
    const frame = await writeFrame(header, body.size, sumOf)
    sums.push(new Uint8Array(sumIn(frame)))
    parts.push(new Blob([frame]), body)
  }

  for (const sending of sendings) {
    const { id, sha256, envelope } = sending
    const body = new Blob([envelope])
    if (body.size > MOST_ENVELOPE_BYTES) continue
    await add({ ...(await packetHeader(sending, people)), id, sha256 }, body)
    saved.push(sending)
    for (const photo of sending.photos) {
      const bytes = await outbox.readPhoto(id, photo.sha256)
      if (!bytes || (await sha256Of(bytes)) !== photo.sha256) continue
      await add({ is: 'photo', v: PACKET_FILE_VERSION, id, sha256: photo.sha256 }, new Blob([bytes]))
      photos += 1
    }
  }
  const head = await writeFrame(
    {
      is: 'file',
      v: PACKET_FILE_VERSION,
      frames: sums.length,
      packets: saved.length,
      sums: await sha256Of(await new Blob(sums).arrayBuffer()),
    },
    0,
    sumOf,
  )
  return { file: new Blob([head, ...parts], { type: 'application/octet-stream' }), saved, photos }
}

/** Whose it is, for the office alone. Somebody who is not on this tablet any more cannot be named. */
async function packetHeader(
  { id, sha256, code }: Sending,
  people: WritePackets['people'],
): Promise<Extract<FrameHeader, { readonly is: 'packet' }>> {
  const header = { is: 'packet', v: PACKET_FILE_VERSION, id, sha256 } as const
  const person = people.find((one) => one.code === code)
  if (!person?.organisationKey) return header
  const token = await sha256Of(utf8.encode(person.token))
  return { ...header, sender: await sealSender(person.organisationKey, id, sha256, { code, token }) }
}

/** A name that says nothing of place, time or person. `random` gives whole numbers below what it is asked for. */
export const packetFileName = (random: (below: number) => number): string =>
  `packets-${Array.from({ length: 6 }, () => String.fromCharCode(97 + random(26))).join('')}.bin`
