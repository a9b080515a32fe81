/** What the disk can still do, asked outside the database; and how long a write may take on it. */

import { endsWithin } from './lived-time.ts'

export interface DiskRoom {
  /** Gives up what can be given up; whether there was anything. */
  readonly makeRoom: () => Promise<boolean>
  /** Whether as much as a mending needs really fits on the disk now. */
  readonly hasRoom: () => Promise<boolean>
  /** Whether a write finds no room: asked when one does not end. */
  readonly isFull: () => Promise<boolean>
}

/** Of a browser that cannot be asked, and where nothing but the database is tried. */
export const AMPLE_ROOM: DiskRoom = {
  makeRoom: async () => false,
  hasRoom: async () => true,
  isFull: async () => false,
}

const WRITE_MS = 6_000
/** So often a write may be found not to end, on a disk with room, before it is begun anew. */
const MOST_QUIET = 2

/** A write of which nobody knows what became, on a disk that has room. */
export class EndlessWrite extends DOMException {
  constructor() {
    super('a write does not end', 'TimeoutError')
  }
}

/**
 * Waits for a write. One that does not end within `ms` is looked after: a slow disk is only slow, and the write goes
 * on; on a full one a transaction that is committed may never say what became of it (seen with `commit()`), also when
 * there is room again. Fails with an unknown fault when the disk is full, with `EndlessWrite` when it is not.
 */
export async function awaitWrite<Result>(
  writing: Promise<Result>,
  room: Pick<DiskRoom, 'isFull'>,
  ms = WRITE_MS,
): Promise<Result> {
  for (let quiet = 1; !(await endsWithin(writing, ms)); quiet += 1) {
    if (await room.isFull()) throw new DOMException('a write never ended on a full disk', 'UnknownError')
    if (quiet === MOST_QUIET) throw new EndlessWrite()
  }
  return writing
}
