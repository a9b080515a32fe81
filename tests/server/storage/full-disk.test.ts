/** A full disk stops photos first, then everything, politely; nothing acknowledged is lost, and it goes on by itself. */

import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, open, rm, statfs, truncate } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { askStanding } from '../../../schema/wire/sealed-endpoints.ts'
import { type DiskRoom, watchDisk } from '../../../server/storage/disk-room.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../../server/storage/embedded-postgres.ts'
import { connect, migrate } from '../../../server/storage/open-database.ts'
import { type Api, openApi } from '../../support/api.ts'
import { addressOf } from '../../support/database-address.ts'
import { bringRooms, sealedPhoto, send, sendPhoto, visitTo } from '../../support/intake.ts'
import { ROOM as room } from '../../support/intake-office.ts'

const isRoot = process.geteuid?.() === 0 && process.platform === 'linux'
if (!isRoot) console.warn('FULL DISK NOT TESTED: it takes root and Linux')

const MB = 1_000_000
let folder: string
let disk: string
let postgres: EmbeddedPostgres
let api: Api
let watching: DiskRoom
/** Of what was acknowledged. */
const acknowledged: string[] = []

beforeAll(async () => {
  if (!isRoot) return
  folder = await mkdtemp(join(tmpdir(), 'way-in-full-'))
  disk = join(folder, 'disk')
  await mkdir(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=700m,mode=755', 'tmpfs', disk])
  postgres = await startEmbeddedPostgres(join(disk, 'data'))
  const { db, close } = connect(postgres.connection, 4)
  await migrate(db)
  watching = watchDisk(disk, () => performance.now())
  // What the test itself does with the disk is seen at once, and a real full one without being looked at.
  const now: DiskRoom = { room: () => (isBlind ? Promise.resolve('plenty') : watching.room()) }
  api = await openApi({ on: { db, url: addressOf(postgres.connection), close }, disk: now })
  await bringRooms(api)
})
afterAll(async () => {
  if (!isRoot) return
  await api.close()
  await postgres.stop()
  execFileSync('umount', [disk])
  await rm(folder, { recursive: true, force: true })
})

let isBlind = false
const ballast = () => join(disk, 'ballast')

/** Until only so much is free; then long enough for the watch to look again. */
async function leaveFree(bytes: number): Promise<void> {
  const file = await open(ballast(), 'a')
  const piece = Buffer.alloc(1024 * 1024, 1)
  for (;;) {
    const { bavail, bsize } = await statfs(disk)
    const over = bavail * bsize - bytes
    if (over <= 0) break
    await file.write(piece, 0, Math.min(over, piece.length))
  }
  await file.close()
  await lookAgain()
}
const lookAgain = () => new Promise((go) => setTimeout(go, 300))
const makeRoom = async () => {
  await truncate(ballast(), 0)
  await lookAgain()
}

async function sendVisit() {
  const visit = await visitTo(api, room)
  const reply = await send(api, visit)
  if (reply.status === 200) acknowledged.push(visit.id)
  return reply
}
async function sendPicture() {
  const id = crypto.randomUUID()
  const photo = await sealedPhoto(api, id, Buffer.from('ffd8ffd9', 'hex'))
  return { sent: await visitTo(api, room, {}, { id, photos: [photo.sha256] }), photo }
}

describe.skipIf(!isRoot)('a disk that fills', () => {
  test('takes everything while there is room', async () => {
    expect((await sendVisit()).status).toBe(200)
  })

  test('stops photos first, and says when to come again; answers still come in', async () => {
    const { sent, photo } = await sendPicture()
    expect((await send(api, sent)).status).toBe(200)
    acknowledged.push(sent.id)
    await leaveFree(150 * MB)
    const refused = await sendPhoto(api, sent.id, photo)
    expect([refused.status, refused.problem]).toEqual([507, 'disk-full'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(60)
    expect((await sendVisit()).status).toBe(200)
    const standing = await api.as('sokha').call(askStanding, { body: { kept: [] } })
    expect(standing.body).toMatchObject({ photos: 'later', waitMs: 15 * 60_000 })
    await makeRoom()
    expect([200, 202]).toContain((await sendPhoto(api, sent.id, photo)).status)
  })

  test('then stops everything that writes, while reading goes on', async () => {
    await leaveFree(50 * MB)
    const refused = await sendVisit()
    expect([refused.status, refused.problem]).toEqual([507, 'disk-full'])
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(60)
    expect((await api.as('dara').send('PUT', `/api/campaigns/${api.campaign}`, { body: {} })).problem).toBe(
      'disk-full',
    )
    expect((await api.nobody.send('GET', '/api/health')).status).toBe(200)
    await makeRoom()
    expect((await sendVisit()).status).toBe(200)
  })

  test('that is full to the last byte makes PostgreSQL say so, and the tablet is told the same; half of nothing is kept', async () => {
    isBlind = true
    await leaveFree(0)
    const statuses = new Set<number>()
    for (let tries = 0; tries < 12; tries += 1) statuses.add((await sendVisit()).status)
    expect([...statuses].filter((status) => status !== 200 && status !== 507)).toEqual([])
    expect(statuses).toContain(507)
    await makeRoom()
    isBlind = false
    expect((await sendVisit()).status).toBe(200)
  })

  test('lost nothing that it acknowledged, and holds nothing that it did not', async () => {
    const rows = await api.db.selectFrom('visit').select('id').orderBy('id').execute()
    expect(rows.map(({ id }) => String(id))).toEqual(acknowledged.toSorted())
  })
})
