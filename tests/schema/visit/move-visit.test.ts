/** A visit begun under the wrong station is moved, with the reason, and loses nothing. */

import { describe, expect, it } from 'vitest'
import { moveVisit } from '../../../schema/visit/move-visit.ts'
import { recordAnswer } from '../../../schema/visit/record-answer.ts'
import { finishVisit } from '../../../schema/visit/visit.ts'
import { aVisit, stationCode, yes } from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const begun = recordAnswer(checklist, aVisit(checklist), 'path_firm', yes).visit
const other = stationCode('010201-0002')

describe('moving a visit', () => {
  it('keeps the answers, the reason and where it was begun', () => {
    const { visit, refused } = moveVisit(begun, other, '  The signs were swapped  ')
    expect(refused).toBeUndefined()
    expect(visit.station).toBe(other)
    expect(visit.answers).toBe(begun.answers)
    expect(visit.moved).toEqual({ from: begun.station, reason: 'The signs were swapped' })
  })

  it('remembers the first station also after a second move', () => {
    const once = moveVisit(begun, other, 'wrong room').visit
    expect(moveVisit(once, stationCode('010201-0003'), 'wrong again').visit.moved).toEqual({
      from: begun.station,
      reason: 'wrong again',
    })
  })

  it.each([
    ['visit-is-finished', finishVisit(begun, '2027-06-06T03:00:00Z'), other, 'why'],
    ['same-station', begun, begun.station, 'why'],
    ['no-reason', begun, other, '  '],
  ] as const)('refuses: %s', (reason, visit, to, why) => {
    expect(moveVisit(visit, to, why)).toEqual({ visit, refused: reason })
  })
})
