/** A correction being written: it holds what was chosen and answered anew, says why, and nothing else leaves the tablet. */

import { describe, expect, it } from 'vitest'
import type { Answer } from '../../../schema/visit/answer.ts'
import { applyCorrections } from '../../../schema/visit/apply-corrections.ts'
import { canCorrect, LONGEST_CHAIN, LONGEST_REASON } from '../../../schema/visit/correction.ts'
import {
  checkCorrection,
  chooseQuestion,
  completeCorrection,
  findConsequences,
  giveReason,
  listAskedAgain,
  listCorrectable,
} from '../../../schema/visit/draft-correction.ts'
import { addInterview, recordAnswer } from '../../../schema/visit/record-answer.ts'
import {
  isCorrectedOut,
  lastWordOn,
  listFresh,
  rememberedOf,
  withCorrection,
} from '../../../schema/visit/remembered-visit.ts'
import { finishVisit, type Visit } from '../../../schema/visit/visit.ts'
import { aVisit, chose, cm, no, visitId, yes } from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const SETTINGS = new Map([['photos_allowed', true]])
const VISIT = visitId('01907e6a-0000-7000-8000-000000000001')
const idOf = (number: number) => visitId(`01907e6a-0000-7000-8000-${String(number).padStart(12, '0')}`)
const FINISHED_AT = '2027-06-06T01:00:00Z'
const DOOR = 'door_clear_width_cm'
const WHY = 'I measured wrongly'

const draftOf = (number = 2, of = VISIT): Visit =>
  aVisit(checklist, { id: idOf(number), corrects: { visit: of, reason: '' }, chosen: [] })
const choose = (visit: Visit, question: string, isChosen = true) =>
  chooseQuestion(checklist, visit, question, isChosen).visit
const say = (visit: Visit, question: string, answer: Answer | undefined) =>
  recordAnswer(checklist, visit, question, answer).visit
const because = (visit: Visit, reason = WHY) => giveReason(visit, reason).visit
const complete = (visit: Visit) => completeCorrection(checklist, visit, SETTINGS)
const lacks = (visit: Visit) => checkCorrection(checklist, visit, SETTINGS).lacks
const doorAgain = (draft = draftOf(), width = 70) => because(say(choose(draft, DOOR), DOOR, cm(width)))

describe('The questions of a correction', () => {
  it('are chosen from all but photos and talks, and only those chosen are asked and answered', () => {
    const offered = listCorrectable(checklist).flatMap(({ questions }) => questions)
    expect(offered.every(({ kind }) => kind !== 'photo')).toBe(true)
    expect(offered.some(({ id }) => id === 'int_voted')).toBe(false)
    expect(offered.some(({ id }) => id === DOOR)).toBe(true)
    const draft = choose(draftOf(), DOOR)
    expect([...listAskedAgain(checklist, draft, SETTINGS).asked]).toEqual([DOOR])
    expect(recordAnswer(checklist, draft, 'path_firm', yes).refused).toBe('not-chosen')
    expect(chooseQuestion(checklist, draft, 'int_voted', true).refused).toBe('cannot-be-corrected')
    expect(addInterview(draft, 'one').refused).toBe('cannot-be-corrected')
  })

  it('are chosen once, and taken out again with what was answered', () => {
    const once = doorAgain()
    expect(choose(once, DOOR)).toBe(once)
    const without = choose(once, DOOR, false)
    expect([without.chosen, without.answers.size]).toEqual([[], 0])
  })

  it('are those of corrections only, and of none that is finished', () => {
    const visit = aVisit(checklist)
    expect(chooseQuestion(checklist, visit, DOOR, true)).toEqual({ visit, refused: 'no-correction' })
    expect(giveReason(visit, WHY)).toEqual({ visit, refused: 'no-correction' })
    const finished = finishVisit(doorAgain(), FINISHED_AT)
    expect(chooseQuestion(checklist, finished, DOOR, false).refused).toBe('visit-is-finished')
    expect(giveReason(finished, 'another').refused).toBe('visit-is-finished')
  })

  it('are asked although what they hang on is sealed, until an answer given anew closes them', () => {
    const draft = choose(choose(draftOf(), 'ramp_present'), 'ramp_rise_cm')
    const asked = (visit: Visit) => [...listAskedAgain(checklist, visit, SETTINGS).asked]
    expect(asked(draft)).toEqual(['ramp_present', 'ramp_rise_cm'])
    const answered = because(say(say(draft, 'ramp_rise_cm', cm(20)), 'ramp_present', chose('none_needed')))
    expect(asked(answered)).toEqual(['ramp_present'])
    // What was closed is not sent: it would be an answer to a question nobody asks.
    expect([...(complete(answered)?.answers.keys() ?? [])]).toEqual(['ramp_present'])
  })
})

