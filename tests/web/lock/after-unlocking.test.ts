/** Where unlocking leads: back to pages of monitors, never elsewhere, and no station in an address. */

import { describe, expect, it } from 'vitest'
import { pathAfterUnlocking, unlockPathTo } from '../../../web/app/after-unlocking.ts'
import { spaceFor } from '../../../web/pages/space-left.ts'

describe('After unlocking', () => {
  it.each(['/monitor/outbox', '/monitor/visits/0b1c/sections/entrance#ramp_present'])(
    'one comes to %s, as asked',
    (path) => {
      expect(pathAfterUnlocking(new URL(unlockPathTo(path), 'http://tablet').search)).toBe(path)
    },
  )

  it.each(['/monitor/stations/010201-0001', '/monitor'])('%s is not written into the address', (path) => {
    expect(unlockPathTo(path)).toBe('/unlock')
  })

  it.each([
    '?next=https%3A%2F%2Felsewhere.example%2Fmonitor',
    '?next=%2F%2Felsewhere.example%2Fmonitor',
    '?next=%2Foffice',
    '?next=%2Fmonitors-of-others',
    '?next=javascript%3Aalert(1)',
    '?next=%2Fmonitor%2F..%2Foffice',
    '?next=%2Fmonitor%2Fstations%2F010201-0001',
    '',
  ])('an address that somebody wrote as "%s" leads nowhere', (search) => {
    expect(pathAfterUnlocking(search)).toBeUndefined()
  })
})

describe('The space left on a tablet', () => {
  it('is said in photos, and only when it is getting short', () => {
    expect(spaceFor(2_000_000_000)).toEqual({ is: 'plenty' })
    expect(spaceFor(30_000_000)).toEqual({ is: 'little', photos: 100 })
    expect(spaceFor(2_900_000)).toEqual({ is: 'none' })
    expect(spaceFor(-1)).toEqual({ is: 'none' })
  })
})
