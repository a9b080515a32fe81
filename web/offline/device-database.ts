/** The only file that names IndexedDB: opens it, upgrades it step by step, opens it again when it was lost. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import type { CopiedChange } from './copy-record.ts'
import type { DraftHead } from './drafts.ts'
import { makeUuid } from './fingerprint.ts'
import type { Sending } from './outbox.ts'
import type { Identity, PeopleKept } from './people.ts'
import type { PlainEntry } from './plain-drafts.ts'
import type { PlainPhoto, PlainSending } from './plain-outbox.ts'
import { putBack } from './put-back.ts'
import { recordWrites } from './recorded-writes.ts'
import type { SecondCopy } from './second-copy.ts'
import { leaveTornLog } from './torn-log.ts'

/** Something sealed in the vault of a person: whose it is stays in the clear, what it is does not. */
export interface Boxed {
  readonly person: string
  readonly box: Uint8Array<ArrayBuffer>
}

export interface DeviceSchema extends DBSchema {
  people: { key: 'on-this-tablet'; value: PeopleKept }
  /** Key files, only where the browser cannot overwrite a file in place. */
  keys: { key: string; value: Uint8Array<ArrayBuffer> }
  draftBoxes: { key: string; value: Boxed & { readonly visit: string } }
  /** Small entries, one for each change, numbered within their draft. */
  entryBoxes: { key: [string, number]; value: Boxed & { readonly visit: string; readonly turn: number } }
  photoBoxes: { key: [string, ArrayBuffer]; value: PhotoBoxed }
  memoryBoxes: { key: [string, string]; value: Boxed & { readonly name: string } }
  /** Drafts sealed to the office, in case their vault is never opened again; the later replaces the earlier. */
  rescue: { key: string; value: RescueCopy }
  /** What waits to be sent, sealed to the office. */
  sealed: { key: string; value: Sending }
  /** Photos sealed to the office: of drafts and of what waits. */
  sealedPhotos: { key: [string, string]; value: SealedPhotoKept }

  /** Before there were vaults: who had the tablet. Emptied by the upgrade. */
  identity: { key: 'this-tablet'; value: Identity }
  /** Before there were vaults: drafts in the clear. Sealed and dropped when the first vault is made. */
  drafts: { key: string; value: DraftHead }
  entries: { key: number; value: PlainEntry; indexes: { byVisit: string } }
  /** Before there were envelopes: what waited to be sent. Sealed and dropped as soon as the key of the office is known. */
  outbox: { key: string; value: PlainSending }
  photos: { key: string; value: PlainPhoto }
  /** Packs: a whole checklist, the register of a whole province. Single records took fifty times as long. */
  reference: { key: string; value: unknown }
}

export interface PhotoBoxed extends Boxed {
  readonly visit: string
  /** The hash of the picture itself, sealed. */
  readonly label: ArrayBuffer
  /** The hash of its sealed copy among the sealed photos. */
  readonly sealedAs?: string
}

export interface RescueCopy {
  /** Of the draft; the office gets it under this id. */
  readonly id: string
  /** Missing: an unfinished visit. */
  readonly kind?: 'incident'
  readonly person: string
  readonly envelope: string
  readonly sha256: string
  /** The sealed photos it names. */
  readonly photos: readonly string[]
}

