/** A key lies in two files: what counts of both, how one is made good from the other, and what stands in while both are new. */

import type { KeyFile } from './key-keeper.ts'
import { KEY_FILE_BYTES, readHead } from './key-slots.ts'
import { mergeKeyFiles } from './merge-key-files.ts'

/** The same bytes in a third place, which can be dropped but not overwritten: only while both files are new. */
export interface Twin {
  readonly read: () => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** On the disk itself when the promise is kept. */
  readonly keep: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
  readonly drop: () => Promise<void>
}

/**
 * The bytes of a flushed file are on the disk, but Chromium writes the name of a new one later and asks for no flush:
 * a power cut within some thirty seconds loses the file. Four times as long is waited while the tablet runs; what a
 * clock says, or how long it was switched off, does not count.
 */
export const SETTLED_MS = 120_000

type Bytes = Uint8Array<ArrayBuffer>
type Found = readonly (Bytes | undefined)[]

/** Reads like one file. `lived`: milliseconds this worker has lived. */
export function keyFilePair(files: readonly [KeyFile, KeyFile], twin: Twin, lived: () => number): KeyFile {
  /** Since when each file has been there without a break, as far as this worker has seen. */
  const since: (number | undefined)[] = files.map(() => undefined)

  const look = async (): Promise<Found> => {
    const found: (Bytes | undefined)[] = []
    for (const [at, file] of files.entries()) {
      const bytes = await file.read()
      since[at] = bytes && (since[at] ?? lived())
      found.push(bytes)
    }
    return found
  }
  /** The twin only counts where both files are gone: it cannot be overwritten, and may come back as it was before. */
  const whatCounts = async (found: Found, young: Bytes | undefined) =>
    (await mergeKeyFiles(found.filter((bytes) => bytes !== undefined))) ?? young
  /** A file that cannot be made, for want of room, does not keep the twin for ever. */
  const isSettled = () => {
    const there = since.filter((begun) => begun !== undefined)
    return there.length > 0 && there.every((begun) => lived() - begun >= SETTLED_MS)
  }

  return {
    async read() {
      const found = await look()
      const young = await twin.read()
      const whole = await whatCounts(found, young)
      if (!whole) return undefined
      for (const [at, file] of files.entries()) {
        const bytes = found[at]
        if (bytes && !isSame(bytes, whole)) await file.write(0, whole)
        // No room for a name must not keep anybody out of their vault.
        if (!bytes) await file.write(0, whole).catch(() => undefined)
      }
      if (young && isSettled()) await twin.drop().catch(() => undefined)
      else if (young && !isSame(young, whole)) await keepTwin(twin, whole)
      return whole
    },
    async write(at, bytes) {
      const found = await look()
      const young = await twin.read()
      const whole = (await whatCounts(found, young)) ?? new Uint8Array(KEY_FILE_BYTES)
      whole.set(bytes, at)
      const faults: unknown[] = []
      for (const [turn, file] of files.entries())
        if (found[turn]) await file.write(at, bytes)
        else await file.write(0, whole).catch((fault: unknown) => faults.push(fault))
      if (faults.length === files.length) throw faults[0]
      const isNew = found.every((one) => one === undefined)
      if (young || isNew) await keepTwin(twin, whole)
    },
  }
}

/** A full disk must not keep anybody out of their vault; but nothing is destroyed as long as the twin is not. */
async function keepTwin(twin: Twin, whole: Bytes): Promise<void> {
  await twin.keep(whole).catch((fault: unknown) => {
    if (readHead(whole).isDestroyed) throw fault
  })
}

const isSame = (one: Bytes, other: Bytes): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at])
