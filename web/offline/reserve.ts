/** Room held back on the disk, to be given up when the tablet is full: the draft that is open then still fits. */

const FILE = 'reserve'
const TRIAL_FILE = 'trial'
const CHUNK_BYTES = 64 * 1024
export const MOST_BYTES = 20 * 1024 * 1024
/** On a tablet with little room, the reserve must not be what fills it. */
const SHARE_OF_FREE = 0.05

export interface Reserve {
  /** Makes it unless it is there; quietly nothing when there is no room. */
  readonly make: () => Promise<void>
  /** Gives the room back; whether there was any. */
  readonly free: () => Promise<boolean>
  /** Whether this much really fits on the disk: written and taken away again, because estimates promise too much. */
  readonly fits: (bytes: number) => Promise<boolean>
}

export function openReserve(storage: StorageManager | undefined): Reserve {
  const folder = () => storage?.getDirectory?.()

  const free = async (): Promise<boolean> => {
    try {
      await (await folder())?.removeEntry(FILE)
      return storage?.getDirectory !== undefined
    } catch {
      return false
    }
  }

  const size = async (): Promise<number> => {
    const { quota = 0, usage = 0 } = (await storage?.estimate?.()) ?? {}
    return Math.min(MOST_BYTES, Math.floor(Math.max(0, quota - usage) * SHARE_OF_FREE))
  }

  const fill = async (root: FileSystemDirectoryHandle, name: string, bytes: number): Promise<void> => {
    const file = await root.getFileHandle(name, { create: true })
    const stream = await file.createWritable()
    // Chance, not zeros: a file of zeros may take no room at all.
    for (let at = 0; at + CHUNK_BYTES <= bytes; at += CHUNK_BYTES)
      await stream.write(crypto.getRandomValues(new Uint8Array(CHUNK_BYTES)))
    await stream.close()
  }

  return {
    free,
    async fits(bytes) {
      const root = await folder()
      // A browser without files of an origin: only trying the database itself can tell.
      if (!root) return true
      try {
        await fill(root, TRIAL_FILE, bytes)
        return true
      } catch {
        return false
      } finally {
        await root.removeEntry(TRIAL_FILE).catch(() => undefined)
      }
    },
    async make() {
      try {
        const root = await folder()
        if (!root) return
        const file = await root.getFileHandle(FILE, { create: true })
        if ((await file.getFile()).size > 0) return
        await fill(root, FILE, await size())
      } catch {
        await free()
      }
    },
  }
}
