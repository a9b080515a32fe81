/** Whether statements hold: yes, no, or open; and what is not known never becomes a "no". */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Condition, type Facts, holds, type Verdict } from '../../../schema/checklist/condition.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import {
  chose,
  choseAll,
  cm,
  count,
  no,
  notApplicable,
  notMeasured,
  notObserved,
  someFacts,
  stickDoesNotFit,
  stickFits,
  yes,
} from '../../support/builders.ts'

const is = (question: string, word = 'yes'): Condition => ({ question, is: word })
const known: Readonly<Record<string, Answer>> = { y: yes, n: no, o: notObserved }
const part: Readonly<Record<Verdict, Condition>> = { yes: is('y'), no: is('n'), open: is('o') }

describe('all, any and not', () => {
  const table: readonly (readonly [Verdict, Verdict, Verdict, Verdict])[] = [
    // one, other, all, any
    ['yes', 'yes', 'yes', 'yes'],
    ['yes', 'no', 'no', 'yes'],
    ['yes', 'open', 'open', 'yes'],
    ['no', 'yes', 'no', 'yes'],
    ['no', 'no', 'no', 'no'],
    ['no', 'open', 'no', 'open'],
    ['open', 'yes', 'open', 'yes'],
    ['open', 'no', 'no', 'open'],
    ['open', 'open', 'open', 'open'],
  ]
  it.each(table)('of %s and %s make %s and %s', (one, other, all, any) => {
    expect(holds({ all: [part[one], part[other]] }, someFacts(known))).toBe(all)
    expect(holds({ any: [part[one], part[other]] }, someFacts(known))).toBe(any)
  })

  it('turn yes and no round and leave open what is open', () => {
    expect(holds({ not: part.yes }, someFacts(known))).toBe('no')
    expect(holds({ not: part.no }, someFacts(known))).toBe('yes')
    expect(holds({ not: part.open }, someFacts(known))).toBe('open')
  })

  it('of nothing are yes and no', () => {
    expect(holds({ all: [] }, someFacts({}))).toBe('yes')
    expect(holds({ any: [] }, someFacts({}))).toBe('no')
  })
})

describe('a statement about an answer', () => {
  it.each([
    ['no answer', {}],
    ['not observed', { q: notObserved }],
    ['not applicable', { q: notApplicable }],
    ['not measured', { q: notMeasured }],
  ])('is open with %s, and so is its opposite', (_, answers: Readonly<Record<string, Answer>>) => {
    for (const test of [
      is('q'),
      is('q', 'no'),
      { question: 'q', atMost: 3 },
      { question: 'q', includes: 'a' },
    ]) {
      expect(holds(test, someFacts(answers))).toBe('open')
      expect(holds({ not: test }, someFacts(answers))).toBe('open')
    }
    expect(holds({ question: 'q', answered: true }, someFacts(answers))).toBe('no')
    expect(holds({ question: 'q', answered: false }, someFacts(answers))).toBe('yes')
  })

  it('knows words, choices and several choices', () => {
    const facts = someFacts({ door: chose('wide'), way: choseAll('steps', 'mud'), clear: choseAll('none') })
    expect(holds(is('door', 'wide'), facts)).toBe('yes')
    expect(holds({ question: 'door', in: ['narrow', 'shut'] }, facts)).toBe('no')
    expect(holds({ question: 'way', includes: 'mud' }, facts)).toBe('yes')
    expect(holds({ question: 'way', includes: 'sand' }, facts)).toBe('no')
    expect(holds({ question: 'way', includesOtherThan: 'none' }, facts)).toBe('yes')
    expect(holds({ question: 'clear', includesOtherThan: 'none' }, facts)).toBe('no')
  })

  it('takes an answer without any choice or word for none', () => {
    const facts = someFacts({ way: choseAll(), note: { kind: 'words', text: '  ' } })
    expect(holds({ question: 'way', includesOtherThan: 'none' }, facts)).toBe('open')
    expect(holds({ question: 'note', answered: true }, facts)).toBe('no')
  })

  it('compares a number with its bound, the bound itself included where it says so', () => {
    const at = (value: number) => someFacts({ q: cm(value) }, { thresholds: new Map([['wide', 80]]) })
    const wide = { threshold: 'wide' }
    expect([79, 80, 81].map((v) => holds({ question: 'q', atLeast: wide }, at(v)))).toEqual([
      'no',
      'yes',
      'yes',
    ])
    expect([79, 80, 81].map((v) => holds({ question: 'q', lessThan: wide }, at(v)))).toEqual([
      'yes',
      'no',
      'no',
    ])
    expect([79, 80, 81].map((v) => holds({ question: 'q', moreThan: wide }, at(v)))).toEqual([
      'no',
      'no',
      'yes',
    ])
    expect([79, 80, 81].map((v) => holds({ question: 'q', atMost: wide }, at(v)))).toEqual([
      'yes',
      'yes',
      'no',
    ])
  })

  it('compares counts by class as their sum', () => {
    const facts = someFacts({ q: { kind: 'counts', values: { wheelchair: 2, crutches: 3 } } })
    expect(holds({ question: 'q', atLeast: 5 }, facts)).toBe('yes')
    expect(holds({ question: 'q', moreThan: 5 }, facts)).toBe('no')
  })

  it('stays open where the checklist names no such threshold, or tests another kind', () => {
    expect(holds({ question: 'q', atLeast: { threshold: 'lost' } }, someFacts({ q: cm(90) }))).toBe('open')
    expect(holds(is('q'), someFacts({ q: count(3) }))).toBe('open')
    expect(holds({ question: 'q', atLeast: 1 }, someFacts({ q: yes }))).toBe('open')
  })
})

