/** The only file that names IndexedDB: opens it, upgrades it step by step, opens it again when it was lost. */

import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb'
import type { CopiedChange } from './copy-record.ts'
import type { DeviceRecords } from './device-records.ts'
import { isFull, isLost, isTearing } from './disk-faults.ts'
import { AMPLE_ROOM, awaitWrite, type DiskRoom, EndlessWrite } from './disk-room.ts'
import { makeUuid } from './fingerprint.ts'
import { endsWithin } from './lived-time.ts'
import { putBack } from './put-back.ts'
import { recordWrites } from './recorded-writes.ts'
import type { SecondCopy } from './second-copy.ts'
import { leaveTornLog } from './torn-log.ts'

interface DeviceSchema extends DBSchema, DeviceRecords {}

export type DeviceStore = StoreNames<DeviceSchema>
export type OpenedDatabase = IDBPDatabase<DeviceSchema>
export type DeviceTransaction = IDBPTransaction<DeviceSchema, DeviceStore[], 'readwrite'>

export interface DeviceDatabase {
  /** Runs `work` in one transaction; what it gives back is on the disk when the promise is kept. */
  readonly run: <Result>(
    stores: readonly DeviceStore[],
    work: (transaction: DeviceTransaction) => Promise<Result>,
  ) => Promise<Result>
  /**
   * Brings the database onto a new log, where there is room for it. After a power cut the old one may end in a hole
   * (see `torn-log.ts`); to be done after each start.
   */
  readonly leaveOldLog: () => Promise<void>
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

/** One for a database that was closed under the page, one for a disk on which room was made. */
const MORE_ATTEMPTS = 2

/** How long a transaction that failed may take to say why. */
const CAUSE_MS = 200

/** What stands beside the database: room on the disk, and the second copy. */
export interface Beside {
  readonly room?: DiskRoom
  readonly copy?: Pick<SecondCopy, 'note' | 'settle' | 'read'>
  /** Told after everything was put back from the second copy. */
  readonly onPutBack?: () => void
  /** How long opening may take before whoever waits is told that it failed. */
  readonly openMs?: number
  /** After how long a write that does not end is looked after. */
  readonly writeMs?: number
}

/** Opening has hung for ever, after a full disk and behind another tab; a page that waits for it says nothing. */
const OPEN_MS = 5_000

/** What is known of the log of the database: whole; left in the middle of a write, perhaps; torn by a full disk. */
type Log = 'whole' | 'doubtful' | 'torn'

export function openDeviceDatabase(
  name: string,
  { room = AMPLE_ROOM, copy, onPutBack, openMs = OPEN_MS, writeMs }: Beside = {},
): DeviceDatabase {
  let opened: Promise<OpenedDatabase> | undefined
  /** What came of the opening, as long as it was not closed since. */
  let atHand: OpenedDatabase | undefined
  let log: Log = 'whole'
  const close = () => {
    const closing = opened
    opened = undefined
    atHand = undefined
    void closing?.then((database) => database.close()).catch(() => undefined)
  }
  /** A browser that finds its database torn begins a new one and says nothing; everything is put back first. */
  const openWhole = async () => {
    const database = await open(name, close)
    if (copy && (await putBack(database, copy.read))) onPutBack?.()
    return database
  }
  /** What comes later is still taken by the next who waits. */
  const ready = async () => {
    // The way of every answer: nothing to wait for, and no clock to wait by.
    if (atHand) return atHand
    opened ??= openWhole().catch((fault: unknown) => {
      opened = undefined
      throw fault
    })
    const opening = opened
    if (!(await endsWithin(opening, openMs)))
      throw new DOMException('the database does not open', 'TimeoutError')
    const database = await opening
    if (opened === opening) atHand = database
    return database
  }
  const ended = <Result>(writing: Promise<Result>) => awaitWrite(writing, room, writeMs)
  /** A torn log is left before anything else is written; a doubtful one where there is room for that. */
  const mend = async () => {
    const hasRoom = await room.hasRoom()
    if (!hasRoom && log === 'torn') throw new DOMException('the disk is full', 'QuotaExceededError')
    if (hasRoom) await ended(leaveTornLog(await ready()))
    log = 'whole'
  }
  /** In the copy as well, or as good as: whoever writes does not wait longer for it than for the database. */
  const copied = async () => {
    if (copy) await endsWithin(copy.settle(), openMs)
  }
  const attempt = async <Result>(
    stores: readonly DeviceStore[],
    work: (transaction: DeviceTransaction) => Promise<Result>,
  ): Promise<Result> => {
    // Opening a torn database may end it: what it has kept must be in the copy before.
    if (log !== 'whole') await copied()
    if (log !== 'whole') await mend()
    const database = await ready()
    // Strict: an answer shown as kept must survive the battery falling out; the default loses the last seconds.
    const transaction = database.transaction([...stores], 'readwrite', { durability: 'strict' })
    // It may fail before anybody waits for it.
    transaction.done.catch(() => undefined)
    const changes: CopiedChange[] = []
    let isGivenUp = false
    const write = async () => {
      const given = await work(copy ? recordWrites(transaction, changes) : transaction).catch(
        (fault: unknown) => {
          // Else what was written before the fault would be committed without the rest.
          isGivenUp = giveUp(transaction)
          throw fault
        },
      )
      await transaction.done
      // Also when nobody waits for it any more.
      copy?.note(changes)
      return given
    }
    try {
      const result = await ended(write())
      // Answers come by the second and lag behind; everything else is rare, and is said to be kept when it is kept twice.
      if (changes.some(({ store }) => store !== 'entryBoxes')) await copied()
      return result
    } catch (fault) {
      const cause = isGivenUp ? fault : await causeOf(fault, transaction.done)
      if (isTearing(cause)) log = 'torn'
      throw fault
    }
  }
  return {
    async run(stores, work) {
      for (let left = MORE_ATTEMPTS; ; left -= 1) {
        try {
          return await attempt(stores, work)
        } catch (fault) {
          const isEndless = fault instanceof EndlessWrite
          if (!isLost(fault) && !isFull(fault) && !isEndless) throw fault
          if (fault instanceof DOMException && fault.name === 'UnknownError') log = 'torn'
          else if (isEndless && log === 'whole') log = 'doubtful'
          // Also after the last attempt: whoever comes next must not find a closed one.
          close()
          const hasRoom = isFull(fault) && (await room.makeRoom())
          // Whoever waited so long is told first, and begins it anew.
          if (left === 0 || !(hasRoom || isLost(fault))) throw fault
        }
      }
    },
    async leaveOldLog() {
      if (log === 'whole' && (await room.hasRoom())) await leaveTornLog(await ready())
    },
    close,
  }
}

/** Whether there was still something to take back. */
function giveUp(transaction: DeviceTransaction): boolean {
  try {
    transaction.abort()
    return true
  } catch {
    return false
  }
}

/** A request only says that it was aborted. Why, the transaction says, unless it was closed and says nothing more. */
async function causeOf(fault: unknown, done: Promise<void>): Promise<unknown> {
  const said = done.then(
    () => fault,
    (cause: unknown) => cause,
  )
  return (await endsWithin(said, CAUSE_MS)) ? said : fault
}
