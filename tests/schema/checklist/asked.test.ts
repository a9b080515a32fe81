/** Which questions of the shipped checklist are asked, and why the others are not. */

import { describe, expect, it } from 'vitest'
import { listAsked, listAskedInInterview, listSections } from '../../../schema/checklist/asked.ts'
import { aVisit, no, yes } from '../../support/builders.ts'
import { scenario } from '../../support/scenario.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const onElectionDay = scenario(checklist)
  .answers('visit_type', 'election_day_first')
  .answers('access_result', 'full')

describe('the ramp', () => {
  it('is not asked about before anybody said whether there is one, and then counts as not observed', () => {
    expect(onElectionDay.asks('ramp_width_cm')).toBe(false)
    expect(onElectionDay.leavesOut('ramp_width_cm')).toBe('not-observed')
  })

  it('is asked about once there is one', () => {
    const visit = onElectionDay.answers('ramp_present', 'temporary_solid')
    for (const id of ['ramp_rise_cm', 'ramp_length_cm', 'ramp_width_cm']) expect(visit.asks(id)).toBe(true)
  })

  it('does not apply where there is none', () => {
    expect(onElectionDay.answers('ramp_present', 'none_but_steps').leavesOut('ramp_width_cm')).toBe(
      'not-applicable',
    )
  })

  it('that is gone again takes what was said about it out of sight, and gives it back when it returns', () => {
    const measured = onElectionDay
      .answers('ramp_present', 'permanent')
      .answers('ramp_rise_cm', 30)
      .answers('ramp_length_cm', 50)
    const gone = measured.answers('ramp_present', 'none_needed')
    const gradient = (visit: typeof gone.visit) =>
      listAsked(checklist, visit, new Map()).facts.derived.get('ramp_gradient')?.value
    expect(gradient(measured.visit)).toBe(0.75)
    expect(gradient(gone.visit)).toBeUndefined()
    expect(gradient(gone.answers('ramp_present', 'permanent').visit)).toBe(0.75)
  })
})

describe('a skip that is open', () => {
  it('means: ask', () => {
    const rampWithoutRise = onElectionDay.answers('ramp_present', 'permanent')
    expect(rampWithoutRise.asks('ramp_handrail')).toBe(true)
    expect(rampWithoutRise.answers('ramp_rise_cm', 'not-measured').asks('ramp_handrail')).toBe(true)
    expect(rampWithoutRise.answers('ramp_rise_cm', 15).asks('ramp_handrail')).toBe(false)
    expect(rampWithoutRise.answers('ramp_rise_cm', 16).asks('ramp_handrail')).toBe(true)
  })
})

describe('a visit that did not get in', () => {
  const refused = onElectionDay.answers('access_result', 'outside_only_refused')
  it('asks about gate and path all the same', () => {
    expect(refused.asks('gate_open_width_cm')).toBe(true)
    expect(refused.asks('path_firm')).toBe(true)
  })
  it('leaves the booth as not observed', () => {
    expect(refused.leavesOut('low_booth')).toBe('not-observed')
  })
})

describe('photos', () => {
  it('are asked for only where the campaign allows them', () => {
    expect(onElectionDay.asks('photo_entrance')).toBe(true)
    expect(onElectionDay.with({ photos_allowed: false }).asks('photo_entrance')).toBe(false)
    expect(onElectionDay.with({}).asks('photo_entrance')).toBe(false)
  })
})

describe('the short form', () => {
  it('asks nothing but its own questions', () => {
    const { asked, notAsked } = listAsked(checklist, { answers: new Map(), form: 'short' }, new Map())
    expect([...asked].every((id) => checklist.shortForm.includes(id))).toBe(true)
    expect(notAsked.get('ramp_width_cm')?.because).toBe('form')
  })
  it('has no interviews, so their section does not show', () => {
    const repeated = (form: 'full' | 'short') =>
      listSections(checklist, form).filter((one) => one.repeats).length
    expect(repeated('full')).toBe(1)
    expect(repeated('short')).toBe(0)
  })
})

describe('an interview', () => {
  const ask = (answers: Readonly<Record<string, typeof yes>>) =>
    listAskedInInterview(
      checklist,
      aVisit(checklist),
      { answers: new Map(Object.entries(answers)) },
      new Map(),
    )

  it('asks for consent first, and for nothing else without it', () => {
    expect([...ask({}).asked]).toEqual(['int_consent'])
    expect([...ask({ int_consent: no }).asked]).toEqual(['int_consent'])
  })
  it('asks voters how they got in, and others why they did not vote', () => {
    const voted = ask({ int_consent: yes, int_voted: { kind: 'choice', choice: 'yes' } }).asked
    expect(voted.has('int_reach_room')).toBe(true)
    expect(voted.has('int_not_voted_reason')).toBe(false)
    const stayedAway = ask({ int_consent: yes, int_voted: { kind: 'choice', choice: 'no' } }).asked
    expect(stayedAway.has('int_reach_room')).toBe(false)
    expect(stayedAway.has('int_not_voted_reason')).toBe(true)
  })
  it('is no part of what the visit itself asks', () => {
    expect(listAsked(checklist, aVisit(checklist), new Map()).asked.has('int_consent')).toBe(false)
  })
})

it('every question is either asked or has a reason not to be', () => {
  const { asked, notAsked } = listAsked(checklist, onElectionDay.visit, new Map())
  const once = checklist.sections.filter(({ repeats }) => !repeats).flatMap(({ questions }) => questions)
  expect(once.filter(({ id }) => asked.has(id) === notAsked.has(id))).toEqual([])
})
