/** A draft takes only what its questions allow, and nothing of a talk before the voter agreed. */

import { describe, expect, it } from 'vitest'
import {
  addInterview,
  recordAnswer,
  recordInterviewAnswer,
  removeInterview,
} from '../../../schema/visit/record-answer.ts'
import { finishVisit, type Visit } from '../../../schema/visit/visit.ts'
import {
  aVisit,
  chose,
  choseAll,
  cm,
  no,
  notApplicable,
  notMeasured,
  stickFits,
  yes,
} from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const visit = aVisit(checklist)

describe('recording an answer', () => {
  it('makes a new visit and leaves the old one as it was', () => {
    const { visit: next, refused } = recordAnswer(checklist, visit, 'path_firm', no)
    expect(refused).toBeUndefined()
    expect(next.answers.get('path_firm')).toEqual(no)
    expect(visit.answers.size).toBe(0)
  })

  it('takes an answer back, also by saying nothing', () => {
    const { visit: answered } = recordAnswer(checklist, visit, 'path_obstacles', choseAll('steps'))
    expect(recordAnswer(checklist, answered, 'path_obstacles', undefined).visit.answers.size).toBe(0)
    expect(recordAnswer(checklist, answered, 'path_obstacles', choseAll()).visit.answers.size).toBe(0)
  })

  it('keeps a reason for having no value', () => {
    const { visit: next } = recordAnswer(checklist, visit, 'door_clear_width_cm', notMeasured)
    expect(next.answers.get('door_clear_width_cm')).toEqual(notMeasured)
  })

  it.each([
    ['unknown-question', 'nothing_like_it', yes],
    ['wrong-kind', 'path_firm', cm(3)],
    ['wrong-kind', 'door_clear_width_cm', yes],
    ['wrong-kind', 'path_firm', notMeasured],
    ['wrong-kind', 'voter_list_height_cm', stickFits],
    ['wrong-place', 'int_consent', yes],
  ] as const)('refuses %s: %s', (reason, question, answer) => {
    expect(recordAnswer(checklist, visit, question, answer)).toEqual({ visit, refused: reason })
  })

  it('takes the stick for a door, where the checklist allows one', () => {
    expect(recordAnswer(checklist, visit, 'door_clear_width_cm', stickFits).refused).toBeUndefined()
  })

  it('changes nothing any more once the visit is finished', () => {
    const finished = finishVisit(visit, '2027-06-06T01:00:00Z')
    expect(recordAnswer(checklist, finished, 'path_firm', no).refused).toBe('visit-is-finished')
    expect(addInterview(finished, 'a').refused).toBe('visit-is-finished')
    expect(finishVisit(finished, '2027-06-07T01:00:00Z')).toBe(finished)
  })
})

describe('a talk with a voter', () => {
  const { visit: talking } = addInterview(visit, 'talk')
  const say = (from: Visit, question: string, answer: typeof yes) =>
    recordInterviewAnswer(checklist, from, 'talk', question, answer)
  const agreed = say(talking, 'int_consent', yes).visit
  const told = say(agreed, 'int_voted', chose('yes')).visit

  it('keeps nothing before the voter agreed', () => {
    expect(say(talking, 'int_voted', chose('yes')).refused).toBe('no-consent')
    expect(told.interviews[0]?.answers.get('int_voted')).toEqual(chose('yes'))
    expect(told.answers.size).toBe(0)
  })

  it('keeps only the refusal when the voter takes consent back', () => {
    const { visit: refusing } = say(told, 'int_consent', no)
    expect([...(refusing.interviews[0]?.answers ?? [])]).toEqual([['int_consent', no]])
    expect(say(refusing, 'int_voted', chose('yes')).refused).toBe('no-consent')
  })

  it('is agreed to or not: there is no third answer to a consent', () => {
    expect(say(talking, 'int_consent', notApplicable).refused).toBe('wrong-kind')
  })

  it('is added once, removed once, and has its own questions only', () => {
    expect(addInterview(talking, 'talk').refused).toBe('interview-exists')
    expect(removeInterview(talking, 'talk').visit.interviews).toEqual([])
    expect(removeInterview(talking, 'other').refused).toBe('unknown-interview')
    expect(recordInterviewAnswer(checklist, talking, 'other', 'int_consent', yes).refused).toBe(
      'unknown-interview',
    )
    expect(say(agreed, 'path_firm', yes).refused).toBe('wrong-place')
  })
})
