/** How a review goes from step to step, and what puts a visit back. */

import { describe, expect, test } from 'vitest'
import {
  findStepFault,
  findWayBack,
  isStillSo,
  listNextStates,
  type NewestStep,
  REVIEW_REASONS,
  REVIEW_STATES,
  type ReviewState,
  standingOf,
  usualReason,
} from '../../../schema/visit/review.ts'

const step = (from: ReviewState, to: ReviewState, corrections = 0, number = 1): NewestStep => ({
  number,
  from,
  to,
  corrections,
})

describe('a step', () => {
  test('leads only where the review of a visit can go', () => {
    const ways = REVIEW_STATES.flatMap((from) => listNextStates(from).map((to) => `${from} > ${to}`))
    expect(ways).toEqual([
      'new > checked',
      'new > query',
      'checked > new',
      'checked > query',
      'checked > final',
      'query > new',
      'query > checked',
      'final > checked',
    ])
  })

  test('to where nothing leads is refused, from every state and for every reason', () => {
    for (const from of REVIEW_STATES)
      for (const to of REVIEW_STATES)
        for (const reason of REVIEW_REASONS) {
          const fault = findStepFault(from, { to, reason, words: 'why' })
          expect([from, to, fault === 'not-from-here']).toEqual([
            from,
            to,
            !listNextStates(from).includes(to),
          ])
        }
  })

  test('in one’s own words needs words, and blanks are none', () => {
    const wanted = { to: 'checked', reason: 'own-words' } as const
    expect(findStepFault('new', { ...wanted, words: ' \n' })).toBe('reason-says-nothing')
    expect(findStepFault('new', { ...wanted, words: 'ទ្វារត្រូវបានវាស់ពីរដង' })).toBeUndefined()
  })

  test('that asks the monitor says what is asked', () => {
    expect(findStepFault('new', { to: 'query', reason: 'looks-right', words: '' })).toBe(
      'reason-says-nothing',
    )
    expect(findStepFault('new', { to: 'query', reason: 'photo', words: '' })).toBeUndefined()
    expect(usualReason('query')).toBeUndefined()
  })

  test('names questions only where somebody is asked', () => {
    const asking = { reason: 'photo', words: '', questions: ['step_free_route'] } as const
    expect(findStepFault('new', { ...asking, to: 'query' })).toBeUndefined()
    expect(findStepFault('new', { ...asking, to: 'checked' })).toBe('questions-unfit')
  })

  test('has a usual reason wherever nobody is asked, and that reason is enough', () => {
    for (const from of REVIEW_STATES)
      for (const to of listNextStates(from)) {
        const reason = usualReason(to)
        expect(reason === undefined).toBe(to === 'query')
        if (reason) expect(findStepFault(from, { to, reason, words: '' })).toBeUndefined()
      }
  })
})

describe('a visit', () => {
  test('nobody has decided on is new, whatever was corrected in it', () => {
    for (const corrections of [0, 3])
      expect(standingOf(undefined, corrections)).toEqual({
        state: 'new',
        isPutBack: false,
        isAnswered: false,
      })
  })

  test('that is final goes back to new with a correction that comes later, and with none that was there', () => {
    expect(standingOf(step('checked', 'final', 2), 2)).toMatchObject({ state: 'final', isPutBack: false })
    expect(standingOf(step('checked', 'final', 2), 3)).toMatchObject({ state: 'new', isPutBack: true })
  })

  test('that nobody has closed and nobody is asked about stays where it is when it is corrected', () => {
    for (const to of ['new', 'checked'] as const)
      expect(standingOf(step('new', to), 5)).toEqual({ state: to, isPutBack: false, isAnswered: false })
  })

  test('somebody is asked about is new again with whatever comes from them, and is not asked about any more', () => {
    expect(standingOf(step('new', 'query', 1), 1)).toMatchObject({ state: 'query', isAnswered: false })
    expect(standingOf(step('new', 'query', 1), 2)).toEqual({
      ...{ state: 'new', isPutBack: false, isAnswered: true },
    })
    expect(findWayBack(step('new', 'query', 1), 2)).toBeUndefined()
  })

  test('goes back to where it was when its newest step is taken back', () => {
    expect(findWayBack(step('new', 'checked'), 0)).toBe('new')
    expect(findWayBack(step('checked', 'final'), 0)).toBe('checked')
  })

  test('has no way back before its first step, nor once a correction has put it back', () => {
    expect(findWayBack(undefined, 0)).toBeUndefined()
    expect(findWayBack(step('checked', 'final'), 1)).toBeUndefined()
  })

  test('has a way back from every step there is, and from taking it back', () => {
    for (const from of REVIEW_STATES)
      for (const to of listNextStates(from)) {
        expect(findWayBack(step(from, to), 0)).toBe(from)
        expect(findWayBack(step(to, from, 0, 2), 0)).toBe(to)
      }
  })

  test('is another one for whoever saw it before a step or a correction', () => {
    const newest = step('new', 'checked', 1)
    expect(isStillSo({ step: 1, corrections: 1 }, newest, 1)).toBe(true)
    expect(isStillSo({ step: 0, corrections: 1 }, newest, 1)).toBe(false)
    expect(isStillSo({ step: 1, corrections: 0 }, newest, 1)).toBe(false)
    expect(isStillSo({ step: 0, corrections: 0 }, undefined, 0)).toBe(true)
  })
})
