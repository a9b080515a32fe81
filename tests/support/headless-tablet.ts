/** A tablet without a screen: the app's own outbox and engine, its ticket, and hours that pass when they are told to. */

import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import type { enrol } from '../../schema/wire/people-endpoints.ts'
import { createClient } from '../../web/api/client.ts'
import { inMemoryOutbox } from '../../web/offline/in-memory.ts'
import type { Outbox } from '../../web/offline/outbox.ts'
import { createPost } from '../../web/offline/post.ts'
import { createSync } from '../../web/offline/sync.ts'
import { withWayBack } from '../../web/offline/way-back.ts'

export interface HeadlessTablet {
  readonly code: string
  readonly organisationKey: ReplyOf<typeof enrol>['organisationKey']
  readonly outbox: Outbox
  /** Lets so much time pass, and sends what is due. */
  readonly run: (afterMs: number) => Promise<void>
  /** How many envelopes went out so far. */
  readonly sent: () => number
  /** What nobody would know of if nobody looked: still waiting, or refused. */
  readonly listUnsettled: () => Promise<readonly string[]>
}

export function headlessTablet(
  { token, code, ticket, organisationKey }: ReplyOf<typeof enrol>,
  ask: typeof globalThis.fetch,
  random: () => number,
): HeadlessTablet {
  const outbox = inMemoryOutbox()
  let now = 0
  let sent = 0
  const post: typeof globalThis.fetch = (address, init) => {
    if (init?.method === 'PUT') sent += 1
    return ask(address, init)
  }
  const client = withWayBack(createClient({ fetch: post, token: () => token }), () => ticket)
  const sync = createSync({
    outbox,
    post: createPost(() => client),
    now: () => now,
    random,
    isOnline: () => true,
    alone: (work) => work(),
    wakeAfter: () => undefined,
  })
  return {
    code,
    organisationKey,
    outbox,
    async run(afterMs) {
      now += afterMs
      await sync.run()
    },
    sent: () => sent,
    async listUnsettled() {
      const { rests } = sync.state.value
      const why = [...rests.values()].map((rest) => JSON.stringify(rest.why)).join(' ')
      return (await outbox.list())
        .filter(({ state }) => state !== 'received')
        .map(({ id, state }) => `${code} shows ${id} as ${state} ${why}`)
    },
  }
}
