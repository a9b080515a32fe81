/** Takes in a packet that came in a file as if its tablet had sent it; of a sender who may not send any more it is set aside. */

import { type CampaignId, readCampaignId } from '../../schema/codes.ts'
import type { SetAsideReason } from '../../schema/visit/set-aside.ts'
import type { NOT_TAKEN_REASONS } from '../../schema/wire/packet-endpoints.ts'
import { MOST_ENVELOPE_BYTES, type SealedSender } from '../../schema/wire/packet-file.ts'
import { type Envelope, EnvelopeShape } from '../../schema/wire/sealed-shape.ts'
import { sealAside } from '../keys/seal-aside.ts'
import { findSender, type Quarantine } from '../queries/enrolments.ts'
import { saveSetAside } from '../queries/set-aside.ts'
import { isHere, isTakenIn } from '../queries/taken-in.ts'
import { readJson } from '../reading/read-json.ts'
import { openSender } from '../reading/read-packet-piece.ts'
import { type Knowledge, readSealed } from '../reading/read-sealed.ts'
import type { Db } from '../storage/database.ts'
import { hashOf } from '../storage/secrets.ts'
import type { TabletLimits } from '../storage/tablet-limits.ts'
import type { VisitWriter } from '../storage/visit-writer.ts'
import type { Sender } from './sender.ts'
import { openedAsText, takeIn } from './take-in.ts'

export interface CarriedPacket {
  readonly id: string
  /** Of the envelope, as the file says. */
  readonly sha256: string
  readonly sender: SealedSender | undefined
  readonly envelope: Buffer
}

export interface PacketNeeds {
  readonly db: Db
  readonly writer: VisitWriter
  readonly knowledge: Knowledge
  readonly limits: Pick<TabletLimits, 'isBeyondEvent'>
}

export type TakenPacket =
  | { readonly is: 'not-taken'; readonly reason: (typeof NOT_TAKEN_REASONS)[number] }
  | {
      readonly is: 'taken'
      readonly envelope: Envelope
      /** Why it was set aside; nothing, when it was taken in. */
      readonly reason: SetAsideReason | undefined
      readonly wasHere: boolean
    }

/** From a tablet that may send; or from one that may not any more, or that nobody knows. */
type From =
  | { readonly is: 'sender'; readonly sender: Sender }
  | {
      readonly is: 'stranger'
      readonly enrolment: string | null
      readonly campaign: CampaignId
      readonly reason: Quarantine | 'unknown-sender'
    }

interface WithBytes {
  readonly id: string
  readonly envelope: Envelope
  readonly bytes: Buffer
  readonly sha256: Buffer
}

export async function takeInPacket(needs: PacketNeeds, packet: CarriedPacket): Promise<TakenPacket> {
  const { db, writer, knowledge, limits } = needs
  const { id, sha256: claimed, envelope: bytes } = packet
  const sha256 = hashOf(bytes)
  const envelope = sha256.toString('hex') === claimed ? readEnvelope(bytes, knowledge) : undefined
  if (envelope === undefined) return { is: 'not-taken', reason: 'damaged' }
  const from = await findFrom(db, packet, envelope, knowledge)
  if (typeof from === 'string') return { is: 'not-taken', reason: from }
  const wasHere = await isHere(db, id, sha256)
  const arrived = { id, envelope, bytes, sha256 }
  if (from.is === 'stranger')
    return { is: 'taken', envelope, reason: await setAsideFrom(needs, from, arrived), wasHere }
  const { sender } = from
  const isBeyondEvent = limits.isBeyondEvent(sender.enrolment, id)
  const { reason } = await takeIn(db, writer, knowledge, { ...arrived, sender, isBeyondEvent })
  return { is: 'taken', envelope, reason, wasHere }
}

function readEnvelope(bytes: Buffer, { fits }: Knowledge): Envelope | undefined {
  const json = bytes.length > MOST_ENVELOPE_BYTES ? undefined : readJson(bytes)
  return json && 'value' in json && fits(EnvelopeShape, json.value) ? json.value : undefined
}

async function findFrom(
  db: Db,
  { id, sha256, sender }: CarriedPacket,
  envelope: Envelope,
  { keys, fits, findSettings }: Knowledge,
): Promise<From | (typeof NOT_TAKEN_REASONS)[number]> {
  const opened = sender ? openSender(keys, fits, { id, sha256, sender }) : undefined
  if (typeof opened === 'string') return opened
  if (opened === undefined && keys.find(envelope.key) === undefined) return 'other-organisation'
  const known = opened && (await findSender(db, opened.code, Buffer.from(opened.token, 'hex')))
  if (known && known.aside === undefined) return { is: 'sender', sender: known }
  if (known?.aside) return { is: 'stranger', ...known, reason: known.aside }
  // What it says of its campaign is all there is to tell who should look at it.
  const campaign = readCampaignId(envelope.campaign)
  if (campaign === undefined || (await findSettings(campaign)) === undefined) return 'unknown-sender'
  return { is: 'stranger', enrolment: null, campaign, reason: 'unknown-sender' }
}

async function setAsideFrom(
  { db, knowledge }: PacketNeeds,
  { enrolment, campaign, reason }: Extract<From, { readonly is: 'stranger' }>,
  { id, envelope, bytes, sha256 }: WithBytes,
): Promise<SetAsideReason | undefined> {
  // It had come before its sender's card was withdrawn.
  if (await isTakenIn(db, id, sha256)) return undefined
  const read = await readSealed(id, envelope, campaign, knowledge)
  const opened = read.is === 'unusable' ? read.opened : Buffer.from(read.body)
  const { station } = read.is === 'unusable' ? read : read.is === 'incident' ? read.incident : read.visit
  const { classKeys } = knowledge
  const of = { campaign, id, envelopeSha256: sha256 }
  const stands = await saveSetAside(db, {
    id,
    envelopeSha256: sha256,
    kind: envelope.kind,
    reason,
    campaign,
    enrolment,
    station,
    sealedPhotos: envelope.photos,
    envelope: sealAside(classKeys, { ...of, part: 'envelope' }, bytes.toString('utf8')),
    opened: sealAside(classKeys, { ...of, part: 'opened' }, openedAsText(opened)),
  })
  return stands.reason
}
