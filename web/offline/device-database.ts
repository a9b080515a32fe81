/** The only file that names IndexedDB: opens it, upgrades it step by step, opens it again when it was lost. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import type { DraftHead, Entry } from './drafts.ts'
import type { Identity } from './identity.ts'
import type { Sending } from './outbox.ts'
import type { KeptPhoto } from './photos.ts'

export interface DeviceSchema extends DBSchema {
  identity: { key: 'this-tablet'; value: Identity }
  drafts: { key: string; value: DraftHead }
  /** Small entries, one for each change, in the order they were made. */
  entries: { key: number; value: Entry; indexes: { byVisit: string } }
  outbox: { key: string; value: Sending }
  photos: { key: string; value: KeptPhoto }
  /** Packs: a whole checklist, the register of a whole province. Single records took fifty times as long. */
  reference: { key: string; value: unknown }
}

export type DeviceStore = StoreNames<DeviceSchema>
export type DeviceTransaction = IDBPTransaction<DeviceSchema, DeviceStore[], 'readwrite'>

export interface DeviceDatabase {
  /** Runs `work` in one transaction; what it gives back is on the disk when the promise is kept. */
  readonly run: <Result>(
    stores: readonly DeviceStore[],
    work: (transaction: DeviceTransaction) => Promise<Result>,
  ) => Promise<Result>
  readonly close: () => void
}

type Step = (database: IDBPDatabase<DeviceSchema>) => void

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
]

const open = (name: string, onLost: () => void): Promise<IDBPDatabase<DeviceSchema>> =>
  openDB<DeviceSchema>(name, steps.length, {
    upgrade(database, from) {
      for (const step of steps.slice(from)) step(database)
    },
    // A newer page in another tab wants to upgrade: make way, and open again at the next need.
    blocking: onLost,
    terminated: onLost,
  })

/** A full disk or a crash closes the database for good, without an event; only opening it anew helps. */
const isLost = (fault: unknown): boolean =>
  fault instanceof DOMException && ['InvalidStateError', 'UnknownError', 'AbortError'].includes(fault.name)

export function openDeviceDatabase(name: string): DeviceDatabase {
  let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined
  const close = () => {
    const closing = opened
    opened = undefined
    void closing?.then((database) => database.close()).catch(() => undefined)
  }
  const attempt = async <Result>(
    stores: readonly DeviceStore[],
    work: (transaction: DeviceTransaction) => Promise<Result>,
  ): Promise<Result> => {
    opened ??= open(name, close)
    const database = await opened
    // Strict: an answer shown as kept must survive the battery falling out; the default loses the last seconds.
    const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' })
    try {
      const result = await work(transaction)
      await transaction.done
      return result
    } catch (fault) {
      // Both promises fail together; the one not awaited must not be reported as unhandled.
      transaction.done.catch(() => undefined)
      throw fault
    }
  }
  return {
    async run(stores, work) {
      try {
        return await attempt(stores, work)
      } catch (fault) {
        if (!isLost(fault)) throw fault
        close()
        return attempt(stores, work)
      }
    },
    close,
  }
}
