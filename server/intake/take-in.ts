/** Takes in what was sealed: stored as what it is, or set aside whole; nothing is ever lost between the two. */

import type { SetAsideReason } from '../../schema/visit/set-aside.ts'
import type { Envelope } from '../../schema/wire/sealed-shape.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import { sealAside } from '../keys/seal-aside.ts'
import { type ReceivedCorrection, saveCorrection } from '../queries/corrections.ts'
import { type ReceivedIncident, saveIncident } from '../queries/incidents.ts'
import { type StandsAside, saveSetAside } from '../queries/set-aside.ts'
import { isTakenIn } from '../queries/taken-in.ts'
import type { ReceivedVisit, Saved } from '../queries/visits.ts'
import { listPhotosExpected } from '../reading/photos-expected.ts'
import {
  type Knowledge,
  type ReadCorrection,
  type ReadIncident,
  type ReadSealed,
  type ReadVisit,
  readSealed,
  type Unusable,
} from '../reading/read-sealed.ts'
import type { Db } from '../storage/database.ts'
import type { VisitWriter } from '../storage/visit-writer.ts'
import type { Sender } from './sender.ts'

export interface Arrived {
  readonly id: string
  readonly envelope: Envelope
  /** The envelope as it came. */
  readonly bytes: Buffer
  readonly sha256: Buffer
  readonly sender: Sender
  /** The sender has sent more by now than one monitor can have seen. */
  readonly isBeyondEvent: boolean
  /** Its sender may not send any more: set aside for this reason, whatever it is. */
  readonly quarantine?: SetAsideReason | undefined
}

export interface TakenIn {
  /** Why it was set aside; nothing, when it was taken in. */
  readonly reason: SetAsideReason | undefined
  /** The number of its arrival: the same for the same bytes, for ever. */
  readonly arrived: number
}

export async function takeIn(
  db: Db,
  writer: VisitWriter,
  knowledge: Knowledge,
  arrived: Arrived,
): Promise<TakenIn> {
  const read = await readSealed(arrived.id, arrived.envelope, arrived.sender.campaign, knowledge)
  const { quarantine } = arrived
  // What had come before keeps its receipt.
  if (quarantine && !(await isTakenIn(db, arrived.id, arrived.sha256)))
    return setAside(db, knowledge.classKeys, arrived, asideOf(read, quarantine))
  if (read.is === 'unusable') return setAside(db, knowledge.classKeys, arrived, read)
  const saved = await storeUnlessTooMany(db, writer, knowledge.classKeys, arrived, read)
  if ('arrived' in saved) return { reason: undefined, arrived: saved.arrived }
  return setAside(db, knowledge.classKeys, arrived, asideOf(read, saved.is))
}

/** What can be said of it while it is set aside, for another reason than its content. */
function asideOf(read: ReadSealed | Unusable, reason: SetAsideReason): Unusable {
  if (read.is === 'unusable') return { ...read, reason }
  const { station } = read.is === 'incident' ? read.incident : read.visit
  const opened = Buffer.from(read.body)
  return { is: 'unusable', reason, opened, ...(station === undefined ? {} : { station }) }
}

/** Nothing honest is refused for being too much, and nothing that floods is mixed in: a person looks at it. */
async function storeUnlessTooMany(
  db: Db,
  writer: VisitWriter,
  classKeys: ClassKeys,
  arrived: Arrived,
  read: ReadSealed,
): Promise<Saved | { readonly is: 'too-many' }> {
  if (arrived.isBeyondEvent && !(await isTakenIn(db, arrived.id, arrived.sha256))) return { is: 'too-many' }
  if (read.is === 'visit') return writer.save(visitReceived(classKeys, arrived, read))
  if (read.is === 'correction') return saveCorrection(db, correctionReceived(classKeys, arrived, read))
  return saveIncident(db, incidentReceived(classKeys, arrived, read))
}

export type Origin = Pick<Arrived, 'id' | 'envelope' | 'sha256' | 'sender'>

/**
 * The document as it came, sealed, still deflated where it came so; nothing where the facts are all of it, or where
 * free text has ended.
 */
const sealText = (
  classKeys: ClassKeys,
  { id, sender }: Origin,
  { facts, body, packed }: Pick<ReadSealed, 'facts' | 'body' | 'packed'>,
): Buffer | undefined =>
  facts === body ? undefined : classKeys.seal(sender.campaign, 'free-text', id, packed ?? Buffer.from(body))

export const visitReceived = (classKeys: ClassKeys, origin: Origin, read: ReadVisit): ReceivedVisit => {
  const { envelope, sha256, sender } = origin
  const { visit, facts, interviews } = read
  return {
    id: visit.id,
    campaign: visit.campaign,
    station: visit.station,
    enrolment: sender.enrolment,
    checklist: visit.checklist,
    body: facts,
    freeText: sealText(classKeys, origin, read),
    talks:
      interviews === undefined
        ? undefined
        : {
            count: visit.interviews.length,
            sealed: classKeys.seal(visit.campaign, 'interviews', visit.id, Buffer.from(interviews)) ?? null,
          },
    photosExpected: listPhotosExpected(visit),
    envelopeSha256: sha256,
    sealedPhotos: envelope.photos,
  }
}

export const correctionReceived = (
  classKeys: ClassKeys,
  origin: Origin,
  read: ReadCorrection,
): ReceivedCorrection => {
  const { envelope, sha256, sender } = origin
  const { visit, corrects, facts } = read
  return {
    id: visit.id,
    campaign: visit.campaign,
    station: visit.station,
    enrolment: sender.enrolment,
    corrects: corrects.visit,
    checklist: visit.checklist,
    body: facts,
    freeText: sealText(classKeys, origin, read),
    envelopeSha256: sha256,
    sealedPhotos: envelope.photos,
  }
}

export const incidentReceived = (
  classKeys: ClassKeys,
  origin: Origin,
  read: ReadIncident,
): ReceivedIncident => {
  const { id, envelope, sha256, sender } = origin
  return {
    id,
    campaign: sender.campaign,
    enrolment: sender.enrolment,
    envelopeSha256: sha256,
    sealedPhotos: envelope.photos,
    body: read.facts,
    freeText: sealText(classKeys, origin, read),
  }
}

/** PostgreSQL keeps no NUL; the envelope holds the content as it was. */
export const openedAsText = (opened: Buffer | undefined): string | undefined =>
  opened?.toString('utf8').replaceAll('\0', '\u{FFFD}')

function setAside(
  db: Db,
  classKeys: ClassKeys,
  { id, envelope, bytes, sha256, sender }: Arrived,
  { reason, opened, station }: Unusable,
): Promise<StandsAside> {
  const of = { campaign: sender.campaign, id, envelopeSha256: sha256 }
  return saveSetAside(db, {
    id,
    envelopeSha256: sha256,
    kind: envelope.kind,
    reason,
    campaign: sender.campaign,
    enrolment: sender.enrolment,
    station,
    sealedPhotos: envelope.photos,
    envelope: sealAside(classKeys, { ...of, part: 'envelope' }, bytes.toString('utf8')),
    opened: sealAside(classKeys, { ...of, part: 'opened' }, openedAsText(opened)),
  })
}
