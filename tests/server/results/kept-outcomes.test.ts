/** What is kept of a station is what was judged there, as far as files tell of it. */

import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { readCampaignId, readStationCode, readVisitId } from '../../../schema/codes.ts'
import { releaseFindings } from '../../../schema/disclosure/released-findings.ts'
import { combineVisits } from '../../../schema/findings/combine-visits.ts'
import { type BarrierOutcome, findBarriers } from '../../../schema/findings/find-barriers.ts'
import { randomFrom } from '../../../seeds/demo/random.ts'
import { KeptOutcomes } from '../../../server/results/kept-outcomes.ts'
import { inventVisit } from '../../support/invented-visit.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const shipped = await readShippedChecklist()
const random = randomFrom(11)
const [campaign, station] = [readCampaignId(randomUUID()), readStationCode('0201-1')]

function judgeOne(): readonly BarrierOutcome[] {
  const id = readVisitId(randomUUID())
  if (!id || !campaign || !station) throw new Error('no code')
  const said = findBarriers(shipped, inventVisit(shipped, { id, campaign, station }, random), new Map())
  const whole = combineVisits(shipped, [said])
  if (!whole) throw new Error('nothing was said')
  return releaseFindings(shipped, whole).findings.outcomes
}

const told = (outcomes: readonly Pick<BarrierOutcome, 'barrier' | 'outcome' | 'evidence'>[]) =>
  outcomes.map(({ barrier, outcome, evidence: [own] }) => ({ barrier, outcome, own }))

it('of each station it is its own, whatever was kept of others since', () => {
  // Another checklist for what is kept: each has its own.
  const checklist = { ...shipped }
  const judged = Array.from({ length: 120 }, judgeOne)
  const kept = judged.map((outcomes) => KeptOutcomes.of(checklist, outcomes))
  for (const [at, outcomes] of judged.entries()) {
    expect(kept[at]?.checklist).toBe(checklist)
    expect(told(kept[at]?.list() ?? [])).toEqual(told(outcomes))
  }
  const all = kept.flatMap((one) => one?.list() ?? [])
  // The same things are kept once, and what is different has another key.
  const keys = new Set(all.map(({ barrier, key }) => `${barrier} ${key}`))
  expect(new Set(all).size).toBe(keys.size)
  expect(keys.size).toBeLessThan(all.length / 2)
})

it('what has no room is not kept in part, and what was kept before still is', () => {
  const checklist = { ...shipped }
  const first = judgeOne()
  const kept = KeptOutcomes.of(checklist, first, first.length)
  expect(kept).toBeDefined()
  const other = first.map((one, at) => (at === 3 ? { ...one, evidence: [] } : one))
  expect(KeptOutcomes.of(checklist, other, first.length)).toBeUndefined()
  expect(KeptOutcomes.of(checklist, first, first.length)?.list()).toEqual(kept?.list())
  expect(told(kept?.list() ?? [])).toEqual(told(first))
})

it('a barrier of which nothing was said has no line', () => {
  const checklist = { ...shipped }
  const some = judgeOne().filter((_, at) => at % 2 === 0)
  expect(told(KeptOutcomes.of(checklist, some)?.list() ?? [])).toEqual(told(some))
})
