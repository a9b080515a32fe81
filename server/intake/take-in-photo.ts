/** Takes in a sealed photo part by part; whole, it goes among the photos when its visit names it, else is set aside. */

import { partLength } from '../../schema/wire/sealed-shape.ts'
import type { ClassKeys } from '../keys/class-keys.ts'
import {
  countPartBytes,
  dropOldestParts,
  dropParts,
  hasPart,
  lockPhoto,
  readParts,
  savePart,
} from '../queries/photo-parts.ts'
import {
  type Arrival,
  type ArrivalByHand,
  type ArrivedSealed,
  findEnvelopeNaming,
  findEnvelopeOf,
  findSealedPhoto,
  type NamedBy,
  saveOpenedPhoto,
  savePhotoAside,
} from '../queries/sealed-photos.ts'
import { keyIdOfPhoto, openPhoto } from '../reading/open-photo.ts'
import type { Db, InTransaction } from '../storage/database.ts'
import type { OrganisationKeys } from '../storage/organisation-keys.ts'
import { hashOf } from '../storage/secrets.ts'
import type { Sender } from './sender.ts'

/** Of one tablet, begun and not whole. A tablet of ours has one at a time; this bounds what one token can fill. */
const MOST_UNFINISHED = 12

export interface ArrivedPart {
  readonly id: string
  /** Of the whole sealed photo, as its envelope names it. */
  readonly sha256: string
  /** Bytes of the whole. */
  readonly of: number
  readonly offset: number
  readonly bytes: Buffer
  /** Of this part: what was sent along. */
  readonly partSha256: string
  readonly sender: Sender
}

export type TakenInPart =
  /** No envelope from this tablet names the photo. */
  | { readonly is: 'not-named' }
  /** Not the bytes that were sent: nothing has changed. */
  | { readonly is: 'changed' }
  /** Not the part that comes next: nothing has changed. */
  | { readonly is: 'out-of-order'; readonly offset: number }
  /** All parts are here and are not the photo that was named: they are forgotten, it can be begun anew. */
  | { readonly is: 'other-photo' }
  | { readonly is: 'partial'; readonly offset: number; readonly sealedPhotos: readonly string[] }
  /** `sealedPhotos`: every photo of the same envelope. */
  | (ArrivedSealed & { readonly is: 'whole'; readonly sealedPhotos: readonly string[] })

/** What was kept of it is on the disk when this comes back. */
/** Those of the organisation open what tablets sealed; under those of the classes it is kept. */
export interface PhotoKeys {
  readonly keys: Pick<OrganisationKeys, 'find'>
  readonly classKeys: ClassKeys
}

export async function takeInPart(db: Db, keys: PhotoKeys, arrived: ArrivedPart): Promise<TakenInPart> {
  const { id, sha256, of, offset, bytes, partSha256, sender } = arrived
  const named = await findEnvelopeOf(db, id, sha256, sender.enrolment)
  if (named === undefined) return { is: 'not-named' }
  const known = await findSealedPhoto(db, id, sha256)
  if (known) return { is: 'whole', ...known, sealedPhotos: named.sealedPhotos }
  const length = partLength(of, offset)
  const isAsSent = hashOf(bytes).toString('hex') === partSha256 && (length ?? bytes.length) === bytes.length
  if (!isAsSent) return { is: 'changed' }
  const arrival = { envelope: id, sha256, enrolment: sender.enrolment }
  return db.transaction().execute(async (on) => {
    await lockPhoto(on, arrival)
    return placePart(on, keys, arrived, arrival, named)
  })
}

