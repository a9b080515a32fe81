/** What is asked of a monitor: open until it is answered there, about the last word they have given. */

import { describe, expect, test } from 'vitest'
import { lastWordOf, listOpenQueries, type Query, questionsMeant } from '../../../schema/visit/query.ts'
import type { RememberedVisit } from '../../../schema/visit/remembered-visit.ts'
import { stationCode, visitId } from '../../support/builders.ts'

const idOf = (number: number) => visitId(`01907e6a-0000-7000-8000-${String(number).padStart(12, '0')}`)
const query: Query = {
  ...{ visit: idOf(1), lastWord: idOf(1), step: 1, station: stationCode('020101-0001') },
  checklist: { id: 'c', version: '1' },
  ...{ day: '2027-06-06', reason: 'unlikely-number', questions: ['door_clear_width_cm'] },
}
const remembered: RememberedVisit = {
  ...{ visit: query.visit, station: query.station, checklist: query.checklist, room: '1' },
  ...{ at: '2027-06-06T02:00:00Z', answers: new Map(), remedied: [] },
}

describe('a query', () => {
  test('is open until it is answered here, and open again when the office asks once more', () => {
    const answered = [{ visit: query.visit, step: 1, by: idOf(9) }]
    expect(listOpenQueries([query], [])).toEqual([query])
    expect(listOpenQueries([query], answered)).toEqual([])
    expect(listOpenQueries([{ ...query, step: 3 }], answered)).toHaveLength(1)
  })

  test('is answered after the last correction made here, also one that the office has not got yet', () => {
    expect(lastWordOf({ ...query, lastWord: idOf(5) }, [])).toBe(idOf(5))
    expect(lastWordOf({ ...query, lastWord: idOf(5) }, [remembered])).toBe(idOf(5))
    expect(lastWordOf(query, [{ ...remembered, corrections: [idOf(2), idOf(3)] }])).toBe(idOf(3))
  })

  test('means the questions whose flag says just what the reason says, and otherwise none', () => {
    const flags = [
      { kind: 'unlikely-number', question: 'door_clear_width_cm' },
      { kind: 'contradiction', question: 'ramp_present' },
      { kind: 'contradiction', question: 'ramp_present' },
      { kind: 'too-fast' },
    ] as const
    expect(questionsMeant('contradiction', flags)).toEqual(['ramp_present'])
    expect(questionsMeant('unlikely-number', flags)).toEqual(['door_clear_width_cm'])
    expect(questionsMeant('look-again', flags)).toEqual([])
  })
})
