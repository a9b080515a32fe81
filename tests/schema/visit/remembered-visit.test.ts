/** What a tablet still knows of finished visits: only what lasts, only for a day, and never taken for granted. */

import { describe, expect, it } from 'vitest'
import { recordAnswer } from '../../../schema/visit/record-answer.ts'
import {
  findEarlier,
  listFresh,
  listKnown,
  listToldBefore,
  rememberedOf,
} from '../../../schema/visit/remembered-visit.ts'
import type { Visit } from '../../../schema/visit/visit.ts'
import { aVisit, chose, cm, count, no, stationCode, visitId, yes } from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const SETTINGS = new Map([['photos_allowed', true]])
const record = (visit: Visit, id: string, answer: Parameters<typeof recordAnswer>[3]) =>
  recordAnswer(checklist, visit, id, answer).visit
const SCHOOL = '01020101-1'
const ROOM_TWO = stationCode('010201-0002')
const EARLY = '2027-06-06T00:40:00Z'
const LATER = '2027-06-06T03:00:00Z'

const roomOne = [
  ['access_result', chose('full')],
  ['path_firm', { ...yes, note: 'by the well' }],
  ['gate_open_width_cm', cm(96)],
  ['turning_space', yes],
  ['queue_length', count(12)],
] as const
const filled: Visit = {
  ...roomOne.reduce((visit, [id, answer]) => record(visit, id, answer), aVisit(checklist)),
  remedied: [
    { remedy: 'put-up-large-arrows', told: EARLY, photo: { sha256: 'a'.repeat(64), description: 'arrows' } },
    { remedy: 'let-vehicles-pass', told: EARLY, putRight: EARLY },
  ],
}
const known = rememberedOf(checklist, filled, { premises: SCHOOL, room: '1' }, EARLY)
const next = (changes: Partial<Visit> = {}): Visit =>
  record(
    aVisit(checklist, {
      id: visitId('01907e6a-0000-7000-8000-000000000002'),
      station: ROOM_TWO,
      ...changes,
    }),
    'access_result',
    chose('full'),
  )
const questions = (visit: Visit, premises: string | undefined = SCHOOL) =>
  listKnown(checklist, visit, SETTINGS, premises, [known]).map(({ question }) => question.id)

describe('A remembered visit', () => {
  it('holds no words, no photos, and nothing of people or of the moment', () => {
    expect([...known.answers]).toEqual([
      ['path_firm', yes],
      ['gate_open_width_cm', cm(96)],
      ['turning_space', yes],
    ])
    expect(JSON.stringify(known.remedied)).not.toContain('sha256')
  })

  it('is forgotten after 36 hours, and at once when its hour is still to come', () => {
    expect(listFresh([known], '2027-06-07T12:39:00Z')).toEqual([known])
    expect(listFresh([known], '2027-06-07T12:41:00Z')).toEqual([])
    expect(listFresh([known], '2027-06-06T00:39:00Z')).toEqual([])
  })

  it('gives another room of the same school the gate and the path, and nothing of its own room', () => {
    expect(questions(next())).toEqual(['path_firm', 'gate_open_width_cm'].sort(byChecklist))
  })

  it('gives a second visit to the same room all that lasts', () => {
    expect(questions(next({ station: filled.station }))).toContain('turning_space')
  })

  it('gives nothing to another school, nor where the list knows no premises', () => {
    expect(questions(next(), '01020102-1')).toEqual([])
    expect(
      listKnown(checklist, next(), SETTINGS, undefined, [
        rememberedOf(checklist, filled, { room: '' }, EARLY),
      ]),
    ).toEqual([])
  })

  it('gives nothing to another version of the checklist, where a question may mean something else', () => {
    expect(questions({ ...next(), checklist: { ...next().checklist, version: 'other' } })).toEqual([])
  })

  it('does not offer again what was answered, and of two visits takes the later word', () => {
    const later = rememberedOf(
      checklist,
      record(next(), 'path_firm', no),
      { premises: SCHOOL, room: '2' },
      LATER,
    )
    const third = next({
      id: visitId('01907e6a-0000-7000-8000-000000000003'),
      station: stationCode('010201-0003'),
    })
    const fresh = listFresh([known, later], LATER)
    const offered = listKnown(checklist, third, SETTINGS, SCHOOL, fresh)
    expect(offered.find(({ question }) => question.id === 'path_firm')).toMatchObject({
      answer: no,
      from: { room: '2' },
    })
    const answered = record(third, 'path_firm', yes)
    expect(
      listKnown(checklist, answered, SETTINGS, SCHOOL, fresh).map(({ question }) => question.id),
    ).toEqual(['gate_open_width_cm'])
  })

  it('leads a visit to the same room to the one it follows, and to what the chair was told and has still to do', () => {
    expect(findEarlier([known], filled.station)).toBe(known)
    expect(findEarlier([known], ROOM_TWO)).toBeUndefined()
    const again = next({ station: filled.station, follows: filled.id })
    expect(listToldBefore(again, [known])).toEqual([{ remedy: 'put-up-large-arrows', told: EARLY }])
    const settled = { ...again, remedied: [{ remedy: 'put-up-large-arrows', told: EARLY, putRight: LATER }] }
    expect(listToldBefore(settled, [known])).toEqual([])
    expect(listToldBefore(next(), [known])).toEqual([])
  })
})

const order = checklist.sections.flatMap(({ questions: asked }) => asked.map(({ id }) => id))
function byChecklist(one: string, other: string): number {
  return order.indexOf(one) - order.indexOf(other)
}
