/** Files of fixed names that are overwritten in place: room that was given to them once stays theirs on a full disk. */

export interface FlatFile {
  readonly size: () => Promise<number>
  readonly read: (at: number, length: number) => Promise<Uint8Array<ArrayBuffer>>
  /** Fails unless every byte was taken. */
  readonly write: (at: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  /** On the disk itself when the promise is kept. */
  readonly flush: () => Promise<void>
  readonly cutTo: (bytes: number) => Promise<void>
}

export interface FlatFiles {
  /** Works on one file; it is made when it is not there, and closed afterwards. */
  readonly use: <Result>(name: string, work: (file: FlatFile) => Promise<Result>) => Promise<Result>
}

/** What a dedicated worker has and a page has not; older browsers answer with promises where newer ones answer at once. */
interface SyncAccessHandle {
  readonly read: (into: Uint8Array, where: { readonly at: number }) => number
  readonly write: (bytes: Uint8Array, where: { readonly at: number }) => number
  readonly getSize: () => number | Promise<number>
  readonly truncate: (bytes: number) => void | Promise<void>
  readonly flush: () => void | Promise<void>
  readonly close: () => void | Promise<void>
}

const REFUSED: readonly string[] = ['SecurityError', 'NotAllowedError', 'NotSupportedError']

/** Whether this browser can overwrite a file of the origin in place; only a dedicated worker may try. */
export async function canOverwrite(): Promise<boolean> {
  if (typeof FileSystemFileHandle === 'undefined') return false
  if (!('createSyncAccessHandle' in FileSystemFileHandle.prototype)) return false
  try {
    await navigator.storage.getDirectory()
    return true
  } catch (fault) {
    // Some private windows have the functions and refuse the folder. Anything else, a full disk, may pass.
    if (fault instanceof DOMException && REFUSED.includes(fault.name)) return false
    throw fault
  }
}

/** Where folders lie: the origin's own, or a bucket of it. */
export type Root = () => Promise<FileSystemDirectoryHandle>

export interface FolderFiles extends FlatFiles {
  /** Works on a file that is there; makes neither file nor folder. */
  readonly useIfThere: <Result>(
    name: string,
    work: (file: FlatFile) => Promise<Result>,
  ) => Promise<Result | undefined>
  /** Takes the file's name away, and what it held with it. */
  readonly remove: (name: string) => Promise<void>
}

export const ownRoot: Root = () => navigator.storage.getDirectory()

/** In the folder `path` of the origin, "" for its root. In a dedicated worker. */
export function filesInFolder(path: string, root: Root = ownRoot): FolderFiles {
  const folder = async (create: boolean) =>
    path === '' ? root() : (await root()).getDirectoryHandle(path, { create })
  return {
    use: async (name, work) => workOn(await (await folder(true)).getFileHandle(name, { create: true }), work),
    async useIfThere(name, work) {
      const named = await ifThere(async () => (await folder(false)).getFileHandle(name))
      return named && workOn(named, work)
    },
    async remove(name) {
      await ifThere(async () => (await folder(false)).removeEntry(name))
    },
  }
}

async function ifThere<Found>(find: () => Promise<Found>): Promise<Found | undefined> {
  try {
    return await find()
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'NotFoundError') return undefined
    throw fault
  }
}

async function workOn<Result>(
  named: FileSystemFileHandle,
  work: (file: FlatFile) => Promise<Result>,
): Promise<Result> {
  // The types of a page do not know what only workers have; `canOverwrite` has looked.
  const { createSyncAccessHandle } = named as unknown as {
    createSyncAccessHandle: () => Promise<SyncAccessHandle>
  }
  const handle = await createSyncAccessHandle.call(named)
  try {
    return await work({
      size: async () => handle.getSize(),
      async read(at, length) {
        const bytes = new Uint8Array(length)
        return bytes.subarray(0, handle.read(bytes, { at }))
      },
      async write(at, bytes) {
        if (handle.write(bytes, { at }) !== bytes.length) throw new Error('it did not fit on the disk')
      },
      flush: async () => handle.flush(),
      cutTo: async (bytes) => handle.truncate(bytes),
    })
  } finally {
    await handle.close()
  }
}

const CHUNK_BYTES = 64 * 1024

/** Chance up to `size`, not zeros: a file of zeros may take no room at all. Fails when there is none. */
export async function fillTo(file: FlatFile, size: number): Promise<void> {
  for (let at = await file.size(); at < size; ) {
    const length = Math.min(CHUNK_BYTES, size - at)
    await file.write(at, crypto.getRandomValues(new Uint8Array(length)))
    at += length
  }
  await file.flush()
}
