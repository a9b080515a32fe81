/** Ratings of a station, by hand-computed examples. */

import { describe, expect, it } from 'vitest'
import type { Checklist } from '../../../schema/checklist/checklist.ts'
import type { Barrier, Outcome } from '../../../schema/findings/barrier.ts'
import type { BarrierOutcome, Findings } from '../../../schema/findings/find-barriers.ts'
import { rateStation } from '../../../schema/findings/rate.ts'
import type { RemedyTime } from '../../../schema/recommendations/remedy.ts'
import { aChecklist, inAll, yesNo } from '../../support/builders.ts'
import { scenario } from '../../support/scenario.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const barrier = (
  id: string,
  severity: Barrier['severity'],
  hinders: readonly string[],
  of: Barrier['of'] = 'building',
): Barrier => ({
  ...{ id, severity, hinders, of, question: id },
  name: inAll(id),
  why: inAll(id),
  sources: [],
  present: { question: id, is: 'no' },
})

const remedies: readonly (readonly [string, RemedyTime])[] = [
  ['door', 'on-the-day'],
  ['door', 'long-term'],
  ['path', 'on-the-day'],
  ['steps', 'before-election-day'],
  ['sign', 'before-election-day'],
]

const checklist: Checklist = aChecklist(
  ['door', 'steps', 'path', 'booth', 'guide', 'helper', 'sign'].map((id) => yesNo(id)),
  {
    groups: [
      { id: 'mobility', name: inAll('mobility') },
      { id: 'vision', name: inAll('vision') },
      { id: 'hearing', name: inAll('hearing') },
    ],
    barriers: [
      barrier('door', 'critical', ['mobility']),
      barrier('steps', 'critical', ['mobility']),
      barrier('path', 'major', ['mobility']),
      barrier('booth', 'major', ['mobility', 'vision']),
      barrier('guide', 'major', ['vision']),
      barrier('helper', 'critical', ['vision'], 'conduct'),
      barrier('sign', 'minor', ['vision']),
    ],
    remedies: remedies.map(([of, when], index) => ({
      ...{ id: `remedy-${index}`, barrier: of, when, effort: 'low', addressee: 'chair' },
      text: inAll('do it'),
    })),
  },
)

const all: Readonly<Record<string, Outcome>> = {
  ...{ door: 'absent', steps: 'absent', path: 'absent', booth: 'absent', guide: 'absent' },
  ...{ helper: 'absent', sign: 'absent' },
}
const said = (
  changes: Readonly<Record<string, Outcome | Partial<BarrierOutcome>>> = {},
  findings: Partial<Findings> = {},
): Findings => ({
  outcomes: Object.entries({ ...all, ...changes }).map(([id, one]) => ({
    barrier: id,
    outcome: 'open' as const,
    evidence: [],
    ...(typeof one === 'string' ? { outcome: one } : one),
  })),
  access: 'entered',
  relocateOrBuild: 'no',
  ...findings,
})
const rate = (...given: Parameters<typeof said>) => rateStation(checklist, said(...given))

describe('a station', () => {
  it('with nothing found and all answered can be used in full', () => {
    expect(rate()).toMatchObject({ rating: 'full', answered: 6, shown: 6, foundCritical: 0, foundMajor: 0 })
    expect(rate().remedyClass).toBeUndefined()
  })

  it('with a major barrier needs help, with a critical one shuts out', () => {
    expect(rate({ path: 'found' }).rating).toBe('assisted')
    expect(rate({ path: 'found', door: 'found' }).rating).toBe('none')
  })

  it('with only minor barriers is still full', () => {
    expect(rate({ sign: 'found' }).rating).toBe('full')
  })

  it('needs four of five to be answered before it is full', () => {
    // Five of six (0.83) are enough, four of six (0.67) are not.
    expect(rate({ path: 'open' }).rating).toBe('full')
    expect(rate({ path: 'open', guide: 'open' })).toMatchObject({ rating: 'unknown', answered: 4, shown: 6 })
  })

  it('is not held back by conduct nobody saw, nor by what does not apply', () => {
    // Four of five (0.8): without the conduct left open it would be four of six.
    expect(rate({ helper: 'open', path: 'open' })).toMatchObject({ rating: 'full', answered: 4, shown: 5 })
    expect(rate({ path: 'not-applicable' })).toMatchObject({ answered: 5, shown: 5 })
  })

  it('is still held back by conduct that was seen', () => {
    expect(rate({ helper: 'found' }).rating).toBe('none')
  })

  it('is not full where a critical question was never put', () => {
    expect(rate({ door: { outcome: 'not-applicable', notAsked: 'skip' } }).rating).toBe('unknown')
    expect(rate({ door: { outcome: 'not-applicable' } }).rating).toBe('full')
    expect(rate({ guide: { outcome: 'open', notAsked: 'form' } })).toMatchObject({ rating: 'full', shown: 5 })
  })

  it.each(['refused', 'outside-only', 'not-found', 'closed'] as const)(
    '%s is none or unknown, never more',
    (access) => {
      expect(rate({}, { access }).rating).toBe('unknown')
      expect(rate({ path: 'found' }, { access }).rating).toBe('unknown')
      expect(rate({ door: 'found' }, { access }).rating).toBe('none')
    },
  )

  it('of which nobody said how far they got is unknown', () => {
    const { access: _, ...unsaid } = said()
    expect(rateStation(checklist, unsaid).rating).toBe('unknown')
  })
})

