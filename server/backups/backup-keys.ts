/** The two files of a backup key: the open one goes to the server, the secret one stays away from it. */

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { KeyId } from '../../schema/wire/sealed-shape.ts'
import { makeKeyFile } from '../storage/key-file.ts'
import { BackupFault, faultOfReading } from './backup-fault.ts'
import { makeRawKeyPair, type RawKeyPair } from './chunk-seals.ts'

const Bytes32 = Type.String({ pattern: '^[A-Za-z0-9_-]{43}$' })
const OpenKey = Type.Object({ is: Type.Literal('way-in backup open key'), id: KeyId, publicKey: Bytes32 })
const SecretKey = Type.Object({
  is: Type.Literal('way-in backup secret key'),
  id: KeyId,
  publicKey: Bytes32,
  secretKey: Bytes32,
})

const idOf = (publicKey: Uint8Array): string =>
  createHash('sha256').update(publicKey).digest('hex').slice(0, 16)

export interface BackupOpenKey {
  readonly id: string
  readonly publicKey: Buffer
}
export interface BackupSecretKey extends RawKeyPair {
  readonly id: string
}

/** Paths of what was made. Never writes over a key: backups may be sealed to it. */
export function makeBackupKey(folder: string): { readonly open: string; readonly secret: string } {
  const { publicKey, secretKey } = makeRawKeyPair()
  const id = idOf(publicKey)
  const both = { id, publicKey: publicKey.toString('base64url') }
  const open = join(resolve(folder), 'backup-open-key.json')
  const secret = join(resolve(folder), 'backup-SECRET-key.json')
  const write = (path: string, key: Static<typeof OpenKey> | Static<typeof SecretKey>) => {
    if (!makeKeyFile(path, `${JSON.stringify(key, undefined, 2)}\n`))
      throw new BackupFault('key-exists', { file: path })
  }
  write(secret, { is: 'way-in backup secret key', ...both, secretKey: secretKey.toString('base64url') })
  write(open, { is: 'way-in backup open key', ...both })
  return { open, secret }
}

function readJsonOf(file: string): unknown {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (fault) {
    throw faultOfReading(fault, file)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new BackupFault('not-a-key', { file })
  }
}

/** Either file of a pair will do to seal to it. */
export function readOpenKey(file: string): BackupOpenKey {
  const read = readJsonOf(file)
  if (!Value.Check(OpenKey, read) && !Value.Check(SecretKey, read))
    throw new BackupFault('not-a-key', { file })
  const publicKey = Buffer.from(read.publicKey, 'base64url')
  if (idOf(publicKey) !== read.id) throw new BackupFault('not-a-key', { file })
  return { id: read.id, publicKey }
}

export function readSecretKey(file: string): BackupSecretKey {
  const read = readJsonOf(file)
  if (!Value.Check(SecretKey, read)) throw new BackupFault('not-a-key', { file })
  const publicKey = Buffer.from(read.publicKey, 'base64url')
  if (idOf(publicKey) !== read.id) throw new BackupFault('not-a-key', { file })
  return { id: read.id, publicKey, secretKey: Buffer.from(read.secretKey, 'base64url') }
}
