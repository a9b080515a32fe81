/** A register of a few rooms, and visits to them as a tablet would send them. */

import { createHash, randomUUID } from 'node:crypto'
import {
  type AreaCode,
  type PremisesCode,
  readAreaCode,
  readPremisesCode,
  readStationCode,
  readVisitId,
  type StationCode,
} from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { finishVisit, type Visit } from '../../schema/visit/visit.ts'
import { visitToWire } from '../../schema/wire/visit-shape.ts'
import { saveTriedImport, writePlaces } from '../../server/queries/station-imports.ts'
import type { Api } from './api.ts'
import { fillVisit } from './fill-visit.ts'

function certain<Code>(code: Code | undefined): Code {
  if (code === undefined) throw new Error('no such code')
  return code
}
export const areaCode = (text: string): AreaCode => certain(readAreaCode(text))
export const premisesCode = (text: string): PremisesCode => certain(readPremisesCode(text))
export const stationCode = (text: string): StationCode => certain(readStationCode(text))

/** Two schools in one commune of Battambang: rooms 1 and 2, and rooms 3 and 4. */
export const ROOMS = ['020101-0001', '020101-0002', '020101-0003', '020101-0004'].map(stationCode)

export async function bringRooms(api: Api): Promise<void> {
  const import_ = { id: randomUUID(), fileName: 'rooms', file: new Uint8Array(), columns: {}, rows: 4 }
  const area = areaCode('020101')
  await api.db.transaction().execute(async (transaction) => {
    await saveTriedImport(transaction, import_)
    await writePlaces(transaction, import_.id, {
      areas: [
        {
          code: areaCode('0201'),
          level: 'district',
          parent: areaCode('02'),
          name: { km: 'ស្ទឹងថ្មី', en: 'Stueng Thmei' },
        },
        { code: area, level: 'commune', parent: areaCode('0201'), name: { km: 'ទន្សាយ', en: 'Tonsay' } },
      ],
      premises: [
        {
          code: premisesCode('020101-p1'),
          area,
          name: { km: 'សាលាបឋមសិក្សាទន្សាយ', en: 'Tonsay Primary School' },
          point: { latitude: 13.1, longitude: 103.2 },
        },
        { code: premisesCode('020101-p2'), area, name: { km: 'វត្តស្លាបមាស', en: '=Slab Meas, "Pagoda"' } },
      ],
      stations: ROOMS.map((code, index) => ({
        code,
        premises: premisesCode(index < 2 ? '020101-p1' : '020101-p2'),
        room: String(index + 1),
        registeredVoters: 300 + index,
      })),
    })
  })
}

export interface Sent {
  readonly id: string
  readonly body: string
  readonly sha256: string
  readonly visit: Visit
}

/** A finished visit as bytes. */
export function visitTo(
  api: Api,
  station: StationCode,
  answers: Readonly<Record<string, Answer>> = {},
  { id = randomUUID() as string, change = (wire: object) => wire } = {},
): Sent {
  const { checklist } = api.services.shippedChecklist
  const filled = fillVisit(checklist, {
    id: certain(readVisitId(id)),
    campaign: api.campaign,
    station,
    form: 'full',
    answers: new Map(Object.entries(answers)),
  })
  const visit = finishVisit(filled, '2027-06-06T00:40:00Z')
  const body = JSON.stringify(change(visitToWire(visit, '2027-06-06T00:40:00Z')))
  return { id, body, sha256: createHash('sha256').update(body).digest('hex'), visit }
}

export const send = (api: Api, { id, body }: Pick<Sent, 'id' | 'body'>) =>
  api.as('sokha').send('PUT', `/api/visits/${id}`, { body, headers: { 'content-type': 'application/json' } })