describe('A correction', () => {
  it('lacks what it lacks, in the order in which it is written', () => {
    expect(lacks(draftOf())).toEqual(['question', 'reason'])
    expect(lacks(choose(draftOf(), DOOR))).toEqual(['answer', 'reason'])
    expect(lacks(because(doorAgain(), '  '))).toEqual(['reason'])
    expect(lacks(because(doorAgain(), 'x'.repeat(LONGEST_REASON + 1)))).toEqual(['shorter-reason'])
    expect(lacks(doorAgain())).toEqual([])
  })

  it('is held back by an answer that cannot be, and by nothing that was chosen and left', () => {
    const impossible = doorAgain(draftOf(), 100_000)
    expect(checkCorrection(checklist, impossible, SETTINGS).complaints).toMatchObject([
      { question: DOOR, kind: 'out-of-range', severity: 'must' },
    ])
    expect(complete(impossible)).toBeUndefined()
    const left = choose(doorAgain(), 'path_firm')
    expect(checkCorrection(checklist, left, SETTINGS).unanswered.map(({ id }) => id)).toEqual(['path_firm'])
    expect([...(complete(left)?.answers ?? [])]).toEqual([[DOOR, cm(70)]])
  })

  it('is sealed as the office takes it in: its answers and its reason, and nothing of the choosing', () => {
    const whole = complete(because(doorAgain(), `  ${WHY} `))
    expect(whole).toMatchObject({
      corrects: { visit: VISIT, reason: WHY },
      answers: new Map([[DOOR, cm(70)]]),
    })
    expect(whole).not.toHaveProperty('chosen')
    expect(
      whole?.corrects && canCorrect(checklist, { corrects: whole.corrects, answers: whole.answers }),
    ).toBe(true)
  })
})

describe('What an answer given anew does to other questions', () => {
  const consequences = (answer: Answer, known: ReadonlyMap<string, Answer>) => {
    const draft = say(choose(draftOf(), 'ramp_present'), 'ramp_present', answer)
    const { broughtUp, closed } = findConsequences(checklist, draft, SETTINGS, known)
    return { broughtUp: broughtUp.map(({ id }) => id), closed: closed.map(({ id }) => id) }
  }
  const permanent = chose('permanent')

  it('brings up those that were not asked before', () => {
    const { broughtUp, closed } = consequences(permanent, new Map([['ramp_present', chose('none_needed')]]))
    expect(broughtUp).toContain('ramp_rise_cm')
    expect(closed).toEqual([])
  })

  it('closes those that are not asked any more', () => {
    const { broughtUp, closed } = consequences(chose('none_needed'), new Map([['ramp_present', permanent]]))
    expect(closed).toContain('ramp_rise_cm')
    expect(broughtUp).toEqual([])
  })

  it('brings up nothing that was asked before, nor what is known to have an answer', () => {
    const same = new Map([['ramp_present', permanent]])
    expect(consequences(chose('temporary_solid'), same).broughtUp).toEqual([])
    // Nobody here knows what was said about the ramp, only that its rise was measured.
    const { broughtUp } = consequences(permanent, new Map([['ramp_rise_cm', cm(20)]]))
    expect(broughtUp).not.toContain('ramp_rise_cm')
    expect(broughtUp).toContain('ramp_length_cm')
  })

  it('says nothing of questions that do not hang on it', () => {
    const draft = doorAgain()
    expect(findConsequences(checklist, draft, SETTINGS, new Map())).toEqual({ broughtUp: [], closed: [] })
  })
})

