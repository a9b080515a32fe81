/** A public release ready to be asked: its content, and where each of its stations stands. */

import type { Rating } from '../../schema/findings/rating.ts'
import { searchKey } from '../../schema/khmer.ts'
import type { Words } from '../../schema/language.ts'
import type { Release, ReleaseContent, ReleasedStation } from '../../schema/release/release.ts'
import type { ShownRelease } from '../queries/public-releases.ts'
import { readParts } from '../queries/releases.ts'
import { linesOf, openRelease } from '../results/read-release.ts'
import { unpackPart } from '../results/unpack-part.ts'
import type { ExportDb } from '../storage/database.ts'
import { keepFew } from '../storage/keep-few.ts'

export interface ListedStation {
  readonly code: string
  readonly name: Words
  readonly room: string
  readonly rating: Rating
  /** Codes from the largest area to the smallest. */
  readonly areas: readonly string[]
  readonly part: number
  /** What it is searched by. */
  readonly key: string
}

export interface ListedArea {
  readonly code: string
  readonly level: string
  readonly name: Words
  readonly parent: string | undefined
  readonly key: string
}

export interface OpenedRelease {
  readonly content: ReleaseContent
  readonly stations: ReadonlyMap<string, ListedStation>
  readonly areas: ReadonlyMap<string, ListedArea>
  readStation(code: string): Promise<ReleasedStation | undefined>
  readPhoto: Release['readPhoto']
}

/** A national one is some ten megabytes of names; more than a few are shown by nobody. */
const MOST_KEPT = 3

const keyOf = (code: string, name: Words): string => [code, ...Object.values(name)].map(searchKey).join('\n')

/** Frozen releases never change, so each is read once. */
export function shownReleases(db: ExportDb) {
  const keep = keepFew<OpenedRelease | undefined>(MOST_KEPT)
  return (shown: ShownRelease): Promise<OpenedRelease | undefined> =>
    keep(`${shown.campaign} ${shown.number}`, () => open(db, shown))
}

async function open(db: ExportDb, { campaign, number }: ShownRelease): Promise<OpenedRelease | undefined> {
  const release = await openRelease(db, campaign, number)
  if (!release) return undefined
  const stations = new Map<string, ListedStation>()
  const areas = new Map<string, ListedArea>()
  let part = 1
  for await (const body of readParts(db, campaign, number, 1)) {
    for (const station of stationsIn(await unpackPart(body))) {
      const { code, premises, room, rating } = station
      stations.set(code, {
        ...{ code, name: premises.name, room, rating: rating.rating, part },
        ...{ areas: station.areas.map((area) => area.code), key: keyOf(code, premises.name) },
      })
      for (const [at, area] of station.areas.entries())
        areas.set(area.code, {
          ...{ code: area.code, level: area.level, name: area.name, key: keyOf(area.code, area.name) },
          parent: station.areas[at - 1]?.code,
        })
    }
    part += 1
  }
  return {
    ...{ content: release.content, readPhoto: release.readPhoto, stations, areas },
    async readStation(code) {
      const listed = stations.get(code)
      if (!listed) return undefined
      for await (const body of readParts(db, campaign, number, listed.part))
        for (const station of stationsIn(await unpackPart(body))) if (station.code === code) return station
      return undefined
    },
  }
}

/** Written by this program into rows that nobody can change. */
function* stationsIn(text: Buffer): Generator<ReleasedStation> {
  for (const line of linesOf(text)) yield JSON.parse(line)
}
