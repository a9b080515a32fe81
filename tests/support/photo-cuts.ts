/** A tablet sends visits with photos over a line that is cut again and again; counted from outside what became of them. */

import { randomUUID } from 'node:crypto'
import type { Random } from '../../seeds/demo/random.ts'
import { createClient } from '../../web/api/client.ts'
import { inMemoryOutbox, type OutboxInMemory } from '../../web/offline/in-memory.ts'
import { isDone } from '../../web/offline/outbox.ts'
import { createPost } from '../../web/offline/post.ts'
import type { Post } from '../../web/offline/send-sealed.ts'
import { createSync, type Sync } from '../../web/offline/sync.ts'
import type { Api } from './api.ts'
import { type ChaosProxy, type Mischief, openChaosProxy } from './chaos-proxy.ts'
import { ROOMS, sealedPhoto, sha256Of, visitTo } from './intake.ts'
import { noisyJpeg } from './pictures.ts'

export interface CutTally {
  readonly cuts: number
  /** How often the app was started anew, knowing nothing of what the office has. */
  readonly restarts: number
  readonly photos: number
  /** Of all photos, sealed. */
  readonly bytes: number
  readonly bytesSent: number
  /** Photos that are not in the office, or not as they were taken. */
  readonly corrupt: number
  /** Rows of parts and of sealed photos that should not be there. */
  readonly leftOver: number
}

export interface CutSetting {
  readonly api: Api
  /** Where its API listens. */
  readonly url: string
  readonly cuts: number
  readonly random: Random
  /** What happens to the nth part that something happens to; a cut somewhere, where nothing else is said. */
  readonly mischief?: (nth: number, random: Random) => Mischief
}

/** At each kilobyte of a part in turn; every fourth time the part is in, and the answer is lost. */
const cutSomewhere = (nth: number, random: Random): Mischief =>
  nth % 4 === 0
    ? { is: 'cut-after-response-commit' }
    : { is: 'cut-request-after', bytes: Math.floor(((nth % 66) + random.next()) * 1024) }

interface Tablet {
  readonly outbox: OutboxInMemory
  readonly sync: Sync
  readonly startAnew: () => Tablet
}

/** Sends visits until so many parts have met with mischief, and then all that is left. */
export async function cutPhotos({
  api,
  url,
  cuts,
  random,
  mischief = cutSomewhere,
}: CutSetting): Promise<CutTally> {
  let done = 0
  let restarts = 0
  let bytesSent = 0
  const choose = (path: string): Mischief => {
    if (!path.includes('/parts/') || done >= cuts || random.chance(0.4)) return { is: 'none' }
    done += 1
    return mischief(done, random)
  }
  const proxy = await openChaosProxy(url, ({ path }) => choose(path))
  const taken: Buffer[] = []
  let bytes = 0
  try {
    let tablet = openTablet(api, proxy, inMemoryOutbox(), (part) => {
      bytesSent += part
    })
    while (done < cuts) {
      const visit = await takeVisit(api, tablet.outbox, random)
      taken.push(...visit.pictures)
      bytes += visit.bytes
      while (!(await tablet.outbox.list()).every(isDone)) {
        await tablet.sync.runNow()
        if (random.chance(0.1)) {
          restarts += 1
          tablet = tablet.startAnew()
        }
      }
    }
  } finally {
    await proxy.close()
  }
  return {
    cuts: done,
    restarts,
    photos: taken.length,
    bytes,
    bytesSent,
    ...(await countWrong(api, taken)),
  }
}

function openTablet(
  api: Api,
  proxy: ChaosProxy,
  outbox: OutboxInMemory,
  onPart: (bytes: number) => void,
): Tablet {
  const travelling = createPost(() =>
    createClient({
      fetch: (path, init) => fetch(new URL(String(path), proxy.url), init),
      token: () => api.sokha.token,
    }),
  )
  const post: Post = {
    ...travelling,
    part(sending, sent) {
      onPart(sent.bytes.length)
      return travelling.part(sending, sent)
    },
  }
  const sync = createSync({
    outbox,
    post,
    now: () => 0,
    random: () => 1,
    isOnline: () => true,
    alone: (work) => work(),
    wakeAfter: () => undefined,
  })
  return { outbox, sync, startAnew: () => openTablet(api, proxy, outbox, onPart) }
}

/** A finished visit with three photos of 30 to 190 kB, sealed and waiting in the outbox. */
async function takeVisit(api: Api, outbox: OutboxInMemory, random: Random) {
  const id = randomUUID()
  const pictures = [0, 1, 2].map(() =>
    noisyJpeg(30_000 + Math.floor(random.next() * 160_000), () => random.next()),
  )
  const sealed = await Promise.all(pictures.map((picture) => sealedPhoto(api, id, picture)))
  const photos = pictures.map((picture) => ({ sha256: sha256Of(picture), description: 'ទ្វារចូល' }))
  const { envelope, sha256 } = await visitTo(
    api,
    random.pick(ROOMS),
    { [photoQuestionOf(api)]: { kind: 'photo', photos } },
    { id, photos: sealed.map((photo) => photo.sha256) },
  )
  for (const photo of sealed) await outbox.putPhoto(id, photo.sha256, photo.bytes)
  await outbox.put({
    id,
    kind: 'visit',
    code: api.sokha.code,
    envelope,
    sha256,
    photos: sealed.map((photo) => photo.sha256),
  })
  return { pictures, bytes: sealed.reduce((sum, photo) => sum + photo.bytes.length, 0) }
}

/** The first question of the shipped checklist that asks for photos. */
export function photoQuestionOf(api: Api): string {
  const { sections } = api.services.shippedChecklist.checklist
  const found = sections.flatMap(({ questions }) => questions).find(({ kind }) => kind === 'photo')
  if (!found) throw new Error('the checklist has no photo question')
  return found.id
}

async function countWrong(
  { db, services, campaign }: Api,
  taken: readonly Buffer[],
): Promise<Pick<CutTally, 'corrupt' | 'leftOver'>> {
  let corrupt = 0
  for (const picture of taken) {
    const kept = await db
      .selectFrom('sealed_photo')
      .innerJoin('photo', 'photo.sha256', 'sealed_photo.photo')
      .select('photo.bytes')
      .where('photo.sha256', '=', sha256Of(picture))
      .execute()
    const [one] = kept
    const opened = one && services.classKeys.open(campaign, 'photos', sha256Of(picture), one.bytes)
    if (kept.length !== 1 || !opened?.equals(picture)) corrupt += 1
  }
  const rows = async (table: 'photo_part' | 'sealed_photo' | 'photo') => {
    const { count } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    return count
  }
  const tooMany = (await rows('sealed_photo')) - taken.length + (await rows('photo')) - taken.length
  return { corrupt, leftOver: tooMany + (await rows('photo_part')) }
}
