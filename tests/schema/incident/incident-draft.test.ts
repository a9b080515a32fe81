/** Telling an incident: few things must be said, little can go wrong, and nothing is guessed. */

import { describe, expect, it } from 'vitest'
import { INCIDENT_QUESTION, needsSomebodyNow } from '../../../schema/incident/incident.ts'
import {
  beginIncident,
  checkIncident,
  completeIncident,
  type IncidentDraft,
  isSomethingTold,
  listIncidentKinds,
} from '../../../schema/incident/incident-draft.ts'
import { campaignId } from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const ID = '01907e6a-0000-4000-8000-0000000000aa'
const VISIT = '01907e6a-0000-4000-8000-0000000000bb'
const campaign = campaignId('01907e6a-0000-7000-8000-0000000000ca')
const told: IncidentDraft = {
  ...beginIncident(ID, { station: '010201-0001', visit: VISIT }),
  kinds: ['insult'],
  seenBy: 'told-by-voter',
  wasChairTold: 'no',
}

describe('an incident', () => {
  it('is of one of the kinds the checklist names, never of "nothing serious"', () => {
    expect(checklist.key.incident).toBe(INCIDENT_QUESTION)
    const kinds = listIncidentKinds(checklist).map(({ id }) => id)
    expect(kinds).toContain('observer_hindered')
    expect(kinds).not.toContain('none')
  })

  it('must say its kind, who saw it, and whether the chair was told; all else may stay empty', () => {
    expect(checkIncident(beginIncident(ID))).toEqual(['no-kind', 'no-seen-by', 'no-chair-told'])
    expect(checkIncident(told)).toEqual([])
  })

  it('belongs to the station and the visit it was opened from, or to none', () => {
    expect(completeIncident(told, campaign)).toMatchObject({ station: '010201-0001', visit: VISIT, campaign })
    const nowhere = completeIncident({ ...told, station: '' }, campaign)
    expect(nowhere).toBeDefined()
    expect(nowhere).not.toHaveProperty('station')
  })

  it('is urgent by itself while somebody is hurt or it goes on, and when the monitor says so', () => {
    expect(needsSomebodyNow(told)).toBe(false)
    for (const why of ['isSomebodyInjured', 'isGoingOn', 'isUrgent'] as const)
      expect(completeIncident({ ...told, [why]: true }, campaign)?.isUrgent, why).toBe(true)
  })

  it('with a telephone number in its note is doubted, in Khmer digits as well, and can be sent all the same', () => {
    const withNumber = { ...told, note: 'ទូរសព្ទ ០១២ ៣៤៥ ៦៧៨' }
    expect(checkIncident(withNumber)).toEqual(['phone-number-in-note'])
    expect(completeIncident(withNumber, campaign)).toBeDefined()
  })

  it('has nothing told while only its place is known, and something as soon as one thing more is', () => {
    const begun = beginIncident(told.id, { station: '010201-0001' })
    expect(isSomethingTold({ ...begun, note: ' \n' })).toBe(false)
    const parts: readonly Partial<IncidentDraft>[] = [
      { kinds: ['threat'] },
      { seenBy: 'monitor' },
      { wasChairTold: 'no' },
      { note: 'x' },
      { isSomebodyInjured: true },
      { isGoingOn: true },
      { isUrgent: true },
    ]
    for (const part of parts) expect(isSomethingTold({ ...begun, ...part }), JSON.stringify(part)).toBe(true)
  })

  it('is not complete while something is in the way', () => {
    expect(completeIncident({ ...told, station: '??' }, campaign)).toBeUndefined()
    expect(completeIncident({ ...told, kinds: [] }, campaign)).toBeUndefined()
    expect(completeIncident({ ...told, note: 'ក'.repeat(2001) }, campaign)).toBeUndefined()
  })
})
