/** An office restored from an old backup gets back from the tablets what came after it: nothing lost, nothing twice. */

import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Static } from 'typebox'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'
import { enrol, makeEnrolmentCards } from '../../../schema/wire/people-endpoints.ts'
import { askStanding, type ReceiptShape } from '../../../schema/wire/sealed-endpoints.ts'
import { buildApp } from '../../../server/app.ts'
import { moveReach } from '../../../server/backups/check-backup.ts'
import { makeBackup } from '../../../server/backups/make-backup.ts'
import { restoreInto } from '../../../server/backups/restore-backup.ts'
import { openServices } from '../../../server/open-services.ts'
import { listMonitors, saveCards, useCard } from '../../../server/queries/enrolments.ts'
import { readStatus } from '../../../server/queries/status.ts'
import { openClient } from '../../../server/storage/one-client.ts'
import { connect } from '../../../server/storage/open-database.ts'
import { openRoles } from '../../../server/storage/open-roles.ts'
import { hashOf, newSecret } from '../../../server/storage/secrets.ts'
import { type Api, callerWith, openApi } from '../../support/api.ts'
import type { Card } from '../../support/enrolment.ts'
import { type HeadlessTablet, headlessTablet } from '../../support/headless-tablet.ts'
import { injectFetch } from '../../support/inject-fetch.ts'
import {
  bringRooms,
  type SealedBytes,
  type Sent,
  sealedPhoto,
  send,
  sendPhoto,
  visitTo,
} from '../../support/intake.ts'
import { ROOM as room } from '../../support/intake-office.ts'
import { makeDatabase } from '../../support/scratch-database.ts'

/** A picture without metadata that is no photo of the visit: kept sealed, and receipted all the same. */
const PICTURE = Buffer.from('ffd8ffd9', 'hex')

/** The same every time, so that a failure can be looked at again. */
function chanceFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

interface Kept {
  readonly sent: Sent
  readonly photos: readonly SealedBytes[]
  receipt?: { readonly epoch: string; readonly arrived: number }
}

/** A tablet that does what the protocol asks of it, and nothing besides. */
interface Tablet {
  readonly token: string
  kept: Kept[]
}

/** The office as this tablet reaches it. */
const reach = (office: Api, { token }: Tablet): Api => ({
  ...office,
  as: () => callerWith(office.app, { authorization: `Bearer ${token}` }),
})

async function sendOne(office: Api, tablet: Tablet, kept: Kept): Promise<void> {
  const there = reach(office, tablet)
  const reply = await send(there, kept.sent)
  expect(reply.status, reply.text).toBe(200)
  // The reply was written by this shape.
  const receipt = reply.body as Static<typeof ReceiptShape>
  let arrived = Number(receipt.arrived)
  for (const photo of kept.photos) {
    const answered = await sendPhoto(there, kept.sent.id, photo)
    expect([200, 202], answered.text).toContain(answered.status)
    const { body } = answered
    if (typeof body === 'object' && body !== null && 'arrived' in body)
      arrived = Math.max(arrived, Number(body.arrived))
  }
  kept.receipt = { epoch: receipt.epoch, arrived }
}

/** One round of asking: sends what is missing, lets go of what a checked backup holds. */
async function ask(office: Api, tablet: Tablet): Promise<number> {
  const there = reach(office, tablet)
  const kept = tablet.kept.map(({ sent, photos }) => ({
    id: sent.id,
    sha256: sent.sha256,
    photos: photos.map(({ sha256 }) => sha256),
  }))
  const { status, text, body } = await there.as('sokha').call(askStanding, { body: { kept } })
  expect(status, text).toBe(200)
  for (const { id, arrived } of body.here) {
    const one = tablet.kept.find(({ sent }) => sent.id === id)
    if (one) one.receipt = { epoch: body.epoch, arrived: Number(arrived) }
  }
  for (const { id } of body.missing) {
    const one = tablet.kept.find(({ sent }) => sent.id === id)
    if (one) await sendOne(office, tablet, one)
  }
  tablet.kept = tablet.kept.filter(
    ({ receipt }) => !(receipt?.epoch === body.epoch && receipt.arrived < Number(body.backedUpTo)),
  )
  return body.missing.length
}

