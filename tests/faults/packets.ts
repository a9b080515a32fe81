/** Sealed visits with sealed photos, made ahead as tablets make them, each with what must be found of it afterwards. */

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import { type CampaignId, readStationCode, readVisitId } from '../../schema/codes.ts'
import type { Answer } from '../../schema/visit/answer.ts'
import type { OrganisationKeyOnWire } from '../../schema/wire/sealed-shape.ts'
import { visitToWire } from '../../schema/wire/visit-shape.ts'
import { sealAhead, sealPhotoAhead } from '../bench/seal-ahead.ts'
import { fillVisit } from '../support/fill-visit.ts'
import { SMALLEST_JPEG } from '../support/pictures.ts'

export interface SealedPicture {
  /** As it travels, and the hash of that. */
  readonly bytes: Buffer
  readonly sha256: string
  /** SHA-256 of the picture in it. */
  readonly plain: string
}

export interface Packet {
  readonly id: string
  /** Of the tablet that sends it. */
  readonly token: string
  readonly envelope: Buffer
  readonly sha256: string
  /** SHA-256 of the document in the box. */
  readonly document: string
  readonly photos: readonly SealedPicture[]
}

export interface PacketSetting {
  readonly checklist: Checklist
  readonly campaign: CampaignId
  readonly stations: readonly string[]
  readonly tokens: readonly string[]
  readonly key: OrganisationKeyOnWire
}

export interface Sealer {
  /** The next visit, from the next tablet, with so many photos of 150 kB. */
  seal(photos: number): Packet
}

const PHOTO_BYTES = 150_000
export const MOST_PHOTOS = 3
const hashOf = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** What stands in a document made once for the hashes of its photos, put in for each visit anew. */
const placeOf = (photo: number): string => hashOf(`place of photo ${photo}`)
/** Stands in a note, so that no two documents are the same. */
const MARK = 'no two documents are the same'

export function openSealer(setting: PacketSetting): Sealer {
  const { campaign, stations, tokens, key } = setting
  const documents = new Map<string, string>()
  const documentFor = (station: string, photos: number): string => {
    const name = `${station} ${photos}`
    const made = documents.get(name) ?? writeDocument(setting, station, photos)
    documents.set(name, made)
    return made
  }
  const noise = makeNoise(PHOTO_BYTES - SMALLEST_JPEG.length)
  let next = 0
  return {
    seal(count) {
      next += 1
      const id = randomUUID()
      const photos = Array.from({ length: count }, () => {
        const picture = makePicture(noise)
        return { ...sealPhotoAhead(key, id, picture), plain: hashOf(picture) }
      })
      let visit = documentFor(stations[next % stations.length] ?? '', count).replaceAll(MARK, randomUUID())
      for (const [at, { plain }] of photos.entries()) visit = visit.replaceAll(placeOf(at), plain)
      const content = { visit, interviews: '[]' }
      const named = photos.map(({ sha256 }) => sha256)
      const envelope = Buffer.from(sealAhead(key, id, campaign, content, named))
      const token = tokens[next % tokens.length] ?? ''
      return { id, token, envelope, sha256: hashOf(envelope), document: hashOf(visit), photos }
    },
  }
}

function writeDocument({ checklist, campaign }: PacketSetting, code: string, photos: number): string {
  const station = readStationCode(code)
  const id = readVisitId(randomUUID())
  const questions = checklist.sections.flatMap((section) => section.questions)
  const ofPhotos = questions.find(({ kind }) => kind === 'photo')
  const ofWords = questions.filter(({ kind }) => kind === 'words')
  if (!station || !id || !ofPhotos) throw new Error(`no document can be written for ${code}`)
  const pictures = Array.from({ length: photos }, (_, at) => ({
    sha256: placeOf(at),
    description: 'ទ្វារចូល',
  }))
  const answers = new Map(
    ofWords.map((question): [string, Answer] => [question.id, { kind: 'words', text: MARK }]),
  )
  if (photos > 0) answers.set(ofPhotos.id, { kind: 'photo', photos: pictures })
  const visit = fillVisit(checklist, { id, campaign, station, form: 'full', answers })
  const document = JSON.stringify(visitToWire(visit, '2027-06-06T00:45:00Z'))
  if (!document.includes(MARK)) throw new Error('no note is asked for: no document would differ')
  return document
}

/** Below 0x80, so that nothing in it can be taken for a mark of the format. */
const makeNoise = (bytes: number): Buffer => Buffer.from(randomBytes(bytes).map((byte) => byte & 0x7f))

const OWN_BYTES = 64

/** As large as a tablet's, each another. */
function makePicture(noise: Buffer): Buffer {
  makeNoise(OWN_BYTES).copy(noise)
  return Buffer.concat([SMALLEST_JPEG.subarray(0, -2), noise, SMALLEST_JPEG.subarray(-2)])
}
