/** What waits on this tablet to be sent, sealed: nothing in it says where it is about or when it was made. */

import type { SealedKind } from '../../schema/wire/sealed-shape.ts'
import type { DeviceDatabase, DeviceTransaction } from './device-database.ts'

/** Why the office would not take something; its words come from the office in every language. */
export interface Refusal {
  readonly status: number
  readonly titles: Readonly<Record<string, string>>
  readonly details: Readonly<Record<string, string>>
}

export interface SealedPhotoMark {
  /** Of the sealed bytes. */
  readonly sha256: string
  /** `gone`: it is no longer on this tablet, or the office would not take it; it is not tried again. */
  readonly state: 'waiting' | 'sent' | 'gone'
}

export interface Sending {
  /** Of the visit or incident; the address it is sent to. */
  readonly id: string
  readonly kind: SealedKind
  /** The code of the person it is from: whose token it is sent with. */
  readonly code: string
  /** The very text that goes out: its hash is what the receipt must name. */
  readonly envelope: string
  readonly sha256: string
  /** Running number on this device: what was finished first goes first. */
  readonly order: number
  readonly state: 'waiting' | 'received' | 'set-aside' | 'refused'
  readonly photos: readonly SealedPhotoMark[]
  /** Six characters to read out on the telephone. */
  readonly receipt?: string
  readonly refusal?: Refusal
}

/** Sealed and ready; `photos` are the hashes of the sealed photos its envelope names. */
export interface ToSend extends Pick<Sending, 'id' | 'kind' | 'code' | 'envelope' | 'sha256'> {
  readonly photos: readonly string[]
}

export interface Outbox {
  /** In place of what waits under the same id, in the same turn. */
  readonly put: (toSend: ToSend) => Promise<void>
  /** Changes one that is there; nothing, when another envelope has taken its place meanwhile. */
  readonly replace: (sending: Sending) => Promise<void>
  readonly read: (id: string) => Promise<Sending | undefined>
  /** Oldest first. */
  readonly list: () => Promise<readonly Sending[]>
  /** With its sealed photos. */
  readonly drop: (id: string) => Promise<void>
  readonly readPhoto: (id: string, sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
  readonly dropPhoto: (id: string, sha256: string) => Promise<void>
}

const photosOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id], [id, []])

/** Within a transaction over `sealed` and `sealedPhotos`, so that a draft can go in the same one. */
export async function putSealed(on: DeviceTransaction, toSend: ToSend): Promise<void> {
  const kept = await on.objectStore('sealed').getAll()
  await on.objectStore('sealed').put(waiting(toSend, kept))
  // Photos that were taken back before it was sealed are named by nothing any more.
  for (const key of await on.objectStore('sealedPhotos').getAllKeys(photosOf(toSend.id)))
    if (!toSend.photos.includes(key[1])) await on.objectStore('sealedPhotos').delete(key)
}

export function deviceOutbox(database: DeviceDatabase): Outbox {
  return {
    async put(toSend) {
      await database.run(['sealed', 'sealedPhotos'], (on) => putSealed(on, toSend))
    },
    async replace(sending) {
      await database.run(['sealed'], async (on) => {
        const there = await on.objectStore('sealed').get(sending.id)
        if (there?.sha256 === sending.sha256) await on.objectStore('sealed').put(sending)
      })
    },
    read: (id) => database.run(['sealed'], (on) => on.objectStore('sealed').get(id)),
    list: () => database.run(['sealed'], async (on) => inOrder(await on.objectStore('sealed').getAll())),
    async drop(id) {
      await database.run(['sealed', 'sealedPhotos'], async (on) => {
        await on.objectStore('sealed').delete(id)
        await on.objectStore('sealedPhotos').delete(photosOf(id))
      })
    },
    readPhoto: (id, sha256) =>
      database.run(
        ['sealedPhotos'],
        async (on) => (await on.objectStore('sealedPhotos').get([id, sha256]))?.bytes,
      ),
    async dropPhoto(id, sha256) {
      await database.run(['sealedPhotos'], (on) => on.objectStore('sealedPhotos').delete([id, sha256]))
    },
  }
}

/** Something new in the outbox, at the end or where the one with its id stood. */
export function waiting({ photos, ...toSend }: ToSend, kept: readonly Sending[]): Sending {
  const before = kept.find(({ id }) => id === toSend.id)
  return {
    ...toSend,
    order: before?.order ?? kept.reduce((most, { order }) => Math.max(most, order + 1), 1),
    state: 'waiting',
    photos: photos.map((sha256) => ({ sha256, state: 'waiting' })),
  }
}

export const inOrder = (kept: readonly Sending[]): readonly Sending[] =>
  [...kept].sort((one, other) => one.order - other.order)

/** Photos that have still to go, once their envelope is there. */
export const countWaitingPhotos = ({ photos }: Pick<Sending, 'photos'>): number =>
  photos.filter(({ state }) => state === 'waiting').length

/** The office has it and every photo of it, or will never have more of it. */
export const isDone = (sending: Sending): boolean =>
  sending.state !== 'waiting' && (sending.state === 'refused' || countWaitingPhotos(sending) === 0)
