/** Drafts as older and later versions of the app left them in their boxes. */

import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { replay } from '../../../web/offline/changes.ts'
import { begunVisit } from '../../../web/offline/drafts.ts'
import {
  type StoredEntry,
  type StoredHead,
  upgradeEntry,
  upgradeHead,
} from '../../../web/offline/stored-drafts.ts'
import { aTestChecklist } from './test-checklist.ts'

interface Frozen {
  readonly head: StoredHead
  readonly entries: readonly StoredEntry[]
}

const read = async (name: string): Promise<Frozen> =>
  JSON.parse(await readFile(new URL(`frozen/${name}`, import.meta.url), 'utf8'))

describe('A draft in its boxes', () => {
  it('of version 1 opens as it was left', async () => {
    const { head: stored, entries } = await read('boxed-1.json')
    const head = upgradeHead(stored)
    const visit = replay(aTestChecklist, begunVisit(head), entries.map(upgradeEntry))
    expect([head.section, head.question]).toEqual(['only', 'note'])
    expect(Object.fromEntries(visit.answers)).toEqual({
      ramp: { kind: 'yes-no', value: 'yes' },
      note: { kind: 'words', text: 'ផ្លូវរអិល' },
    })
    expect(visit.interviews).toHaveLength(1)
    expect(visit.station).toBe('010201-0002')
    expect(visit.moved).toEqual({ from: '010201-0001', reason: 'wrong room' })
  })

  it('keeps what a later version wrote, as it was written', async () => {
    const { entries } = await read('boxed-1.json')
    expect(entries.map(upgradeEntry)[5]).toEqual({
      kind: 'sketch',
      lines: [
        [1, 2],
        [3, 4],
      ],
    })
  })
})
