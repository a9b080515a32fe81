/** The verdict on a history finds what is lost, doubled, changed or in the wrong place, and nothing in a good one. */

import { describe, expect, it } from 'vitest'
import { hashOf } from '../../server/storage/secrets.ts'
import type { Row } from './sync/ledger.ts'
import type { Packet, Place } from './sync/packets.ts'
import { judge } from './sync/verdict.ts'

const hex = (text: string): string => hashOf(text).toString('hex')

const packet = (id: string, place: Place = 'visit'): Packet => ({
  id,
  kind: 'visit',
  code: 'mokade-47',
  envelope: `envelope of ${id}`,
  sha256: hex(`envelope of ${id}`),
  photos: [hex('sealed')],
  place,
  body: `body of ${id}`,
  pictures: [{ sha256: hex('sealed'), bytes: new Uint8Array([7]), plain: hex('plain') }],
})
const ONE = packet('one')
const ASIDE = packet('aside', 'unknown-station')
const photo = (id: string, reason: string | null): Row => ({
  ...{ table: 'sealed_photo', id, sha256: hex('sealed'), reason },
  content: reason === null ? hex('plain') : hex('sealed'),
})
const VISIT: Row = { table: 'visit', id: 'one', sha256: ONE.sha256, content: hex(ONE.body), reason: null }
const GOOD: readonly Row[] = [
  VISIT,
  photo('one', null),
  {
    ...{ table: 'set_aside', id: 'aside', sha256: ASIDE.sha256 },
    ...{ content: ASIDE.sha256, reason: 'unknown-station' },
  },
  photo('aside', 'of-set-aside'),
]
const verdictOn = (rows: readonly Row[], others: readonly Packet[] = []) =>
  judge({
    rows,
    parts: 0,
    made: { packets: [ONE, ASIDE].map((one) => ({ packet: one, tablet: 0 })), others: [...others] },
    tablets: [],
    revoked: new Set(),
  })
const without = (table: Row['table'], id: string) =>
  GOOD.filter((row) => row.table !== table || row.id !== id)

describe('The verdict on a history', () => {
  it('finds nothing where everything is there once', async () => {
    expect(await verdictOn(GOOD)).toEqual([])
  })

  it('finds what is lost', async () => {
    expect(await verdictOn(without('visit', 'one'))).toEqual([
      'visit one of tablet 0 is in the office 0 times',
    ])
    expect(await verdictOn(without('sealed_photo', 'aside'))).toEqual([
      'unknown-station aside of tablet 0: a photo is in the office 0 times',
    ])
  })

  it('finds what is there twice, also in two tables, and what nobody sealed', async () => {
    const twice: Row = { ...VISIT, table: 'set_aside', content: ONE.sha256, reason: 'other-content' }
    expect(await verdictOn([...GOOD, twice])).toContain('visit one of tablet 0 is in the office 2 times')
    expect(await verdictOn([...GOOD, { ...VISIT, id: 'stranger' }])).toEqual([
      '1 rows in the office are of nothing that was sealed',
    ])
  })

  it('finds what was changed, and what was set aside without need', async () => {
    expect(await verdictOn([{ ...VISIT, content: hex('other') }, ...without('visit', 'one')])).toEqual([
      'visit one of tablet 0: the document was changed',
    ])
    const aside: Row = { ...VISIT, table: 'set_aside', content: ONE.sha256, reason: 'other-content' }
    expect(await verdictOn([aside, ...without('visit', 'one')])).toEqual([
      'visit one of tablet 0: set aside as other-content',
    ])
    // Where another content came in between, that is what is promised.
    const other = { ...ONE, sha256: hex('other') }
    expect(await verdictOn([aside, ...without('visit', 'one')], [other])).toEqual([])
  })
})
