/** What monitors finish in the field: visits with photos, incidents, rescue copies; sealed as a tablet seals them. */

import { join } from 'node:path'
import type { Checklist } from '../../../schema/checklist/checklist.ts'
import { type CampaignId, readStationCode, readVisitId } from '../../../schema/codes.ts'
import { finishVisit, type Visit } from '../../../schema/visit/visit.ts'
import { incidentToWire } from '../../../schema/wire/incident-shape.ts'
import type { OrganisationKeyOnWire } from '../../../schema/wire/sealed-shape.ts'
import { visitContent } from '../../../schema/wire/visit-shape.ts'
import type { Random } from '../../../seeds/demo/random.ts'
import { loadChecklist } from '../../../seeds/load-checklist.ts'
import { findHome } from '../../../server/home.ts'
import { hashOf } from '../../../server/storage/secrets.ts'
import type { ToSend } from '../../../web/offline/outbox.ts'
import { sealPhoto, sealToOrganisation } from '../../../web/offline/seal-to-organisation.ts'
import { fillVisit } from '../../support/fill-visit.ts'

import { noisyJpeg } from '../../support/pictures.ts'
import { HEALTH_CENTRE, PAGODA, ROOM_1, ROOM_2 } from '../../support/small-campaign.ts'

export interface SealedPicture {
  /** Hash of the sealed bytes. */
  readonly sha256: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Hash of the picture in them. */
  readonly plain: string
}

/** Where the office has to have it in the end. */
export type Place = 'visit' | 'incident' | 'unfinished' | 'unknown-station'

export interface Packet extends ToSend {
  readonly place: Place
  /** The document in the box, byte for byte. */
  readonly body: string
  readonly pictures: readonly SealedPicture[]
}

/** What everything is made from. */
export interface Workshop {
  readonly key: OrganisationKeyOnWire
  readonly campaign: CampaignId
  readonly full: Visit
  readonly photoQuestion: string
  readonly incidentKind: string
}

const STATIONS = [ROOM_1, ROOM_2, HEALTH_CENTRE, PAGODA]
const UNKNOWN_STATION = '010201-9999'

function certain<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('the checklist or a code is not as it was')
  return thing
}

export async function openWorkshop(key: OrganisationKeyOnWire, campaign: CampaignId): Promise<Workshop> {
  const { checklist } = await loadChecklist(join(findHome(), 'seeds', 'checklist'))
  const full = fillVisit(checklist, {
    id: certain(readVisitId('00000000-0000-7000-8000-000000000000')),
    campaign,
    station: certain(readStationCode(ROOM_1)),
    form: 'full',
    answers: new Map(),
  })
  return { key, campaign, full, ...questionsOf(checklist) }
}

function questionsOf({ sections }: Checklist): Pick<Workshop, 'photoQuestion' | 'incidentKind'> {
  const questions = sections.flatMap((section) => section.questions)
  const incident = questions.find(({ id }) => id === 'incident_kind')
  const choices = incident && 'choices' in incident ? incident.choices : []
  return {
    photoQuestion: certain(questions.find(({ kind }) => kind === 'photo')).id,
    incidentKind: certain(choices.find(({ id }) => id !== 'none')).id,
  }
}

export interface ToMake {
  readonly id: string
  readonly code: string
  /** What the tablet's clock says, right or wrong. */
  readonly at: Date
  readonly photos: number
  readonly random: Random
}

/** A visit, finished or as a rescue copy, or to a station that the office does not know. */
export async function makeVisit(
  { key, campaign, full, photoQuestion }: Workshop,
  { id, code, at, photos, random }: ToMake,
  place: Exclude<Place, 'incident'>,
): Promise<Packet> {
  const instant = at.toISOString()
  const pictures: SealedPicture[] = []
  for (let taken = 0; taken < photos; taken += 1) pictures.push(await takePicture(key, id, random))
  const answers = new Map(full.answers)
  answers.set('observer_note', { kind: 'words', text: `ចំណាំ ${random.uuid()}` })
  if (pictures.length > 0)
    answers.set(photoQuestion, {
      kind: 'photo',
      photos: pictures.map(({ plain }) => ({ sha256: plain, description: 'ទ្វារចូល' })),
    })
  const station = place === 'unknown-station' ? UNKNOWN_STATION : random.pick(STATIONS)
  const begun: Visit = {
    ...full,
    id: certain(readVisitId(id)),
    station: certain(readStationCode(station)),
    answers,
    startedAt: instant,
  }
  const visit = place === 'unfinished' ? begun : finishVisit(begun, instant)
  const content = visitContent(visit, instant)
  const names = pictures.map(({ sha256 }) => sha256)
  const kind = place === 'unfinished' ? 'unfinished' : 'visit'
  const sealed = await sealToOrganisation({ key, kind, id, campaign, content, photos: names })
  return { id, kind, code, place, body: content.visit, pictures, photos: names, ...sealed }
}

export async function makeIncident(
  { key, campaign, incidentKind }: Workshop,
  { id, code, random }: ToMake,
): Promise<Packet> {
  const incident = JSON.stringify(
    incidentToWire({
      id,
      campaign,
      kinds: [incidentKind],
      seenBy: 'monitor',
      isSomebodyInjured: random.chance(0.2),
      isGoingOn: random.chance(0.5),
      wasChairTold: 'no',
      note: `រឿង ${random.uuid()}`,
      isUrgent: random.chance(0.3),
    }),
  )
  const sealed = await sealToOrganisation({
    ...{ key, id, campaign, photos: [] },
    kind: 'incident',
    content: { incident },
  })
  return {
    id,
    kind: 'incident',
    code,
    place: 'incident',
    body: incident,
    pictures: [],
    photos: [],
    ...sealed,
  }
}

/** Most are small, so that a history takes seconds; some need two or three parts. */
async function takePicture(key: OrganisationKeyOnWire, id: string, random: Random): Promise<SealedPicture> {
  const bytes = Math.floor(2_000 + random.next() * (random.chance(0.25) ? 150_000 : 20_000))
  const picture = noisyJpeg(bytes, () => random.next())
  return { ...(await sealPhoto(key, id, picture)), plain: hashOf(picture).toString('hex') }
}
