/** Visits and photos sent to a started server over HTTP, by tablets enrolled for it. */

import { createHash, randomUUID } from 'node:crypto'
import { readCampaignId } from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import { sealPhoto } from '../../web/offline/seal-to-organisation.ts'
import { type Particulars, stationCode, visitTo } from './intake.ts'
import { enrolTablets, type Office } from './office.ts'
import { SMALLEST_JPEG } from './pictures.ts'
import { readShippedChecklist } from './shipped-checklist.ts'

export interface ToSend {
  readonly campaign: string
  readonly station: string
  readonly answers: Readonly<Record<string, Answer>>
  readonly more?: Particulars['more']
  /** Named by an answer. */
  readonly photos?: readonly Uint8Array[]
}

export const hashOfPhoto = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Each by a tablet of its own; the id of the visit. */
export async function sendVisit(
  office: Office,
  { campaign, station, answers, more, photos = [] }: ToSend,
): Promise<string> {
  const [tablet] = await enrolTablets(office, campaign, 1)
  const id = randomUUID()
  const ofCampaign = readCampaignId(campaign)
  if (!tablet || !ofCampaign) throw new Error('one tablet was asked for')
  const { token, organisationKey: key } = tablet
  const sealed = await Promise.all(photos.map((bytes) => sealPhoto(key, id, bytes)))
  const workshop = { campaign: ofCampaign, checklist: await readShippedChecklist(), key }
  const { envelope } = await visitTo(workshop, stationCode(station), answers, {
    id,
    photos: sealed.map(({ sha256 }) => sha256),
    ...(more ? { more } : {}),
  })
  const put = async (path: string, body: string | Uint8Array, type: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': type, cookie: '' }
    const reply = await office.fetch(path, { method: 'PUT', headers, body: body as BodyInit })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
  }
  await put(`/api/sealed/${id}`, envelope, 'application/json')
  for (const { bytes, sha256 } of sealed)
    await put(
      `/api/sealed/${id}/photos/${sha256}/parts/0?of=${bytes.length}&part=${hashOfPhoto(bytes)}`,
      bytes,
      'application/octet-stream',
    )
  return id
}

/** A visit whose entrance somebody took a photo of: the visit, and the hash of the photo. */
export async function sendPhotographed(
  office: Office,
  { campaign, station }: Pick<ToSend, 'campaign' | 'station'>,
): Promise<{ readonly visit: string; readonly photo: string }> {
  const photo = hashOfPhoto(SMALLEST_JPEG)
  const answers = {
    photo_entrance: { kind: 'photo', photos: [{ sha256: photo, description: 'ទ្វារចូល' }] },
  } as const
  return { visit: await sendVisit(office, { campaign, station, answers, photos: [SMALLEST_JPEG] }), photo }
}
