/** Makes a release: stations are judged and written one after the other, then the content; the hash is of all of it. */

import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { CampaignId } from '../../schema/codes.ts'
import { leastOf } from '../../schema/disclosure/rules.ts'
import { isCrowd, listEarlyAreas, type SeenArea } from '../../schema/release/early-areas.ts'
import { gatherRelease } from '../../schema/release/gather-release.ts'
import { type AgreedPhoto, type ReleasedPhoto, releasedPhoto } from '../../schema/release/photos.ts'
import type { ReleasedSample, ReleasedStation, ReleaseKind } from '../../schema/release/release.ts'
import { lineOfContent, lineOfStation } from '../../schema/release/release-text.ts'
import { refuse } from '../http/refusal.ts'
import { findOfferedPicture, listAgreed } from '../queries/offered-photos.ts'
import { readOwnPart, savePart, saveRelease, saveReleasePhoto } from '../queries/releases.ts'
import { listWhoVisited } from '../queries/results.ts'
import { listSamples } from '../queries/samples.ts'
import type { Services } from '../services.ts'
import type { Db } from '../storage/database.ts'
import { figuresSeen } from './figures.ts'
import type { JudgedStation } from './judge-station.ts'
import { readRecords } from './recommendation-records.ts'
import { momentOf } from './release-window.ts'
import type { CampaignResults } from './remember-results.ts'
import type { Seen } from './seen-by.ts'
import type { StationPlace } from './station-places.ts'

const pack = promisify(gzip)
/** In small pieces: with large ones, what was gone through is cleared away later, and memory is at its most here. */
const unpack = promisify(gunzip)

/** Some megabytes of text before they are packed: memory stays flat however many stations there are. */
const STATIONS_IN_A_PART = 250

export interface ReleaseWanted {
  readonly id: string
  readonly number: number
  readonly kind: ReleaseKind
  readonly supersedes?: number
  readonly madeBy: string
  /** As everybody outside sees the results. */
  readonly seen: Seen
  readonly held: number
}

/** On the transaction that holds the number. Throws `release-too-few` where a preliminary one would point at somebody. */
export async function makeRelease(on: Db, services: Services, wanted: ReleaseWanted): Promise<void> {
  const { kind, number, seen } = wanted
  const { campaign, checklist, places } = seen.results
  const { id: _, settings: __, checklist: ___, ...named } = campaign
  const moment = momentOf(services, kind)
  const earlyAreas = kind === 'preliminary' ? await listEarlyIn(services, seen.results) : undefined
  const gathering = gatherRelease({
    ...{ number, kind, moment, checklist, held: wanted.held, rules: services.disclosure },
    ...(wanted.supersedes !== undefined && { supersedes: wanted.supersedes }),
    campaign: named,
    samples: (await listSamples(on, campaign.id)).toReversed().map((one) => releasedSample(one, kind)),
    languages: services.country.languages,
    areaLevels: services.country.areaLevels,
    registered: registeredIn(places.list),
    told: (await seen.tellAboutPeople()) ?? [],
    records: (await readRecords(services, seen)).records.map((record) => record.told),
    bodies: services.bodies,
    ...(earlyAreas && { earlyAreas }),
  })
  const visited = places.list
    .filter(({ station }) => seen.results.byStation.has(station.code))
    .map(({ station }) => station.code)
  const agreed = kind === 'final' ? await listAgreed(on, campaign.id) : []
  const photos: ReleasedPhoto[] = []
  let parts = 0
  // As bytes: a text of some megabytes would lie among what is cleared away last.
  let lines: Buffer[] = []
  const flush = async () => {
    if (lines.length === 0) return
    parts += 1
    const body = await pack(Buffer.concat(lines))
    lines = []
    await savePart(on, { campaign: campaign.id, number, part: parts, body })
  }
  for await (const { station, judged } of seen.judgeAll(visited)) {
    const place = places.byCode.get(station)
    if (place === undefined) continue
    const released = releasedStation(place, judged)
    gathering.add(released)
    if (kind !== 'final') continue
    for (const photo of agreed.filter((one) => one.station === station)) {
      const told = releasedPhoto(photo, released)
      if (told && (await copyPhoto(on, services, wanted, { photo, campaign: campaign.id }))) photos.push(told)
    }
    lines.push(Buffer.from(lineOfStation(released)))
    if (lines.length >= STATIONS_IN_A_PART) await flush()
  }
  await flush()
  const older = await Promise.all(
    gathering.listOlder().map(async (ref) => (await services.checklists.find(ref)) ?? refuse('not-found')),
  )
  const estimates = kind === 'final' ? await figuresSeen(services, seen, { levels: [] }) : undefined
  const content = { ...gathering.finish(older, photos), ...(estimates && { estimates }) }
  const first = await pack(lineOfContent(content))
  await savePart(on, { campaign: campaign.id, number, part: 0, body: first })
  const written = await hashWritten(on, wanted, seen.results)
  await saveRelease(on, campaign.id, {
    ...{ id: wanted.id, number, kind, day: moment.day, hour: moment.hour ?? null },
    ...{ stations: content.stations, ...written, madeBy: wanted.madeBy },
  })
}

