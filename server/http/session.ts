/** Cookie → staff; and setting, renewing and ending that cookie. */

import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PersonId } from '../../schema/codes.ts'
import { readBrowserKind } from '../../schema/people/browser-kind.ts'
import { endSession, findSession, markSeen, renewSession, saveSession } from '../queries/sessions.ts'
import type { Services } from '../services.ts'
import { hashOf, newSecret } from '../storage/secrets.ts'
import type { Staff } from './actor.ts'
import { cookieIn, writeCookie } from './cookies.ts'
import { refuse } from './refusal.ts'

const IDLE_MS = 30 * 60_000
const LONGEST_MS = 10 * 60 * 60_000
/** How exactly idleness is kept; less often than each request, so that reading does not mean writing. */
const SEEN_EVERY_MS = 60_000
/** How long the second factor counts as just shown. */
const FRESH_MS = 5 * 60_000

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

/** Sessions not used since then have ended. */
export const seenSince = (at: Date): Date => new Date(at.getTime() - IDLE_MS)

export async function findStaff(services: Services, request: FastifyRequest): Promise<Staff | undefined> {
  const secret = readCookie(request, sessionCookie(services))
  if (!secret) return undefined
  const at = services.now()
  const tokenHash = hashOf(secret)
  const session = await findSession(services.db, tokenHash, at, seenSince(at))
  if (!session) return undefined
  if (at.getTime() - session.seenAt.getTime() > SEEN_EVERY_MS) await markSeen(services.db, tokenHash, at)
  const { factorAt, securedAt } = session
  return {
    kind: 'staff',
    person: session.person,
    name: session.name,
    roles: session.roles,
    session: session.id,
    standing: factorAt ? 'whole' : securedAt ? 'awaits-factor' : 'awaits-set-up',
    isFresh: factorAt !== null && at.getTime() - factorAt.getTime() <= FRESH_MS,
  }
}

/** A new secret at each sign-in; a session that was there before ends. `whole`: no further step is needed. */
export async function startSession(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  person: PersonId,
  { isWhole }: { readonly isWhole: boolean },
): Promise<void> {
  await stopSession(services, request)
  const secret = newSecret()
  const at = services.now()
  await saveSession(services.db, {
    tokenHash: hashOf(secret),
    person,
    at,
    endsAt: new Date(at.getTime() + LONGEST_MS),
    factorAt: isWhole ? at : null,
    kind: readBrowserKind(request.headers['user-agent'] ?? ''),
  })
  sendCookie(services, reply, sessionCookie(services), secret, LONGEST_MS / 1000)
}

/** The second factor was shown: a new secret, and the ten hours of a sign-in that is whole only now begin. */
export async function strengthenSession(
  services: Services,
  reply: FastifyReply,
  { session, standing }: Staff,
): Promise<void> {
  const secret = newSecret()
  const at = services.now()
  const endsAt = standing === 'whole' ? undefined : new Date(at.getTime() + LONGEST_MS)
  const isRenewed = await renewSession(services.db, session, { tokenHash: hashOf(secret), at, endsAt })
  if (!isRenewed) refuse('sign-in-first')
  sendCookie(services, reply, sessionCookie(services), secret, LONGEST_MS / 1000)
}

export async function stopSession(services: Services, request: FastifyRequest): Promise<void> {
  const secret = readCookie(request, sessionCookie(services))
  if (secret) await endSession(services.db, hashOf(secret))
}

export const dropSessionCookie = (services: Services, reply: FastifyReply): void =>
  sendCookie(services, reply, sessionCookie(services), '', 0)
