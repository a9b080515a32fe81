/** The keys of the classes: one for each campaign and class, outside the database; a destroyed one is never made anew. */

import { createCipheriv, createDecipheriv, createHash, hash, randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { CampaignId } from '../../schema/codes.ts'
import { readSealedClass, type SealedClass } from '../../schema/retention/classes.ts'
import { flushFolder, makeKeyFile, readKeyFile } from '../storage/key-file.ts'

export interface ClassKeys {
  /** Where the files lie. */
  readonly folder: string
  /**
   * `row` is the id of what it belongs to: under another row, class or campaign it does not open. Makes the key at its
   * first use. Nothing comes back when the key was destroyed: then there is nothing to keep.
   */
  seal(campaign: CampaignId, kind: SealedClass, row: string, bytes: Uint8Array): Buffer | undefined
  /** Nothing when the key was destroyed, or these are not the bytes that were sealed for this row. */
  open(campaign: CampaignId, kind: SealedClass, row: string, sealed: Uint8Array): Buffer | undefined
  /** For ever, and on the disk when this comes back. `day` (ISO) is what is said of it from then on. */
  destroy(campaign: CampaignId, kind: SealedClass, day: string): void
  /** The day on which it was destroyed; nothing while there is a key, or none yet. */
  destroyedOn(campaign: CampaignId, kind: SealedClass): string | undefined
  /** Tells keys apart without telling anything about them. Makes the key at its first use. */
  idOf(campaign: CampaignId, kind: SealedClass): string | undefined
  /** False when there is no such key now. */
  has(campaign: CampaignId, kind: SealedClass): boolean
}

/** A file of keys is not what was written there. */
export class UnfitClassKey extends Error {
  readonly fault: 'missing' | 'of-another' | 'damaged'
  readonly path: string
  constructor(fault: UnfitClassKey['fault'], path: string) {
    super(`${fault}: ${path}`)
    this.fault = fault
    this.path = path
  }
}

const KEY_BYTES = 32
const VERSION = 1
/** The first byte: no picture, no JSON and nothing a tablet sealed begins with it. */
export const SEAL_MARK = 0xc5
const NONCE_BYTES = 12
const TAG_BYTES = 16
/** SHA-256 of everything before it, so that damage is found by whoever has no key. */
const SUM_BYTES = 32
/** What sealing adds to the length. */
export const SEAL_BYTES = 1 + NONCE_BYTES + TAG_BYTES + SUM_BYTES

const KEY = '.key'
const DESTROYED = '.destroyed'

/**
 * Each key lies in a file of its own, so that it can be overwritten in its place: nothing that is rewritten for the
 * sake of other keys leaves a copy of it behind. Several servers may share the folder.
 */
export function openClassKeys(folder: string): ClassKeys {
  if (existsSync(folder)) finishDestroying(folder)
  const known = new Map<string, Buffer>()
  const nameOf = (campaign: CampaignId, kind: SealedClass) => join(folder, `${campaign}.${kind}`)
  // Asked each time: another server may have destroyed it a moment ago.
  const isDestroyed = (name: string) => existsSync(name + DESTROYED)

  const find = (name: string): Buffer | undefined => {
    if (isDestroyed(name)) {
      known.get(name)?.fill(0)
      known.delete(name)
      return undefined
    }
    const remembered = known.get(name)
    if (remembered) return remembered
    const text = readKeyFile(name + KEY)
    if (text === undefined) return undefined
    const key = Buffer.from(text.trim(), 'base64url')
    if (key.length !== KEY_BYTES) throw new UnfitClassKey('damaged', name + KEY)
    known.set(name, key)
    return key
  }

  const findOrMake = (name: string): Buffer | undefined => {
    const there = find(name)
    if (there || isDestroyed(name)) return there
    // Of two servers that make it at the same moment, both go on with the one that is there afterwards.
    makeKeyFile(name + KEY, `${randomBytes(KEY_BYTES).toString('base64url')}\n`)
    return find(name)
  }

  return {
    folder,
    seal: (campaign, kind, row, bytes) => {
      const key = findOrMake(nameOf(campaign, kind))
      return key && sealWith(key, bindingOf(campaign, kind, row), bytes)
    },
    open: (campaign, kind, row, sealed) => {
      const key = find(nameOf(campaign, kind))
      return key && openWith(key, bindingOf(campaign, kind, row), sealed)
    },
    destroy: (campaign, kind, day) => {
      const name = nameOf(campaign, kind)
      // First what says so: from here on it is destroyed, whatever happens before the rest is done.
      makeKeyFile(name + DESTROYED, `${day}\n`)
      overwrite(name + KEY)
      known.get(name)?.fill(0)
      known.delete(name)
    },
    destroyedOn: (campaign, kind) => readKeyFile(nameOf(campaign, kind) + DESTROYED)?.trim(),
    idOf: (campaign, kind) => {
      const key = findOrMake(nameOf(campaign, kind))
      return key && createHash('sha256').update('way-in class key').update(key).digest('hex').slice(0, 16)
    },
    has: (campaign, kind) => find(nameOf(campaign, kind)) !== undefined,
  }
}

/** A power cut between the two halves of destroying a key left it there. */
function finishDestroying(folder: string): void {
  for (const file of readdirSync(folder)) {
    const name = file.endsWith(DESTROYED) ? file.slice(0, -DESTROYED.length) : undefined
    if (name !== undefined && readSealedClass(name.split('.')[1] ?? '')) overwrite(join(folder, name + KEY))
  }
}

/** The bytes themselves, where they lie, before their name goes: a name that is gone leaves them on the disk. */
function overwrite(path: string): void {
  const length = statSync(path, { throwIfNoEntry: false })?.size
  if (length === undefined) return
  const file = openSync(path, 'r+')
  try {
    writeSync(file, randomBytes(length), 0, length, 0)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  rmSync(path, { force: true })
  flushFolder(dirname(path))
}

const bindingOf = (campaign: CampaignId, kind: SealedClass, row: string): Buffer =>
  Buffer.from(`way-in class ${VERSION}\n${campaign}\n${kind}\n${row}`)

/** Drawn many at a time, and each used once: to ask for every single one costs as much as to encrypt a visit. */
const NONCES = 256
let nonces = Buffer.alloc(0)

function drawNonce(): Buffer {
  if (nonces.length === 0) nonces = randomBytes(NONCES * NONCE_BYTES)
  const nonce = nonces.subarray(0, NONCE_BYTES)
  nonces = nonces.subarray(NONCE_BYTES)
  return nonce
}

function sealWith(key: Buffer, binding: Buffer, bytes: Uint8Array): Buffer {
  const nonce = drawNonce()
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(binding)
  const sealed = Buffer.allocUnsafe(SEAL_BYTES + bytes.length)
  sealed[0] = SEAL_MARK
  sealed.set(nonce, 1)
  // In this mode as much comes out as goes in, and nothing with the end.
  sealed.set(cipher.update(bytes), 1 + NONCE_BYTES)
  cipher.final()
  const end = sealed.length - SUM_BYTES
  sealed.set(cipher.getAuthTag(), end - TAG_BYTES)
  sealed.set(hash('sha256', sealed.subarray(0, end), 'buffer'), end)
  return sealed
}

function openWith(key: Buffer, binding: Buffer, sealed: Uint8Array): Buffer | undefined {
  if (sealed.length < SEAL_BYTES || sealed[0] !== SEAL_MARK) return undefined
  const end = sealed.length - SUM_BYTES - TAG_BYTES
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE_BYTES))
  decipher.setAAD(binding)
  decipher.setAuthTag(sealed.subarray(end, end + TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, end)), decipher.final()])
  } catch {
    return undefined
  }
}
