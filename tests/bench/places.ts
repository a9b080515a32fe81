/** The national station list: importing it, and sending it to map and list. */

import { performance } from 'node:perf_hooks'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { importStationList, type Office } from '../support/office.ts'
import { REAL_STATIONS, readRealStationList } from '../support/real-places.ts'
import { type Line, percentile, round } from './measure.ts'

/** Wall time from the file to all stations stored: reading, dry run and confirmation. */
export async function measureImport(office: Office): Promise<Line> {
  const file = readRealStationList()
  const begun = performance.now()
  const done = await importStationList(office, 'polling-stations.csv', file)
  const seconds = (performance.now() - begun) / 1000
  if (done.newStations !== REAL_STATIONS) throw new Error(`only ${done.newStations} stations came in`)
  return {
    what: `import of ${REAL_STATIONS} stations`,
    ours: round(seconds, 2),
    unit: 's',
    bar: '20 s or less',
    kept: seconds <= 20,
  }
}

export async function measurePayloads(office: Office, campaign: string): Promise<readonly Line[]> {
  const base = `/api/campaigns/${campaign}`
  const map = await ask(office, `${base}/map`, 20)
  const first = await ask(office, `${base}/stations`, 40)
  const last = await ask(office, `${base}/stations?page=${Math.ceil(REAL_STATIONS / 100)}`, 40)
  return [
    {
      what: `map payload, ${REAL_STATIONS} stations, compressed`,
      ours: round(map.bytes / 1000, 0),
      unit: 'kB',
      bar: 'at most 400 kB',
      kept: map.bytes <= 400_000,
      spread: `${round(map.plainBytes / 1000, 0)} kB plain`,
    },
    { what: 'map payload, the first after a start', ours: round(map.firstMs), unit: 'ms' },
    { what: 'map payload, later ones, p95', ours: round(map.p95Ms), unit: 'ms' },
    {
      what: 'list, first page, p95',
      ours: round(first.p95Ms),
      unit: 'ms',
      spread: `${round(first.bytes / 1000)} kB`,
    },
    { what: 'list, last page, p95', ours: round(last.p95Ms), unit: 'ms' },
  ]
}

/** Asks for a path again and again, as a browser would, and counts the bytes on the wire. */
async function ask(office: Office, path: string, times: number) {
  const taken: number[] = []
  let bytes = 0
  let plainBytes = 0
  for (let turn = 0; turn < times; turn++) {
    const begun = performance.now()
    const reply = await office.rawFetch(path)
    taken.push(performance.now() - begun)
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`)
    bytes = reply.body.length
    plainBytes = unpack(reply.encoding, reply.body).length
  }
  const [firstMs = Number.NaN, ...later] = taken
  return { firstMs, p95Ms: percentile(later, 0.95), bytes, plainBytes }
}

const unpack = (encoding: string | undefined, body: Buffer): Buffer =>
  encoding === 'br' ? brotliDecompressSync(body) : encoding === 'gzip' ? gunzipSync(body) : body
