/** What waits on this tablet to be sent, sealed: nothing in it says where it is about or when it was made. */

import type { SetAsideReason } from '../../schema/visit/set-aside.ts'
import type { SealedKind } from '../../schema/wire/sealed-shape.ts'
import type { DeviceDatabase, DeviceTransaction } from './device-database.ts'

/** Why the office would not take something; its words come from the office in every language. */
export interface Refusal {
  readonly status: number
  readonly titles: Readonly<Record<string, string>>
  readonly details: Readonly<Record<string, string>>
}

/**
 * When the office put it down: its own running number, which counts only within one life of its database (`epoch`,
 * new after every restore). Whether a backup holds it is a comparison of two such numbers.
 */
export interface Arrival {
  readonly epoch: string
  /** A whole number as decimal text: longer than JavaScript counts. */
  readonly arrived: string
}

export interface SealedPhotoMark {
  /** Of the sealed bytes. */
  readonly sha256: string
  /**
   * `sent`: the office has it, and a copy stays here. `backed-up`: a checked backup of the office holds it, the copy is
   * gone. `refused`: the office would not take it; it stays here. `gone`: it was not on this tablet any more when it
   * was to be sent, or damaged.
   */
  readonly state: 'waiting' | 'sent' | 'backed-up' | 'refused' | 'gone'
  readonly arrival?: Arrival
  readonly refusal?: Refusal
  /** The office said under this epoch that it has not got it: only a receipt of the same epoch counts. */
  readonly missedUnder?: string
}

export interface Sending {
  /** Of the visit or incident; the address it is sent to. */
  readonly id: string
  readonly kind: SealedKind
  /** The code of the person it is from: whose token it is sent with. */
  readonly code: string
  /** The very text that goes out: its hash is what the receipt must name. Empty once it is backed up. */
  readonly envelope: string
  readonly sha256: string
  /** Running number on this device: what was finished first goes first. */
  readonly order: number
  readonly state: 'waiting' | 'received' | 'set-aside' | 'refused'
  readonly photos: readonly SealedPhotoMark[]
  /** Six characters to read out on the telephone. */
  readonly receipt?: string
  /** Why it was set aside at the office. */
  readonly reason?: SetAsideReason
  readonly refusal?: Refusal
  readonly arrival?: Arrival
  /** A checked backup of the office holds it and every photo that was sent: no copy is left here, only this line. */
  readonly isBackedUp?: true
  /** The office said under this epoch that it has not got it: only a receipt of the same epoch counts. */
  readonly missedUnder?: string
  /** In so many files saved for carrying; nothing else about it changes by that. */
  readonly savedInFiles?: number
}

/** Sealed and ready; `photos` are the hashes of the sealed photos its envelope names. */
export interface ToSend extends Pick<Sending, 'id' | 'kind' | 'code' | 'envelope' | 'sha256'> {
  readonly photos: readonly string[]
}

export interface Outbox {
  /** In place of what waits under the same id, in the same turn. */
  readonly put: (toSend: ToSend) => Promise<void>
  /**
   * Changes what is there now, in one step for the disk; nothing, when another envelope has taken its place or it was
   * removed. Photos that become `backed-up` leave the tablet in the same step.
   */
  readonly change: (of: Pick<Sending, 'id' | 'sha256'>, to: (present: Sending) => Sending) => Promise<void>
  readonly read: (id: string) => Promise<Sending | undefined>
  /** Oldest first. */
  readonly list: () => Promise<readonly Sending[]>
  /** Takes the line of something off the tablet once a backup holds it; before that nothing happens. */
  readonly remove: (id: string) => Promise<void>
  readonly readPhoto: (id: string, sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>
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
    async change({ id, sha256 }, to) {
      await database.run(['sealed', 'sealedPhotos'], async (on) => {
        const present = await on.objectStore('sealed').get(id)
        if (present?.sha256 !== sha256) return
        const next = to(present)
        await on.objectStore('sealed').put(next)
        for (const photo of listLetGo(present, next)) await on.objectStore('sealedPhotos').delete([id, photo])
      })
    },
    read: (id) => database.run(['sealed'], (on) => on.objectStore('sealed').get(id)),
    list: () => database.run(['sealed'], async (on) => inOrder(await on.objectStore('sealed').getAll())),
    async remove(id) {
      await database.run(['sealed', 'sealedPhotos'], async (on) => {
        if (!(await on.objectStore('sealed').get(id))?.isBackedUp) return
        await on.objectStore('sealed').delete(id)
        await on.objectStore('sealedPhotos').delete(photosOf(id))
      })
    },
    readPhoto: (id, sha256) =>
      database.run(
        ['sealedPhotos'],
        async (on) => (await on.objectStore('sealedPhotos').get([id, sha256]))?.bytes,
      ),
  }
}

/** Photos of which no copy has to stay any more. */
export const listLetGo = (before: Sending, after: Sending): readonly string[] =>
  after.photos
    .filter(
      ({ sha256, state }) =>
        state === 'backed-up' &&
        before.photos.some((photo) => photo.sha256 === sha256 && photo.state !== state),
    )
    .map(({ sha256 }) => sha256)

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

/** Nothing of it goes out any more by itself: the office has it and its photos, or will not take what is left. */
export const isDone = (sending: Sending): boolean =>
  sending.state !== 'waiting' && (sending.state === 'refused' || countWaitingPhotos(sending) === 0)

/** The office would not take something of it: a person has to look at it. */
export const isStuck = ({ state, photos }: Pick<Sending, 'state' | 'photos'>): boolean =>
  state === 'refused' || photos.some((photo) => photo.state === 'refused')