/** Into the release, where it lies open; false when photos of the campaign have ended meanwhile. */
async function copyPhoto(
  on: Db,
  { classKeys }: Services,
  { number }: ReleaseWanted,
  { photo: { offer, sha256 }, campaign }: { readonly photo: AgreedPhoto; readonly campaign: CampaignId },
): Promise<boolean> {
  const kept = await findOfferedPicture(on, offer)
  const body = kept?.picture && classKeys.open(campaign, 'photos', offer, kept.picture)
  if (!body) return false
  await saveReleasePhoto(on, { campaign, number, sha256, body })
  return true
}

/** Of what stands in the rows, not of what was meant to. */
async function hashWritten(on: Db, { number }: ReleaseWanted, { campaign }: CampaignResults) {
  const hash = createHash('sha256')
  let bytes = 0
  for (let part = 0; ; part += 1) {
    const body = await readOwnPart(on, campaign.id, number, part)
    if (body === undefined) return { sha256: hash.digest(), bytes }
    const text = await unpack(body)
    hash.update(text)
    bytes += text.length
  }
}

/** The areas told apart while monitors are on their way. */
async function listEarlyIn(
  { exportDb, disclosure }: Services,
  { campaign, places, byStation }: CampaignResults,
): Promise<ReadonlySet<string>> {
  const who = await listWhoVisited(exportDb, campaign.id)
  const areas = new Map<string, { visited: number; readonly monitors: Set<string> }>()
  const whole = { visited: 0, monitors: new Set<string>() }
  for (const {
    station,
    areas: [largest],
  } of places.list) {
    if (!byStation.has(station.code)) continue
    const area = areas.get(largest?.code ?? '') ?? { visited: 0, monitors: new Set<string>() }
    areas.set(largest?.code ?? '', area)
    for (const one of [area, whole]) {
      one.visited += 1
      for (const monitor of who.get(station.code) ?? []) one.monitors.add(monitor)
    }
  }
  if (!isCrowd(whole, disclosure))
    refuse('release-too-few', { stations: disclosure.areaStations, monitors: leastOf(disclosure) })
  return listEarlyAreas(
    [...areas].map(([code, seen]): SeenArea => ({ code, ...seen })),
    disclosure,
  )
}

function registeredIn(places: readonly StationPlace[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { areas } of places) {
    const code = areas[0]?.code ?? ''
    counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return counts
}

function releasedSample(
  { design, stations, listed, seed, listSha256 }: Awaited<ReturnType<typeof listSamples>>[number],
  kind: ReleaseKind,
): ReleasedSample {
  // With the seed anybody draws the list of stations again: not while monitors are there.
  const isToldWhole = kind === 'final' && design.kind !== 'purposive'
  return {
    ...{ kind: design.kind, stations: stations.length, listed },
    ...(isToldWhole && { seed, listSha256: Buffer.from(listSha256).toString('hex') }),
  }
}

const releasedStation = (
  { station, premises, areas, point }: StationPlace,
  { checklist, findings, rating, premisesKind }: JudgedStation,
): ReleasedStation => ({
  code: station.code,
  room: station.room,
  ...(station.registeredVoters !== undefined && { registeredVoters: station.registeredVoters }),
  premises: { code: premises.code, name: premises.name },
  areas: areas.map(({ code, level, name }) => ({ code, level, name })),
  ...(point && { point: { latitude: point.latitude, longitude: point.longitude } }),
  checklist: { id: checklist.id, version: checklist.version },
  entered: findings.access === 'entered',
  ...(premisesKind !== undefined && { premisesKind }),
  rating,
  relocateOrBuild: findings.relocateOrBuild,
  outcomes: findings.outcomes,
})
