/** scramVerifier: what PostgreSQL keeps of a password, so that the password itself is in no statement and no log. */

import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/** As PostgreSQL itself takes; the passwords are random, so more would only make connecting slow. */
const ROUNDS = 4096

/** RFC 5802 and 7677 (SCRAM-SHA-256), in the form in which PostgreSQL stores it. The password is ASCII. */
export function scramVerifier(password: string, salt: Uint8Array = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256')
  const keyFor = (purpose: string) => createHmac('sha256', salted).update(purpose).digest()
  const stored = createHash('sha256').update(keyFor('Client Key')).digest('base64')
  const server = keyFor('Server Key').toString('base64')
  return `SCRAM-SHA-256$${ROUNDS}:${Buffer.from(salt).toString('base64')}$${stored}:${server}`
}
