/** The second factor of whoever is signed in: setting it up, showing it, taking parts of it away. */

import { randomInt } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import {
  askForFactor,
  checkFreshness,
  dropPasskey,
  dropTotp,
  keepPasskey,
  keepRecoveryWords,
  keepTotp,
  listFactors,
  offerPasskey,
  offerRecoveryWords,
  offerTotp,
  showFactor,
} from '../../schema/wire/factor-endpoints.ts'
import type { Actor, Staff } from '../http/actor.ts'
import { rememberBrowser } from '../http/known-browser.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { strengthenSession } from '../http/session.ts'
import { staffOf } from '../http/staff-of.ts'
import {
  countFactors,
  dropFactor,
  listPasskeys,
  savePasskey,
  saveTotp,
  saveWordTags,
} from '../queries/factors.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { nameKey } from '../queries/people.ts'
import type { Services } from '../services.ts'
import { spendTry } from '../sign-in/budgets.ts'
import { sealFor } from '../sign-in/factor-seals.ts'
import { openOffer, sealOffer } from '../sign-in/offers.ts'
import { offerFor, placeOf, questionFor, readMade } from '../sign-in/passkeys.ts'
import { drawRecoveryWords, tagOfWord } from '../sign-in/recovery-words.ts'
import { describeSession } from '../sign-in/session-on-wire.ts'
import { isShown } from '../sign-in/show-factor.ts'
import { drawTotpSecret, stepOfCode, totpAddress } from '../sign-in/totp.ts'

export const factorRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, organisationKeys: keys } = services

  /** The second factor is there and shown: a new secret for the cookie, and a browser that is known from now on. */
  const goOn = async (staff: Staff, reply: FastifyReply) => {
    await strengthenSession(services, reply, staff)
    if (staff.standing !== 'whole') {
      await writeLogbook(db, { actor: staff, act: 'staff.signed-in', object: staff.person })
      await rememberBrowser(services, reply, nameKey(staff.name))
    }
    return describeSession(db, staff, 'whole')
  }
  const noteKept = (staff: Staff, detail: string) =>
    writeLogbook(db, { actor: staff, act: 'factor.kept', object: staff.person, detail })
  /** Only those that can answer on the page that asks. */
  const credentialsAt = async (staff: Staff, host: string) =>
    (await listPasskeys(db, staff.person))
      .filter((passkey) => passkey.host === host)
      .map(({ credential }) => credential)

  serve(app, askForFactor, async ({ actor, request }) => {
    const staff = staffOf(actor)
    const place = placeOf(request)
    const asking = { keys, purpose: `factor ${staff.person}`, now: services.now() } as const
    return questionFor(asking, place, await credentialsAt(staff, place.host), false)
  })

  serve(app, showFactor, async ({ actor, body, request, reply }) => {
    const staff = staffOf(actor)
    const spent = await spendTry(services, request, {
      what: 'factor',
      account: nameKey(staff.name),
      isThere: true,
    })
    if (!(await isShown(services, request, staff.person, body))) refuse('wrong-factor')
    spent.succeed()
    return goOn(staff, reply)
  })

  serve(app, checkFreshness, async () => null)

  serve(app, listFactors, async ({ actor }) => {
    const { person } = staffOf(actor)
    const { totp, recoveryWords } = await countFactors(db, person)
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: services.country.timeZone })
    const passkeys = await listPasskeys(db, person)
    return {
      totp,
      recoveryWords,
      passkeys: passkeys.map(({ id, madeAt }) => ({ id, since: day.format(madeAt) })),
    }
  })

  serve(app, offerTotp, async ({ actor }) => {
    const { person, name } = staffOf(actor)
    const secret = drawTotpSecret()
    const offer = sealOffer(services, 'totp-offer', person, [secret])
    return { secret, address: totpAddress(secret, name), offer }
  })

  serve(app, keepTotp, async ({ actor, body, request, reply }) => {
    const staff = staffOf(actor)
    const [secret] = openOffer(services, 'totp-offer', staff.person, body.offer) ?? refuse('offer-unfit')
    const spent = await spendTry(services, request, {
      what: 'factor',
      account: nameKey(staff.name),
      isThere: true,
    })
    const at = services.now()
    const step = secret === undefined ? undefined : stepOfCode(secret, body.code, at)
    if (secret === undefined || step === undefined) refuse('wrong-factor')
    spent.succeed()
    await noteKept(staff, 'totp')
    await saveTotp(db, staff.person, { sealed: sealFor(keys, 'totp', staff.person, secret), step, at })
    return goOn(staff, reply)
  })

  serve(app, offerPasskey, async ({ actor, request }) => {
    const staff = staffOf(actor)
    const place = placeOf(request)
    const asking = { keys, purpose: `make ${staff.person}`, now: services.now() } as const
    return offerFor(asking, place, staff, await credentialsAt(staff, place.host))
  })

  serve(app, keepPasskey, async ({ actor, body, request, reply }) => {
    const staff = staffOf(actor)
    const place = placeOf(request)
    const now = services.now()
    const made = await readMade({ keys, purpose: `make ${staff.person}`, now }, place, body.made)
    if (!made) refuse('wrong-factor')
    const { credential, counter } = made
    const sealed = sealFor(keys, 'passkey', staff.person, made.publicKey)
    const passkey = { person: staff.person, credential, host: place.host, sealed, counter }
    if (!(await savePasskey(db, passkey, now))) refuse('offer-unfit')
    await noteKept(staff, 'passkey')
    return goOn(staff, reply)
  })

  serve(app, offerRecoveryWords, async ({ actor }) => {
    const { person } = staffOf(actor)
    const words = drawRecoveryWords(randomInt)
    const tags = words.map((word) => tagOfWord(keys, person, word))
    return { words: [...words], offer: sealOffer(services, 'recovery-offer', person, tags) }
  })

  serve(app, keepRecoveryWords, async ({ actor, body, reply }) => {
    const staff = staffOf(actor)
    const tags = openOffer(services, 'recovery-offer', staff.person, body.offer) ?? refuse('offer-unfit')
    // Whoever types one back has the words before them.
    if (!tags.includes(tagOfWord(keys, staff.person, body.word))) refuse('wrong-factor')
    await noteKept(staff, 'recovery-words')
    await saveWordTags(db, staff.person, tags, services.now())
    return goOn(staff, reply)
  })

  const drop = async (actor: Actor, which: Parameters<typeof dropFactor>[2]) => {
    const { person } = staffOf(actor)
    if (!(await dropFactor(db, person, which))) refuse('last-factor')
    await writeLogbook(db, { actor, act: 'factor.dropped', object: person })
    return null
  }
  serve(app, dropTotp, ({ actor }) => drop(actor, 'totp'))
  serve(app, dropPasskey, ({ actor, params }) => drop(actor, { passkey: params.passkey }))
}
