/** Election day's load, all from one address: a sustained peak with photos, and a burst that is more than can be taken in. */

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { PHOTO_PART_BYTES } from '../../schema/wire/sealed-shape.ts'
import { connect } from '../../server/storage/open-database.ts'
import { type Line, percentile, round } from './measure.ts'
import { ask, closeConnections, type Sent, sendAtRate } from './open-loop.ts'
import { type PreparedVisit, prepareVisits, type VisitSetting } from './prepared-visits.ts'

export interface LoadSetting extends VisitSetting {
  readonly url: string
  readonly databaseUrl: string
  readonly serverPid: number
  readonly isShort: boolean
}

/** A photo follows its visit after so long, as on a tablet: first the facts of all, then photos. */
const PHOTO_AFTER_S = 2

export async function measureLoad(setting: LoadSetting): Promise<readonly Line[]> {
  const { isShort, url, serverPid } = setting
  const address = new URL(url)
  const acknowledged = new Set<string>()
  const seconds = isShort ? 10 : 180
  const rate = isShort ? 40 : 100
  const lines: Line[] = []

  const sustained = prepareVisits(setting, rate * seconds, (index) => (index % 5 === 0 ? 1 : 0))
  const withPhotos = sustained.filter(({ photos }) => photos.length > 0)
  const photosFrom = Math.floor(rate / 5) * PHOTO_AFTER_S
  const [visits, photos] = await Promise.all([
    sendAtRate(rate, seconds, (at) => sendVisit(address, sustained[at], acknowledged)),
    sendAtRate(rate / 5, seconds, (at) => sendPhoto(address, withPhotos[at - photosFrom])),
  ])
  const p95 = percentile(
    visits.map(({ ms }) => ms),
    0.95,
  )
  const photoP95 = percentile(
    photos.map(({ ms }) => ms),
    0.95,
  )
  const errors = [...visits, ...photos].filter(({ status }) => ![200, 202, 204].includes(status)).length
  lines.push(
    line(
      `${rate} visits/s + ${rate / 5} photos/s for ${seconds} s: visits p95`,
      p95,
      'ms',
      'under 500 ms',
      p95 < 500,
    ),
    line('… photos of 150 kB p95, all their parts', photoP95, 'ms'),
    line('… errors and requests turned away', errors, 'requests', 'none', errors === 0),
  )

  const burst: Sent[] = []
  for (const [perSecond, forSeconds] of isShort
    ? ([
        [200, 3],
        [400, 2],
      ] as const)
    : ([
        [400, 30],
        [1000, 10],
      ] as const)) {
    const ready = prepareVisits(setting, perSecond * forSeconds)
    const sent = await sendAtRate(perSecond, forSeconds, (at) => sendVisit(address, ready[at], acknowledged))
    burst.push(...sent)
    lines.push(...linesOfBurst(perSecond, forSeconds, sent))
  }
  const stored = await countStored(setting.databaseUrl, acknowledged)
  const rss = await mostMemory(serverPid)
  lines.push(
    line(
      'acknowledged, and not stored',
      acknowledged.size - stored,
      `of ${acknowledged.size}`,
      'none',
      acknowledged.size === stored,
    ),
    line('memory of the server at most', rss, 'MB', 'under 400 MB', rss < 400),
  )
  closeConnections()
  return lines
}

function linesOfBurst(perSecond: number, forSeconds: number, sent: readonly Sent[]): readonly Line[] {
  const bySecond = Array.from(
    { length: forSeconds },
    (_, second) => sent.filter(({ status, atSecond }) => status === 200 && atSecond === second).length,
  )
  // The first second and the last are not whole.
  const least = Math.min(...(bySecond.length > 2 ? bySecond.slice(1, -1) : bySecond))
  const away = sent.filter(({ status }) => status === 503)
  const awayP95 =
    away.length === 0
      ? 0
      : percentile(
          away.map(({ ms }) => ms),
          0.95,
        )
  const others = sent.filter(({ status, retryAfter }) => status !== 200 && !(status === 503 && retryAfter))
  return [
    line(
      `burst of ${perSecond}/s for ${forSeconds} s: taken in, worst second`,
      least,
      'visits/s',
      'at least 150',
      least >= 150,
    ),
    line('… turned away', away.length, `of ${sent.length}`),
    line('… turned away, p95', awayP95, 'ms', 'under 100 ms', awayP95 < 100),
    line('… any other answer', others.length, 'requests', 'none', others.length === 0),
  ]
}

/** One line without a floor. */
const line = (what: string, ours: number, unit: string, bar?: string, kept?: boolean): Line => ({
  what,
  ours: round(ours),
  unit,
  ...(bar === undefined || kept === undefined ? {} : { bar, kept }),
})

async function sendVisit(url: URL, one: PreparedVisit | undefined, acknowledged: Set<string>) {
  if (!one) throw new Error('nothing was prepared')
  const answer = await ask(url, {
    method: 'PUT',
    path: `/api/sealed/${one.id}`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${one.token}` },
    body: Buffer.from(one.envelope),
  })
  if (answer.status === 200) acknowledged.add(one.id)
  return answer
}

/** Its parts one after the other, as a tablet sends them. */
async function sendPhoto(url: URL, one: PreparedVisit | undefined) {
  // Before the first visits have come there is no photo to send.
  let answer: Awaited<ReturnType<typeof ask>> = { status: 204, retryAfter: undefined }
  const [photo] = one?.photos ?? []
  if (!one || !photo) return answer
  const { bytes, sha256 } = photo
  for (let offset = 0; offset < bytes.length; offset += PHOTO_PART_BYTES) {
    const part = bytes.subarray(offset, offset + PHOTO_PART_BYTES)
    answer = await ask(url, {
      method: 'PUT',
      path: `/api/sealed/${one.id}/photos/${sha256}/parts/${offset}?of=${bytes.length}&part=${hexOf(part)}`,
      headers: { 'content-type': 'application/octet-stream', authorization: `Bearer ${one.token}` },
      body: part,
    })
    if (answer.status !== 200) return answer
  }
  return answer
}

const hexOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

async function countStored(databaseUrl: string, ids: ReadonlySet<string>): Promise<number> {
  const { db, close } = connect(databaseUrl, 1)
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from visit where id = any (${[...ids]}::uuid[])`.execute(db)
  await close()
  return rows[0]?.count ?? 0
}

/** Resident memory at its highest, in MB, as Linux tells it. */
export async function mostMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+) kB/u.exec(status)?.[1] ?? Number.NaN) / 1024
}
