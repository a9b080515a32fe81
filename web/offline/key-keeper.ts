/** The key of a vault in its file: made, tried with a secret, wrapped anew, destroyed. Every try counts before it is judged. */

import {
  factsOf,
  HEAD_AT,
  KEY_FILE_BYTES,
  type KeyHead,
  makeNonce,
  makeSalt,
  readHead,
  readSlot,
  SLOT_BYTES,
  SLOTS_AT,
  type Slot,
  type Stretching,
  writeHead,
  writeSlot,
} from './key-slots.ts'
import { isStrongEnough, stretchSecret } from './stretch-secret.ts'

/** So many wrong secrets in a row, and the key is overwritten. */
export const MOST_TRIES = 5
/** How long the next try waits after the nth wrong one: nothing for a slip, longer for somebody who guesses. */
const WAITS_MS = [0, 1_000, 5_000, 15_000] as const

/** A file of a fixed length that is overwritten in place. */
export interface KeyFile {
  /** The whole file; nothing when there is none. */
  readonly read: () => Promise<Uint8Array<ArrayBuffer> | undefined>
  /** On the disk itself when the promise is kept. Makes the file when there is none. */
  readonly write: (at: number, bytes: Uint8Array<ArrayBuffer>) => Promise<void>
}

export type KeyState = 'none' | 'locked' | 'destroyed'

export type Tried =
  | { readonly is: 'open'; readonly key: CryptoKey }
  | { readonly is: 'wrong'; readonly triesLeft: number; readonly waitMs: number }
  | { readonly is: 'destroyed' }

interface FoundSlot {
  readonly at: number
  readonly slot: Slot
}

interface KeyFileNow {
  readonly head: KeyHead
  /** Youngest first. Two only when the tablet stopped in the middle of changing the secret. */
  readonly slots: readonly FoundSlot[]
}

async function look(file: KeyFile): Promise<KeyFileNow | undefined> {
  const bytes = await file.read()
  if (!bytes || bytes.length < KEY_FILE_BYTES) return undefined
  const slots: FoundSlot[] = []
  for (const at of SLOTS_AT) {
    const slot = await readSlot(bytes.slice(at, at + SLOT_BYTES))
    if (slot) slots.push({ at, slot })
  }
  return { head: readHead(bytes), slots: slots.sort((one, other) => other.slot.turn - one.slot.turn) }
}

/** Also ends a destruction that the tablet did not survive. */
export async function readKeyState(file: KeyFile): Promise<KeyState> {
  const now = await look(file)
  if (!now) return 'none'
  if (now.head.isDestroyed) return 'destroyed'
  if (now.head.tries < MOST_TRIES) return now.slots.length > 0 ? 'locked' : 'none'
  await destroyKey(file)
  return 'destroyed'
}

/** A new key under a new secret. Fails where a key is: nobody's drafts are locked away by mistake. */
export async function makeKey(
  file: KeyFile,
  person: string,
  secret: string,
  stretching: Stretching,
): Promise<CryptoKey> {
  if ((await readKeyState(file)) === 'locked') throw new Error('there is a key already')
  const raw = crypto.getRandomValues(new Uint8Array(32))
  try {
    await file.write(0, new Uint8Array(KEY_FILE_BYTES))
    await keepInSlot(file, SLOTS_AT[0], await wrap(raw, person, secret, 1, stretching))
    return await usable(raw)
  } finally {
    raw.fill(0)
  }
}

/** Tries a secret. The fifth wrong one in a row destroys the key before anybody is told. */
export async function tryKey(file: KeyFile, person: string, secret: string): Promise<Tried> {
  const tried = await tryRaw(file, person, secret)
  if (tried.is !== 'open') return tried
  try {
    return { is: 'open', key: await usable(tried.raw) }
  } finally {
    tried.raw.fill(0)
  }
}

/** The new slot is written and read back before the old one is overwritten: one of the two secrets always opens. */
export async function changeKeySecret(
  file: KeyFile,
  person: string,
  secret: string,
  next: string,
  stretching: Stretching,
): Promise<Tried> {
  const tried = await tryRaw(file, person, secret)
  if (tried.is !== 'open') return tried
  try {
    const { at, slot } = tried.found
    const free = at === SLOTS_AT[0] ? SLOTS_AT[1] : SLOTS_AT[0]
    await keepInSlot(file, free, await wrap(tried.raw, person, next, slot.turn + 1, stretching))
    await overwrite(file, at)
    return { is: 'open', key: await usable(tried.raw) }
  } finally {
    tried.raw.fill(0)
  }
}

