/** How a monitor wants to be asked: a whole section on one page, or one question at a time. */

import type { Memory } from './memory.ts'

const NAME = 'preference asking'
const WAYS_OF_ASKING = ['section', 'question'] as const
export type WayOfAsking = (typeof WAYS_OF_ASKING)[number]

export async function readWayOfAsking(memory: Memory): Promise<WayOfAsking> {
  const kept = await memory.read(NAME)
  return WAYS_OF_ASKING.find((known) => known === kept) ?? 'section'
}

export const keepWayOfAsking = (memory: Memory, way: WayOfAsking): Promise<void> => memory.keep(NAME, way)
