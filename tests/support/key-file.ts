/** A key file in memory that can stop a tablet at any of its writes. */

import type { KeyFile } from '../../web/offline/key-keeper.ts'
import { KEY_FILE_BYTES } from '../../web/offline/key-slots.ts'

export class Stopped extends Error {}

export interface TestKeyFile extends KeyFile {
  /** What is on the disk now. */
  bytes: Uint8Array<ArrayBuffer> | undefined
  /** How many writes were done. */
  writes: number
  /** The tablet stops before the nth write from now on. */
  stopBefore: (write: number) => void
  /** The tablet is on again. */
  goOn: () => void
}

export function aKeyFile(): TestKeyFile {
  let left = Number.POSITIVE_INFINITY
  return {
    bytes: undefined,
    writes: 0,
    stopBefore(write) {
      left = write - 1
    },
    goOn() {
      left = Number.POSITIVE_INFINITY
    },
    async read() {
      return this.bytes?.slice()
    },
    async write(at, written) {
      if (left <= 0) throw new Stopped()
      left -= 1
      this.writes += 1
      this.bytes ??= new Uint8Array(KEY_FILE_BYTES)
      this.bytes.set(written, at)
    },
  }
}
