/** The key file of one person on the disk: in the origin's own folder, where bytes can be overwritten in place. */

import { openDeviceDatabase } from './device-database.ts'
import { canOverwrite, filesInFolder } from './flat-file.ts'
import type { KeyFile } from './key-keeper.ts'
import { KEY_FILE_BYTES } from './key-slots.ts'
import { settlingFile, type Twin } from './settling-file.ts'

/** In the origin's own folder. */
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

function fileInFolder(person: string): KeyFile {
  const files = filesInFolder(FOLDER)
  return {
    read: () =>
      files.use(person, async (file) =>
        (await file.size()) < KEY_FILE_BYTES ? undefined : file.read(0, KEY_FILE_BYTES),
      ),
    write: (at, bytes) =>
      files.use(person, async (file) => {
        await file.write(at, bytes)
        await file.flush()
      }),
  }
}

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
