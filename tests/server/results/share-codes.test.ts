/** A content that takes less memory says the same. */

import { expect, it } from 'vitest'
import { withSharedCodes } from '../../../server/results/share-codes.ts'
import { inventRelease } from '../../support/invented-release.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

it('says the same in the same order, and has each list of codes once', async () => {
  const { content } = inventRelease(await readShippedChecklist(), { stations: 60 })
  // As it is read: every list and every code in it by itself.
  const text = JSON.stringify(content)
  const shared = withSharedCodes(JSON.parse(text))
  expect(JSON.stringify(shared)).toBe(text)
  const asked = shared.recommendations.flatMap(({ recommendations }) => recommendations)
  const lists = new Map(asked.map(({ barrier, stations }) => [barrier, stations]))
  expect(lists.size).toBeLessThan(asked.length)
  for (const { barrier, stations } of asked) expect(stations).toBe(lists.get(barrier))
})

it('leaves lists that differ as they are, also of the same barrier', async () => {
  const { content } = inventRelease(await readShippedChecklist(), { stations: 60 })
  const [first, ...others] = content.recommendations
  const [one, ...more] = first?.recommendations ?? []
  if (!first || !one) throw new Error('nothing is recommended')
  const shorter = { ...one, stations: one.stations.slice(1) }
  const uneven = {
    ...content,
    recommendations: [{ ...first, recommendations: [one, shorter, one, ...more] }, ...others],
  }
  expect(withSharedCodes(uneven)).toEqual(uneven)
})
