/** Sending, started on a real tablet: its clock, its network, and what wakes it. */

import { putPhoto, putVisit } from '../../schema/wire/visit-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { Readable } from '../state/store.ts'
import type { Outbox } from './outbox.ts'
import type { Person } from './people.ts'
import type { Photos } from './photos.ts'
import { createSync, type Sync } from './sync.ts'

export function startSync(
  client: Client,
  outbox: Outbox,
  photos: Photos,
  current: Readable<Person | undefined>,
): Sync {
  const sync = createSync({
    outbox,
    photos,
    post: {
      visit: ({ visit, body }) =>
        client.send(putVisit, { params: { visit } }, { bytes: body, type: 'application/json' }),
      photo: (visit, sha256, bytes, type) =>
        client.send(putPhoto, { params: { visit, sha256 } }, { bytes, type }),
    },
    now: () => Date.now(),
    random: Math.random,
    isOnline: () => navigator.onLine && current.value !== undefined,
    wakeAfter: (waitMs, wake) => {
      setTimeout(wake, waitMs)
    },
  })
  // Whatever may mean that the network is back: the network says so, or somebody looks at the tablet again.
  addEventListener('online', () => void sync.runNow())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void sync.run()
  })
  void sync.run()
  return sync
}
