/** How much room is left where the database lies, and what may still come in: photos give way first, then everything. */

import { statfs } from 'node:fs/promises'

/** In this order, as it fills. */
export type Room = 'plenty' | 'photos-later' | 'no-photos' | 'nothing'

export interface Space {
  readonly freeBytes: number
  readonly totalBytes: number
}

const MB = 1_000_000
const GB = 1_000 * MB

/**
 * A share of the disk, but never so little that PostgreSQL could run out while it writes its log (one piece of it is
 * 16 MB), and on a large disk no more than an election needs: 24,000 visits with photos are some 22 GB.
 */
const floorOf = ({ totalBytes }: Space, share: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, totalBytes * share))

export function roomFor(space: Space): Room {
  const { freeBytes } = space
  if (freeBytes < floorOf(space, 0.03, 100 * MB, 2 * GB)) return 'nothing'
  if (freeBytes < floorOf(space, 0.1, 200 * MB, 10 * GB)) return 'no-photos'
  if (freeBytes < floorOf(space, 0.15, 300 * MB, 15 * GB)) return 'photos-later'
  return 'plenty'
}

/** Below this the server does not even start: PostgreSQL itself needs room to come up after a crash. */
export const hasRoomToStart = (space: Space): boolean =>
  space.freeBytes >= floorOf(space, 0.01, 64 * MB, 500 * MB)

/** There is so little room that the server does not start. */
export class NoRoom extends Error {
  readonly freeBytes: number
  constructor(freeBytes: number) {
    super(`${freeBytes} bytes are free`)
    this.freeBytes = freeBytes
  }
}

/** The folder must be there. */
export async function refuseNoRoom(folder: string): Promise<void> {
  const space = await measureSpace(folder)
  if (!hasRoomToStart(space)) throw new NoRoom(space.freeBytes)
}

export async function measureSpace(folder: string): Promise<Space> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
}

export interface DiskRoom {
  room(): Promise<Room>
}

/** Where the database is on a server of its own, its disk cannot be seen from here: it says itself when it is full. */
export const unseenDisk: DiskRoom = { room: async () => 'plenty' }

/** Looked at so often that nothing large comes in between, and no oftener. */
const FRESH_MS = 250

export function watchDisk(folder: string, nowMs: () => number): DiskRoom {
  let known: { readonly at: number; readonly room: Promise<Room> } | undefined
  return {
    room: () => {
      if (known && nowMs() - known.at < FRESH_MS) return known.room
      // What cannot be measured stops nobody: PostgreSQL still says when it is full.
      const room = measureSpace(folder).then(roomFor, () => 'plenty' as const)
      known = { at: nowMs(), room }
      return room
    },
  }
}