async function placePart(
  on: InTransaction,
  keys: PhotoKeys,
  arrived: ArrivedPart,
  arrival: Arrival,
  named: NamedBy,
): Promise<TakenInPart> {
  const { of, offset, bytes, partSha256, sender } = arrived
  const { sealedPhotos } = named
  // Whoever held the lock before may have brought the last part.
  const known = await findSealedPhoto(on, arrival.envelope, arrival.sha256)
  if (known) return { is: 'whole', ...known, sealedPhotos }
  const partKeys = { classKeys: keys.classKeys, campaign: named.campaign }
  if (keys.classKeys.destroyedOn(named.campaign, 'photos')) return noteEnded(on, arrival, named)
  const here = await countPartBytes(on, arrival)
  if (offset !== here) {
    const isRepeat =
      offset < here && (await hasPart(on, arrival, partKeys, offset, Buffer.from(partSha256, 'hex')))
    return isRepeat ? { is: 'partial', offset: here, sealedPhotos } : { is: 'out-of-order', offset: here }
  }
  if (partLength(of, offset) === undefined) return { is: 'out-of-order', offset: here }
  if (offset + bytes.length < of) {
    await savePart(on, arrival, partKeys, offset, bytes)
    if (offset === 0) await dropOldestParts(on, sender.enrolment, MOST_UNFINISHED)
    return { is: 'partial', offset: offset + bytes.length, sealedPhotos }
  }
  const whole = Buffer.concat([...(await readParts(on, arrival, partKeys)), bytes])
  await dropParts(on, arrival)
  if (hashOf(whole).toString('hex') !== arrival.sha256) return { is: 'other-photo' }
  await storeWhole(on, keys, arrival, whole, named)
  // Read back, for the number of its arrival.
  const stands = await findSealedPhoto(on, arrival.envelope, arrival.sha256)
  if (!stands) throw new Error('a photo that was stored is there')
  return { is: 'whole', ...stands, sealedPhotos }
}

/**
 * Takes in a sealed photo that came whole, in a file. Gives back every photo of the same envelope; nothing when these are
 * not its bytes, or no envelope that is here names it. What had come of it in parts is not needed any more.
 */
export async function takeInWhole(
  db: Db,
  keys: PhotoKeys,
  { id, sha256, bytes }: Pick<ArrivedPart, 'id' | 'sha256' | 'bytes'>,
): Promise<readonly string[] | undefined> {
  const named = await findEnvelopeNaming(db, id, sha256)
  if (named === undefined || hashOf(bytes).toString('hex') !== sha256) return undefined
  const { enrolment, sealedPhotos } = named
  await db.transaction().execute(async (on) => {
    if (enrolment !== null) await lockPhoto(on, { envelope: id, sha256, enrolment })
    if (await findSealedPhoto(on, id, sha256)) return
    if (enrolment !== null) await dropParts(on, { envelope: id, sha256, enrolment })
    await storeWhole(on, keys, { envelope: id, sha256, enrolment }, bytes, named)
  })
  return sealedPhotos
}

/** Among the photos when its visit names it, else set aside, with the reason. */
export async function storeWhole(
  on: InTransaction,
  { keys, classKeys }: PhotoKeys,
  arrival: ArrivalByHand,
  sealed: Buffer,
  named: NamedBy,
): Promise<void> {
  const opened = readNamed(keys, arrival.envelope, sealed, named)
  const { campaign } = named
  if ('reason' in opened) {
    const { reason } = opened
    await savePhotoAside(on, arrival, {
      campaign,
      reason,
      sealed: classKeys.seal(campaign, 'photos', `${arrival.envelope} ${arrival.sha256}`, sealed),
      organisationKey: reason === 'unknown-key' ? keyIdOfPhoto(sealed) : undefined,
    })
  } else {
    const { plain, mediaType, bytes } = opened
    const kept = classKeys.seal(campaign, 'photos', plain, bytes)
    await saveOpenedPhoto(on, campaign, arrival, { plain, mediaType, sealed: kept })
  }
}

/** Photos of the campaign are not kept any more: that it came is noted, so that its tablet may forget it. */
async function noteEnded(
  on: InTransaction,
  arrival: Arrival,
  { campaign, sealedPhotos }: NamedBy,
): Promise<TakenInPart> {
  await dropParts(on, arrival)
  const ended = { campaign, reason: 'ended', sealed: undefined, organisationKey: undefined } as const
  await savePhotoAside(on, arrival, ended)
  const stands = await findSealedPhoto(on, arrival.envelope, arrival.sha256)
  if (!stands) throw new Error('an arrival that was noted is there')
  return { is: 'whole', ...stands, sealedPhotos }
}

function readNamed(
  keys: Pick<OrganisationKeys, 'find'>,
  id: string,
  sealed: Buffer,
  { by, photosExpected }: NamedBy,
) {
  if (by !== 'visit') return { reason: 'of-set-aside' } as const
  const opened = openPhoto(keys, id, sealed)
  if ('reason' in opened) return opened
  const plain = hashOf(opened.bytes).toString('hex')
  return photosExpected.includes(plain) ? { ...opened, plain } : ({ reason: 'photo-not-named' } as const)
}
