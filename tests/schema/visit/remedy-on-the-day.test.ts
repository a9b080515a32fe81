/** What the chair was told and what was put right is kept beside the findings, which stay what they were. */

import { describe, expect, it } from 'vitest'
import { findBarriers } from '../../../schema/findings/find-barriers.ts'
import { recordAnswer } from '../../../schema/visit/record-answer.ts'
import { findRemedy, recordRemedy } from '../../../schema/visit/remedy-on-the-day.ts'
import { finishVisit } from '../../../schema/visit/visit.ts'
import { aVisit, chose, no } from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const entered = recordAnswer(checklist, aVisit(checklist), 'access_result', chose('full')).visit
const visit = recordAnswer(checklist, entered, 'low_booth', no).visit
const remedyWhen = (when: string) => {
  const remedy = checklist.remedies.find((one) => one.when === when)
  if (!remedy) throw new Error(`no remedy is for ${when}`)
  return remedy.id
}
const today = remedyWhen('on-the-day')
const TOLD = '2027-06-06T01:00:00Z'
const RIGHT = '2027-06-06T02:00:00Z'

describe('a remedy on the day', () => {
  it('is kept with what became of it, the newest state alone', () => {
    const told = recordRemedy(checklist, visit, { remedy: today, told: TOLD }).visit
    const right = recordRemedy(checklist, told, { remedy: today, told: TOLD, putRight: RIGHT }).visit
    expect(right.remedied).toEqual([{ remedy: today, told: TOLD, putRight: RIGHT }])
    expect(findRemedy(right, today)?.putRight).toBe(RIGHT)
  })

  it('changes nothing of what was found', () => {
    const settings = new Map([['photos_allowed', true]])
    const right = recordRemedy(checklist, visit, { remedy: today, told: TOLD, putRight: RIGHT }).visit
    expect(findBarriers(checklist, right, settings)).toEqual(findBarriers(checklist, visit, settings))
  })

  it('can be taken back', () => {
    const told = recordRemedy(checklist, visit, { remedy: today, told: TOLD }).visit
    expect(recordRemedy(checklist, told, { remedy: today }).visit.remedied).toBeUndefined()
  })

  it.each([
    ['unknown-remedy', visit, 'nothing-like-it'],
    ['not-on-the-day', visit, checklist.remedies.find(({ when }) => when !== 'on-the-day')?.id ?? ''],
    ['visit-is-finished', finishVisit(visit, RIGHT), today],
  ] as const)('is refused: %s', (reason, of, remedy) => {
    expect(recordRemedy(checklist, of, { remedy, told: TOLD })).toEqual({ visit: of, refused: reason })
  })
})
