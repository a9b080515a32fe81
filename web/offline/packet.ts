/** How far something in the outbox is, what holds it back, and what is wrong with its photos: what every page says of it. Pure. */

import { isKept } from './keeping.ts'
import { countWaitingPhotos, isDone, type Sending } from './outbox.ts'
import { findRestOf, isShutOut, type Rest } from './rests.ts'
import type { SyncState } from './sync.ts'

export type PacketState =
  /** Under way at this moment. */
  | 'sending'
  | 'waiting'
  /** The office had it and lost it: it goes once more by itself. */
  | 'again'
  /** The answers are in, and photos still to go. */
  | 'photos'
  /** The office has all of it; a copy stays until its backup is checked. */
  | 'kept'
  | 'backed-up'
  /** The office would not take it. */
  | 'refused'
  /** The office does not know the sender any more. */
  | 'shut-out'

export interface Packet {
  readonly sending: Sending
  readonly state: PacketState
  /** What holds it back at the moment. */
  readonly rest?: Rest
  readonly photos: {
    readonly all: number
    readonly sent: number
    readonly refused: number
    readonly gone: number
  }
}

export function describePacket(sending: Sending, sync: SyncState, now: number): Packet {
  const count = (...states: readonly string[]) =>
    sending.photos.filter(({ state }) => states.includes(state)).length
  const rest = isDone(sending) ? undefined : findRestOf(sync.rests, sending, now)
  return {
    sending,
    state: stateOf(sending, sync, rest),
    ...(rest ? { rest } : {}),
    photos: {
      all: sending.photos.length,
      sent: count('sent', 'backed-up'),
      refused: count('refused'),
      gone: count('gone'),
    },
  }
}

function stateOf(sending: Sending, { underWay, rests }: SyncState, rest: Rest | undefined): PacketState {
  if (sending.state === 'refused') return 'refused'
  if (sending.isBackedUp) return 'backed-up'
  if (isKept(sending) && countWaitingPhotos(sending) === 0) return 'kept'
  // Said as long as nothing of this person's has gone, not only while the next try rests.
  const why = rests.get(`person ${sending.code}`)?.why ?? rest?.why
  if (why && isShutOut(why)) return 'shut-out'
  if (underWay === sending.id) return 'sending'
  if (sending.state !== 'waiting') return 'photos'
  return sending.missedUnder === undefined ? 'waiting' : 'again'
}

/** What a person has to see to comes first; the rest in the order it was sealed. */
export const needsSomebody = ({ state, photos }: Packet): boolean =>
  state === 'refused' || state === 'shut-out' || photos.refused > 0 || photos.gone > 0

export const inOrderOfNeed = (packets: readonly Packet[]): readonly Packet[] => [
  ...packets.filter(needsSomebody),
  ...packets.filter((packet) => !needsSomebody(packet)),
]
