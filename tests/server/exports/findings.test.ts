/** The findings are written as bytes put together: they are what another program writes of the same cells, one by one. */

import { randomUUID } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import { expect, test } from 'vitest'
import { readCampaignId, readPremisesCode, readStationCode, readVisitId } from '../../../schema/codes.ts'
import { releaseFindings } from '../../../schema/disclosure/released-findings.ts'
import { combineVisits } from '../../../schema/findings/combine-visits.ts'
import { findBarriers } from '../../../schema/findings/find-barriers.ts'
import { randomFrom } from '../../../seeds/demo/random.ts'
import { findingColumns } from '../../../server/exports/columns.ts'
import { type Cell, defuse } from '../../../server/exports/csv.ts'
import type { ExportedStation } from '../../../server/exports/exported-station.ts'
import { findingRowsOf, writeFindings } from '../../../server/exports/findings.ts'
import { areaCode } from '../../support/builders.ts'
import { inventVisit } from '../../support/invented-visit.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const country = { areaLevels: [{ id: 'province', codeLength: 2, name: { km: 'ខេត្ត', en: 'Province' } }] }
const NAMES = ['សាលា "ស្រះស្រង់", បន្ទប់ ១', '=1+1', 'School; hall\r\nand yard', ' plain\0', '']

const cellOf = (cell: Cell): string =>
  typeof cell === 'string' ? defuse(cell.replaceAll('\0', '')) : String(cell ?? '')

function inventStations(count: number): readonly ExportedStation[] {
  const random = randomFrom(7)
  return Array.from({ length: count }, (_, order) => {
    const [id, campaign] = [readVisitId(randomUUID()), readCampaignId(randomUUID())]
    const [station, premises] = [readStationCode(`0201-${order}`), readPremisesCode(`0201-p${order}`)]
    if (!id || !campaign || !station || !premises) throw new Error('no code')
    const said = findBarriers(checklist, inventVisit(checklist, { id, campaign, station }, random), new Map())
    const whole = combineVisits(checklist, [said])
    if (!whole) throw new Error('nothing was said')
    const name = { km: NAMES[order % NAMES.length] ?? '' }
    const area = { code: areaCode('02'), level: 'province', name: { km: 'បាត់ដំបង' } }
    return {
      station: { code: station, premises, room: '1', ...(order % 2 === 0 && { registeredVoters: order }) },
      premises: { code: premises, area: area.code, name },
      areas: [area],
      point: undefined,
      checklist,
      ...releaseFindings(checklist, whole),
    }
  })
}

test('rows put together are rows written one by one', async () => {
  const stations = inventStations(60)
  async function* each() {
    yield* stations
  }
  const pieces: Uint8Array[] = []
  for await (const piece of writeFindings({ checklist, country, language: 'km' }, each())) pieces.push(piece)
  const columns = findingColumns(checklist, country, 'km')
  const rows = stations.flatMap((at) =>
    findingRowsOf(at).map((row) => columns.map(({ cell }) => cellOf(cell(row)))),
  )
  expect(rows.length).toBeGreaterThan(60 * 40)
  expect(new Set(rows.map((row) => row.slice(-14).join())).size).toBeGreaterThan(200)
  // Several pieces, so that the seams are looked at too.
  expect(pieces.length).toBeGreaterThan(10)
  const written = stringify([columns.map(({ id }) => id), ...rows], {
    ...{ bom: true, record_delimiter: 'windows', quoted_match: /[\r\n;\t]/u },
  })
  expect(Buffer.concat(pieces).toString('utf8')).toBe(written)
})
