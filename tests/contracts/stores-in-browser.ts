/** Runs in the page: the contract of the stores on a real IndexedDB, a new database for each sentence. */

import { type Cipher, cipherWith } from '../../web/offline/cipher.ts'
import { type CopiedChange, placeOf } from '../../web/offline/copy-record.ts'
import { type DeviceDatabase, openDeviceDatabase } from '../../web/offline/device-database.ts'
import { type DraftHead, deviceDrafts } from '../../web/offline/drafts.ts'
import { keyDeskOver } from '../../web/offline/key-desk.ts'
import { openKeyFile } from '../../web/offline/key-file.ts'
import { deviceMemory } from '../../web/offline/memory.ts'
import { deviceOutbox } from '../../web/offline/outbox.ts'
import { devicePeople } from '../../web/offline/people.ts'
import { deviceReference } from '../../web/offline/reference.ts'
import { campaignId, stationCode, visitId } from '../support/builders.ts'
import { type Stores, storeContract } from './store-contract.ts'

const PERSON = 'sokha'

const newCipher = async (): Promise<Cipher> =>
  cipherWith(
    await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
    PERSON,
  )

const storesOn = (database: DeviceDatabase, cipher: Cipher): Stores => ({
  drafts: deviceDrafts(database, PERSON, cipher),
  outbox: deviceOutbox(database),
  async putPhoto(id, sha256, bytes) {
    await database.run(['sealedPhotos'], (on) => on.objectStore('sealedPhotos').put({ id, sha256, bytes }))
  },
  reference: deviceReference(database),
  people: devicePeople(database),
  memory: deviceMemory(database, PERSON, cipher),
})

let turn = 0

/** What went wrong, or nothing. */
async function runSentence(says: string): Promise<string> {
  turn += 1
  const name = `contract-${turn}`
  const opened: DeviceDatabase[] = []
  const cipher = await newCipher()
  try {
    await storeContract
      .find((sentence) => sentence.says === says)
      ?.run(async () => {
        const database = openDeviceDatabase(name)
        opened.push(database)
        return storesOn(database, cipher)
      })
    return ''
  } catch (fault) {
    return String(fault)
  } finally {
    for (const database of opened) database.close()
  }
}

/** The database is taken away under an open tablet, as a full disk does; the next change must be kept all the same. */
async function keepAfterLoss(): Promise<number> {
  const name = 'lost'
  const database = openDeviceDatabase(name)
  const { reference } = storesOn(database, await newCipher())
  await reference.keep('register 01', { areas: [], premises: [], stations: [] })
  const close = IDBDatabase.prototype.transaction
  let left = 1
  // What Chromium does once the disk was full: every transaction fails until the database is opened anew.
  IDBDatabase.prototype.transaction = function (...asked) {
    if (left > 0) {
      left -= 1
      this.close()
    }
    return close.apply(this, asked)
  }
  try {
    await reference.keep('register 02', { areas: [], premises: [], stations: [] })
    return (await reference.listNames()).length
  } finally {
    IDBDatabase.prototype.transaction = close
    database.close()
  }
}

/**
 * What a really full disk looks like in Chromium: a write fails as unknown, the database is closed under the page, and
 * every use of it is refused until it is opened anew. Gives back what each write came to.
 */
async function keepOnFullDisk(): Promise<readonly string[]> {
  let isFull = true
  let asked = 0
  const database = openDeviceDatabase('full', {
    room: {
      async makeRoom() {
        asked += 1
        // Somebody deletes a film only after the first change was refused.
        if (asked > 2) isFull = false
        return asked > 2
      },
      hasRoom: async () => !isFull,
      isFull: async () => isFull,
    },
  })
  const put = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = function (...given) {
    if (!isFull) return put.apply(this, given)
    this.transaction.db.close()
    throw new DOMException('Internal error. NO_SPACE', 'UnknownError')
  }
  const { reference } = storesOn(database, await newCipher())
  const keep = (area: string) =>
    reference.keep(`register ${area}`, { areas: [], premises: [], stations: [] }).then(
      () => 'kept',
      (fault: unknown) => (fault instanceof DOMException ? fault.name : String(fault)),
    )
  try {
    const said = [await keep('01'), await keep('02'), await keep('03')]
    return [...said, ...(await reference.listNames())]
  } finally {
    IDBObjectStore.prototype.put = put
    database.close()
  }
}

/**
 * Opening hangs for ever: another tab holds an older version and does not make way. A change is refused in good time;
 * when the other tab has gone, the next one is kept.
 */
async function keepBehindHungOpening(): Promise<readonly string[]> {
  const older = await new Promise<IDBDatabase>((found, failed) => {
    const asked = indexedDB.open('hung', 1)
    asked.onupgradeneeded = () => asked.result.createObjectStore('identity')
    asked.onsuccess = () => found(asked.result)
    asked.onerror = () => failed(asked.error)
  })
  const database = openDeviceDatabase('hung', { openMs: 200 })
  const { people } = storesOn(database, await newCipher())
  const keep = () =>
    people.keep({ people: [], current: undefined }).then(
      () => 'kept',
      (fault: unknown) => (fault instanceof DOMException ? fault.name : String(fault)),
    )
  const said = [await keep(), await keep()]
  older.close()
  for (let tries = 0; tries < 50 && said.at(-1) !== 'kept'; tries += 1) said.splice(2, 1, await keep())
  database.close()
  return said
}

