/** What a visit says about barriers: found, absent, open, not applicable, each with its evidence. */

import { describe, expect, it } from 'vitest'
import { scenario } from '../../support/scenario.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const begun = scenario(checklist).answers('visit_type', 'election_day_first').answers('access_result', 'full')

describe('a barrier', () => {
  it('is found, absent or open as its question was answered', () => {
    expect(begun.answers('step_free_route', 'no').finds('no-step-free-way')).toBe('found')
    expect(begun.answers('step_free_route', 'yes').finds('no-step-free-way')).toBe('absent')
    expect(begun.answers('step_free_route', 'not-observed').finds('no-step-free-way')).toBe('open')
    expect(begun.finds('no-step-free-way')).toBe('open')
  })

  it('does not apply where the monitor says so, or where its question makes no sense', () => {
    expect(begun.answers('sign_to_station', 'not-applicable').finds('no-signs-to-station')).toBe(
      'not-applicable',
    )
    expect(begun.answers('ramp_present', 'none_needed').finds('ramp-too-narrow')).toBe('not-applicable')
  })

  it('is open, not absent, behind a door the monitors were kept out of', () => {
    expect(begun.answers('access_result', 'outside_only_refused').finds('no-low-booth')).toBe('open')
  })

  it('is open and marked where the short form never asks', () => {
    const outcome = begun
      .inForm('short')
      .findings()
      .outcomes.find(({ barrier }) => barrier === 'ramp-too-narrow')
    expect(outcome).toMatchObject({ outcome: 'open', notAsked: 'form' })
  })

  it('is judged from a stick as far as the stick can tell', () => {
    const narrow = begun.answers('door_clear_width_cm', 'does-not-fit')
    const wide = begun.answers('door_clear_width_cm', 'fits')
    expect(narrow.finds('door-too-narrow')).toBe('found')
    expect(wide.finds('door-too-narrow')).toBe('absent')
    expect(wide.finds('door-just-wide-enough')).toBe('open')
  })

  it('stands on its answer and the bound it was held against', () => {
    const outcome = begun
      .answers('door_clear_width_cm', 75)
      .findings()
      .outcomes.find(({ barrier }) => barrier === 'door-too-narrow')
    expect(outcome).toEqual({
      barrier: 'door-too-narrow',
      outcome: 'found',
      evidence: [
        {
          question: 'door_clear_width_cm',
          answer: { kind: 'measure', value: 75 },
          bounds: [{ threshold: 'door-width-min', value: 80 }],
        },
      ],
    })
  })
})

describe('a ramp of 20 cm rise', () => {
  const withRamp = begun.answers('ramp_present', 'permanent').answers('ramp_rise_cm', 20)
  const outcomes = (lengthCm: number) => {
    const visit = withRamp.answers('ramp_length_cm', lengthCm)
    return [visit.finds('ramp-too-steep'), visit.finds('ramp-unsafe')]
  }

  it('is safe from 241 cm on, too steep below, and unsafe below 162', () => {
    // 1:12 needs 20 * sqrt(145) = 240.8 cm of slope, 1:8 needs 20 * sqrt(65) = 161.2 cm.
    expect(outcomes(241)).toEqual(['absent', 'absent'])
    expect(outcomes(240)).toEqual(['found', 'absent'])
    expect(outcomes(162)).toEqual(['found', 'absent'])
    expect(outcomes(161)).toEqual(['absent', 'found'])
  })

  it('is neither safe nor unsafe while its length is unknown or impossible', () => {
    expect(withRamp.answers('ramp_length_cm', 'not-measured').finds('ramp-unsafe')).toBe('open')
    expect(outcomes(20)).toEqual(['open', 'open'])
  })

  it('shows rise, length and what follows from them', () => {
    const outcome = withRamp
      .answers('ramp_length_cm', 100)
      .findings()
      .outcomes.find(({ barrier }) => barrier === 'ramp-unsafe')
    expect(outcome?.evidence.map(({ question }) => question)).toEqual(['ramp_length_cm', 'ramp_rise_cm'])
    expect(outcome?.evidence[0]?.derived?.value).toBeCloseTo(20 / Math.sqrt(100 ** 2 - 20 ** 2), 10)
    expect(outcome?.evidence[0]?.bounds).toEqual([{ threshold: 'ramp-gradient-unsafe', value: 0.125 }])
  })
})

it('every barrier of the checklist is judged once, in its order', () => {
  expect(begun.findings().outcomes.map(({ barrier }) => barrier)).toEqual(
    checklist.barriers.map(({ id }) => id),
  )
})

it('how far the monitors got is what they said, and unknown until they say it', () => {
  expect(begun.findings().access).toBe('entered')
  expect(begun.answers('access_result', 'closed').findings().access).toBe('closed')
  expect(scenario(checklist).findings().access).toBeUndefined()
})
