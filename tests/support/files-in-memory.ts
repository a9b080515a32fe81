/** Files in memory that behave like a disk: they fill up, and lose their power in the middle of a write. */

import type { FlatFile, FlatFiles } from '../../web/offline/flat-file.ts'

/** The power went. */
export class DiskGone extends Error {}

export interface FilesInMemory extends FlatFiles {
  /** From now on nothing more is given out; what was overwritten before can be overwritten still. */
  readonly fillUp: () => void
  readonly makeRoom: () => void
  /** At the nth write from now; a part of it arrives. */
  readonly cutPowerAt: (write: number) => void
  /** What is found after the power was cut: what was flushed, and by chance some of the rest. */
  readonly afterPowerCut: () => FilesInMemory
  readonly bytes: () => number
  readonly names: () => readonly string[]
  /** Whether the text stands anywhere, as UTF-8. */
  readonly holds: (text: string) => boolean
}

interface Stored {
  /** As a reader sees it now. */
  now: Uint8Array<ArrayBuffer>
  /** As the disk has it for certain. */
  flushed: Uint8Array<ArrayBuffer>
  /** What was written since. */
  unflushed: (readonly [at: number, bytes: Uint8Array])[]
}

const over = (bytes: Uint8Array<ArrayBuffer>, at: number, part: Uint8Array): Uint8Array<ArrayBuffer> => {
  if (at + part.length <= bytes.length) {
    bytes.set(part, at)
    return bytes
  }
  const longer = new Uint8Array(at + part.length)
  longer.set(bytes)
  longer.set(part, at)
  return longer
}

export function filesInMemory(found: ReadonlyMap<string, Uint8Array> = new Map()): FilesInMemory {
  const files = new Map<string, Stored>()
  for (const [name, bytes] of found)
    files.set(name, { now: bytes.slice(), flushed: bytes.slice(), unflushed: [] })
  let most = Number.POSITIVE_INFINITY
  let writesLeft = Number.POSITIVE_INFINITY
  const bytes = () => [...files.values()].reduce((sum, { now }) => sum + now.length, 0)

  const spend = () => {
    if (writesLeft <= 0) throw new DiskGone('the power is gone')
    writesLeft -= 1
  }

  const fileOver = (stored: Stored): FlatFile => ({
    size: async () => stored.now.length,
    read: async (at, length) => stored.now.slice(at, at + length),
    async write(at, part) {
      if (writesLeft === 0) {
        const torn = part.slice(0, Math.floor(part.length / 2))
        stored.now = over(stored.now, at, torn)
        stored.unflushed.push([at, torn])
      }
      spend()
      const more = Math.max(0, at + part.length - stored.now.length)
      if (more > 0 && bytes() + more > most) throw new Error('no room')
      stored.now = over(stored.now, at, part)
      stored.unflushed.push([at, part.slice()])
    },
    async flush() {
      spend()
      stored.flushed = stored.now.slice()
      stored.unflushed = []
    },
    async cutTo(size) {
      spend()
      stored.now = stored.now.slice(0, size)
      stored.flushed = stored.flushed.slice(0, size)
      stored.unflushed = []
    },
  })

  return {
    async use(name, work) {
      if (writesLeft < 0) throw new DiskGone('the power is gone')
      const stored = files.get(name) ?? { now: new Uint8Array(), flushed: new Uint8Array(), unflushed: [] }
      files.set(name, stored)
      return work(fileOver(stored))
    },
    fillUp() {
      most = bytes()
    },
    makeRoom() {
      most = Number.POSITIVE_INFINITY
    },
    cutPowerAt(write) {
      writesLeft = write
    },
    afterPowerCut() {
      const left = new Map<string, Uint8Array>()
      for (const [name, { flushed, unflushed }] of files) {
        let bytesLeft = flushed.slice()
        // Every second of those not flushed arrived, in no order.
        for (const [at, part] of unflushed.filter((_, turn) => turn % 2 === 1))
          bytesLeft = over(bytesLeft, at, part)
        left.set(name, bytesLeft)
      }
      return filesInMemory(left)
    },
    bytes,
    names: () => [...files.keys()].sort(),
    holds: (text) =>
      [...files.values()].some(({ now }) => Buffer.from(now).includes(Buffer.from(text, 'utf8'))),
  }
}
