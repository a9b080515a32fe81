/** "Seal now", for somebody who may be forced: it locks whatever becomes of the rest, and says how much is left. */

import { describe, expect, it } from 'vitest'
import { inMemoryMemory } from '../../../web/offline/in-memory.ts'
import { type SealingNow, sealNow } from '../../../web/offline/seal-now.ts'

const refuse = () => Promise.reject(new DOMException('the disk is full', 'QuotaExceededError'))

async function sealingNow(more: Partial<SealingNow> = {}) {
  const memory = inMemoryMemory()
  await memory.keep('premises', ['what the last room was like'])
  await memory.keep('place-left', { typed: 'half a sentence' })
  const locked: string[] = []
  const failed = await sealNow({
    work: { sealAll: async () => 0 },
    incidents: { sealAsItIs: async () => 'sealed' },
    memory,
    lock: async () => {
      locked.push('locked')
    },
    ...more,
  })
  return { failed, locked, left: [await memory.read('premises'), await memory.read('place-left')] }
}

describe('Sealing now', () => {
  it('seals the drafts and the incident, forgets every answer that is remembered, and locks', async () => {
    expect(await sealingNow()).toEqual({ failed: 0, locked: ['locked'], left: [undefined, undefined] })
  })

  it('counts what could not be sealed', async () => {
    const { failed, locked } = await sealingNow({
      work: { sealAll: async () => 2 },
      incidents: { sealAsItIs: async () => 'no-key' },
    })
    expect([failed, locked]).toEqual([3, ['locked']])
  })

  it.each<readonly [string, Partial<SealingNow>, number]>([
    ['the drafts', { work: { sealAll: refuse } }, 1],
    ['the incident', { incidents: { sealAsItIs: refuse } }, 1],
    ['what is remembered', { memory: { keep: refuse } }, 2],
    [
      'anything',
      { work: { sealAll: refuse }, incidents: { sealAsItIs: refuse }, memory: { keep: refuse } },
      4,
    ],
  ])('locks although the disk does not take %s', async (_, more, count) => {
    const { failed, locked } = await sealingNow(more)
    expect([failed, locked]).toEqual([count, ['locked']])
  })

  it('does not leave the page waiting for a disk that does not take what is left', async () => {
    const { failed } = await sealingNow({
      work: { sealAll: async () => 1 },
      lock: () => new Promise(() => undefined),
    })
    expect(failed).toBe(1)
  })
})