describe('a group of voters', () => {
  it('is rated by the barriers that hinder it alone', () => {
    const { rating, groups } = rate({ guide: 'found', door: 'found' })
    expect(rating).toBe('none')
    expect(groups).toMatchObject({
      mobility: { rating: 'none', foundCritical: 1, foundMajor: 0 },
      vision: { rating: 'assisted', foundCritical: 0, foundMajor: 1 },
    })
  })

  it('that no barrier concerns is unknown, not full', () => {
    expect(rate().groups.hearing).toMatchObject({ rating: 'unknown', shown: 0 })
  })
})

describe('the barriers of a station can be gone', () => {
  it('the same day when each grave one has something to do today', () => {
    expect(rate({ door: 'found', path: 'found' }).remedyClass).toBe('same-day')
    expect(rate({ door: 'found', steps: 'found' }).remedyClass).toBe('before-next-election')
  })

  it('whatever minor ones need, as long as there are grave ones', () => {
    expect(rate({ door: 'found', sign: 'found' }).remedyClass).toBe('same-day')
    expect(rate({ sign: 'found' }).remedyClass).toBe('before-next-election')
  })

  it('only elsewhere or by building, where the checklist says so and something was found', () => {
    expect(rate({ door: 'found' }, { relocateOrBuild: 'yes' }).remedyClass).toBe('relocate-or-build')
    expect(rate({}, { relocateOrBuild: 'yes' }).remedyClass).toBeUndefined()
    expect(rate({ door: 'found' }, { relocateOrBuild: 'open' }).remedyClass).toBe('same-day')
  })
})

describe('by the shipped checklist', () => {
  const shipped = readShippedChecklist()

  it('an upper floor without a lift has to move or be built', async () => {
    const visit = scenario(await shipped)
      .answers('visit_type', 'election_day_first')
      .answers('access_result', 'full')
      .answers('room_level', 'upper_no_lift')
    expect(visit.rating()).toMatchObject({ rating: 'none', remedyClass: 'relocate-or-build' })
    expect(visit.rating().groups.mobility?.rating).toBe('none')
    expect(visit.rating().groups.vision?.rating).toBe('unknown')
  })

  it('a visit before election day never says full, however good the way is', async () => {
    let visit = scenario(await shipped)
      .answers('visit_type', 'pre_election')
      .answers('access_result', 'full')
    for (const { id, kind } of (await shipped).sections.flatMap(({ questions }) => questions))
      if (kind === 'yes-no' && visit.asks(id)) visit = visit.answers(id, 'yes')
    visit = visit
      .answers('room_level', 'ground_level')
      .answers('gate_open_width_cm', 120)
      .answers('path_width_cm', 120)
      .answers('path_obstacles', 'none')
      .answers('voter_list_height_cm', 120)
      .answers('ramp_present', 'none_needed')
      .answers('entrance_steps_count', 0)
      .answers('door_clear_width_cm', 95)
      .answers('door_threshold_cm', 0)
    const { rating, answered, shown, foundCritical, foundMajor } = visit.rating()
    expect({ foundCritical, foundMajor }).toEqual({ foundCritical: 0, foundMajor: 0 })
    expect(answered).toBe(shown)
    expect(rating).toBe('unknown')
  })
})