let folder: string
let stops: (() => Promise<void>)[]
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-restored-'))
  stops = []
})
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop()
  await rm(folder, { recursive: true, force: true })
})

async function enrolTablets(office: Api, count: number): Promise<readonly Tablet[]> {
  const tablets: Tablet[] = []
  for (let at = 0; at < count; at += 1) {
    const [id, token] = [randomUUID(), newSecret()]
    await saveCards(office.db, office.campaign, [
      { id, code: `tablet-${at}`, wordsHash: hashOf(newSecret()) },
    ])
    await useCard(office.db, id, hashOf(token))
    tablets.push({ token, kept: [] })
  }
  return tablets
}

/** As after `npm run restore` and `npm start`: the same keys, another database. */
async function openRestored(office: Api, backup: string): Promise<Api> {
  const database = await makeDatabase(inject('databaseUrl'))
  stops.push(database.drop)
  await restoreInto(database.url, backup, {}, folder)
  const { db, close } = connect(database.url, 8)
  stops.push(close)
  const { publicUrl, organisationKeys, classKeys, tabletLimits, gate } = office.services
  const roles = await openRoles(db, database.url, organisationKeys.passwordOf)
  stops.push(roles.close)
  const opened = await openServices(roles, { publicUrl, organisationKeys, classKeys, now: () => new Date() })
  const services = { ...opened, tabletLimits, gate }
  const app = await buildApp(services)
  await app.ready()
  stops.push(() => app.close())
  return { ...office, app, db, services, databaseUrl: database.url }
}

async function sealOne(office: Api, hasPhoto: boolean): Promise<Kept> {
  const id = randomUUID()
  const photos = hasPhoto ? [await sealedPhoto(office, id, PICTURE)] : []
  return { sent: await visitTo(office, room, {}, { id, photos: photos.map(({ sha256 }) => sha256) }), photos }
}

/** Over all histories: a tablet that lets go of nothing proves little. */
let letGoByAll = 0

const ROUNDS = 5
const TABLETS = 8
const EACH = 6

describe('an office restored from an older backup', () => {
  test.each(Array.from({ length: ROUNDS }, (_, at) => at + 1))(
    'has everything again within two rounds of asking, once (history %i)',
    async (seed) => {
      const chance = chanceFrom(seed * 7919)
      const office = await openApi()
      stops.push(office.close)
      await bringRooms(office)
      const tablets = await enrolTablets(office, TABLETS)
      const all: Kept[] = []
      const work = Array.from({ length: TABLETS * EACH }, (_, at) => tablets[at % TABLETS]).toSorted(
        () => chance() - 0.5,
      )
      const backupAt = Math.floor(chance() * work.length)
      const isChecked = chance() < 0.6
      let backingUp: Promise<string> | undefined
      for (const [at, tablet] of work.entries()) {
        if (!tablet) continue
        if (at === backupAt) backingUp = backUp(office, isChecked)
        const kept = await sealOne(office, chance() < 0.4)
        all.push(kept)
        tablet.kept.push(kept)
        await sendOne(office, tablet, kept)
        // Now and then a tablet asks, and lets go of what it may.
        if (chance() < 0.2) expect(await ask(office, tablet)).toBe(0)
      }
      const backup = await backingUp
      for (const tablet of tablets) if (chance() < 0.7) await ask(office, tablet)
      const letGo = all.length - tablets.flatMap(({ kept }) => kept).length

      const restored = await openRestored(office, backup ?? '')
      expect(restored.services.epoch).not.toBe(office.services.epoch)
      for (const tablet of tablets) await ask(restored, tablet)
      for (const tablet of tablets) expect(await ask(restored, tablet)).toBe(0)

      const { rows } = await sql<{ id: string }>`select id::text from visit order by id`.execute(restored.db)
      expect(rows.map(({ id }) => id)).toEqual(all.map(({ sent }) => sent.id).sort())
      const photos = await sql<{ sha256: string }>`select sha256 from sealed_photo order by 1`.execute(
        restored.db,
      )
      expect(photos.rows.map(({ sha256 }) => sha256)).toEqual(
        all.flatMap((one) => one.photos.map(({ sha256 }) => sha256)).sort(),
      )
      expect((await sql`select from set_aside`.execute(restored.db)).rows).toEqual([])
      if (!isChecked) expect(letGo).toBe(0)
      letGoByAll += letGo
    },
    300_000,
  )

  test('though tablets had let go of what checked backups held', () => {
    expect(letGoByAll).toBeGreaterThan(0)
  })
})

