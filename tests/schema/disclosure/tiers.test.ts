/** Which tier everything belongs to, and what is left of a station when only the building may be told. */

import { describe, expect, test } from 'vitest'
import { readCampaignId, readStationCode, readVisitId } from '../../../schema/codes.ts'
import { releaseFindings } from '../../../schema/disclosure/released-findings.ts'
import { listBarriersOf, tierOfBarrier, tierOfQuestion } from '../../../schema/disclosure/tier.ts'
import { combineVisits } from '../../../schema/findings/combine-visits.ts'
import { findBarriers } from '../../../schema/findings/find-barriers.ts'
import { rateStation } from '../../../schema/findings/rate.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import { fillVisit } from '../../support/fill-visit.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()

function findingsWith(answers: Readonly<Record<string, Answer>>) {
  const [id, campaign, station] = [
    readVisitId('01890000-0000-7000-8000-000000000001'),
    readCampaignId('01890000-0000-7000-8000-000000000002'),
    readStationCode('020101-0001'),
  ]
  if (!id || !campaign || !station) throw new Error('codes')
  const visit = fillVisit(checklist, {
    id,
    campaign,
    station,
    form: 'full',
    answers: new Map(
      Object.entries({ visit_type: { kind: 'choice', choice: 'election_day_first' }, ...answers }),
    ),
  })
  const found = findBarriers(checklist, visit, new Map([['photos_allowed', true]]))
  const whole = combineVisits(checklist, [found, found])
  if (!whole) throw new Error('two visits')
  return whole
}

describe('the tiers', () => {
  test('keep what people said, wrote, photographed and thought inside', () => {
    for (const id of [
      'observer_note',
      'incident_note',
      'photo_entrance',
      'incident_kind',
      'overall_vision',
      'none-such',
    ])
      expect(tierOfQuestion(checklist, id), id).toBe('C')
    for (const { repeats, questions } of checklist.sections)
      if (repeats) for (const { id } of questions) expect(tierOfQuestion(checklist, id), id).not.toBe('A')
  })

  test('tell of people in tables only', () => {
    for (const id of [
      'seen_pwd_count',
      'voters_turned_away',
      'staff_respect',
      'access_result',
      'route_tested_by',
    ])
      expect(tierOfQuestion(checklist, id), id).toBe('B')
    for (const barrier of checklist.barriers)
      if (barrier.of === 'conduct') expect(tierOfBarrier(checklist, barrier), barrier.id).not.toBe('A')
  })

  test('tell of the building station by station', () => {
    for (const id of [
      'step_free_route',
      'door_clear_width_cm',
      'ramp_rise_cm',
      'low_booth',
      'tactile_guide_present',
    ])
      expect(tierOfQuestion(checklist, id), id).toBe('A')
    const told = listBarriersOf(checklist, 'A').map(({ id }) => id)
    expect(told).toContain('ramp-too-steep')
    expect(told.length).toBeGreaterThan(40)
  })

  test('take a barrier for as sensitive as the most sensitive thing it rests on', () => {
    const ramp = checklist.barriers.find(({ id }) => id === 'ramp-too-steep')
    if (!ramp) throw new Error('a ramp')
    expect(tierOfBarrier(checklist, { ...ramp, alsoRestsOn: ['voters_carried'] })).toBe('B')
    expect(tierOfBarrier(checklist, { ...ramp, alsoRestsOn: ['observer_note'] })).toBe('C')
    expect(
      tierOfBarrier(checklist, {
        ...ramp,
        present: { any: [ramp.present, { question: 'incident_kind', includes: 'insult' }] },
      }),
    ).toBe('C')
  })
})

describe('a released station', () => {
  const no = { kind: 'yes-no', value: 'no' } as const
  const yes = { kind: 'yes-no', value: 'yes' } as const
  const noted: Answer = { ...yes, note: 'told by Sokha' }

  test('says nothing of conduct, and is not rated by it', () => {
    const fine = releaseFindings(checklist, findingsWith({}))
    const accused = findingsWith({
      assisted_votes_count: { kind: 'count', value: 3 },
      assistant_own_choice: no,
      voters_turned_away: { kind: 'count', value: 2 },
      staff_respect: { kind: 'choice', choice: 'disrespectful' },
    })
    expect(
      accused.outcomes.filter(({ outcome }) => outcome === 'found').map(({ barrier }) => barrier),
    ).toEqual(expect.arrayContaining(['voters-turned-away', 'staff-not-respectful']))
    const { rating, ...counts } = rateStation(checklist, accused)
    expect(rating).toBe('none')
    expect(counts.foundCritical).toBeGreaterThan(fine.rating.foundCritical)
    expect(releaseFindings(checklist, accused)).toEqual(fine)
  })

  test('holds no word, photo or reason that tells of somebody', () => {
    const whole = findingsWith({
      step_free_route: noted,
      ramp_width_cm: { kind: 'none', reason: 'not-measured', because: 'no-permission', note: 'the chief' },
      door_clear_width_cm: { kind: 'none', reason: 'not-measured', because: 'danger' },
    })
    expect(JSON.stringify(whole)).toContain('Sokha')
    const released = JSON.stringify(releaseFindings(checklist, whole))
    for (const secret of ['Sokha', 'no-permission', 'danger', 'the chief', 'note'])
      expect(released).not.toContain(`"${secret}`)
    expect(released).not.toContain('Sokha')
  })

  test('does not say why nobody got in', () => {
    const findings = findingsWith({ access_result: { kind: 'choice', choice: 'outside_only_refused' } })
    expect(findings.access).toBe('refused')
    expect(releaseFindings(checklist, findings).findings).not.toHaveProperty('access')
  })
})
