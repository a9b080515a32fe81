/** What is worth a second look in a visit, and what is not: each flag says what was seen and proves nothing. */

import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCampaignId, readVisitId } from '../../../schema/codes.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { type Flag, type FlagGround, type FlagKind, flagStation } from '../../../schema/visit/flags.ts'
import { finishVisit, type Visit } from '../../../schema/visit/visit.ts'
import { loadCountry } from '../../../seeds/load-country.ts'
import { loadFlagRules } from '../../../seeds/load-flags.ts'
import { findHome } from '../../../server/home.ts'
import { fillVisit } from '../../support/fill-visit.ts'
import { stationCode } from '../../support/intake.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const seeds = join(findHome(), 'seeds')
const rules = await loadFlagRules(join(seeds, 'flags.json'))
const country = await loadCountry(join(seeds, 'country.json'))
const checklist = await readShippedChecklist()
const ground: FlagGround = {
  ...{ rules, country, electionDay: '2027-06-06', photosTwice: new Set<string>() },
  settings: new Map([['photos_allowed', true]]),
}
const yesNo = (value: 'yes' | 'no'): Answer => ({ kind: 'yes-no', value })
const choice = (id: string): Answer => ({ kind: 'choice', choice: id })

function certain<One>(one: One | undefined): One {
  if (one === undefined) throw new Error('no such code')
  return one
}

/** Filled plausibly; half an hour within the hours of election day, unless told otherwise. */
function visitWith(
  answers: Readonly<Record<string, Answer>> = {},
  change: Partial<Visit> = {},
  finishedAt = '2027-06-06T02:40:00Z',
): Visit {
  const filled = fillVisit(checklist, {
    id: certain(readVisitId('01890000-0000-7000-8000-000000000001')),
    campaign: certain(readCampaignId('01890000-0000-7000-8000-000000000002')),
    station: stationCode('020101-0001'),
    form: 'full',
    answers: new Map(Object.entries({ path_firm: yesNo('no'), ...answers })),
  })
  return finishVisit({ ...filled, startedAt: '2027-06-06T02:10:00Z', ...change }, finishedAt)
}
const flagsOf = (visit: Visit, more: Partial<FlagGround> = {}): readonly Flag[] =>
  flagStation([{ visit, checklist }], { ...ground, ...more })[0] ?? []
const find = (flags: readonly Flag[], kind: FlagKind) => flags.filter((flag) => flag.kind === kind)

describe('how long it took', () => {
  test('is worth a look where nobody could have looked so fast, and only what it takes at the least is told', () => {
    const [flag] = find(flagsOf(visitWith({}, {}, '2027-06-06T02:11:00Z')), 'too-fast')
    expect(Object.keys(flag?.facts ?? {})).toEqual(['minutes'])
    expect(flag?.facts.minutes).toBeGreaterThan(1)
    expect(find(flagsOf(visitWith()), 'too-fast')).toEqual([])
  })

  test('says nothing where the clock went back, nor of answers that were taken over', () => {
    expect(find(flagsOf(visitWith({}, {}, '2027-06-06T01:00:00Z')), 'too-fast')).toEqual([])
    const quick = visitWith({}, {}, '2027-06-06T02:11:00Z')
    const carried = { ...quick, carried: [...quick.answers.keys()].slice(2) }
    expect(find(flagsOf(carried), 'too-fast')).toEqual([])
  })
})

describe('the time of day', () => {
  const begun = (startedAt: string) => find(flagsOf(visitWith({}, { startedAt })), 'outside-hours')

  test('is told only as outside the hours, with an hour to spare at both ends', () => {
    // 07:00 to 15:00 in Phnom Penh is 00:00 to 08:00 UTC.
    expect(begun('2027-06-06T09:30:00Z')).toEqual([{ kind: 'outside-hours', facts: {} }])
    expect(begun('2027-06-05T22:30:00Z')).toHaveLength(1)
    for (const within of ['2027-06-05T23:00:00Z', '2027-06-06T03:00:00Z', '2027-06-06T09:00:00Z'])
      expect([within, begun(within)]).toEqual([within, []])
  })

  test('of another day is another kind of visit', () => {
    expect(begun('2027-06-01T15:00:00Z')).toEqual([])
  })
})

