/** Whoever took the tablet over without the old secret learns from a kit neither where to go nor what is asked. */

import { describe, expect, it } from 'vitest'
import { type Kit, type Packs, withKitInMemory } from '../../../web/offline/reference.ts'

const STATION = '020101-0001'
const VISIT = '01907e6a-0000-4000-8000-000000000001'
const kit: Kit = {
  campaign: {
    id: '01907e6a-0000-4000-8000-0000000000ca',
    name: { km: 'យុទ្ធនាការ' },
    organisation: { km: 'អង្គការ' },
    election: { name: { km: 'ការបោះឆ្នោត' }, kind: 'commune', date: '2027-06-06' },
    checklist: { id: 'c', version: '1' },
    sampleType: 'purposive',
    settings: { photosAllowed: true },
  },
  code: 'mokade-47',
  assigned: [STATION],
  queries: [
    {
      ...{ visit: VISIT, lastWord: VISIT, step: 1, station: STATION, reason: 'photo', questions: [] },
      checklist: { id: 'c', version: '1' },
      day: '2027-06-06',
    },
  ],
  organisationKey: { id: '0'.repeat(16), publicKey: 'A'.repeat(87) },
  ticket: 'ticket',
}

async function keptOf(mayName: boolean) {
  const open = new Map<string, unknown>()
  const sealed = new Map<string, unknown>()
  const packs = {
    keep: async <Name extends keyof Packs>(name: Name, pack: Packs[Name]) => void open.set(name, pack),
    read: async () => undefined,
    listNames: async () => [...open.keys()],
  }
  const memory = {
    keep: async (name: string, value: unknown) => void sealed.set(name, value),
    read: async (name: string) => sealed.get(name),
  }
  const reference = withKitInMemory(packs, {
    memory,
    mayNameStations: () => mayName,
    cameWith: async () => undefined,
  })
  await reference.keep('kit', kit)
  return { open: JSON.stringify([...open]), sealed: await reference.read('kit') }
}

describe('a kit', () => {
  it('lies in the vault with its stations and what is asked, and nothing of them in the open', async () => {
    const { open, sealed } = await keptOf(true)
    expect(sealed).toEqual(kit)
    expect([open.includes(STATION), open.includes(VISIT)]).toEqual([false, false])
  })

  it('is kept without both where the person may not be shown their stations', async () => {
    const { sealed } = await keptOf(false)
    expect(sealed).toEqual({ ...kit, assigned: [], queries: [] })
  })
})
