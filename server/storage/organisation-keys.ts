/** The key pairs of the organisation: the newest is what tablets seal to, the older ones still open. */

import { createECDH, hkdfSync } from 'node:crypto'
import { PROGRAM } from '../../schema/people/logbook.ts'
import { useAgreedKeyChange } from '../queries/agreed-key-change.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { dropSetting, findSetting, saveSetting, settleSetting } from '../queries/settings.ts'
import { type OpeningKey, openingKeyOf } from '../reading/open-sealed.ts'
import { type Db, inTransaction } from './database.ts'
import { makeKeyFile, readKeyFile, replaceKeyFile } from './key-file.ts'
import { hashOf } from './secrets.ts'

export interface OrganisationKeys {
  /** What is handed out to tablets. */
  readonly current: { readonly id: string; readonly publicKey: string }
  readonly find: (id: string) => OpeningKey | undefined
  /** What enrolment tickets are sealed with: it follows from the secret half, so it outlives every database. */
  readonly findTicketKey: (id: string) => Buffer | undefined
  /** What second factors of staff lie sealed under in the database. */
  readonly findFactorKey: (id: string) => Buffer | undefined
  /** What a role of the database shows when it connects: servers with one key file agree on it without a word. */
  readonly passwordOf: (databaseRole: string) => string
}

/** Why the keys cannot be used; said to the person who starts the server. */
export class UnfitKeys extends Error {
  readonly fault: 'missing' | 'of-another' | 'damaged' | 'needs-second-person'
  readonly path: string
  /** The key the database knows. */
  readonly id: string
  constructor(fault: UnfitKeys['fault'], path: string, id: string) {
    super(`${fault}: ${path}`)
    this.fault = fault
    this.path = path
    this.id = id
  }
}

interface KeyFile {
  /** Newest first. The secrets, base64url: with one of them every visit sealed to it can be read. */
  readonly keys: readonly { readonly id: string; readonly secret: string }[]
}

const SETTING = 'organisation-key'

/**
 * Reads the key file, or makes it at the first start. The database remembers which key is in use, so that a server
 * whose key file was lost does not quietly make another one, under which nothing sealed before could be opened.
 */
export async function openOrganisationKeys(
  db: Db,
  path: string,
  { addKey = false } = {},
): Promise<OrganisationKeys> {
  const remembered = await findSetting(db, SETTING)
  const kept = readKeyFile(path)
  if (kept === undefined && remembered !== undefined && !addKey)
    throw new UnfitKeys('missing', path, remembered)
  if (addKey) {
    const before = kept === undefined ? [] : parseKeys(kept, path).keys
    await inTransaction(db, async (on) => {
      // Where the file is lost nothing can be opened any more, the office neither: then nobody can agree first.
      const isChange = kept !== undefined && remembered !== undefined
      if (isChange && !(await useAgreedKeyChange(on)))
        throw new UnfitKeys('needs-second-person', path, remembered)
      await dropSetting(on, SETTING)
      replaceKeyFile(path, textOf({ keys: [newPair(), ...before] }))
    })
  } else if (kept === undefined) makeKeyFile(path, textOf({ keys: [newPair()] }))
  const keys = organisationKeysOf(parseKeys(readKeyFile(path) ?? '', path))
  const inUse = await settleSetting(db, SETTING, keys.current.id)
  // Two servers on one database, each with a file of its own: only one of them could open what comes.
  if (!keys.find(inUse)) throw new UnfitKeys('of-another', path, inUse)
  if (remembered !== keys.current.id)
    await writeLogbook(db, { actor: PROGRAM, act: 'key.used-first', object: keys.current.id })
  if (inUse !== keys.current.id) await saveSetting(db, SETTING, keys.current.id)
  return keys
}

/** Keys that nobody keeps: for trying things out. */
export const passingKeys = (): OrganisationKeys => organisationKeysOf({ keys: [newPair()] })

/** The id of a public key: the first 8 bytes of its hash. */
export const keyIdOf = (publicKey: Uint8Array): string => hashOf(publicKey).toString('hex').slice(0, 16)

function newPair(): KeyFile['keys'][number] {
  const pair = createECDH('prime256v1')
  const id = keyIdOf(pair.generateKeys())
  // A secret that begins with zeros comes out shorter; the curve's own length is what is kept.
  const secret = Buffer.alloc(32)
  const short = pair.getPrivateKey()
  short.copy(secret, secret.length - short.length)
  return { id, secret: secret.toString('base64url') }
}

const textOf = (file: KeyFile): string => `${JSON.stringify(file, null, 2)}\n`

function parseKeys(text: string, path: string): KeyFile {
  const damaged = new UnfitKeys('damaged', path, '')
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null || !('keys' in parsed) || !Array.isArray(parsed.keys))
      throw damaged
    const keys = parsed.keys.map((key: unknown) => {
      if (typeof key !== 'object' || key === null || !('secret' in key) || typeof key.secret !== 'string')
        throw damaged
      // The id follows from the key: what the file says besides is for people.
      return { id: keyIdOf(openingKeyOf('', fromText(key.secret)).publicKey), secret: key.secret }
    })
    if (keys.length === 0) throw damaged
    return { keys }
  } catch {
    throw damaged
  }
}

const fromText = (secret: string): Buffer => Buffer.from(secret, 'base64url')

function organisationKeysOf({ keys }: KeyFile): OrganisationKeys {
  const byId = new Map(keys.map(({ id, secret }) => [id, openingKeyOf(id, fromText(secret))]))
  const keysFor = (purpose: string) =>
    new Map(keys.map(({ id, secret }) => [id, keyFor(purpose, fromText(secret))]))
  const ticketKeys = keysFor('way-in enrolment ticket')
  const factorKeys = keysFor('way-in second factor')
  const [current] = byId.values()
  const [newest] = keys
  if (!current || !newest) throw new Error('no key')
  return {
    current: { id: current.id, publicKey: current.publicKey.toString('base64url') },
    find: (id) => byId.get(id),
    findTicketKey: (id) => ticketKeys.get(id),
    findFactorKey: (id) => factorKeys.get(id),
    passwordOf: (databaseRole) =>
      keyFor(`way-in database role ${databaseRole}`, fromText(newest.secret)).toString('base64url'),
  }
}

/** HKDF keeps it apart from what the secret itself opens, and from the keys for other purposes. */
const keyFor = (purpose: string, secret: Buffer): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