/** The app's own engine on a tablet enrolled with a card, asking whichever office there is at that moment. */
async function enrolHeadless(office: Api, find: () => Api, words: Card): Promise<HeadlessTablet> {
  const { status, text, body } = await office.nobody.call(enrol, { body: words })
  expect(status, text).toBe(200)
  return headlessTablet(
    body,
    injectFetch(() => find().app),
    () => 0.5,
  )
}

async function finishOn(office: Api, tablet: HeadlessTablet): Promise<string> {
  const { id, envelope, sha256 } = await visitTo(office, room)
  await tablet.outbox.put({ id, kind: 'visit', code: tablet.code, envelope, sha256, photos: [] })
  return id
}

describe('tablets enrolled after the backup', () => {
  test('bring everything once more and once only after its restore, and nobody does anything', async () => {
    const office = await openApi()
    stops.push(office.close)
    await bringRooms(office)
    let present = office
    const makeCards = async (count: number) =>
      (
        await office
          .as('dara')
          .call(makeEnrolmentCards, { params: { campaign: office.campaign }, body: { count } })
      ).body.cards.map(({ code, words }) => ({ code, words }))
    const [first, second] = await makeCards(2)
    if (!first || !second) throw new Error('two cards were asked for')
    const early = await enrolHeadless(office, () => present, first)
    const finished = [await finishOn(office, early)]
    await early.run(0)
    const backup = await backUp(office, true)
    // One with a card that the backup knows as open, one with a card it does not know.
    const late = [second, ...(await makeCards(1))]
    const tablets = [early]
    for (const card of late) tablets.push(await enrolHeadless(office, () => present, card))
    for (const tablet of [...tablets, ...tablets]) finished.push(await finishOn(office, tablet))
    for (const tablet of tablets) await tablet.run(0)
    for (const tablet of tablets) expect(await tablet.listUnsettled()).toEqual([])

    present = await openRestored(office, backup)
    // One of them had something that had not gone yet.
    finished.push(await finishOn(office, tablets[2] ?? early))
    for (let round = 0; round < 2; round += 1) for (const tablet of tablets) await tablet.run(3_600_000)

    for (const tablet of tablets) expect(await tablet.listUnsettled()).toEqual([])
    const { rows } = await sql<{ id: string }>`select id::text from visit order by id`.execute(present.db)
    expect(rows.map(({ id }) => id)).toEqual(finished.toSorted())
    expect((await sql`select from set_aside`.execute(present.db)).rows).toEqual([])
    const monitors = await listMonitors(present.db, office.campaign)
    const back = monitors.filter(({ cameBack }) => cameBack).map(({ code }) => code)
    expect(back).toEqual(late.map(({ code }) => code).toSorted())
    expect((await readStatus(present.db)).cameBack).toBe(2)
  }, 120_000)
})

/** While tablets go on sending; checked or not. */
async function backUp(office: Api, isChecked: boolean): Promise<string> {
  const client = await openClient(office.databaseUrl)
  try {
    const made = await makeBackup(client, { folder, now: new Date(), program: '0' })
    if (isChecked) await moveReach(client, made.head)
    return made.path
  } finally {
    await client.end()
  }
}
