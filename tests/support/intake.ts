/** A register of a few rooms, and visits to them as a tablet would send them. */

import { createHash, randomUUID } from 'node:crypto'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import {
  type AreaCode,
  type CampaignId,
  type PremisesCode,
  readAreaCode,
  readPremisesCode,
  readStationCode,
  readVisitId,
  type StationCode,
} from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { finishVisit, type Visit } from '../../schema/visit/visit.ts'
import {
  type OrganisationKeyOnWire,
  PHOTO_PART_BYTES,
  type VisitContent,
} from '../../schema/wire/sealed-shape.ts'
import { visitContent, visitToWire } from '../../schema/wire/visit-shape.ts'
import { saveTriedImport, writePlaces } from '../../server/queries/station-imports.ts'
import { sealPhoto, sealToOrganisation } from '../../web/offline/seal-to-organisation.ts'
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

export async function bringRooms(api: Pick<Api, 'db'>): Promise<void> {
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
  readonly visit: Visit
  /** The documents in the box. */
  readonly content: VisitContent
  /** The bytes that travel, and their hash. */
  readonly envelope: string
  readonly sha256: string
}

export interface Particulars {
  readonly id?: string
  /** Changes the document of the visit before it is sealed, also into what no tablet would send. */
  readonly change?: (wire: object) => object
  readonly more?: Partial<Pick<Visit, 'interviews' | 'remedied' | 'moved' | 'carried'>>
  readonly kind?: 'visit' | 'unfinished'
  readonly key?: OrganisationKeyOnWire
  /** Hashes of the sealed photos. */
  readonly photos?: readonly string[]
}

/** What a visit is made and sealed with. */
export interface Workshop {
  readonly campaign: CampaignId
  readonly checklist: Checklist
  readonly key: OrganisationKeyOnWire
}

/** What a tablet of the campaign has at hand. */
export const workshopOf = ({ campaign, services }: Api): Workshop => ({
  campaign,
  checklist: services.shippedChecklist.checklist,
  key: services.organisationKeys.current,
})

/** A finished visit, sealed as a tablet seals it. */
export async function visitTo(
  at: Api | Workshop,
  station: StationCode,
  answers: Readonly<Record<string, Answer>> = {},
  {
    id = randomUUID(),
    change = (wire) => wire,
    more = {},
    kind = 'visit',
    key,
    photos = [],
  }: Particulars = {},
): Promise<Sent> {
  const { campaign, checklist, key: usual } = 'services' in at ? workshopOf(at) : at
  const filled = fillVisit(checklist, {
    id: certain(readVisitId(id)),
    campaign,
    station,
    form: 'full',
    answers: new Map(Object.entries(answers)),
  })
  const visit = { ...finishVisit(filled, '2027-06-06T00:40:00Z'), ...more }
  const { interviews } = visitContent(visit, '2027-06-06T00:40:00Z')
  const content = {
    visit: JSON.stringify(change(visitToWire(visit, '2027-06-06T00:40:00Z'))),
    interviews,
  }
  const sealed = await sealToOrganisation({
    key: key ?? usual,
    kind,
    id,
    campaign,
    content,
    photos,
  })
  return { id, visit, content, ...sealed }
}

export const send = (api: Api, { id, envelope }: Pick<Sent, 'id' | 'envelope'>) =>
  api
    .as('sokha')
    .send('PUT', `/api/sealed/${id}`, { body: envelope, headers: { 'content-type': 'application/json' } })

/** A photo sealed for one id, as a tablet seals it. */
export const sealedPhoto = (api: Api, id: string, photo: Uint8Array, key?: OrganisationKeyOnWire) =>
  sealPhoto(key ?? api.services.organisationKeys.current, id, photo)

export interface SealedBytes {
  readonly bytes: Uint8Array
  /** Of the whole, as the envelope names it. */
  readonly sha256: string
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The part of a photo that begins at `offset`; `more` changes what is said about it or what is in it. */
export function sendPart(
  api: Api,
  id: string,
  { bytes, sha256 }: SealedBytes,
  offset: number,
  more: { readonly body?: Uint8Array; readonly part?: string; readonly of?: number } = {},
) {
  const body = more.body ?? bytes.subarray(offset, offset + PHOTO_PART_BYTES)
  const query = new URLSearchParams({
    of: String(more.of ?? bytes.length),
    part: more.part ?? sha256Of(body),
  })
  return api.as('sokha').send('PUT', `/api/sealed/${id}/photos/${sha256}/parts/${offset}?${query}`, {
    body,
    headers: { 'content-type': 'application/octet-stream' },
  })
}

/** All parts of a photo in order; the reply to the last one, or to the first that is not taken. */
export async function sendPhoto(api: Api, id: string, photo: SealedBytes): ReturnType<typeof sendPart> {
  for (let offset = 0; ; offset += PHOTO_PART_BYTES) {
    const reply = await sendPart(api, id, photo, offset)
    if (offset + PHOTO_PART_BYTES >= photo.bytes.length || reply.status !== 200) return reply
  }
}
