/** Cookie → staff; and setting and ending that cookie. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Person } from '../queries/people.ts'
import { endSession, findSession, markSeen, saveSession } from '../queries/sessions.ts'
import type { Services } from '../services.ts'
import { hashOf, newSecret } from '../storage/secrets.ts'
import type { Staff } from './actor.ts'
import { cookieIn, writeCookie } from './cookies.ts'

const IDLE_MS = 30 * 60_000
const LONGEST_MS = 10 * 60 * 60_000
/** How exactly idleness is kept; less often than each request, so that reading does not mean writing. */
const SEEN_EVERY_MS = 60_000

const isSecure = (services: Services): boolean => services.publicUrl.startsWith('https:')
/** The prefix binds the cookie to this very host, but browsers grant it over https only. */
const sessionCookie = (services: Services): string => (isSecure(services) ? '__Host-s' : 's')

export const readCookie = (request: FastifyRequest, name: string): string | undefined =>
  cookieIn(request.headers.cookie, name)

export function sendCookie(
  services: Services,
  reply: FastifyReply,
  name: string,
  value: string,
  maxAgeSeconds: number,
): void {
  reply.header('set-cookie', writeCookie(name, value, { isSecure: isSecure(services), maxAgeSeconds }))
}

export const hasSessionCookie = (services: Services, request: FastifyRequest): boolean =>
  readCookie(request, sessionCookie(services)) !== undefined

export async function findStaff(services: Services, request: FastifyRequest): Promise<Staff | undefined> {
  const secret = readCookie(request, sessionCookie(services))
  if (!secret) return undefined
  const at = services.now()
  const tokenHash = hashOf(secret)
  const session = await findSession(services.db, tokenHash, at, new Date(at.getTime() - IDLE_MS))
  if (!session) return undefined
  if (at.getTime() - session.seenAt.getTime() > SEEN_EVERY_MS) await markSeen(services.db, tokenHash, at)
  return { kind: 'staff', person: session.person, name: session.name, roles: session.roles }
}

/** A new secret at each sign-in; one that was there before ends. */
export async function startSession(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  { person }: Person,
): Promise<void> {
  await stopSession(services, request)
  const secret = newSecret()
  const at = services.now()
  await saveSession(services.db, {
    tokenHash: hashOf(secret),
    person,
    at,
    endsAt: new Date(at.getTime() + LONGEST_MS),
  })
  sendCookie(services, reply, sessionCookie(services), secret, LONGEST_MS / 1000)
}

export async function stopSession(services: Services, request: FastifyRequest): Promise<void> {
  const secret = readCookie(request, sessionCookie(services))
  if (secret) await endSession(services.db, hashOf(secret))
}

export const dropSessionCookie = (services: Services, reply: FastifyReply): void =>
  sendCookie(services, reply, sessionCookie(services), '', 0)
