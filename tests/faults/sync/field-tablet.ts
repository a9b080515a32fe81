/** A tablet without a screen: the outbox and the engine of the product, its clocks, its tabs, its line to the office. */

import type { Random } from '../../../seeds/demo/random.ts'
import { createClient } from '../../../web/api/client.ts'
import { inMemoryOutbox, type OutboxInMemory } from '../../../web/offline/in-memory.ts'
import type { Outbox, Sending } from '../../../web/offline/outbox.ts'
import { createPost } from '../../../web/offline/post.ts'
import { createSync, type Sync } from '../../../web/offline/sync.ts'
import type { Enrolled } from './field-office.ts'
import { keyOf } from './ledger.ts'
import { type Life, newLife } from './life.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { hearReply, type Promises, waitsOf } from './promises.ts'
import type { Sabotage } from './sabotage.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface TabletNeeds {
  readonly number: number
  readonly people: readonly Enrolled[]
  /** What it takes for the office. */
  readonly url: string
  readonly random: Random
  readonly time: VirtualTime
  readonly promises: Promises
  readonly sabotage: Sabotage
}

/** One running app. */
interface Tab {
  readonly life: Life
  readonly sync: Sync
}

export interface FieldTablet {
  readonly number: number
  readonly people: readonly Enrolled[]
  /** What outlives every restart. */
  readonly disk: OutboxInMemory
  /** The network the tablet believes to have. */
  isOnline: boolean
  /** How far its date is off, in milliseconds; the clock that rests are measured by never jumps. */
  offMs: number
  /** So many of the next writes the disk refuses. */
  refusals: number
  /** The app ends at this request from now, before its answer has come. */
  endsIn: number | undefined
  readonly tabs: () => readonly Sync[]
  /** Calls into each tab, without waiting for it. */
  readonly start: (deed: (sync: Sync) => Promise<void>) => void
  readonly openTab: () => void
  /** All tabs end and the app is started anew; of what it held in memory nothing is there any more. */
  readonly restart: () => void
  /** Sends something past the engine, as another program with the same token could. */
  readonly sendRaw: (code: string, sending: Pick<Sending, 'id' | 'envelope'>) => Promise<void>
  /** Comes back when nothing is under way. */
  readonly settle: () => Promise<void>
}

/** Longer than anything takes that is not dead. */
const PATIENCE_MS = 30_000

export function switchOnTablet(needs: TabletNeeds): FieldTablet {
  const { number, random, time, promises, sabotage } = needs
  const disk = inMemoryOutbox()
  const lock = oneAtATime()
  let tabs: readonly Tab[] = []
  let busy: readonly Promise<void>[] = []

  const track = (life: Life, work: Promise<void>) => {
    const watched = work.catch((fault: unknown) => {
      promises.broken.push(`tablet ${number}: the app fell over: ${String(fault)}`)
    })
    busy = [...busy, Promise.race([watched, life.ended])]
  }

  /** What is written through here is on the disk, or refused. */
  const outboxOf = (life: Life): Outbox => ({
    ...disk,
    list: () => life.of(disk.list()),
    readPhoto: (id, sha256) => life.of(disk.readPhoto(id, sha256)),
    change(of, to) {
      if (!life.isAlive()) return life.of(Promise.resolve())
      if (tablet.refusals > 0) {
        tablet.refusals -= 1
        return Promise.reject(new DOMException('the disk refuses', 'QuotaExceededError'))
      }
      return life.of(
        disk.change(of, (present) => {
          const next = sabotage.onDisk(to(present))
          for (const key of listDropped(present, next)) promises.drops.push({ key, tablet: number })
          return next
        }),
      )
    },
  })

  const fetchOf = (life: Life, code: string, waits: ReturnType<typeof waitsOf>): typeof fetch => {
    return async (path, init) => {
      const address = String(path)
      const errand = `${errandOf(address)} of ${code}`
      waits.asks(errand)
      if (tablet.endsIn === 0) {
        tablet.endsIn = undefined
        tablet.restart()
      } else if (tablet.endsIn !== undefined) tablet.endsIn -= 1
      const asking = ask(address, init)
      const response = await life.of(asking)
      if (/json/u.test(response.headers.get('content-type') ?? ''))
        waits.hears(errand, response.headers.get('retry-after'))
      return sabotage.onReply(response)
    }
  }

  /** Whatever arrives is a promise of the office, whether or not the app that asked lives to see it. */
  const ask = async (address: string, init: RequestInit | undefined): Promise<Response> => {
    const response =
      sabotage.inPlaceOf(address, init, random) ??
      (await fetch(new URL(address, needs.url), { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }))
    const id = /^\/api\/sealed\/([0-9a-f-]{36})/u.exec(address)?.[1]
    if (response.ok && id !== undefined) {
      const text = await response.clone().text()
      if (text.startsWith('{')) hearReply(promises, number, id, JSON.parse(text))
    }
    return response
  }

  const boot = (): Tab => {
    const life = newLife()
    const bootedAt = time.now()
    const waits = waitsOf(promises, number, time.now)
    const sync: Sync = createSync({
      outbox: outboxOf(life),
      post: createPost((code) =>
        createClient({ fetch: fetchOf(life, code, waits), token: () => tokenOf(needs.people, code) }),
      ),
      now: () => time.now() - bootedAt,
      random: () => random.next(),
      isOnline: () => tablet.isOnline,
      alone: (work) => lock.hold(life, work),
      wakeAfter: (waitMs, wake) =>
        time.after(waitMs, () => {
          if (!life.isAlive()) return
          wake()
          track(life, sync.run())
        }),
    })
    return { life, sync }
  }

  const start = (deed: (sync: Sync) => Promise<void>) => {
    for (const { life, sync } of tabs) track(life, deed(sync))
  }
  const tablet: FieldTablet = {
    number,
    people: needs.people,
    disk,
    isOnline: true,
    offMs: 0,
    refusals: 0,
    endsIn: undefined,
    tabs: () => tabs.map(({ sync }) => sync),
    start,
    openTab() {
      tabs = [...tabs, boot()]
    },
    restart() {
      for (const { life } of tabs) life.end()
      tabs = [boot()]
      // As the app does whenever it starts.
      start((sync) => sync.run())
    },
    async sendRaw(code, { id, envelope }) {
      const headers = {
        'content-type': 'application/json',
        authorization: `Bearer ${tokenOf(needs.people, code)}`,
      }
      // A line that breaks is no news here.
      await ask(`/api/sealed/${id}`, { method: 'PUT', body: envelope, headers }).catch(() => undefined)
    },
    async settle() {
      while (busy.length > 0) {
        const under = busy
        busy = []
        await Promise.all(under)
      }
    },
  }
  tabs = [boot()]
  return tablet
}

const tokenOf = (people: readonly Enrolled[], wanted: string): string | undefined =>
  people.find(({ code }) => code === wanted)?.token

const errandOf = (address: string): string =>
  address.includes('/parts/') ? 'a photo' : address.endsWith('/standing') ? 'a question' : 'an envelope'

/** What leaves the tablet with this change. */
function listDropped(before: Sending, after: Sending): readonly string[] {
  const photos = after.photos.filter(
    ({ sha256, state }) =>
      state === 'backed-up' &&
      before.photos.some((photo) => photo.sha256 === sha256 && photo.state !== 'backed-up'),
  )
  return [
    ...(after.envelope === '' && before.envelope !== '' ? [keyOf('envelope', after.id, after.sha256)] : []),
    ...photos.map(({ sha256 }) => keyOf('photo', after.id, sha256)),
  ]
}
