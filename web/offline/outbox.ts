/** Finished visits on the device: waiting to be sent, or received by the office. */

import type { StationCode, VisitId } from '../../schema/codes.ts'
import type { DeviceDatabase } from './device-database.ts'

/** Why the office would not take a visit; its words come from the office in every language. */
export interface Refusal {
  readonly status: number
  readonly titles: Readonly<Record<string, string>>
  readonly details: Readonly<Record<string, string>>
}

export interface Sending {
  readonly visit: VisitId
  readonly station: StationCode
  /** The very bytes that go out, as text: their hash is what the receipt must name. */
  readonly body: string
  readonly sha256: string
  readonly finishedAt: string
  /** Running number on this device: what was finished first goes first. */
  readonly order: number
  readonly state: 'waiting' | 'received' | 'set-aside' | 'refused'
  /** Photos the office still wants. */
  readonly photosMissing: readonly string[]
  /** Six characters to read out on the telephone. */
  readonly receipt?: string
  readonly refusal?: Refusal
}

export interface Outbox {
  readonly put: (sending: Omit<Sending, 'order'>) => Promise<void>
  /** Changes one that is there. */
  readonly replace: (sending: Sending) => Promise<void>
  readonly read: (visit: VisitId) => Promise<Sending | undefined>
  /** Oldest first. */
  readonly list: () => Promise<readonly Sending[]>
  readonly drop: (visit: VisitId) => Promise<void>
}

export function deviceOutbox(database: DeviceDatabase): Outbox {
  return {
    async put(sending) {
      await database.run(['outbox'], async (on) => {
        const kept = await on.objectStore('outbox').getAll()
        await on.objectStore('outbox').put({ ...sending, order: nextOrder(kept) })
      })
    },
    async replace(sending) {
      await database.run(['outbox'], (on) => on.objectStore('outbox').put(sending))
    },
    read: (visit) => database.run(['outbox'], (on) => on.objectStore('outbox').get(visit)),
    list: () => database.run(['outbox'], async (on) => inOrder(await on.objectStore('outbox').getAll())),
    async drop(visit) {
      await database.run(['outbox'], (on) => on.objectStore('outbox').delete(visit))
    },
  }
}

export const nextOrder = (kept: readonly Sending[]): number =>
  kept.reduce((most, { order }) => Math.max(most, order + 1), 1)

export const inOrder = (kept: readonly Sending[]): readonly Sending[] =>
  [...kept].sort((one, other) => one.order - other.order)
