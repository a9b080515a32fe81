/** The key file of one person on the disk: in the origin's own folder, where bytes can be overwritten in place. */

import { openDeviceDatabase } from './device-database.ts'
import type { KeyFile } from './key-keeper.ts'
import { KEY_FILE_BYTES } from './key-slots.ts'
import { settlingFile, type Twin } from './settling-file.ts'

/** What a dedicated worker has and a page has not; older browsers answer with promises where newer ones answer at once. */
interface SyncAccessHandle {
  readonly read: (into: Uint8Array, where: { readonly at: number }) => number
  readonly write: (bytes: Uint8Array, where: { readonly at: number }) => number
  readonly getSize: () => number | Promise<number>
  readonly truncate: (bytes: number) => void | Promise<void>
  readonly flush: () => void | Promise<void>
  readonly close: () => void | Promise<void>
}

const FOLDER = 'keys'

/**
 * In a dedicated worker. Where files cannot be overwritten in place, the key lies in the database; that is said in the
 * README. `now` is the tablet's clock, in milliseconds.
 */
export function openKeyFile(person: string, now: () => number): KeyFile {
  const kept = canOverwrite().then((can) =>
    can ? settlingFile(fileInFolder(person), twinInDatabase(person), now) : fileInDatabase(person),
  )
  return {
    read: async () => (await kept).read(),
    write: async (at, bytes) => (await kept).write(at, bytes),
  }
}

async function canOverwrite(): Promise<boolean> {
  if (typeof FileSystemFileHandle === 'undefined') return false
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return false
  try {
    await navigator.storage.getDirectory()
    return true
  } catch {
    // Some private windows have the functions and refuse the folder.
    return false
  }
}

async function openHandle(person: string): Promise<SyncAccessHandle> {
  const root = await navigator.storage.getDirectory()
  const folder = await root.getDirectoryHandle(FOLDER, { create: true })
  const file = await folder.getFileHandle(person, { create: true })
  // The types of a page do not know what only workers have; `canOverwrite` has looked.
  const { createSyncAccessHandle } = file as unknown as {
    createSyncAccessHandle: () => Promise<SyncAccessHandle>
  }
  return createSyncAccessHandle.call(file)
}

async function withHandle<Result>(
  person: string,
  work: (handle: SyncAccessHandle) => Promise<Result>,
): Promise<Result> {
  const handle = await openHandle(person)
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}

const fileInFolder = (person: string): KeyFile => ({
  read: () =>
    withHandle(person, async (handle) => {
      if ((await handle.getSize()) < KEY_FILE_BYTES) return undefined
      const bytes = new Uint8Array(KEY_FILE_BYTES)
      handle.read(bytes, { at: 0 })
      return bytes
    }),
  write: (at, bytes) =>
    withHandle(person, async (handle) => {
      const written = handle.write(bytes, { at })
      if (written !== bytes.length) throw new Error('the key did not fit on the disk')
      await handle.flush()
    }),
})

/** Eight bytes of time after the bytes of the file. */
function twinInDatabase(person: string): Twin {
  const database = openDeviceDatabase('way-in')
  const keep = (bytes: Uint8Array<ArrayBuffer>) =>
    database.run(['keys'], (on) => on.objectStore('keys').put(bytes, `new ${person}`))
  return {
    async read() {
      const kept = await database.run(['keys'], (on) => on.objectStore('keys').get(`new ${person}`))
      if (!kept || kept.length !== KEY_FILE_BYTES + 8) return undefined
      const since = new DataView(kept.buffer, kept.byteOffset).getFloat64(KEY_FILE_BYTES)
      return { bytes: kept.slice(0, KEY_FILE_BYTES), since }
    },
    async keep(bytes, since) {
      const kept = new Uint8Array(KEY_FILE_BYTES + 8)
      kept.set(bytes)
      new DataView(kept.buffer).setFloat64(KEY_FILE_BYTES, since)
      await keep(kept)
    },
    async drop() {
      await keep(crypto.getRandomValues(new Uint8Array(KEY_FILE_BYTES)))
      await database.run(['keys'], (on) => on.objectStore('keys').delete(`new ${person}`))
    },
  }
}

/** Old copies may survive in the pages of the database; only browsers before Chrome 102 come here. */
function fileInDatabase(person: string): KeyFile {
  const database = openDeviceDatabase('way-in')
  const read = () => database.run(['keys'], (on) => on.objectStore('keys').get(person))
  return {
    read,
    async write(at, bytes) {
      const before = (await read()) ?? new Uint8Array(KEY_FILE_BYTES)
      const after = new Uint8Array(KEY_FILE_BYTES)
      after.set(before)
      after.set(bytes, at)
      await database.run(['keys'], (on) => on.objectStore('keys').put(after, person))
    },
  }
}
