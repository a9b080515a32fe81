/** Signing in and out, who is signed in, and creating the first administrator with the one-time link. */

import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { readPersonId } from '../../schema/codes.ts'
import { withoutHiddenSigns } from '../../schema/hidden-signs.ts'
import { STAFF_ROLES } from '../../schema/people/roles.ts'
import {
  createFirstAdministrator,
  readSession,
  readSetUp,
  signIn,
  signOut,
} from '../../schema/wire/session-endpoints.ts'
import type { Staff } from '../http/actor.ts'
import { findKnownBrowser, rememberBrowser } from '../http/known-browser.ts'
import { refuse } from '../http/refusal.ts'
import { refuseWeakPassphrase } from '../http/refuse-passphrase.ts'
import { serve } from '../http/serve.ts'
import { dropSessionCookie, startSession, stopSession } from '../http/session.ts'
import { createFirstPerson } from '../queries/first-person.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { findAccountByName, hasAnybody, nameKey } from '../queries/people.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'
import { hashOf } from '../storage/secrets.ts'

const FREE_TRIES = 5
/** Of all addresses together, so that many machines cannot share the guessing. */
const FREE_TRIES_OF_ACCOUNT = 20

const onWire = ({ person, name, roles }: Pick<Staff, 'person' | 'name' | 'roles'>) => ({
  person,
  name,
  roles: [...roles],
})

export const sessionRoutes = (services: Services) => async (app: FastifyInstance) => {
  serve(app, readSession, async ({ actor }) => (actor.kind === 'staff' ? onWire(actor) : null))

  serve(app, signIn, async ({ body, request, reply }) => {
    const account = nameKey(body.name)
    const budgets = await budgetsFor(services, request, account)
    const waitSeconds = Math.max(...budgets.map(({ key }) => services.tryLimits.waitFor(key)))
    if (waitSeconds > 0) refuse('too-many-tries', { waitSeconds })
    // Counted before the slow comparison, so that a hundred tries at once are a hundred tries.
    for (const { key, free } of budgets) services.tryLimits.failed(key, free)
    const found = await findAccountByName(services.db, body.name)
    const isRight = await services.passphrases.matches(body.passphrase, found?.passphraseHash)
    if (!found || !isRight) refuse('wrong-sign-in')
    for (const { key } of budgets) services.tryLimits.forget(key)
    await writeLogbook(services.db, {
      actor: { kind: 'staff', person: found.person, roles: found.roles },
      act: 'staff.signed-in',
      object: found.person,
    })
    await startSession(services, request, reply, found)
    await rememberBrowser(services, reply, account)
    return onWire(found)
  })

  serve(app, signOut, async ({ request, reply, actor }) => {
    if (actor.kind === 'staff')
      await writeLogbook(services.db, { actor, act: 'staff.signed-out', object: actor.person })
    await stopSession(services, request)
    dropSessionCookie(services, reply)
    return null
  })

  serve(app, readSetUp, async () => ({ awaitsFirstAdministrator: !(await hasAnybody(services.db)) }))

  serve(app, createFirstAdministrator, async ({ body, request, reply }) => {
    const person = readPersonId(randomUUID())
    if (!person) throw new Error('A UUID is a person id')
    const name = withoutHiddenSigns(body.name).trim()
    if (name === '') refuse('bad-request', { where: 'body/name', what: 'empty' })
    refuseWeakPassphrase(body.passphrase, name)
    const account = {
      person,
      name,
      // Somebody has to set up everything; roles are given to others, and taken off here, on the page of people.
      roles: [...STAFF_ROLES],
      passphraseHash: await services.passphrases.hash(body.passphrase),
    }
    const isDone = await inTransaction(services.db, async (on) => {
      if (!(await createFirstPerson(on, account, hashOf(body.secret)))) return false
      const actor = { kind: 'staff', person, roles: account.roles } as const
      await writeLogbook(on, { actor, act: 'first-administrator.made', object: person })
      return true
    })
    if (!isDone) refuse('link-is-used')
    await startSession(services, request, reply, account)
    return onWire(account)
  })
}

interface Budget {
  readonly key: string
  readonly free: number
}

/** Where somebody signed in before, strangers' tries do not count; elsewhere the account and the address both do. */
async function budgetsFor(
  services: Services,
  request: FastifyRequest,
  account: string,
): Promise<readonly Budget[]> {
  const browser = await findKnownBrowser(services, request, account)
  if (browser !== undefined) return [{ key: `browser ${browser} ${account}`, free: FREE_TRIES }]
  return [
    { key: `address ${request.ip} ${account}`, free: FREE_TRIES },
    { key: `account ${account}`, free: FREE_TRIES_OF_ACCOUNT },
  ]
}
