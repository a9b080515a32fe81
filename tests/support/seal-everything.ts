/** Seals until nothing waits: on a database server for all tests, others have transactions open as well. */

import { setTimeout as pause } from 'node:timers/promises'
import { type Sealing, sealAll } from '../../server/logbook/seal-logbook.ts'
import { listUnsealed } from '../../server/queries/logbook-chain.ts'

export async function sealEverything(sealing: Sealing): Promise<void> {
  for (;;) {
    await sealAll(sealing)
    if ((await listUnsealed(sealing.db)).length === 0) return
    await pause(20)
  }
}
