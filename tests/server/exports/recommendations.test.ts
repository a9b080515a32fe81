/** Recommendations of a whole country fit into the cells of a spreadsheet, and say what did not. */

import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { readStationCode, type StationCode } from '../../../schema/codes.ts'
import { withToldRecommendations } from '../../../schema/disclosure/told-recommendations.ts'
import { gather } from '../../../schema/recommendations/gather.ts'
import { writeRecommendations } from '../../../server/exports/recommendations.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const EXCEL_HOLDS = 32_767
const checklist = await readShippedChecklist()

function stationCode(number: number): StationCode {
  const code = readStationCode(`020101-${String(number).padStart(5, '0')}`)
  if (!code) throw new Error('no such code')
  return code
}

async function recommendationsFor(stations: number): Promise<readonly Readonly<Record<string, string>>[]> {
  const found = Array.from({ length: stations }, (_, number) => ({
    station: stationCode(number),
    outcomes: [{ barrier: 'no-step-free-way', outcome: 'found' as const, evidence: [] }],
  }))
  let text = ''
  for await (const part of writeRecommendations(
    checklist,
    withToldRecommendations(checklist, gather(checklist, found), []),
    'en',
  ))
    text += part
  return parse(text, { bom: true, columns: true })
}

test('a few stations are all named', async () => {
  for (const row of await recommendationsFor(3))
    expect(row).toMatchObject({
      found: '3',
      stations: '020101-00000 020101-00001 020101-00002',
      stations_left_out: '0',
    })
})

test('of 23,789 stations as many are named as a cell holds, and the others are counted', async () => {
  const rows = await recommendationsFor(23_789)
  expect(rows.length).toBeGreaterThan(0)
  for (const { stations = '', stations_left_out: left } of rows) {
    expect(stations.length).toBeLessThan(EXCEL_HOLDS)
    expect(stations.split(' ').length + Number(left)).toBe(23_789)
  }
})
