/** Who is there by when: commissions of one election dissolve, and somebody stands in for them. */

import { describe, expect, it } from 'vitest'
import {
  checkAddressee,
  dueDay,
  findReceiverFault,
  receiverOf,
} from '../../../schema/recommendations/addressee-check.ts'
import { findStandIn } from '../../../schema/recommendations/body.ts'
import { loadBodies } from '../../../seeds/load-bodies.ts'
import { loadRecommendationRules } from '../../../seeds/load-recommendation-rules.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const seeds = new URL('../../../seeds', import.meta.url).pathname
const bodies = await loadBodies(`${seeds}/bodies.json`)
const checklist = await readShippedChecklist()
const commune = '2027-06-06'
const national = '2028-07-23'

const check = (addressee: string, due: string | undefined, today: string, elections = [commune]) =>
  checkAddressee(bodies, addressee, due, { today, elections })

describe('a body', () => {
  it('that stays is always there', () => {
    expect(check('nec', undefined, '2030-01-01')).toEqual({ is: 'there' })
    expect(check('building-owner', '2040-01-01', '2027-01-01')).toEqual({ is: 'there' })
  })

  it('made for one election is there around it', () => {
    expect(check('pec', '2027-06-05', '2027-03-01')).toEqual({ is: 'there' })
    expect(check('psc', commune, commune)).toEqual({ is: 'there' })
  })

  it('made for one election is not there yet long before, and somebody takes it until then', () => {
    const verdict = check('pec', '2027-06-05', '2027-01-15')
    expect(verdict).toEqual({ is: 'not-yet', from: '2027-02-02', standIn: 'nec-secretariat' })
    expect(receiverOf('pec', verdict)).toBe('nec-secretariat')
  })

  it('made for one election is gone after it, also where what it should have done is past', () => {
    expect(check('psc', '2027-06-06', '2027-06-20')).toEqual({
      ...{ is: 'gone', until: '2027-06-06', standIn: 'nec' },
    })
    expect(check('pec', '2027-12-01', '2027-06-20')).toMatchObject({ is: 'gone', until: '2027-07-01' })
  })

  it('made for one election never does lasting work', () => {
    expect(check('cec', undefined, '2027-06-01')).toMatchObject({ is: 'gone', standIn: 'local-authority' })
  })

  it('comes again with the next election that is known', () => {
    const verdict = check('cec', '2028-07-22', '2027-09-01', [national, commune])
    expect(verdict).toMatchObject({ is: 'not-yet', from: '2028-03-21' })
  })

  it('that nobody knows is said to be unknown', () => {
    expect(check('senate', commune, commune)).toEqual({ is: 'unknown' })
  })

  it('that dissolves has somebody who stays for it, whoever stood between', () => {
    const chain = [
      { id: 'a', name: {}, short: {}, office: { daysBefore: 1, daysAfter: 1 }, standIn: 'b' },
      { id: 'b', name: {}, short: {}, office: { daysBefore: 1, daysAfter: 1 }, standIn: 'c' },
    ]
    expect(findStandIn([...chain, { id: 'c', name: {}, short: {} }], 'a')?.id).toBe('c')
    expect(findStandIn([...chain, { ...chain[0], id: 'c', name: {}, short: {}, standIn: 'a' }], 'a')).toBe(
      undefined,
    )
  })
})

describe('the day by which it is due', () => {
  const due = (
    when: 'on-the-day' | 'before-election-day' | 'long-term',
    today: string,
    set: string | null = null,
  ) => dueDay({ when, due: set }, { today, elections: [national, commune] })

  it('is the day somebody set, else what the term says of the next election', () => {
    expect(due('long-term', '2027-01-01', '2029-01-01')).toBe('2029-01-01')
    expect(due('on-the-day', '2027-01-01')).toBe(commune)
    expect(due('before-election-day', '2027-01-01')).toBe('2027-06-05')
    expect(due('before-election-day', commune)).toBe('2028-07-22')
    expect(due('on-the-day', '2029-01-01')).toBeUndefined()
    expect(due('long-term', '2027-01-01')).toBeUndefined()
  })
})

it('nothing is handed to a commission that is not there on that day', () => {
  const fault = (receiver: string | undefined, day: string) =>
    findReceiverFault(bodies, receiver, day, [commune])
  expect(fault('pec', '2027-06-20')).toBeUndefined()
  expect(fault('pec', '2027-07-02')).toBe('receiver-not-there')
  expect(fault('nec', '2027-07-02')).toBeUndefined()
  expect(fault('senate', '2027-07-02')).toBe('receiver-not-there')
  expect(fault(undefined, '2027-07-02')).toBe('receiver-missing')
})

describe('what ships', () => {
  it('knows every addressee of the checklist, and which of them stay', () => {
    for (const { id, outlivesElection } of checklist.addressees)
      expect([id, bodies.find((one) => one.id === id)?.office === undefined]).toEqual([id, outlivesElection])
  })

  it('calls law, Convention and standard only sources the checklist has', async () => {
    const { links } = await loadRecommendationRules(`${seeds}/recommendations.json`)
    const known = new Set(checklist.sources.map(({ id }) => id))
    expect(Object.values(links).flatMap((ids) => ids.filter((id) => !known.has(id)))).toEqual([])
  })
})
