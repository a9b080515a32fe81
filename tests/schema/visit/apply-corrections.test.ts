/** What a visit says after its corrections is the same in whatever order they are listed, and never a stranger's word. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyCorrections } from '../../../schema/visit/apply-corrections.ts'
import { type Correction, LONGEST_CHAIN, type Original } from '../../../schema/visit/correction.ts'
import {
  aChecklist,
  aVisit,
  chose,
  cm,
  measure,
  no,
  notObserved,
  question,
  visitId,
  yes,
  yesNo,
} from '../../support/builders.ts'
import { PATIENCE_MS } from '../../support/patience.ts'

const checklist = aChecklist([
  yesNo('step_free_route'),
  yesNo('path_firm'),
  measure('door_clear_width_cm'),
  { ...question('photos'), kind: 'photo', most: 3 },
])
const idOf = (number: number) => visitId(`01907e6a-0000-7000-8000-${String(number).padStart(12, '0')}`)
const VISIT = idOf(1)
const original: Original = {
  visit: aVisit(checklist, { id: VISIT, answers: new Map([['step_free_route', no]]) }),
  sender: 'sokha',
  checklist,
}

/** A correction that arrives as number `order`, under that id, and changes the way to the entrance. */
const correction = (
  order: number,
  changes: Partial<Correction> & { readonly of?: number } = {},
): Correction => {
  const { of = 1, ...rest } = changes
  return {
    id: idOf(order),
    order,
    sender: 'sokha',
    corrects: { visit: idOf(of), reason: `reason ${order}` },
    answers: new Map([['step_free_route', yes]]),
    ...rest,
  }
}

/** What one visit says about a question, and why each correction that is ignored is. */
const look = (corrections: readonly Correction[]) => {
  const { visits, ignored } = applyCorrections([original], corrections)
  const [first] = visits
  if (first === undefined) throw new Error('one visit')
  return { ...first, ignored: ignored.map(({ correction: { order }, why }) => [order, why]) }
}

/** Every order of a list. */
const permute = <One>(all: readonly One[]): readonly (readonly One[])[] =>
  all.length === 0
    ? [[]]
    : all.flatMap((one, at) => permute(all.toSpliced(at, 1)).map((others) => [one, ...others]))

