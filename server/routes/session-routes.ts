/** Signing in and out, who is signed in and where, and creating the first administrator with the one-time link. */

import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { readPersonId } from '../../schema/codes.ts'
import { withoutHiddenSigns } from '../../schema/hidden-signs.ts'
import { STAFF_ROLES } from '../../schema/people/roles.ts'
import {
  askForPasskey,
  changeOwnPassphrase,
  createFirstAdministrator,
  endAllSessions,
  endSession,
  listSessions,
  readSession,
  readSetUp,
  signIn,
  signInWithPasskey,
  signOut,
} from '../../schema/wire/session-endpoints.ts'
import { rememberBrowser } from '../http/known-browser.ts'
import { refuse } from '../http/refusal.ts'
import { namesAround, refuseWeakPassphrase } from '../http/refuse-passphrase.ts'
import { serve } from '../http/serve.ts'
import { dropSessionCookie, seenSince, startSession, stopSession } from '../http/session.ts'
import { staffOf } from '../http/staff-of.ts'
import { createFirstPerson } from '../queries/first-person.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { findAccount, findAccountByName, hasAnybody, nameKey, savePassphrase } from '../queries/people.ts'
import { endOtherSessionsOf, endSessionById, endSessionsOf, listSessionsOf } from '../queries/sessions.ts'
import type { Services } from '../services.ts'
import { spendTry } from '../sign-in/budgets.ts'
import { placeOf, questionFor } from '../sign-in/passkeys.ts'
import { describeSession } from '../sign-in/session-on-wire.ts'
import { findAnswering } from '../sign-in/show-passkey.ts'
import { inTransaction } from '../storage/database.ts'
import { hashOf } from '../storage/secrets.ts'

export const sessionRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db } = services

  serve(app, readSession, async ({ actor }) =>
    actor.kind === 'staff' ? describeSession(db, actor, actor.standing) : null,
  )

  serve(app, signIn, async ({ body, request, reply }) => {
    const found = await findAccountByName(db, body.name)
    const account = nameKey(body.name)
    const spent = await spendTry(services, request, {
      what: 'passphrase',
      account,
      isThere: found !== undefined,
    })
    const isRight = await services.passphrases.matches(body.passphrase, found?.passphraseHash, spent.line)
    if (!found || !isRight || found.isDisabled) refuse('wrong-sign-in')
    spent.succeed()
    await startSession(services, request, reply, found.person, { isWhole: false })
    return describeSession(db, found, found.isSecured ? 'awaits-factor' : 'awaits-set-up')
  })

  serve(app, askForPasskey, async ({ request }) => {
    const asking = { keys: services.organisationKeys, purpose: 'sign-in', now: services.now() } as const
    return questionFor(asking, placeOf(request), [], true)
  })

  serve(app, signInWithPasskey, async ({ body, request, reply }) => {
    const answering = await findAnswering(services, request, 'sign-in', body.answer)
    const account = answering?.knewHolder ? await findAccount(db, answering.person) : undefined
    if (!account || account.isDisabled) refuse('wrong-factor')
    await writeLogbook(db, {
      actor: { kind: 'staff', person: account.person, roles: account.roles },
      act: 'staff.signed-in',
      object: account.person,
    })
    await startSession(services, request, reply, account.person, { isWhole: true })
    await rememberBrowser(services, reply, nameKey(account.name))
    return describeSession(db, account, 'whole')
  })

  serve(app, signOut, async ({ request, reply, actor }) => {
    if (actor.kind === 'staff')
      await writeLogbook(db, { actor, act: 'staff.signed-out', object: actor.person })
    await stopSession(services, request)
    dropSessionCookie(services, reply)
    // Never "storage": the app of monitors may live at this very address, with sealed work that is nowhere else.
    reply.header('clear-site-data', '"cache"')
    return null
  })

  serve(app, listSessions, async ({ actor }) => {
    const { person, session } = staffOf(actor)
    const at = services.now()
    const list = await listSessionsOf(db, person, at, seenSince(at), services.country.timeZone)
    return list.map((one) => ({ ...one, isThis: one.id === session }))
  })

  serve(app, endSession, async ({ actor, params }) => {
    if (!(await endSessionById(db, staffOf(actor).person, params.session))) refuse('not-found')
    return null
  })

  serve(app, endAllSessions, async ({ actor, reply }) => {
    await writeLogbook(db, {
      actor,
      act: 'staff.signed-out',
      object: staffOf(actor).person,
      detail: 'everywhere',
    })
    await endSessionsOf(db, staffOf(actor).person)
    dropSessionCookie(services, reply)
    reply.header('clear-site-data', '"cache"')
    return null
  })

  serve(app, changeOwnPassphrase, async ({ actor, body, request }) => {
    const { person, session } = staffOf(actor)
    const account = (await findAccount(db, person)) ?? refuse('sign-in-first')
    const tried = { what: 'passphrase', account: nameKey(account.name), isThere: true } as const
    const spent = await spendTry(services, request, tried)
    if (!(await services.passphrases.matches(body.present, account.passphraseHash, spent.line)))
      refuse('wrong-passphrase')
    spent.succeed()
    refuseWeakPassphrase(body.passphrase, await namesAround(db, account.name))
    const hash = await services.passphrases.hash(body.passphrase)
    await inTransaction(db, async (on) => {
      await savePassphrase(on, person, hash)
      await endOtherSessionsOf(on, person, session)
      await writeLogbook(on, { actor, act: 'staff.passphrase-changed', object: person })
    })
    return null
  })

  serve(app, readSetUp, async () => ({ awaitsFirstAdministrator: !(await hasAnybody(db)) }))

  serve(app, createFirstAdministrator, async ({ body, request, reply }) => {
    const person = readPersonId(randomUUID())
    if (!person) throw new Error('A UUID is a person id')
    const name = withoutHiddenSigns(body.name).trim()
    if (name === '') refuse('bad-request', { where: 'body/name', what: 'empty' })
    refuseWeakPassphrase(body.passphrase, await namesAround(db, name))
    const account = {
      person,
      name,
      // Somebody has to set up everything; roles are given to others, and taken off here, on the page of people.
      roles: [...STAFF_ROLES],
      passphraseHash: await services.passphrases.hash(body.passphrase),
    }
    const isDone = await inTransaction(db, async (on) => {
      if (!(await createFirstPerson(on, account, hashOf(body.secret)))) return false
      const actor = { kind: 'staff', person, roles: account.roles } as const
      await writeLogbook(on, { actor, act: 'first-administrator.made', object: person })
      return true
    })
    if (!isDone) refuse('link-is-used')
    await startSession(services, request, reply, person, { isWhole: false })
    return describeSession(db, account, 'awaits-set-up')
  })
}
