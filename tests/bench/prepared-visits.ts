/** Full visits and their photos, sealed before the clock runs: sealing is the tablets' work. */

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { type CampaignId, readStationCode, readVisitId } from '../../schema/codes.ts'
import type { OrganisationKeyOnWire } from '../../schema/wire/sealed-shape.ts'
import { visitToWire } from '../../schema/wire/visit-shape.ts'
import { fillVisit } from '../support/fill-visit.ts'
import { SMALLEST_JPEG } from '../support/pictures.ts'
import { sealAhead, sealPhotoAhead } from './seal-ahead.ts'

export interface VisitSetting {
  readonly checklist: Checklist
  readonly campaign: CampaignId
  /** Of many tablets, taken in turn: one of them may send 60 envelopes a minute, and 200 an event. */
  readonly tokens: readonly string[]
  readonly key: OrganisationKeyOnWire
  readonly stations: readonly string[]
}

export interface PreparedVisit {
  readonly id: string
  readonly token: string
  /** The text of the envelope. */
  readonly envelope: string
  /** As they travel, under the hashes the envelope names. */
  readonly photos: readonly { readonly bytes: Buffer; readonly sha256: string }[]
}

const PHOTO_BYTES = 150_000
const PHOTO_QUESTION = 'photo_entrance'

export function prepareVisits(
  { checklist, campaign, stations, tokens, key }: VisitSetting,
  count: number,
  /** How many photos the visit with this number has. */
  photosOf: (index: number) => number = () => 0,
): readonly PreparedVisit[] {
  return Array.from({ length: count }, (_, index) => {
    const id = readVisitId(randomUUID())
    const station = readStationCode(stations[index % stations.length] ?? '')
    const token = tokens[index % tokens.length]
    if (!id || !station || !token) throw new Error('no id, station or tablet')
    const pictures = Array.from({ length: photosOf(index) }, makePicture)
    const named = pictures.map((picture) => ({ sha256: hexOf(picture), description: 'ទ្វារចូល' }))
    const answers = new Map(
      named.length > 0 ? [[PHOTO_QUESTION, { kind: 'photo', photos: named } as const]] : [],
    )
    const visit = fillVisit(checklist, { id, campaign, station, form: 'full', answers })
    const content = { visit: JSON.stringify(visitToWire(visit, '2027-06-06T00:45:00Z')), interviews: '[]' }
    const photos = pictures.map((picture) => sealPhotoAhead(key, id, picture))
    const hashes = photos.map(({ sha256 }) => sha256)
    return { id, token, photos, envelope: sealAhead(key, id, campaign, content, hashes) }
  })
}

/** A picture as large as a tablet's, each another. */
function makePicture(): Buffer {
  const noise = randomBytes(PHOTO_BYTES - SMALLEST_JPEG.length).map((byte) => byte & 0x7f)
  return Buffer.concat([SMALLEST_JPEG.subarray(0, -2), noise, SMALLEST_JPEG.subarray(-2)])
}

const hexOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
