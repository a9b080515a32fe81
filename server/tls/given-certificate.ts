/** A certificate that the office has from elsewhere: read whole, checked before anything starts, read again when renewed. */

import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFileSync, unwatchFile, watchFile } from 'node:fs'
import type { Server as TlsServer } from 'node:tls'
import type { Credentials } from './own-authority.ts'

export type CertificateFault = 'unreadable' | 'not-a-pair' | 'expired'

export class UnfitCertificate extends Error {
  readonly fault: CertificateFault
  readonly path: string
  constructor(fault: CertificateFault, path: string) {
    super(`${fault}: ${path}`)
    this.fault = fault
    this.path = path
  }
}

/** Files with PEM: the certificate with those it rests on behind it, and its secret key. */
export interface CertificateFiles {
  readonly cert: string
  readonly key: string
}

export function readCredentials(files: CertificateFiles, now: Date): Credentials {
  const cert = read(files.cert)
  const key = read(files.key)
  const certificate = parsed(files.cert, () => new X509Certificate(cert))
  const secretKey = parsed(files.key, () => createPrivateKey(key))
  if (!certificate.checkPrivateKey(secretKey)) throw new UnfitCertificate('not-a-pair', files.key)
  if (new Date(certificate.validTo) < now) throw new UnfitCertificate('expired', files.cert)
  return { cert, key }
}

/** Certificates are renewed by programs at night; nobody should have to restart a server for it. */
export function followRenewals(files: CertificateFiles, server: TlsServer, now: () => Date): () => void {
  const renew = () => {
    try {
      server.setSecureContext(readCredentials(files, now()))
    } catch (fault) {
      // Half of a pair is there for a moment; what is in use stays in use until both are.
      if (!(fault instanceof UnfitCertificate)) throw fault
    }
  }
  const names = [files.cert, files.key]
  for (const name of names) watchFile(name, { interval: 10_000, persistent: false }, renew)
  return () => {
    for (const name of names) unwatchFile(name, renew)
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new UnfitCertificate('unreadable', path)
  }
}

function parsed<Value>(path: string, parse: () => Value): Value {
  try {
    return parse()
  } catch {
    throw new UnfitCertificate('unreadable', path)
  }
}
