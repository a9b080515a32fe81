/** Codes of an app on somebody's phone (RFC 6238): six digits, a new one every 30 seconds. */

import { Secret, TOTP } from 'otpauth'
import { latinDigits } from '../../schema/numerals.ts'

const ISSUER = 'Way In'
/** 160 bits, as RFC 4226 recommends for its keyed hash. */
const SECRET_BYTES = 20
const STEP_SECONDS = 30
/** Clocks of phones are a little off, and typing takes time: one step earlier and one later count too. */
const STEPS_AROUND = 1

/** Base32, as apps want it typed. */
export const drawTotpSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

const appWith = (secret: string, label: string) =>
  new TOTP({
    issuer: ISSUER,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: STEP_SECONDS,
    secret: Secret.fromBase32(secret),
  })

/** What the QR code says to the app. */
export const totpAddress = (secret: string, name: string): string => appWith(secret, name).toString()

/** The step of 30 seconds a code belongs to; nothing when it is none of the codes around `at`. */
export function stepOfCode(secret: string, typed: string, at: Date): number | undefined {
  const token = latinDigits(typed).replace(/\D/gu, '')
  if (token.length !== 6) return undefined
  const timestamp = at.getTime()
  const delta = appWith(secret, '').validate({ token, timestamp, window: STEPS_AROUND })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / STEP_SECONDS) + delta
}
