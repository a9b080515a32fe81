/** Everything of one area in one archive: for a provincial or communal commission, and a page for each of its premises. */

import type { Language } from '../../schema/language.ts'
import type { Release, ReleasedStation } from '../../schema/release/release.ts'
import { writeCodebook } from './codebook.ts'
import { writeFindings } from './findings.ts'
import { frozenStation } from './frozen-station.ts'
import { writeGeoJson } from './geojson.ts'
import { photoParts } from './photos.ts'
import { writePremisesSheet } from './premises-sheet.ts'
import { saidIn } from './said-in-words.ts'
import type { SayInFile } from './say-in-file.ts'
import { writeZip } from './zip.ts'

/** `release`: of the area alone, gone through once for each table. */
export async function* writeAreaPack(
  release: Release,
  language: Language,
  sayIn: (language: Language) => SayInFile,
): AsyncGenerator<Uint8Array> {
  const { content, stations } = release
  const [checklist] = content.checklists
  const say = sayIn(language)
  async function* frozen() {
    for await (const station of stations()) yield frozenStation(content, station)
  }
  async function* parts() {
    yield { name: 'README.txt', content: [readme()] }
    yield {
      name: 'findings.csv',
      content: writeFindings({ checklist, country: content, language }, frozen()),
    }
    yield {
      name: 'codebook.csv',
      content: writeCodebook(checklist, content, language, (id, facts) => say(`export-${id}`, facts)),
    }
    yield { name: 'stations.geojson', content: writeGeoJson(frozen(), language) }
    const premises = new Set<string>()
    for await (const those of byPremises(stations())) {
      const code = those[0]?.premises.code ?? ''
      premises.add(code)
      yield {
        name: `premises/${code.replaceAll('/', '_')}.html`,
        content: [await writePremisesSheet(release, those, sayIn)],
      }
    }
    const photos = content.photos?.filter((photo) => premises.has(photo.premises)) ?? []
    if (photos.length > 0) yield* photoParts(release, photos, language)
  }
  const readme = () => {
    const { number, kind, moment } = content
    const lines = [
      say('release-sheet-of', { number, kind: say(`release-is-${kind}`), day: moment.day }),
      '',
      ...[...content.method, ...content.limits].map((one) => saidIn(one, say)),
    ]
    return `\uFEFF${lines.join('\r\n')}\r\n`
  }
  yield* writeZip(parts())
}

/** Stations come by their codes, and those of one school need not stand together: so few that they are gathered. */
async function* byPremises(
  stations: AsyncIterable<ReleasedStation>,
): AsyncGenerator<readonly ReleasedStation[]> {
  const groups = new Map<string, ReleasedStation[]>()
  for await (const station of stations) {
    const group = groups.get(station.premises.code)
    if (group) group.push(station)
    else groups.set(station.premises.code, [station])
  }
  for (const [, group] of [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1))) yield group
}
