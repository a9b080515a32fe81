/** A filter says the same after it was an address, and an address that says nonsense filters by nothing. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { REMEDY_CLASSES } from '../../../schema/findings/rating.ts'
import {
  FILTER_NAMES,
  isFiltered,
  LONGEST_FILTER,
  REACHED,
  readStationFilter,
  STATION_STATES,
  type StationFilter,
  withPart,
  writeStationFilter,
} from '../../../schema/places/station-filter.ts'

/** As the browser puts it into an address and takes it out again. */
const throughAddress = (filter: StationFilter): StationFilter => {
  const query = new URLSearchParams(writeStationFilter(filter).map(([name, value]) => [name, value]))
  const read = new URL(`http://office/office/stations?${query}`).searchParams
  return readStationFilter((name) => read.get(name))
}

const text = (longest: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: longest })
    .map((any) => any.trim().slice(0, longest).trim())
    .filter((any) => any !== '' && !/\p{Cs}/u.test(any))
const filters: fc.Arbitrary<StationFilter> = fc.record(
  {
    area: fc.stringMatching(/^[0-9]{2,8}$/u),
    state: fc.constantFrom(...STATION_STATES),
    group: text(LONGEST_FILTER.group),
    barrier: text(LONGEST_FILTER.barrier),
    remedy: fc.constantFrom(...REMEDY_CLASSES),
    kind: text(LONGEST_FILTER.kind),
    reached: fc.constantFrom(...REACHED),
    search: fc.oneof(text(LONGEST_FILTER.search), fc.constantFrom('សាលា ទន្សាយ', 'a & b=c+d%', '020101-0001')),
  },
  { requiredKeys: [] },
)

describe('a filter of stations', () => {
  it('says the same after it was an address', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(throughAddress(filter)).toEqual(filter)
      }),
      { numRuns: 1000 },
    )
  })

  it('has one address, in whatever order it was put together', () => {
    fc.assert(
      fc.property(
        filters,
        fc.shuffledSubarray([...FILTER_NAMES], { minLength: FILTER_NAMES.length }),
        (filter, order) => {
          const again = order.reduce<StationFilter>((made, name) => withPart(made, name, filter[name]), {})
          expect(writeStationFilter(again)).toEqual(writeStationFilter(filter))
        },
      ),
    )
  })

  it('leaves out what nobody knows, whatever an address says', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FILTER_NAMES), fc.string()), (said) => {
        const filter = readStationFilter((name) => (Object.hasOwn(said, name) ? said[name as 'area'] : null))
        expect([undefined, ...STATION_STATES]).toContain(filter.state)
        expect([undefined, ...REMEDY_CLASSES]).toContain(filter.remedy)
        expect([undefined, ...REACHED]).toContain(filter.reached)
        for (const [name, longest] of Object.entries(LONGEST_FILTER))
          expect(filter[name as 'area']?.length ?? 1).toBeLessThanOrEqual(longest)
        expect(throughAddress(filter)).toEqual(filter)
      }),
    )
    expect(isFiltered(readStationFilter((name) => (name === 'state' ? 'wonderful' : null)))).toBe(false)
  })
})
