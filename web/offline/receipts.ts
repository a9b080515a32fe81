/** Reads what the office answers to sending and asking: anything else that answers is no receipt. */

import { SET_ASIDE_REASONS, type SetAsideReason } from '../../schema/visit/set-aside.ts'
import type { Arrival, SealedPhotoMark, Sending } from './outbox.ts'

export interface Receipt {
  readonly id: string
  readonly sha256: string
  readonly state: 'received' | 'set-aside'
  /** Missing from an office of an earlier release. */
  readonly arrival?: Arrival
}

export interface EnvelopeReceipt extends Receipt {
  /** Six characters to read out on the telephone. */
  readonly code: string
  readonly reason?: SetAsideReason
}

/** What the office says to a list of what a tablet keeps. */
export interface Standing {
  readonly epoch: string
  /** Whatever arrived before this is in a backup that was read again and compared. */
  readonly backedUpTo: string
  readonly missing: ReadonlyMap<string, { readonly envelope: boolean; readonly photos: ReadonlySet<string> }>
  /** Where what is there whole stands under this epoch. */
  readonly here: ReadonlyMap<string, string>
  /** `later`: the office asks to hold photos back, and to be asked again. */
  readonly photos: 'now' | 'later'
  readonly waitMs?: number
}

type Parts = Readonly<Record<string, unknown>>

const readParts = (reply: unknown): Parts | undefined =>
  // Only an object has parts; what they are is asked one by one.
  typeof reply === 'object' && reply !== null ? (reply as Parts) : undefined

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isNumeral = (value: unknown): value is string => typeof value === 'string' && /^\d{1,20}$/u.test(value)

function readReceipt(reply: unknown): (Receipt & { readonly parts: Parts }) | undefined {
  const parts = readParts(reply)
  if (!parts) return undefined
  const { id, sha256, state, epoch, arrived } = parts
  if (!isText(id) || !isText(sha256) || (state !== 'received' && state !== 'set-aside')) return undefined
  const arrival = isText(epoch) && isNumeral(arrived) ? { arrival: { epoch, arrived } } : {}
  return { id, sha256, state, parts, ...arrival }
}

/** A receipt of an envelope, when the reply has everything of one. */
export function readEnvelopeReceipt(reply: unknown): EnvelopeReceipt | undefined {
  const receipt = readReceipt(reply)
  if (!receipt) return undefined
  const { parts, ...rest } = receipt
  const { code } = parts
  const reason = SET_ASIDE_REASONS.find((one) => one === parts.reason)
  return isText(code) ? { ...rest, code, ...(reason ? { reason } : {}) } : undefined
}

/** A receipt of a photo that arrived whole. */
export function readPhotoReceipt(reply: unknown): Receipt | undefined {
  const receipt = readReceipt(reply)
  if (!receipt) return undefined
  const { parts: _, ...rest } = receipt
  return rest
}

/** What names the photo a part was taken of, and how far the office has it. */
export interface PartialReceipt {
  readonly id: string
  readonly sha256: string
  readonly offset: number
}

/** The answer to a part that is not the last one. */
export function readPartialReceipt(reply: unknown): PartialReceipt | undefined {
  const { id, sha256, state, offset } = readParts(reply) ?? {}
  return isText(id) && isText(sha256) && state === 'partial' && typeof offset === 'number'
    ? { id, sha256, offset }
    : undefined
}

/** Only a receipt that names this id and these bytes counts, and after a restore only one given since. */
const isFor = (
  receipt: Pick<Receipt, 'id' | 'sha256' | 'arrival'>,
  of: { readonly id: string; readonly sha256: string; readonly missedUnder?: string },
): boolean =>
  receipt.id === of.id &&
  receipt.sha256 === of.sha256 &&
  (of.missedUnder === undefined || receipt.arrival?.epoch === of.missedUnder)

export const isReceiptFor = (sending: Sending, receipt: Receipt): boolean => isFor(receipt, sending)

export const isPhotoReceiptFor = (
  sending: Sending,
  photo: SealedPhotoMark,
  receipt: Pick<Receipt, 'id' | 'sha256' | 'arrival'>,
): boolean => isFor(receipt, { ...photo, id: sending.id })

/** What the office says to a list of what is kept. Half understood is not understood: what is dropped rests on it. */
export function readStanding(reply: unknown): Standing | undefined {
  const { epoch, backedUpTo, missing, here, photos, waitMs } = readParts(reply) ?? {}
  if (!isText(epoch) || !isNumeral(backedUpTo) || (photos !== 'now' && photos !== 'later')) return undefined
  const missed = readEach(missing, readMissing)
  const placed = readEach(here, readPlaced)
  if (!missed || !placed) return undefined
  return {
    epoch,
    backedUpTo,
    missing: new Map(missed),
    here: new Map(placed),
    photos,
    ...(typeof waitMs === 'number' && waitMs >= 0 ? { waitMs } : {}),
  }
}

/** All of a list, or nothing of it. */
function readEach<Read>(
  list: unknown,
  read: (entry: Parts) => Read | undefined,
): readonly Read[] | undefined {
  if (!Array.isArray(list)) return undefined
  const entries = list.map((entry: unknown) => readParts(entry))
  const found = entries.map((entry) => entry && read(entry)).filter((one) => one !== undefined)
  return found.length === list.length ? found : undefined
}

function readMissing({ id, envelope, photos }: Parts) {
  if (!isText(id) || typeof envelope !== 'boolean' || !Array.isArray(photos)) return undefined
  const hashes: readonly unknown[] = photos
  return [id, { envelope, photos: new Set(hashes.filter(isText)) }] as const
}

const readPlaced = ({ id, arrived }: Parts) =>
  isText(id) && isNumeral(arrived) ? ([id, arrived] as const) : undefined