describe('a stick of 80 in place of a tape', () => {
  const sticks = new Map([['door', 80]])
  const verdict = (answer: Answer, bound: number, test: 'atLeast' | 'lessThan' | 'moreThan' | 'atMost') => {
    const tests: Readonly<Record<typeof test, Condition>> = {
      atLeast: { question: 'door', atLeast: bound },
      lessThan: { question: 'door', lessThan: bound },
      moreThan: { question: 'door', moreThan: bound },
      atMost: { question: 'door', atMost: bound },
    }
    return holds(tests[test], someFacts({ door: answer }, { sticks }))
  }

  it('that fits shows at least 80, and nothing about 90', () => {
    expect(verdict(stickFits, 80, 'lessThan')).toBe('no')
    expect(verdict(stickFits, 80, 'atLeast')).toBe('yes')
    expect(verdict(stickFits, 90, 'lessThan')).toBe('open')
    expect(verdict(stickFits, 80, 'moreThan')).toBe('open')
    expect(verdict(stickFits, 79, 'atMost')).toBe('no')
  })

  it('that does not fit shows less than 80, and nothing about 70', () => {
    expect(verdict(stickDoesNotFit, 80, 'lessThan')).toBe('yes')
    expect(verdict(stickDoesNotFit, 90, 'lessThan')).toBe('yes')
    expect(verdict(stickDoesNotFit, 80, 'atMost')).toBe('yes')
    expect(verdict(stickDoesNotFit, 70, 'lessThan')).toBe('open')
    expect(verdict(stickDoesNotFit, 70, 'moreThan')).toBe('open')
  })

  it('says nothing where the checklist names no stick', () => {
    expect(holds({ question: 'door', atLeast: 1 }, someFacts({ door: stickFits }))).toBe('open')
  })

  it('agrees with the tape whenever it says anything', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 1, max: 200 }),
        fc.constantFrom('atLeast' as const, 'lessThan' as const, 'moreThan' as const, 'atMost' as const),
        (width, bound, test) => {
          const said = verdict(width >= 80 ? stickFits : stickDoesNotFit, bound, test)
          if (said !== 'open') expect(said).toBe(verdict(cm(width), bound, test))
        },
      ),
    )
  })
})

describe('a statement about a derived value or a setting', () => {
  it('is open while the derived value is missing', () => {
    const steep: Condition = { derived: 'gradient', moreThan: 0.125 }
    expect(holds(steep, someFacts({}))).toBe('open')
    expect(holds(steep, someFacts({}, { derived: new Map([['gradient', { rests: [] }]]) }))).toBe('open')
    const derived = new Map([['gradient', { value: 0.2, rests: [] }]])
    expect(holds(steep, someFacts({}, { derived }))).toBe('yes')
    expect(holds({ derived: 'gradient', atMost: 0.125 }, someFacts({}, { derived }))).toBe('no')
  })

  it('takes a setting nobody made for off', () => {
    const allowed: Condition = { setting: 'photos_allowed', is: true }
    expect(holds(allowed, someFacts({}))).toBe('no')
    expect(holds(allowed, someFacts({}, { settings: new Map([['photos_allowed', true]]) }))).toBe('yes')
  })
})

describe('whatever the condition', () => {
  const questions = ['a', 'b', 'c', 'd'] as const
  const reasons: readonly Answer[] = [notObserved, notApplicable, notMeasured]
  const value = fc.constantFrom<Answer>(yes, no, cm(70), cm(90), chose('x'), choseAll('x'), count(0))
  const simple: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({ question: fc.constantFrom(...questions), is: fc.constantFrom('yes', 'no', 'x') }),
    fc.record({ question: fc.constantFrom(...questions), atLeast: fc.constantFrom(0, 80) }),
    fc.record({ question: fc.constantFrom(...questions), moreThan: fc.constantFrom(0, 80) }),
    fc.record({ question: fc.constantFrom(...questions), includes: fc.constantFrom('x', 'y') }),
  )
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 4 },
      simple,
      fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }))
  const answers = fc.dictionary(fc.constantFrom(...questions), value)

  it('De Morgan is right about it', () => {
    fc.assert(
      fc.property(condition, condition, answers, (one, other, given) => {
        const facts = someFacts(given)
        expect(holds({ not: { all: [one, other] } }, facts)).toBe(
          holds({ any: [{ not: one }, { not: other }] }, facts),
        )
        expect(holds({ not: { not: one } }, facts)).toBe(holds(one, facts))
      }),
    )
  })

  it('a further answer settles what was open and never turns yes into no', () => {
    fc.assert(
      fc.property(condition, answers, answers, (one, before, more) => {
        const first = holds(one, someFacts(before))
        if (first !== 'open') expect(holds(one, someFacts({ ...more, ...before }))).toBe(first)
      }),
    )
  })

  it('a reason for no answer says no more than silence', () => {
    fc.assert(
      fc.property(
        condition,
        answers,
        fc.constantFrom(...questions),
        fc.constantFrom(...reasons),
        (one, given, silent, reason) => {
          const { [silent]: _, ...others } = given
          const saying = (facts: Facts) => holds(one, facts)
          expect(saying(someFacts({ ...others, [silent]: reason }))).toBe(saying(someFacts(others)))
        },
      ),
    )
  })

  it('without any answer, only what rests on nothing is settled', () => {
    fc.assert(
      fc.property(simple, (one) => {
        expect(holds(one, someFacts({}))).toBe('open')
      }),
    )
  })
})
