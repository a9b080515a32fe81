/** A tablet's outbox saved as a file, without a tablet: packets with their photos, and whose they are. */

import type { OrganisationKeyOnWire } from '../../schema/wire/sealed-shape.ts'
import { type CutFile, cutPackets } from '../../web/offline/cut-packets.ts'
import { inMemoryOutbox } from '../../web/offline/in-memory.ts'
import type { SealedPhoto } from '../../web/offline/seal-to-organisation.ts'
import { type PacketFile, type WritePackets, writePackets } from '../../web/offline/write-packets.ts'

export interface ToCarry {
  readonly id: string
  readonly envelope: string
  readonly sha256: string
  /** Those still on the tablet. */
  readonly photos?: readonly SealedPhoto[]
  /** Hashes of those that its outbox speaks of; the ones above unless said. */
  readonly named?: readonly string[]
  /** The code of its monitor. */
  readonly code: string
}

export const personOf = (
  code: string,
  token: string,
  organisationKey: OrganisationKeyOnWire,
): WritePackets['people'][number] => ({ code, token, organisationKey })

/** What the outbox page would save. */
export async function saveAll(
  packets: readonly ToCarry[],
  people: WritePackets['people'],
): Promise<PacketFile> {
  const outbox = inMemoryOutbox()
  for (const { id, envelope, sha256, photos = [], named, code } of packets) {
    await outbox.put({
      id,
      kind: 'visit',
      code,
      envelope,
      sha256,
      photos: named ?? photos.map((photo) => photo.sha256),
    })
    for (const photo of photos) await outbox.putPhoto(id, photo.sha256, photo.bytes)
  }
  return writePackets({ outbox, people }, await outbox.list())
}

export const bytesOfFile = async (file: Blob): Promise<Buffer> => Buffer.from(await file.arrayBuffer())

/** What the office page would send of these bytes, and what it would say of the file. */
export async function cutBytes(
  bytes: Uint8Array,
): Promise<Omit<CutFile, 'pieces'> & { readonly pieces: readonly Buffer[] }> {
  const { pieces, ...cut } = await cutPackets(new Blob([new Uint8Array(bytes)]))
  return { ...cut, pieces: await Promise.all(pieces.map(bytesOfFile)) }
}
