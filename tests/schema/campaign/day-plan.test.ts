/** A monitor's day: what is done, begun and left, premises by premises. */

import { describe, expect, it } from 'vitest'
import { isLeft, planDay } from '../../../schema/campaign/day-plan.ts'

const school = (room: string) => ({ code: `010201-000${room}`, premises: '01020101-1', room })
const pagoda = { code: '010202-0009', premises: '01020201-1', room: '1' }

describe('A day', () => {
  it('keeps the rooms of one school together, in the order of their rooms', () => {
    const rooms = ['10', '2A', '2', '1'].map(school)
    const { premises } = planDay([...rooms, pagoda], new Set(), new Set())
    expect(premises.map(({ code }) => code)).toEqual(['01020101-1', '01020201-1'])
    expect(premises[0]?.stations.map(({ station }) => station.room)).toEqual(['1', '2', '2A', '10'])
  })

  it('counts what is visited, and knows what is begun and what is left', () => {
    const plan = planDay(
      [school('1'), school('2'), pagoda],
      new Set([school('1').code]),
      new Set([pagoda.code]),
    )
    expect([plan.visited, plan.stations]).toEqual([1, 3])
    expect(plan.premises.flatMap(({ stations }) => stations.map(({ progress }) => progress))).toEqual([
      'visited',
      'left',
      'begun',
    ])
  })

  it('says of a second visit that it is begun, and still counts the first', () => {
    const plan = planDay([pagoda], new Set([pagoda.code]), new Set([pagoda.code]))
    expect(plan.premises[0]?.stations[0]?.progress).toBe('begun')
    expect(plan.visited).toBe(1)
  })

  it('leaves premises only when every room is visited', () => {
    const rooms = [school('1'), school('2')]
    const [half] = planDay(rooms, new Set([school('1').code]), new Set()).premises
    const [whole] = planDay(rooms, new Set(rooms.map(({ code }) => code)), new Set()).premises
    expect([half && isLeft(half), whole && isLeft(whole)]).toEqual([true, false])
  })

  it('has a station of unknown premises stand for itself', () => {
    const { premises } = planDay([{ code: '99-1', room: '' }], new Set(), new Set())
    expect(premises.map(({ code }) => code)).toEqual(['99-1'])
  })
})
