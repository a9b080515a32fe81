/** The list for the chair: what the answers so far bring up, what is new of it, and how it is counted. */

import { describe, expect, it } from 'vitest'
import { findBarriers } from '../../../schema/findings/find-barriers.ts'
import { countSameDay, listNewOf, listSameDay } from '../../../schema/recommendations/same-day.ts'
import { recordRemedy } from '../../../schema/visit/remedy-on-the-day.ts'
import { scenario } from '../../support/scenario.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const settings = new Map([['photos_allowed', true]])
const entered = scenario(checklist).answers('access_result', 'full')
const TOLD = '2027-06-06T00:40:00Z'
const RIGHT = '2027-06-06T01:10:00Z'
const NOTHING_SHOWN: ReadonlySet<string> = new Set()

const section = (id: string) => {
  const found = checklist.sections.find((one) => one.id === id)
  if (!found) throw new Error(`no section ${id}`)
  return found
}
const listed = ({ visit }: { visit: typeof entered.visit }) =>
  listSameDay(checklist, findBarriers(checklist, visit, settings))
const remediesOf = (of: { visit: typeof entered.visit }) => listed(of).map(({ remedy }) => remedy)

describe('what the chair can put right today', () => {
  it('is nothing before anything was found', () => {
    expect(remediesOf(entered)).toEqual([])
  })

  it('comes from what has been answered so far, and only what is for the day itself', () => {
    const list = listed(entered.answers('low_booth', 'no'))
    expect(list.map(({ remedy }) => remedy)).toContain('set-booth-on-table')
    for (const { remedy, severity } of list) {
      expect(checklist.remedies.find(({ id }) => id === remedy)?.when).toBe('on-the-day')
      expect(severity).not.toBe('context')
    }
  })

  it('never shows the chair what was reported as an incident', () => {
    expect(remediesOf(entered.answers('incident_kind', ['secrecy_broken']))).toEqual([])
  })

  it('leaves out what a voter said in a talk', () => {
    const asked = new Set(
      checklist.sections
        .filter(({ repeats }) => repeats)
        .flatMap(({ questions }) => questions.map(({ id }) => id)),
    )
    const onTheDay = new Set(
      checklist.remedies.filter(({ when }) => when === 'on-the-day').map(({ barrier }) => barrier),
    )
    const fromTalks = checklist.barriers.filter(({ id, question }) => onTheDay.has(id) && asked.has(question))
    expect(fromTalks).toEqual([])
  })
})

describe('what a section brings up anew', () => {
  const found = entered.answers('low_booth', 'no')
  const newIn = (id: string, of = found.visit, shown = NOTHING_SHOWN) =>
    listNewOf(section(id), listed({ visit: of }), of, shown).map(({ remedy }) => remedy)

  it('is what rests on an answer of that section', () => {
    expect(newIn('booth-and-box')).toContain('set-booth-on-table')
    expect(newIn('entrance')).toEqual([])
  })

  it('is not new any more once it was shown', () => {
    expect(newIn('booth-and-box', found.visit, new Set(newIn('booth-and-box')))).toEqual([])
  })

  it('is not new any more once the chair was told, also after the tablet was closed', () => {
    const told = recordRemedy(checklist, found.visit, { remedy: 'set-booth-on-table', told: TOLD }).visit
    expect(newIn('booth-and-box', told)).not.toContain('set-booth-on-table')
  })
})

describe('the counts of a day', () => {
  const list = [{ remedy: 'one' }, { remedy: 'two' }, { remedy: 'three' }]

  it('count every remedy once: open, told, or put right', () => {
    const remedied = [
      { remedy: 'two', told: TOLD },
      { remedy: 'three', told: TOLD, putRight: RIGHT },
    ]
    expect(countSameDay(list, remedied)).toEqual({ open: 1, told: 1, putRight: 1 })
  })

  it('count what was put right without anybody being told', () => {
    expect(countSameDay(list, [{ remedy: 'one', putRight: RIGHT }])).toEqual({
      open: 2,
      told: 0,
      putRight: 1,
    })
  })

  it('keep what happened when its barrier is found no longer', () => {
    expect(countSameDay([], [{ remedy: 'gone', told: TOLD }])).toEqual({ open: 0, told: 1, putRight: 0 })
  })
})