describe('a visit after its corrections', () => {
  it('says what the correction says, and remembers what it said before, why, and when in turn', () => {
    const { visit, history } = look([correction(2)])
    expect(visit.answers).toEqual(new Map([['step_free_route', yes]]))
    expect(history).toEqual([
      {
        question: 'step_free_route',
        before: no,
        after: yes,
        reason: 'reason 2',
        correction: idOf(2),
        order: 1,
        isFork: false,
      },
    ])
    expect(original.visit.answers.get('step_free_route')).toEqual(no)
  })

  it('keeps every answer a correction does not name, and takes one where there was none', () => {
    const { visit, history } = look([correction(2, { answers: new Map([['door_clear_width_cm', cm(85)]]) })])
    expect(visit.answers).toEqual(
      new Map([
        ['step_free_route', no],
        ['door_clear_width_cm', cm(85)],
      ]),
    )
    expect(history[0]).not.toHaveProperty('before')
  })

  it('takes an answer back into "not observed" when that is what the correction says', () => {
    const { visit } = look([correction(2, { answers: new Map([['step_free_route', notObserved]]) })])
    expect(visit.answers.get('step_free_route')).toEqual(notObserved)
  })

  it('no longer calls an answer carried over once it was given anew', () => {
    const carried = { ...original.visit, carried: ['step_free_route', 'path_firm'] }
    const { visits } = applyCorrections([{ ...original, visit: carried }], [correction(2)])
    expect(visits[0]?.visit.carried).toEqual(['path_firm'])
  })

  it('changes nothing where somebody says that it is right as it is, and keeps why, in its place in the chain', () => {
    const corrects = { visit: VISIT, reason: 'looked again', confirms: true } as const
    const { visit, history } = look([{ ...correction(2, { answers: new Map() }), corrects }])
    expect([visit.answers, history]).toEqual([original.visit.answers, []])
    const both = applyCorrections(
      [original],
      [{ ...correction(2, { answers: new Map() }), corrects }, correction(3, { of: 2 })],
    )
    expect(both.visits[0]?.confirmed).toEqual([{ correction: idOf(2), reason: 'looked again', order: 1 }])
    expect(both.visits[0]?.history.map(({ order }) => order)).toEqual([2])
    // Saying both, or nothing, is neither.
    const torn = [{ ...correction(2), corrects }, correction(4, { answers: new Map() })]
    expect(applyCorrections([original], torn).ignored.map(({ why }) => why)).toEqual([
      'does-not-fit',
      'does-not-fit',
    ])
  })

  it('follows a chain of corrections to its end', () => {
    const { visit, history } = look([
      correction(2),
      correction(3, { of: 2, answers: new Map([['step_free_route', no]]) }),
      correction(4, { of: 3, answers: new Map([['step_free_route', notObserved]]) }),
    ])
    expect(visit.answers.get('step_free_route')).toEqual(notObserved)
    expect(history.map(({ order, isFork }) => [order, isFork])).toEqual([
      [1, false],
      [2, false],
      [3, false],
    ])
  })

  it('keeps both corrections of the same thing, shows the later one, and marks them for a person', () => {
    const { visit, history, ignored } = look([
      correction(3, { answers: new Map([['step_free_route', notObserved]]) }),
      correction(2),
    ])
    expect(visit.answers.get('step_free_route')).toEqual(notObserved)
    expect(history.map(({ correction: id, isFork }) => [id, isFork])).toEqual([
      [idOf(2), true],
      [idOf(3), true],
    ])
    expect(ignored).toEqual([])
  })

  it('waits for what a correction rests on, and applies it afterwards, however late that comes', () => {
    const last = correction(2, { of: 5, answers: new Map([['step_free_route', notObserved]]) })
    expect(look([last])).toMatchObject({ history: [], ignored: [[2, 'missing']] })
    const { visit, history, ignored } = look([last, correction(5)])
    expect(visit.answers.get('step_free_route')).toEqual(notObserved)
    expect(history.map(({ correction: id }) => id)).toEqual([idOf(5), idOf(2)])
    expect(ignored).toEqual([])
  })

  it('orders by arrival and, of two with one number, by their ids', () => {
    const twins = [
      correction(7, { order: 3 }),
      correction(6, { order: 3, answers: new Map([['step_free_route', notObserved]]) }),
    ]
    for (const listed of permute(twins))
      expect(look(listed).visit.answers.get('step_free_route')).toEqual(yes)
  })
})

