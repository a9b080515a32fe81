/** Reads again what was set aside, and takes in what fits by now: a checklist, a station or a key has come meanwhile. */

import type { CampaignId } from '../../schema/codes.ts'
import type { SetAsideReason } from '../../schema/visit/set-aside.ts'
import { EnvelopeShape } from '../../schema/wire/sealed-shape.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import { openAside, sealAside } from '../keys/seal-aside.ts'
import { saveCorrection } from '../queries/corrections.ts'
import { saveIncident } from '../queries/incidents.ts'
import { type ArrivalByHand, findEnvelopeOf } from '../queries/sealed-photos.ts'
import {
  type Aside,
  changeReason,
  endAside,
  isStationKnown,
  listKeptSealed,
  listPhotosWithoutKey,
  listToReadAgain,
  lockAside,
  takeKeptSealed,
} from '../queries/set-aside-again.ts'
import { saveVisit } from '../queries/visits.ts'
import { readJsonText } from '../reading/read-json.ts'
import { type Knowledge, type ReadSealed, readSealed, type Unusable } from '../reading/read-sealed.ts'
import type { Db, InTransaction } from '../storage/database.ts'
import { correctionReceived, incidentReceived, type Origin, openedAsText, visitReceived } from './take-in.ts'
import { storeWhole } from './take-in-photo.ts'

/** So many fit into the time somebody waits for a page. */
const AT_A_TIME = 100

export interface TakenInAgain {
  /** Envelopes, and photos that came without one. */
  readonly takenIn: number
  /** Where to go on; nothing when everything was read. */
  readonly next: number | undefined
}

/** `reasons`: of what is read again. `after`: the arrival of the last one that was read, 0 to begin with. */
export async function takeInAgain(
  db: Db,
  knowledge: Knowledge,
  campaign: CampaignId,
  reasons: readonly SetAsideReason[],
  after: number,
): Promise<TakenInAgain> {
  const asides = await listToReadAgain(db, campaign, reasons, after, AT_A_TIME)
  let takenIn = 0
  for (const aside of asides) {
    const isIn = await db.transaction().execute((on) => readAgain(on, knowledge, aside))
    if (isIn) takenIn += 1
  }
  const last = asides.at(-1)
  if (last && asides.length >= AT_A_TIME) return { takenIn, next: last.arrived }
  if (!reasons.includes('unknown-key')) return { takenIn, next: undefined }
  const photos = (await listPhotosWithoutKey(db, campaign)).filter(({ key }) => knowledge.keys.find(key))
  for (const photo of photos.slice(0, AT_A_TIME)) {
    await db.transaction().execute((on) => openAgain(on, knowledge, photo))
    takenIn += 1
  }
  return { takenIn, next: photos.length > AT_A_TIME ? (last?.arrived ?? after) : undefined }
}

/** True when it is now where it belongs. */
async function readAgain(on: InTransaction, knowledge: Knowledge, aside: Aside): Promise<boolean> {
  const kept = await lockAside(on, aside)
  const text =
    kept &&
    openAside(knowledge.classKeys, { ...aside, campaign: kept.campaign, part: 'envelope' }, kept.envelope)
  const json = text === undefined ? undefined : readJsonText(text)
  const envelope = json && 'value' in json ? json.value : undefined
  // Checked before it was kept; a shape of before that is no longer known stays where it is.
  if (!kept || !knowledge.fits(EnvelopeShape, envelope)) return false
  // Of nobody the office knows: it can never count as anybody's visit.
  if (kept.enrolment === null) return false
  const sender = { enrolment: kept.enrolment, campaign: kept.campaign }
  const origin: Origin = { id: kept.id, envelope, sha256: Buffer.from(aside.envelopeSha256), sender }
  const read = await readSealed(origin.id, envelope, sender.campaign, knowledge)
  if (read.is === 'unusable') return stayAside(on, knowledge.classKeys, sender.campaign, aside, read)
  const unusable = await store(on, knowledge.classKeys, origin, read)
  if (unusable) return stayAside(on, knowledge.classKeys, sender.campaign, aside, unusable)
  await endAside(on, aside, read.is)
  for (const photo of await listKeptSealed(on, origin.id)) await openAgain(on, knowledge, photo)
  return true
}

/** With the reason it has by now. */
async function stayAside(
  on: InTransaction,
  classKeys: ClassKeys,
  campaign: CampaignId,
  aside: Aside,
  { reason, opened, station }: Unusable,
): Promise<false> {
  await changeReason(on, aside, {
    reason,
    opened: sealAside(classKeys, { ...aside, campaign, part: 'opened' }, openedAsText(opened)),
    station,
  })
  return false
}

/** Why it could not be stored; nothing when it was. */
async function store(
  on: InTransaction,
  classKeys: ClassKeys,
  origin: Origin,
  read: ReadSealed,
): Promise<Unusable | undefined> {
  const opened = Buffer.from(read.body)
  // Asked first: a broken constraint would end the transaction.
  if (read.is !== 'incident' && !(await isStationKnown(on, read.visit.station)))
    return { is: 'unusable', reason: 'unknown-station', opened, station: read.visit.station }
  const saved = await save(on, classKeys, origin, read)
  return 'arrived' in saved ? undefined : { is: 'unusable', reason: saved.is, opened }
}

function save(on: InTransaction, classKeys: ClassKeys, origin: Origin, read: ReadSealed) {
  if (read.is === 'visit') return saveVisit(on, visitReceived(classKeys, origin, read))
  if (read.is === 'correction') return saveCorrection(on, correctionReceived(classKeys, origin, read))
  return saveIncident(on, incidentReceived(classKeys, origin, read))
}

async function openAgain(
  on: InTransaction,
  { keys, classKeys }: Knowledge,
  photo: ArrivalByHand,
): Promise<void> {
  const named = await findEnvelopeOf(on, photo.envelope, photo.sha256, photo.enrolment)
  const kept = named && (await takeKeptSealed(on, photo))
  const row = `${photo.envelope} ${photo.sha256}`
  const sealed = kept && classKeys.open(named.campaign, 'photos', row, kept)
  if (sealed) await storeWhole(on, { keys, classKeys }, photo, sealed, named)
}