describe('answers', () => {
  test('by yes and no that are all the same are worth a look, one that differs is enough', () => {
    const same = visitWith({ path_firm: yesNo('yes') })
    const said = [...same.answers.values()].filter(({ kind }) => kind === 'yes-no')
    expect(said.length).toBeGreaterThanOrEqual(rules.leastYesNo)
    const all = new Map(
      [...same.answers].map(([id, answer]) => [id, answer.kind === 'yes-no' ? yesNo('yes') : answer]),
    )
    expect(find(flagsOf({ ...same, answers: all }), 'all-equal')).toEqual([
      { kind: 'all-equal', facts: { answers: said.length } },
    ])
    expect(
      find(flagsOf({ ...same, answers: new Map([...all, ['path_firm', yesNo('no')]]) }), 'all-equal'),
    ).toEqual([])
    const few = new Map([['path_firm', yesNo('yes')]])
    expect(find(flagsOf({ ...same, answers: few }), 'all-equal')).toEqual([])
  })

  test('with a number that is possible and unlikely name their question and what is usual', () => {
    const flags = flagsOf(visitWith({ door_clear_width_cm: { kind: 'measure', value: 45 } }))
    expect(find(flags, 'unlikely-number')).toEqual([
      expect.objectContaining({
        question: 'door_clear_width_cm',
        facts: { from: expect.any(Number), to: expect.any(Number) },
      }),
    ])
  })

  test('that contradict each other name the contradiction', () => {
    const flags = flagsOf(visitWith({ step_free_route: yesNo('yes'), room_level: choice('upper_no_lift') }))
    expect(find(flags, 'contradiction').map(({ facts }) => facts.contradiction)).toContain(
      'step-free-but-upstairs',
    )
  })
})

describe('a photo', () => {
  const photo = 'a'.repeat(64)
  const visit = visitWith({
    photo_entrance: { kind: 'photo', photos: [{ sha256: photo, description: 'door' }] },
  })

  test('that another visit names as well is worth a look; one of its own is not', () => {
    expect(find(flagsOf(visit, { photosTwice: new Set([photo]) }), 'photo-twice')).toEqual([
      { kind: 'photo-twice', facts: { photos: 1 } },
    ])
    expect(find(flagsOf(visit, { photosTwice: new Set(['b'.repeat(64)]) }), 'photo-twice')).toEqual([])
  })
})

describe('the overall view', () => {
  const shutOut = { step_free_route: yesNo('no'), room_level: choice('upper_no_lift') }

  test('that a wheelchair user can vote alone, where the answers shut them out, is worth a look', () => {
    const flags = flagsOf(visitWith({ ...shutOut, overall_mobility: choice('alone') }))
    expect(find(flags, 'view-differs').filter(({ question }) => question === 'overall_mobility')).toEqual([
      { kind: 'view-differs', question: 'overall_mobility', facts: { rating: 'none' } },
    ])
  })

  test('that agrees, is one step away, or says nothing is none', () => {
    for (const said of ['not_possible', 'with_help', 'cannot_say'])
      expect(
        find(flagsOf(visitWith({ ...shutOut, overall_mobility: choice(said) })), 'view-differs').filter(
          ({ question }) => question === 'overall_mobility',
        ),
      ).toEqual([])
  })
})

describe('two visits to one station', () => {
  test('that found something lasting different are both worth a look, with how many barriers', () => {
    const one = { visit: visitWith({ step_free_route: yesNo('no') }), checklist }
    const other = { visit: visitWith({ step_free_route: yesNo('yes') }), checklist }
    const flags = flagStation([one, other], ground)
    for (const its of flags) expect(find(its, 'visits-disagree')[0]?.facts.barriers).toBeGreaterThan(0)
    for (const its of flagStation([one, one], ground)) expect(find(its, 'visits-disagree')).toEqual([])
    expect(find(flagsOf(one.visit), 'visits-disagree')).toEqual([])
  })
})

test('every rule has its reason, and every view is a question of the shipped checklist with its group and choices', () => {
  for (const { question, group, says } of rules.views) {
    const asked = checklist.sections.flatMap(({ questions }) => questions).find(({ id }) => id === question)
    expect(asked?.kind).toBe('choice')
    const known = asked?.kind === 'choice' ? asked.choices.map(({ id }) => id) : []
    expect(known).toEqual(expect.arrayContaining(Object.keys(says)))
    expect(checklist.groups.map(({ id }) => id)).toContain(group)
  }
})