export interface SealedPhotoKept {
  /** What it belongs to: the visit, or whatever is sealed under that id. */
  readonly id: string
  /** Of the sealed bytes. */
  readonly sha256: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

export type DeviceStore = StoreNames<DeviceSchema>
export type OpenedDatabase = IDBPDatabase<DeviceSchema>
export type DeviceTransaction = IDBPTransaction<DeviceSchema, DeviceStore[], 'readwrite'>

export interface DeviceDatabase {
  /** Runs `work` in one transaction; what it gives back is on the disk when the promise is kept. */
  readonly run: <Result>(
    stores: readonly DeviceStore[],
    work: (transaction: DeviceTransaction) => Promise<Result>,
  ) => Promise<Result>
  readonly close: () => void
}

type Step = (
  database: IDBPDatabase<DeviceSchema>,
  transaction: IDBPTransaction<DeviceSchema, DeviceStore[], 'versionchange'>,
) => void | Promise<void>

/** Numbered upgrades: step n brings a database from version n to n + 1. Never changed once released. */
const steps: readonly Step[] = [
  (database) => {
    database.createObjectStore('identity')
    database.createObjectStore('drafts', { keyPath: 'visit' })
    database.createObjectStore('entries', { autoIncrement: true }).createIndex('byVisit', 'visit')
    database.createObjectStore('outbox', { keyPath: 'visit' })
    database.createObjectStore('photos', { keyPath: 'sha256' })
    database.createObjectStore('reference')
  },
  async (database, transaction) => {
    database.createObjectStore('people')
    database.createObjectStore('keys')
    database.createObjectStore('draftBoxes', { keyPath: 'visit' })
    database.createObjectStore('entryBoxes', { keyPath: ['visit', 'turn'] })
    database.createObjectStore('photoBoxes', { keyPath: ['visit', 'label'] })
    database.createObjectStore('memoryBoxes', { keyPath: ['person', 'name'] })
    database.createObjectStore('rescue', { keyPath: 'id' })
    database.createObjectStore('sealed', { keyPath: 'id' })
    database.createObjectStore('sealedPhotos', { keyPath: ['id', 'sha256'] })
    const identity = await transaction.objectStore('identity').get('this-tablet')
    if (!identity) return
    const person = { ...identity, id: makeUuid() }
    await transaction.objectStore('people').put({ people: [person], current: person.id }, 'on-this-tablet')
    await transaction.objectStore('identity').clear()
  },
]

const open = (name: string, onLost: () => void): Promise<IDBPDatabase<DeviceSchema>> =>
  openDB<DeviceSchema>(name, steps.length, {
    async upgrade(database, from, _to, transaction) {
      for (const step of steps.slice(from)) await step(database, transaction)
    },
    // A newer page in another tab wants to upgrade: make way, and open again at the next need.
    blocking: onLost,
    terminated: onLost,
  })

/** A full disk or a crash closes the database for good, without an event; only opening it anew helps. */
const isLost = (fault: unknown): boolean =>
  fault instanceof DOMException && ['InvalidStateError', 'UnknownError', 'AbortError'].includes(fault.name)

/**
 * No room. A browser's own limit says so; a disk that is really full shows as an unknown fault, and as an aborted
 * transaction with nothing on the request.
 */
const isFull = (fault: unknown): boolean =>
  fault instanceof DOMException && ['QuotaExceededError', 'UnknownError', 'AbortError'].includes(fault.name)

/** The disk itself was full, half-way through a write; a browser's own limit is asked before anything is written. */
const isTearing = (fault: unknown): boolean =>
  fault instanceof DOMException && ['UnknownError', 'AbortError'].includes(fault.name)

/** One for a database that was closed under the page, one for a disk on which room was made. */
const MORE_ATTEMPTS = 2

/** How long a transaction that failed may take to say why. */
const CAUSE_MS = 200
const pause = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms)
  })

/** What the disk can still do, asked outside the database. */
export interface DiskRoom {
  /** Gives up what can be given up; whether there was anything. */
  readonly makeRoom: () => Promise<boolean>
  /** Whether as much as a mending needs really fits on the disk now. */
  readonly hasRoom: () => Promise<boolean>
}

const AMPLE: DiskRoom = { makeRoom: async () => false, hasRoom: async () => true }

/** What stands beside the database: room on the disk, and the second copy. */
export interface Beside {
  readonly room?: DiskRoom
  readonly copy?: Pick<SecondCopy, 'note' | 'settle' | 'read'>
  /** Told after everything was put back from the second copy. */
  readonly onPutBack?: () => void
  /** How long opening may take before whoever waits is told that it failed. */
  readonly openMs?: number
}