/** Another connection has the entries in its hands until it is told to let go: the disk of a worn tablet. */
async function holdEntries(name: string): Promise<() => void> {
  const raw = await new Promise<IDBDatabase>((found, failed) => {
    const asked = indexedDB.open(name)
    asked.onsuccess = () => found(asked.result)
    asked.onerror = () => failed(asked.error)
  })
  const store = raw.transaction('entryBoxes', 'readwrite').objectStore('entryBoxes')
  let isHeld = true
  const goOn = () => {
    if (isHeld) store.count().onsuccess = goOn
    else raw.close()
  }
  goOn()
  return () => {
    isHeld = false
  }
}

/**
 * An answer that the disk takes its time for, which lets go the `patient`th time somebody looks after it. Gives back
 * what became of it, once more if it was refused; how often the log was mended; and the answers there are then.
 */
async function keepOnSlowDisk(patient: number): Promise<readonly string[]> {
  const name = `slow ${patient}`
  let looked = 0
  let mended = 0
  let letGo: () => void = () => undefined
  const database = openDeviceDatabase(name, {
    writeMs: 200,
    room: {
      makeRoom: async () => false,
      async hasRoom() {
        mended += 1
        return true
      },
      async isFull() {
        looked += 1
        if (looked === patient) letGo()
        return false
      },
    },
  })
  const { drafts } = storesOn(database, await newCipher())
  const visit = visitId('01907e6a-0000-4000-8000-000000000002')
  await drafts.start({
    visit,
    campaign: campaignId('01907e6a-0000-4000-8000-0000000000ca'),
    station: stationCode('010201-0001'),
    checklist: { id: 'a', version: '1' },
    form: 'full',
    startedAt: '2027-06-06T01:00:00Z',
  })
  await drafts.keep(visit, { kind: 'add-interview', interview: 'before' })
  letGo = await holdEntries(name)
  const entry = { kind: 'add-interview', interview: 'slow' } as const
  const keep = () =>
    drafts.keep(visit, entry).then(
      () => 'kept',
      (fault: unknown) => (fault instanceof DOMException ? fault.name : String(fault)),
    )
  const said = [await keep()]
  letGo()
  for (let tries = 0; tries < 50 && said.at(-1) !== 'kept'; tries += 1) said.splice(1, 1, await keep())
  const { changes = [] } = (await drafts.read(visit)) ?? {}
  database.close()
  return [
    ...said,
    `mended ${mended}`,
    ...changes.map((one) => ('interview' in one ? `${one.interview}` : '')),
  ]
}

/** The browser empties the database, as it does with a torn one; what was kept comes back from the second copy. */
async function keepThroughLoss(): Promise<readonly unknown[]> {
  const name = 'put-back'
  let copied: readonly CopiedChange[] = []
  const copy = {
    note: (changes: readonly CopiedChange[]) => {
      copied = [...copied, ...changes].filter(
        (one, at, all) =>
          all.findLastIndex((later) => placeOf(later.store, later.key) === placeOf(one.store, one.key)) ===
          at,
      )
    },
    settle: async () => undefined,
    read: async () => copied.filter(({ value }) => value !== undefined),
  }
  let putBack = 0
  const beside = {
    copy,
    onPutBack: () => {
      putBack += 1
    },
  }
  const cipher = await newCipher()
  const head: DraftHead = {
    visit: visitId('01907e6a-0000-4000-8000-000000000001'),
    campaign: campaignId('01907e6a-0000-4000-8000-0000000000ca'),
    station: stationCode('010201-0001'),
    checklist: { id: 'a', version: '1' },
    form: 'full',
    startedAt: '2027-06-06T01:00:00Z',
  }
  const before = openDeviceDatabase(name, beside)
  const stores = storesOn(before, cipher)
  await stores.people.keep({ people: [], current: 'sokha' })
  await stores.drafts.start(head)
  await stores.drafts.keep(head.visit, { kind: 'add-interview', interview: 'one' })
  await stores.drafts.keep(head.visit, { kind: 'remove-interview', interview: 'one' })
  await stores.memory.keep('visited', ['gone'])
  await stores.memory.keep('visited', undefined)
  before.close()
  await new Promise((done, failed) => {
    const asked = indexedDB.deleteDatabase(name)
    asked.onsuccess = done
    asked.onerror = failed
  })
  const after = openDeviceDatabase(name, beside)
  const back = storesOn(after, cipher)
  const kept = await back.drafts.read(head.visit)
  const said = [
    (await back.people.read()).current,
    kept?.head.station,
    kept?.changes.map(({ kind }) => kind),
    await back.memory.read('visited'),
    putBack,
  ]
  after.close()
  return said
}

/** A page may not overwrite files in place, as no part of an old browser may: its keys lie in the database. */
async function keyInDatabase(): Promise<readonly string[]> {
  const desk = () => keyDeskOver((person) => openKeyFile(person, () => performance.now()))
  const said: string[] = [await desk().state(PERSON)]
  await desk().make(PERSON, '427190')
  said.push(await desk().state(PERSON))
  said.push((await desk().tryKey(PERSON, '111222')).is, (await desk().tryKey(PERSON, '427190')).is)
  await desk().destroy(PERSON)
  return [...said, await desk().state(PERSON)]
}

/** The durability asked for by every transaction that writes. */
async function durabilities(): Promise<readonly string[]> {
  const asked: string[] = []
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...given) {
    const transaction = begin.apply(this, given)
    asked.push(transaction.durability)
    return transaction
  }
  const database = openDeviceDatabase('durability')
  try {
    await storesOn(database, await newCipher()).reference.keep('register 01', {
      areas: [],
      premises: [],
      stations: [],
    })
    return asked
  } finally {
    IDBDatabase.prototype.transaction = begin
    database.close()
  }
}

Object.assign(globalThis, {
  runSentence,
  keepAfterLoss,
  keepOnFullDisk,
  keepBehindHungOpening,
  keepOnSlowDisk,
  keepThroughLoss,
  keyInDatabase,
  durabilities,
})