describe('a correction changes nothing', () => {
  const unchanged = (corrections: readonly Correction[]) => {
    const { visit, history, ignored } = look(corrections)
    expect(visit).toEqual(original.visit)
    expect(history).toEqual([])
    return ignored
  }

  it('when it comes from another tablet', () => {
    expect(unchanged([correction(2, { sender: 'dara' })])).toEqual([[2, 'stranger']])
  })

  it('when it corrects a stranger’s correction, however honest it is', () => {
    expect(unchanged([correction(2, { sender: 'dara' }), correction(3, { of: 2 })])).toEqual([
      [2, 'stranger'],
      [3, 'of-ignored'],
    ])
  })

  it('when what it corrects is not there, or it names itself', () => {
    expect(unchanged([correction(2, { of: 99 }), correction(3, { of: 3 })])).toEqual([
      [2, 'missing'],
      [3, 'itself'],
    ])
  })

  it('when corrections name each other in a ring, or it hangs on such a ring', () => {
    expect(
      unchanged([
        correction(2, { of: 4 }),
        correction(3, { of: 2 }),
        correction(4, { of: 3 }),
        correction(5, { of: 3 }),
      ]),
    ).toEqual([
      [2, 'cycle'],
      [3, 'cycle'],
      [4, 'cycle'],
      [5, 'of-ignored'],
    ])
  })

  it('when an answer does not fit its question, is for a photo, or there is none', () => {
    const photo = { kind: 'photo', photos: [] } as const
    expect(
      unchanged([
        correction(2, { answers: new Map([['step_free_route', chose('x')]]) }),
        correction(3, { answers: new Map([['nowhere', yes]]) }),
        correction(4, { answers: new Map([['door_clear_width_cm', cm(10_000)]]) }),
        correction(5, { answers: new Map([['photos', photo]]) }),
        correction(6, { answers: new Map() }),
      ]).map(([, why]) => why),
    ).toEqual(Array.from({ length: 5 }, () => 'does-not-fit'))
  })

  it('beyond the fiftieth in a row, and a thousand in a row end', () => {
    const chain = Array.from({ length: 1000 }, (_, at) =>
      correction(at + 2, { of: at + 1, answers: new Map([['path_firm', at < 50 ? yes : no]]) }),
    )
    const { visit, history, ignored } = look(chain.toReversed())
    expect(history).toHaveLength(LONGEST_CHAIN)
    expect(visit.answers.get('path_firm')).toEqual(yes)
    expect(ignored.slice(0, 2)).toEqual([
      [52, 'too-long'],
      [53, 'of-ignored'],
    ])
    expect(ignored).toHaveLength(1000 - LONGEST_CHAIN)
  })

  it('when it has the id of the visit itself, or of another correction that was first', () => {
    const { visits } = applyCorrections([original], [correction(1), correction(2), correction(2)])
    expect(visits).toHaveLength(1)
    expect(visits[0]?.visit.answers.get('step_free_route')).toEqual(yes)
  })
})

describe('corrections in any order', () => {
  it(
    'settle the same way, pointing anywhere, at 6,000 stations',
    () => {
      const any = fc
        .array(
          fc.record({
            // Most begin at the visit or at one another; some at themselves, and some at nothing.
            of: fc.constantFrom(1, 1, 1, 1, 2, 3, 4, 5, 6, 7, 9),
            sender: fc.constantFrom('sokha', 'sokha', 'sokha', 'sokha', 'dara'),
            answer: fc.constantFrom(yes, no, notObserved, yes, no, chose('x')),
            question: fc.constantFrom('step_free_route', 'path_firm'),
            order: fc.integer({ min: 1, max: 4 }),
          }),
          { maxLength: 6 },
        )
        .map((all) =>
          all.map(({ answer, question: id, ...rest }, at) =>
            correction(at + 2, { ...rest, answers: new Map([[id, answer]]) }),
          ),
        )
      let applied = 0
      fc.assert(
        fc.property(any, fc.array(fc.nat(719), { minLength: 4, maxLength: 4 }), (corrections, picks) => {
          const first = look(corrections)
          applied += first.history.length
          const orders = permute(corrections)
          // All orders of few, some of the 720 of six.
          const some = orders.length <= 6 ? orders : picks.map((pick) => orders[pick % orders.length] ?? [])
          for (const order of some) expect(look(order)).toEqual(first)
          // Nothing is lost: each one either says something or is named with its reason.
          expect(new Set(first.history.map(({ correction: id }) => id)).size + first.ignored.length).toBe(
            corrections.length,
          )
        }),
        { numRuns: 6000 },
      )
      expect(applied).toBeGreaterThan(3000)
    },
    PATIENCE_MS,
  )

  it('settle the same way in each of the 720 orders of six that were all meant', () => {
    const six = [
      correction(2),
      correction(3, { of: 2, answers: new Map([['path_firm', yes]]) }),
      correction(4, { of: 2, answers: new Map([['path_firm', no]]) }),
      correction(5, { of: 7, answers: new Map([['step_free_route', notObserved]]) }),
      correction(6, { sender: 'dara' }),
      correction(7, { of: 4 }),
    ]
    const first = look(six)
    expect(first.history).toHaveLength(5)
    for (const order of permute(six)) expect(look(order)).toEqual(first)
  })
})
