/** Sending, started on a real tablet: its clock, its network, and what wakes it. Goes on while the vaults are locked. */

import { type Client, createClient } from '../api/client.ts'
import type { Outbox } from './outbox.ts'
import type { People } from './people.ts'
import { createPost } from './post.ts'
import { createSync, type Sync } from './sync.ts'

export function startSync(outbox: Outbox, people: Pick<People, 'list'>): Sync {
  /** Each goes with the token of the person it is from, whoever has the tablet now. */
  const clientOf = (sender: string): Client =>
    createClient({
      fetch: (...asked) => fetch(...asked),
      token: () => people.list.value.find(({ code }) => code === sender)?.token,
    })
  const sync = createSync({
    outbox,
    post: createPost(clientOf),
    now: () => Date.now(),
    random: Math.random,
    isOnline: () => navigator.onLine && people.list.value.length > 0,
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
