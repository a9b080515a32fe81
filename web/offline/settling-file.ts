/** A key file that is new: until the disk surely has it, a twin in the database stands in for it. */

import type { KeyFile } from './key-keeper.ts'

/** The same bytes in another place, and since when the file has been there. */
export interface Twin {
  readonly read: () => Promise<
    { readonly bytes: Uint8Array<ArrayBuffer>; readonly since: number } | undefined
  >
  /** On the disk itself when the promise is kept. */
  readonly keep: (bytes: Uint8Array<ArrayBuffer>, since: number) => Promise<void>
  readonly drop: () => Promise<void>
}

/**
 * The bytes of a flushed file are on the disk, but Chromium writes the name of a new one later and asks for no flush:
 * a power cut within some thirty seconds loses the file, and with it the key to every draft. Four times as long is
 * waited, by whatever the tablet's clock says; a clock that was put right only ends the wait early.
 */
export const SETTLED_MS = 120_000

/** Reads like the file; where the file was lost while it was new, it is made again from its twin. */
export function settlingFile(file: KeyFile, twin: Twin, now: () => number): KeyFile {
  return {
    async read() {
      const bytes = await file.read()
      const young = await twin.read()
      if (!young) return bytes
      if (!bytes) {
        await file.write(0, young.bytes)
        await twin.keep(young.bytes, now()).catch(() => undefined)
        return young.bytes
      }
      if (Math.abs(now() - young.since) >= SETTLED_MS) await twin.drop().catch(() => undefined)
      return bytes
    },
    async write(at, bytes) {
      const isOld = (await file.read()) !== undefined
      const young = await twin.read()
      await file.write(at, bytes)
      if (isOld && !young) return
      const whole = await file.read()
      // A full disk must not keep anybody out of their vault: the file itself has been written.
      if (whole) await twin.keep(whole, young?.since ?? now()).catch(() => undefined)
    },
  }
}
