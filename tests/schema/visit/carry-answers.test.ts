/** Another room, or a second visit, starts from what is known; only after somebody has looked again. */

import { describe, expect, it } from 'vitest'
import { carryAnswer, listLasting, listOffered } from '../../../schema/visit/carry-answers.ts'
import { recordAnswer } from '../../../schema/visit/record-answer.ts'
import type { Visit } from '../../../schema/visit/visit.ts'
import { aVisit, chose, cm, count, no, notObserved, yes } from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const SETTINGS = new Map([['photos_allowed', true]])
const record = (visit: Visit, id: string, answer: Parameters<typeof recordAnswer>[3]) =>
  recordAnswer(checklist, visit, id, answer).visit

const roomOne = [
  ['access_result', chose('full')],
  ['path_firm', { ...yes, note: 'by the well' }],
  ['gate_open_width_cm', cm(96)],
  ['toilet_usable', notObserved],
  ['turning_space', yes],
  ['queue_length', count(12)],
  ['priority_in_queue', no],
] as const
const known = roomOne.reduce((visit, [id, answer]) => record(visit, id, answer), aVisit(checklist))

describe('carrying answers', () => {
  it('remembers for the next room what belongs to the premises, without notes or gaps', () => {
    expect([...listLasting(checklist, known.answers, 'same-premises')]).toEqual([
      ['path_firm', yes],
      ['gate_open_width_cm', cm(96)],
    ])
  })

  it('remembers for a second visit the room as well, but neither conduct nor what passes', () => {
    const lasting = listLasting(checklist, known.answers, 'same-station')
    expect([...lasting.keys()]).toEqual(['path_firm', 'gate_open_width_cm', 'turning_space'])
  })

  it('offers only what is asked and not answered yet, in the order of the checklist', () => {
    const lasting = listLasting(checklist, known.answers, 'same-station')
    const entered = record(aVisit(checklist), 'access_result', chose('full'))
    const ids = (visit: Visit) =>
      listOffered(checklist, visit, SETTINGS, lasting).map(({ question }) => question.id)
    expect(ids(entered)).toEqual(['gate_open_width_cm', 'path_firm', 'turning_space'])
    expect(ids(record(entered, 'path_firm', no))).toEqual(['gate_open_width_cm', 'turning_space'])
    const refused = record(aVisit(checklist), 'access_result', chose('outside_only_refused'))
    expect(ids(refused)).not.toContain('turning_space')
  })

  it('says of an answer that it was taken over, until it is given anew', () => {
    const { visit } = carryAnswer(checklist, aVisit(checklist), 'path_firm', yes)
    expect(visit.answers.get('path_firm')).toEqual(yes)
    expect(visit.carried).toEqual(['path_firm'])
    expect(record(visit, 'path_firm', no).carried).toBeUndefined()
    expect(record(visit, 'path_firm', undefined).carried).toBeUndefined()
  })

  it('takes over nothing that the question does not allow', () => {
    expect(carryAnswer(checklist, aVisit(checklist), 'path_firm', cm(3)).refused).toBe('wrong-kind')
  })
})
