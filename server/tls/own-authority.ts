/** The authority of an office without a certificate of its own: made once, kept beside the keys, vouching for this network alone. */

import { createHash, generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { makeKeyFile, readKeyFile, replaceKeyFile } from '../storage/key-file.ts'
import { keysOf, makeAuthority, makeServerCertificate, pemOf } from './certificate.ts'
import { OFFICE_BOUNDS } from './office-addresses.ts'

const DAY_MS = 86_400_000
/** Longer than from one national election to the next, so that a tablet is led through trusting it once. */
const AUTHORITY_DAYS = 6 * 365
/** Browsers take no server's certificate that lasts longer than 398 days; it is made anew at every start. */
const CERTIFICATE_DAYS = 397
/** Clocks of tablets are behind. */
const BACKDATED_DAYS = 2

export interface Authority {
  /** DER, as a tablet takes it in. */
  readonly certificate: Buffer
  /** SHA-256 of it in hexadecimal, in pairs: what a tablet shows, to compare. */
  readonly fingerprint: string
  /** What tablets have been told to come to. */
  readonly host: string
}

/** What a server that speaks TLS presents. */
export interface Credentials {
  readonly cert: string
  readonly key: string
}

interface Kept {
  readonly certificate: string
  readonly secretKey: string
  readonly host: string
}

/** A file that cannot be read as an authority. */
export class UnfitAuthority extends Error {
  readonly path: string
  constructor(path: string) {
    super(`not an authority: ${path}`)
    this.path = path
  }
}

/** What tablets were told to come to at an earlier start. */
export const knownHost = (path: string): string | undefined => readKept(path)?.host

/** Until when tablets that were led through trusting it go on trusting it; nothing when there is none. */
export function authorityEnds(path: string): Date | undefined {
  const kept = readKept(path)
  return kept && endOf(kept)
}

/** The authority of the file, made when there is none; from now on it stands for this host. */
export function openAuthority(path: string, host: string, now: Date): Authority {
  const kept = readKept(path)
  if (kept === undefined) makeKeyFile(path, textOf(newAuthority(host, now)))
  else if (!isValid(kept, now)) replaceKeyFile(path, textOf(newAuthority(host, now)))
  else if (kept.host !== host) replaceKeyFile(path, textOf({ ...kept, host }))
  // Read back: of two that start together, one has made it.
  const { certificate } = readKept(path) ?? newAuthority(host, now)
  const { raw } = new X509Certificate(certificate)
  const fingerprint = createHash('sha256').update(raw).digest('hex').toUpperCase().match(/../gu) ?? []
  return { certificate: raw, fingerprint: fingerprint.join(' '), host }
}

/** A fresh key and certificate for every start: the key is never written down. */
export function issueCredentials(path: string, hosts: readonly string[], now: Date): Credentials {
  const kept = readKept(path)
  if (kept === undefined) throw new UnfitAuthority(path)
  const pair = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const der = makeServerCertificate(
    {
      subject: hosts[0] ?? 'localhost',
      publicKey: pair.publicKey,
      ...lasting(now, CERTIFICATE_DAYS),
      serial: randomBytes(16),
      names: {
        dns: hosts.filter((host) => isIP(host) === 0),
        ip: hosts.filter((host) => isIP(host) !== 0),
      },
    },
    { name: nameIn(kept.certificate), ...keysOf(kept.secretKey) },
  )
  return {
    cert: pemOf(der) + kept.certificate,
    key: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

function newAuthority(host: string, now: Date): Kept {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
  const certificate = makeAuthority({
    // Says nothing of elections: it is listed in the settings of every tablet. Two of them have two names.
    subject: `Office network ${randomBytes(2).toString('hex')}`,
    publicKey,
    secretKey: privateKey,
    ...lasting(now, AUTHORITY_DAYS),
    serial: randomBytes(16),
    bounds: OFFICE_BOUNDS,
  })
  const secretKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { certificate: pemOf(certificate), secretKey, host }
}

const lasting = (now: Date, days: number) => ({
  from: new Date(now.getTime() - BACKDATED_DAYS * DAY_MS),
  until: new Date(now.getTime() + (days - BACKDATED_DAYS) * DAY_MS),
})

/** Two months before its end another one is made, so that no certificate outlives it on an election day. */
const isValid = (kept: Kept, now: Date): boolean => endOf(kept).getTime() - now.getTime() > 60 * DAY_MS

const endOf = ({ certificate }: Kept): Date => new Date(new X509Certificate(certificate).validTo)

const nameIn = (certificate: string): string =>
  /^CN=(.*)$/mu.exec(new X509Certificate(certificate).subject)?.[1] ?? ''

const textOf = (kept: Kept): string => `${JSON.stringify({ v: 1, ...kept }, null, 2)}\n`

function readKept(path: string): Kept | undefined {
  const text = readKeyFile(path)
  if (text === undefined) return undefined
  try {
    const read: unknown = JSON.parse(text)
    if (!isKept(read)) throw new UnfitAuthority(path)
    // Both throw when they are not what they should be.
    new X509Certificate(read.certificate)
    keysOf(read.secretKey)
    return read
  } catch {
    throw new UnfitAuthority(path)
  }
}

const isKept = (read: unknown): read is Kept =>
  typeof read === 'object' &&
  read !== null &&
  'certificate' in read &&
  typeof read.certificate === 'string' &&
  'secretKey' in read &&
  typeof read.secretKey === 'string' &&
  'host' in read &&
  typeof read.host === 'string'
