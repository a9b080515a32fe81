/** A tablet that dies at any point of sending, asking or letting go: nothing sealed is lost, and nothing counts twice. */

import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { inMemoryOutbox, type OutboxInMemory } from '../../../web/offline/in-memory.ts'
import type { Outbox } from '../../../web/offline/outbox.ts'
import type { Post } from '../../../web/offline/send-sealed.ts'
import { createSync } from '../../../web/offline/sync.ts'
import { type OfficeModel, officeModel } from '../../support/office-model.ts'

const PICTURE = new Uint8Array([7])
const PHOTO = createHash('sha256').update(PICTURE).digest('hex')
const PACKETS = ['one', 'two'].map((id) => ({
  id,
  kind: 'visit' as const,
  code: 'mokade-47',
  envelope: `{"of":"${id}"}`,
  sha256: `hash of ${id}`,
  photos: [PHOTO],
}))
/** Everything that must not be lost. */
const KEYS = PACKETS.flatMap(({ id }) => [id, `${id} ${PHOTO}`])

class Killed extends Error {}

/** Counts the points before and after each deed; dies at one of them, and does nothing from then on. */
function mortal(dieAt: number) {
  let point = 0
  const pass = () => {
    point += 1
    if (point >= dieAt) throw new Killed()
  }
  const around =
    <Given extends readonly unknown[], Result>(deed: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      pass()
      const result = await deed(...given)
      pass()
      return result
    }
  return { around, hasDied: () => point >= dieAt }
}

type Around = ReturnType<typeof mortal>['around']

const mortalOutbox = (outbox: Outbox, around: Around): Outbox => ({
  put: around(outbox.put),
  change: around(outbox.change),
  read: around(outbox.read),
  list: around(outbox.list),
  remove: around(outbox.remove),
  readPhoto: around(outbox.readPhoto),
})

const mortalPost = (post: Post, around: Around): Post => ({
  envelope: around(post.envelope),
  part: around(post.part),
  question: around(post.question),
})

/** What is neither on the tablet, whole, nor in a checked backup. */
async function listLost(outbox: OutboxInMemory, office: OfficeModel): Promise<readonly string[]> {
  const lost: string[] = []
  for (const { id, envelope } of PACKETS) {
    const there = await outbox.read(id)
    if (there?.envelope !== envelope && !office.inBackup().has(id)) lost.push(id)
    const key = `${id} ${PHOTO}`
    if (!(await outbox.readPhoto(id, PHOTO)) && !office.inBackup().has(key)) lost.push(key)
  }
  return lost
}

/** A tablet's days: sending, an office restored to nothing, sending again, a backup, a later restore, letting go. */
const DAYS: readonly ((office: OfficeModel) => void)[] = [
  () => undefined,
  (office) => office.restore(),
  (office) => office.backUp(),
  (office) => office.restore(),
  (office) => office.backUp(),
]
const EPOCHS = 3

async function live(dieAt: number) {
  const office = officeModel()
  const outbox = inMemoryOutbox()
  for (const packet of PACKETS) {
    await outbox.putPhoto(packet.id, PHOTO, PICTURE)
    await outbox.put(packet)
  }
  const life = mortal(dieAt)
  const boot = (around: Around) =>
    createSync({
      outbox: mortalOutbox(outbox, around),
      post: mortalPost(office.post, around),
      now: () => 0,
      random: () => 0,
      isOnline: () => true,
      alone: (work) => work(),
      wakeAfter: () => undefined,
    })
  let sync = boot(life.around)
  const lost: string[] = []
  for (const happens of DAYS) {
    happens(office)
    for (let round = 0; round < 2; round += 1) {
      try {
        await sync.runNow()
      } catch (fault) {
        if (!(fault instanceof Killed)) throw fault
        lost.push(...(await listLost(outbox, office)))
        // Switched on again: nothing of what it held in memory is there any more.
        sync = boot((deed) => deed)
      }
    }
    lost.push(...(await listLost(outbox, office)))
  }
  return { office, outbox, lost, hasDied: life.hasDied() }
}

describe('A tablet killed while it sends', () => {
  it('loses nothing at any point, and everything is there once in the end', async () => {
    let points = 0
    for (let dieAt = 1; ; dieAt += 1) {
      const { office, outbox, lost, hasDied } = await live(dieAt)
      expect(lost, `killed at point ${dieAt}`).toEqual([])
      expect([...office.rows().keys()].sort(), `killed at point ${dieAt}`).toEqual([...KEYS].sort())
      for (const key of KEYS) expect(office.stored(key)).toBeLessThanOrEqual(EPOCHS)
      expect((await outbox.list()).map(({ isBackedUp }) => isBackedUp)).toEqual([true, true])
      if (!hasDied) break
      points = dieAt
    }
    expect(points).toBeGreaterThan(100)
  })

  it('would be seen to lose: a tablet that lets go at the receipt loses what a restored office misses', async () => {
    const office = officeModel()
    const outbox = inMemoryOutbox()
    for (const packet of PACKETS) {
      await outbox.putPhoto(packet.id, PHOTO, PICTURE)
      await outbox.put(packet)
      await office.post.envelope({ ...packet, order: 1, state: 'waiting', photos: [] })
      await outbox.change(packet, (present) => ({ ...present, envelope: '', isBackedUp: true }))
    }
    office.restore()
    expect(await listLost(outbox, office)).toEqual(['one', 'two'])
  })
})
