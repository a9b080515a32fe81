/** A browser that somebody signed in with before has tries of its own, so that strangers cannot lock anybody out. */

import { createHmac, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { settleSetting } from '../queries/settings.ts'
import type { Services } from '../services.ts'
import { isSame } from '../storage/secrets.ts'
import { readCookie, sendCookie } from './session.ts'

const COOKIE = 'known'
const LASTS_SECONDS = 180 * 24 * 60 * 60

const key = (services: Services): Promise<string> =>
  settleSetting(services.db, 'known-browser-key', randomBytes(32).toString('base64url'))

const seal = (secret: string, browser: string, account: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify([browser, account]))
    .digest()

/** The browser's own name, when this account signed in with it before. */
export async function findKnownBrowser(
  services: Services,
  request: FastifyRequest,
  account: string,
): Promise<string | undefined> {
  const [browser, sealed] = (readCookie(request, COOKIE) ?? '').split('.')
  if (!browser || !sealed) return undefined
  const expected = seal(await key(services), browser, account)
  return isSame(expected, Buffer.from(sealed, 'base64url')) ? browser : undefined
}

export async function rememberBrowser(
  services: Services,
  reply: FastifyReply,
  account: string,
): Promise<void> {
  const browser = randomBytes(16).toString('base64url')
  const sealed = seal(await key(services), browser, account).toString('base64url')
  sendCookie(services, reply, COOKIE, `${browser}.${sealed}`, LASTS_SECONDS)
}
