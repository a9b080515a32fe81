/** Two files of one key, which a tablet that stopped left at different points: what counts of them. */

import { KEY_FILE_BYTES, readHead, readSlot, SLOT_BYTES, SLOTS_AT, writeHead } from './key-slots.ts'

type Bytes = Uint8Array<ArrayBuffer>

/**
 * A destruction in one of them is one of both; of wrong tries the higher count. Slots come from the file with the
 * youngest, and of two equally young from the one with fewer: a slot is overwritten only when the younger one is there.
 * So an old file that came back opens nothing that was given up. Nothing where there is no file.
 */
export async function mergeKeyFiles(files: readonly Bytes[]): Promise<Bytes | undefined> {
  if (files.length === 0) return undefined
  const whole = new Uint8Array(KEY_FILE_BYTES)
  const heads = files.map(readHead)
  if (heads.some(({ isDestroyed }) => isDestroyed)) {
    whole.set(writeHead({ tries: 0, isDestroyed: true }))
    return whole
  }
  const [first] = (await Promise.all(files.map(listSlots))).sort(
    (one, other) => youngest(other) - youngest(one) || one.length - other.length,
  )
  whole.set(writeHead({ tries: Math.max(...heads.map(({ tries }) => tries)), isDestroyed: false }))
  for (const { at, bytes } of first ?? []) whole.set(bytes, at)
  return whole
}

interface FoundSlot {
  readonly at: number
  readonly turn: number
  readonly bytes: Bytes
}

async function listSlots(file: Bytes): Promise<readonly FoundSlot[]> {
  const slots: FoundSlot[] = []
  for (const at of SLOTS_AT) {
    const bytes = file.slice(at, at + SLOT_BYTES)
    const slot = await readSlot(bytes)
    if (slot) slots.push({ at, turn: slot.turn, bytes })
  }
  return slots
}

const youngest = (slots: readonly FoundSlot[]): number => Math.max(0, ...slots.map(({ turn }) => turn))
