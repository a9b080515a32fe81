/** How long the certificate that tablets see will last. */

import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Config } from '../config.ts'
import { authorityEnds } from './own-authority.ts'

const DAY_MS = 86_400_000

/** Whole days; nothing when tablets come by no certificate of this server. A file that cannot be read throws. */
export function certificateDaysLeft(
  { certificate, authorityFile }: Pick<Config, 'certificate' | 'authorityFile'>,
  now: Date,
): number | undefined {
  const ends = certificate
    ? new Date(new X509Certificate(readFileSync(certificate.cert)).validTo)
    : authorityEnds(authorityFile)
  return ends && Math.floor((ends.getTime() - now.getTime()) / DAY_MS)
}