/** Nothing wrapped is left when the promise is kept; what it sealed can never be opened again. */
export async function destroyKey(file: KeyFile): Promise<void> {
  // First of all marked as to be destroyed: cut off anywhere from here, the next start ends it.
  await file.write(HEAD_AT, writeHead({ tries: MOST_TRIES, isDestroyed: false }))
  for (const at of SLOTS_AT) await overwrite(file, at)
  await file.write(HEAD_AT, writeHead({ tries: 0, isDestroyed: true }))
}

type TriedRaw =
  | { readonly is: 'open'; readonly raw: Uint8Array<ArrayBuffer>; readonly found: FoundSlot }
  | Exclude<Tried, { readonly is: 'open' }>

async function tryRaw(file: KeyFile, person: string, secret: string): Promise<TriedRaw> {
  if ((await readKeyState(file)) === 'destroyed') return { is: 'destroyed' }
  const now = await look(file)
  if (!now || now.slots.length === 0) throw new Error('there is no key to try')
  const tries = now.head.tries + 1
  // Counted on the disk first: whoever pulls the battery while it is judged has used up the try all the same.
  await file.write(HEAD_AT, writeHead({ tries, isDestroyed: false }))
  for (const found of now.slots) {
    const raw = await unwrap(found.slot, person, secret)
    if (!raw) continue
    for (const other of now.slots) if (other !== found) await overwrite(file, other.at)
    await file.write(HEAD_AT, writeHead({ tries: 0, isDestroyed: false }))
    return { is: 'open', raw, found }
  }
  if (tries >= MOST_TRIES) {
    await destroyKey(file)
    return { is: 'destroyed' }
  }
  return { is: 'wrong', triesLeft: MOST_TRIES - tries, waitMs: WAITS_MS[tries - 1] ?? 0 }
}

async function wrap(
  raw: Uint8Array<ArrayBuffer>,
  person: string,
  secret: string,
  turn: number,
  stretching: Stretching,
): Promise<Slot> {
  const facts = { turn, stretching, salt: makeSalt() }
  const nonce = makeNonce()
  const key = await stretchSecret(secret, facts.salt, stretching)
  const wrapped = await crypto.subtle.encrypt(lockOf(facts, nonce, person), key, raw)
  return { ...facts, nonce, wrapped: new Uint8Array(wrapped) }
}

async function unwrap(
  slot: Slot,
  person: string,
  secret: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!isStrongEnough(slot.stretching)) return undefined
  const key = await stretchSecret(secret, slot.salt, slot.stretching)
  try {
    return new Uint8Array(await crypto.subtle.decrypt(lockOf(slot, slot.nonce, person), key, slot.wrapped))
  } catch {
    return undefined
  }
}

function lockOf(
  facts: Pick<Slot, 'turn' | 'stretching' | 'salt'>,
  nonce: Uint8Array<ArrayBuffer>,
  person: string,
) {
  const name = new TextEncoder().encode(person)
  const bound = new Uint8Array(factsOf(facts).length + name.length)
  bound.set(factsOf(facts))
  bound.set(name, factsOf(facts).length)
  return { name: 'AES-GCM', iv: nonce, additionalData: bound }
}

async function keepInSlot(file: KeyFile, at: number, slot: Slot): Promise<void> {
  await file.write(at, await writeSlot(slot))
  const back = await file.read()
  const found = back && (await readSlot(back.slice(at, at + SLOT_BYTES)))
  if (found?.turn !== slot.turn) throw new Error('the key did not reach the disk')
}

/** With chance first, so that a controller that stores zeros as "nothing" still writes over the old bytes. */
async function overwrite(file: KeyFile, at: number): Promise<void> {
  await file.write(at, crypto.getRandomValues(new Uint8Array(SLOT_BYTES)))
  await file.write(at, new Uint8Array(SLOT_BYTES))
}

/** Usable but not readable by scripts. */
const usable = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
