/** The files of a release: each a function of what was frozen and of a language, and of nothing else. */

import type { Language } from '../../schema/language.ts'
import type { ReleaseFile } from '../../schema/release/files.ts'
import type { Release } from '../../schema/release/release.ts'
import { writeA11yJson } from './a11yjson.ts'
import { writeCodebook } from './codebook.ts'
import { writeFindings } from './findings.ts'
import { frozenStations } from './frozen-station.ts'
import { writeGeoJson } from './geojson.ts'
import { writeIndicators } from './indicators.ts'
import { writeInterviews } from './interviews.ts'
import { writePhotos } from './photos.ts'
import { writeRecommendations } from './recommendations.ts'
import type { SayInFile } from './say-in-file.ts'
import { writeReleaseWorkbook } from './workbook.ts'

export interface FileOfRelease {
  readonly type: string
  /** Of single stations: there is none of a preliminary release. */
  readonly needsStations: boolean
  write(release: Release, language: Language, say: SayInFile): AsyncIterable<string | Uint8Array>
}

const CSV = 'text/csv; charset=utf-8'

export const releaseFiles: Readonly<Record<Exclude<ReleaseFile, 'release.jsonl'>, FileOfRelease>> = {
  'findings.csv': {
    ...{ type: CSV, needsStations: true },
    write: (release, language) =>
      writeFindings(
        { checklist: release.content.checklists[0], country: release.content, language },
        frozenStations(release),
      ),
  },
  'codebook.csv': {
    ...{ type: CSV, needsStations: false },
    write: ({ content: { checklists, areaLevels, estimates, photos } }, language, say) =>
      writeCodebook(
        checklists[0],
        { areaLevels, hasInterviews: estimates?.interviews !== undefined, hasPhotos: photos !== undefined },
        language,
        (id, facts) => say(`export-${id}`, facts),
      ),
  },
  'indicators.csv': {
    ...{ type: CSV, needsStations: false },
    write: ({ content: { checklists, figures: indicators, told } }, language) =>
      writeIndicators({ checklist: checklists[0], indicators, told }, language),
  },
  'interviews.csv': {
    ...{ type: CSV, needsStations: false },
    write: ({ content: { checklists, estimates } }, language, say) =>
      writeInterviews(checklists[0], estimates?.interviews ?? [], language, (id) => say(`export-${id}`)),
  },
  'recommendations.csv': {
    ...{ type: CSV, needsStations: false },
    write: ({ content: { checklists, recommendations, records, photos } }, language) =>
      writeRecommendations(checklists[0], recommendations, language, records, photos),
  },
  'workbook.xlsx': {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    needsStations: false,
    write: writeReleaseWorkbook,
  },
  'stations.a11y.json': {
    ...{ type: 'application/json', needsStations: true },
    write: writeA11yJson,
  },
  'photos.zip': {
    ...{ type: 'application/zip', needsStations: true },
    write: writePhotos,
  },
  'stations.geojson': {
    ...{ type: 'application/geo+json', needsStations: true },
    write: (release, language) => writeGeoJson(frozenStations(release), language),
  },
}