describe('A visit remembered', () => {
  const filled = aVisit(checklist, {
    id: VISIT,
    answers: new Map([
      [DOOR, cm(80)],
      ['turning_space', yes],
    ]),
  })
  const remembered = rememberedOf(checklist, filled, { room: '1' }, FINISHED_AT)
  const finished = (number: number, of = VISIT, width = 70): Visit => {
    const whole = complete(doorAgain(draftOf(number, of), width))
    if (!whole) throw new Error('a whole correction')
    return whole
  }

  it('is as its corrections say, and the next one corrects the last', () => {
    expect(lastWordOn(remembered)).toBe(VISIT)
    const [once] = withCorrection(checklist, [remembered], finished(2))
    if (!once) throw new Error('one visit')
    expect(lastWordOn(once)).toBe(idOf(2))
    expect([...once.answers]).toEqual([
      ['turning_space', yes],
      [DOOR, cm(70)],
    ])
    const [twice] = withCorrection(checklist, [once], finished(3, idOf(2), 72))
    expect(twice?.corrections).toEqual([idOf(2), idOf(3)])
    // The office comes to the same end, and sees no two last words.
    const all = [finished(2), finished(3, idOf(2), 72)].map((visit, order) => {
      if (!visit.corrects) throw new Error('a correction')
      return { id: visit.id, sender: 'sokha', order, corrects: visit.corrects, answers: visit.answers }
    })
    const { visits, ignored } = applyCorrections([{ visit: filled, sender: 'sokha', checklist }], all)
    expect(ignored).toEqual([])
    expect(visits[0]?.visit.answers.get(DOOR)).toEqual(twice?.answers.get(DOOR))
    expect(visits[0]?.history.some(({ isFork }) => isFork)).toBe(false)
  })

  it('offers no other room what a correction took back', () => {
    const notMeasured: Answer = { kind: 'none', reason: 'not-measured', because: 'crowd' }
    const whole = complete(because(say(choose(draftOf(), DOOR), DOOR, notMeasured)))
    if (!whole) throw new Error('a whole correction')
    expect(withCorrection(checklist, [remembered], whole)[0]?.answers.has(DOOR)).toBe(false)
  })

  it('stays one visit, no younger, however often it is corrected; a correction kept twice counts once', () => {
    const once = withCorrection(checklist, [remembered], finished(2))
    const again = withCorrection(checklist, once, finished(2))
    expect(again).toEqual(once)
    expect(again).toHaveLength(1)
    expect(listFresh(again, '2027-06-07T14:00:00Z')).toEqual([])
  })

  it('is not touched by the correction of another', () => {
    const other = finished(2, idOf(9))
    expect(withCorrection(checklist, [remembered], other)).toEqual([remembered])
  })

  it('is corrected no more often than the office follows', () => {
    let visits: readonly (typeof remembered)[] = [remembered]
    for (let turn = 0; turn < LONGEST_CHAIN; turn += 1) {
      expect(visits.some(isCorrectedOut)).toBe(false)
      const [one] = visits
      if (one) visits = withCorrection(checklist, visits, finished(turn + 2, lastWordOn(one)))
    }
    expect(visits.every(isCorrectedOut)).toBe(true)
  })

  it('says nothing about a correction by words that do not last', () => {
    const whole = complete(because(say(choose(draftOf(), 'step_free_route'), 'step_free_route', no)))
    if (!whole) throw new Error('a whole correction')
    expect(JSON.stringify(withCorrection(checklist, [remembered], whole))).not.toContain(WHY)
  })
})
