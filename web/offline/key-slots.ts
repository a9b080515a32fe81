/** The key file of one vault, byte by byte: a count of tries, and two slots that can hold the wrapped key. */

/** Each part lies in a sector of its own, so that a torn write spoils nothing else. */
const SECTOR_BYTES = 512
export const KEY_FILE_BYTES = 3 * SECTOR_BYTES
export const HEAD_AT = 0
export const SLOTS_AT = [SECTOR_BYTES, 2 * SECTOR_BYTES] as const
export const SLOT_BYTES = SECTOR_BYTES

const SLOT_VERSION = 1
const SALT_BYTES = 16
const NONCE_BYTES = 12
/** 256 bits of key and the tag of AES-GCM. */
const WRAPPED_BYTES = 32 + 16
const FACTS_BYTES = 18 + SALT_BYTES
const FILLED_BYTES = FACTS_BYTES + NONCE_BYTES + WRAPPED_BYTES
const CHECK_BYTES = 32

export type Stretching =
  | { readonly kind: 'argon2id'; readonly memoryKiB: number; readonly passes: number; readonly lanes: number }
  | { readonly kind: 'pbkdf2-sha-256'; readonly rounds: number }

export interface Slot {
  /** The younger of two whole slots is the one that counts. */
  readonly turn: number
  readonly stretching: Stretching
  readonly salt: Uint8Array<ArrayBuffer>
  readonly nonce: Uint8Array<ArrayBuffer>
  readonly wrapped: Uint8Array<ArrayBuffer>
}

/** What is bound to the wrapped key: nobody can weaken the numbers and have it still open. */
export function factsOf({
  turn,
  stretching,
  salt,
}: Pick<Slot, 'turn' | 'stretching' | 'salt'>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FACTS_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, SLOT_VERSION)
  view.setUint32(1, turn)
  view.setUint8(5, stretching.kind === 'argon2id' ? 1 : 2)
  view.setUint32(6, stretching.kind === 'argon2id' ? stretching.memoryKiB : 0)
  view.setUint32(10, stretching.kind === 'argon2id' ? stretching.passes : stretching.rounds)
  view.setUint32(14, stretching.kind === 'argon2id' ? stretching.lanes : 0)
  bytes.set(salt, 18)
  return bytes
}

export async function writeSlot(slot: Slot): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(SLOT_BYTES)
  bytes.set(factsOf(slot))
  bytes.set(slot.nonce, FACTS_BYTES)
  bytes.set(slot.wrapped, FACTS_BYTES + NONCE_BYTES)
  bytes.set(await checkOf(bytes), FILLED_BYTES)
  return bytes
}

/** Nothing where a slot is empty, torn or of a kind not known here. */
export async function readSlot(bytes: Uint8Array<ArrayBuffer>): Promise<Slot | undefined> {
  const check = await checkOf(bytes)
  if (!check.every((byte, at) => bytes[FILLED_BYTES + at] === byte)) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const stretching = readStretching(view)
  if (view.getUint8(0) !== SLOT_VERSION || !stretching) return undefined
  return {
    turn: view.getUint32(1),
    stretching,
    salt: bytes.slice(18, FACTS_BYTES),
    nonce: bytes.slice(FACTS_BYTES, FACTS_BYTES + NONCE_BYTES),
    wrapped: bytes.slice(FACTS_BYTES + NONCE_BYTES, FILLED_BYTES),
  }
}

function readStretching(view: DataView): Stretching | undefined {
  const amount = view.getUint32(10)
  switch (view.getUint8(5)) {
    case 1:
      return { kind: 'argon2id', memoryKiB: view.getUint32(6), passes: amount, lanes: view.getUint32(14) }
    case 2:
      return { kind: 'pbkdf2-sha-256', rounds: amount }
    default:
      return undefined
  }
}

const checkOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice(0, FILLED_BYTES))).slice(0, CHECK_BYTES)

export const makeSalt = () => crypto.getRandomValues(new Uint8Array(SALT_BYTES))
export const makeNonce = () => crypto.getRandomValues(new Uint8Array(NONCE_BYTES))

/** How often a secret was tried since it last opened, and whether the key was destroyed. */
export interface KeyHead {
  readonly tries: number
  readonly isDestroyed: boolean
}

export const writeHead = ({ tries, isDestroyed }: KeyHead): Uint8Array<ArrayBuffer> =>
  new Uint8Array([tries, isDestroyed ? 1 : 0])
export const readHead = (bytes: Uint8Array): KeyHead => ({
  tries: bytes[HEAD_AT] ?? 0,
  isDestroyed: bytes[HEAD_AT + 1] === 1,
})
