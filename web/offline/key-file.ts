/** The key file of one person on the disk: twice, in places of their own, where bytes can be overwritten. */

import { openDeviceDatabase } from './device-database.ts'
import { canOverwrite, type FolderFiles, filesInFolder, ownRoot, type Root } from './flat-file.ts'
import { keyFilePair, type Twin } from './key-file-pair.ts'
import type { KeyFile } from './key-keeper.ts'
import { KEY_FILE_BYTES } from './key-slots.ts'
import { passHole } from './pass-hole.ts'

const FOLDER = 'keys'
/** The second file lies in a bucket of this name; where the browser has none, in a folder of this name. */
const SECOND = 'keys-again'

/** Not yet known to the types of a page. Chrome 122 and later. */
interface Buckets {
  readonly open: (
    name: string,
    wishes: { readonly persisted: boolean; readonly durability: 'strict' },
  ) => Promise<{ readonly getDirectory: Root }>
}

/**
 * In a dedicated worker. Where files cannot be overwritten in place, the key lies in the database; that is said in the
 * README. `lived`: milliseconds this worker has lived, by a clock that never jumps.
 */
export function openKeyFile(person: string, lived: () => number): KeyFile {
  const kept = canOverwrite().then((can) =>
    can
      ? keyFilePair([firstFile(person), secondFile(person)], twinInDatabase(person), lived)
      : fileInDatabase(person),
  )
  return {
    read: async () => (await kept).read(),
    write: async (at, bytes) => (await kept).write(at, bytes),
  }
}

const firstFile = (person: string): KeyFile => fileInFolder(person, ownRoot, FOLDER)

/** A bucket has a list of names of its own: what spoils the one list leaves the other. */
function secondFile(person: string): KeyFile {
  const buckets: Buckets | undefined = Reflect.get(navigator, 'storageBuckets')
  if (!buckets) return fileInFolder(person, ownRoot, SECOND)
  const root = async () => {
    const bucket = await buckets.open(SECOND, { persisted: true, durability: 'strict' })
    return bucket.getDirectory()
  }
  return fileInFolder(person, root, FOLDER)
}

function fileInFolder(person: string, root: Root, folder: string): KeyFile {
  const files: FolderFiles = filesInFolder(folder, root)
  const readWhole = () =>
    files.useIfThere(person, async (file) =>
      (await file.size()) < KEY_FILE_BYTES ? undefined : file.read(0, KEY_FILE_BYTES),
    )
  return {
    read: readWhole,
    async write(at, bytes) {
      if (!(await readWhole())) {
        // A name that is there without its bytes was written by somebody who stopped: perhaps where nobody reads it.
        await files.remove(person)
        await passHole(root)
      }
      await files.use(person, async (file) => {
        await file.write(at, bytes)
        await file.flush()
      })
    },
  }
}

function twinInDatabase(person: string): Twin {
  const database = openDeviceDatabase('way-in')
  const name = `new ${person}`
  const keep = (bytes: Uint8Array<ArrayBuffer>) =>
    database.run(['keys'], (on) => on.objectStore('keys').put(bytes, name))
  return {
    async read() {
      const kept = await database.run(['keys'], (on) => on.objectStore('keys').get(name))
      // Earlier releases wrote eight bytes of time behind it.
      return kept && kept.length >= KEY_FILE_BYTES ? kept.slice(0, KEY_FILE_BYTES) : undefined
    },
    async keep(bytes) {
      await keep(bytes)
    },
    async drop() {
      await keep(crypto.getRandomValues(new Uint8Array(KEY_FILE_BYTES)))
      await database.run(['keys'], (on) => on.objectStore('keys').delete(name))
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