/** Opening has hung for ever, after a full disk and behind another tab; a page that waits for it says nothing. */
const OPEN_MS = 5_000

/** A transaction that is committed on a full disk may never say what became of it (seen with `commit()`). */
const WRITE_MS = 6_000
const neverSettled = (): Promise<never> =>
  pause(WRITE_MS).then(() => {
    throw new DOMException('a transaction never ended', 'UnknownError')
  })

/** In good time, or a fault that names no cause; what comes later is still taken by the next who waits. */
const inTime = <Result>(waiting: Promise<Result>, ms: number): Promise<Result> =>
  Promise.race([
    waiting,
    pause(ms).then(() => {
      throw new DOMException('the database does not open', 'TimeoutError')
    }),
  ])

export function openDeviceDatabase(
  name: string,
  { room = AMPLE, copy, onPutBack, openMs = OPEN_MS }: Beside = {},
): DeviceDatabase {
  let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined
  /** A write found the disk full; the database is not touched before there is room to mend it. */
  let isTorn = false
  const close = () => {
    const closing = opened
    opened = undefined
    void closing?.then((database) => database.close()).catch(() => undefined)
  }
  /** A browser that finds its database torn begins a new one and says nothing; everything is put back first. */
  const openWhole = async () => {
    const database = await open(name, close)
    if (copy && (await putBack(database, copy.read))) onPutBack?.()
    return database
  }
  const ready = () => {
    opened ??= openWhole().catch((fault: unknown) => {
      opened = undefined
      throw fault
    })
    return inTime(opened, openMs)
  }
  const mend = async () => {
    if (!(await room.hasRoom())) throw new DOMException('the disk is full', 'QuotaExceededError')
    await leaveTornLog(await ready())
    isTorn = false
  }
  const attempt = async <Result>(
    stores: readonly DeviceStore[],
    work: (transaction: DeviceTransaction) => Promise<Result>,
  ): Promise<Result> => {
    // Opening a torn database may end it: what it has kept must be in the copy before.
    if (isTorn && copy) await Promise.race([copy.settle(), pause(openMs)])
    if (isTorn) await mend()
    const database = await ready()
    // Strict: an answer shown as kept must survive the battery falling out; the default loses the last seconds.
    const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' })
    const changes: CopiedChange[] = []
    try {
      const writing = (async () => {
        const given = await work(copy ? recordWrites(transaction, changes) : transaction)
        await transaction.done
        return given
      })()
      const result = await Promise.race([writing, neverSettled()])
      copy?.note(changes)
      // Answers come by the second and lag behind; everything else is rare, and is said to be kept when it is kept twice.
      if (copy && changes.some(({ store }) => store !== 'entryBoxes'))
        await Promise.race([copy.settle(), pause(openMs)])
      return result
    } catch (fault) {
      // A request only says that it was aborted. Why, the transaction says, unless it was closed and says nothing more.
      const said = transaction.done.then(
        () => fault,
        (cause: unknown) => cause,
      )
      const cause = await Promise.race([said, pause(CAUSE_MS).then(() => fault)])
      if (isTearing(cause)) isTorn = true
      throw fault
    }
  }
  return {
    async run(stores, work) {
      for (let left = MORE_ATTEMPTS; ; left -= 1) {
        try {
          return await attempt(stores, work)
        } catch (fault) {
          if (!isLost(fault) && !isFull(fault)) throw fault
          if (fault instanceof DOMException && fault.name === 'UnknownError') isTorn = true
          // Also after the last attempt: whoever comes next must not find a closed one.
          close()
          const hasRoom = isFull(fault) && (await room.makeRoom())
          if (left === 0 || !(hasRoom || isLost(fault))) throw fault
        }
      }
    },
    close,
  }
}
