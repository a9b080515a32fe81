/** Before a name is made that has to last: leads the browser's list of names past a hole that a power cut may have left. */

import type { Root } from './flat-file.ts'

/** Longest names make the longest records; with the parent and the name twice, some 700 bytes for making and removing. */
const NAME_LENGTH = 200
/** Two blocks of 32 kB: a reader that meets a hole goes on at the next block. */
const NAMES = 100

/**
 * The browser keeps names in a log that may end in zeros after a power cut (see `torn-log.ts`); it writes on behind
 * them, and forgets at its next start what stands in the same block. A new name would be there for as long as the
 * browser runs, and gone afterwards (seen in the fault runs). What is written here fills that block.
 */
export async function passHole(root: Root): Promise<void> {
  const folder = await root()
  for (let at = 0; at < NAMES; at += 1) {
    const name = String(at).padStart(NAME_LENGTH, '-')
    await folder.getDirectoryHandle(name, { create: true })
    await folder.removeEntry(name)
  }
}
