/** A release as a workbook to be read: what it is, its provinces, its barriers, its stations as the commission numbers them. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { RATINGS } from '../../schema/findings/rating.ts'
import { type Language, wordsIn } from '../../schema/language.ts'
import type { Release, ReleaseContent, ReleasedArea, ReleasedRatings } from '../../schema/release/release.ts'
import { codebookRows } from './codebook.ts'
import { stationColumns } from './columns.ts'
import type { Cell } from './csv.ts'
import { listReleased } from './exported-station.ts'
import { frozenStations } from './frozen-station.ts'
import { recommendationTable } from './recommendations.ts'
import { redactionIn, saidIn } from './said-in-words.ts'
import type { SayInFile } from './say-in-file.ts'
import { type Sheet, writeWorkbook } from './xlsx.ts'

export function writeReleaseWorkbook(
  release: Release,
  language: Language,
  say: SayInFile,
): AsyncGenerator<Uint8Array> {
  const { content } = release
  const [checklist] = content.checklists
  const inSheet = (name: string) => say(`release-sheet-${name}`)
  const sheets: readonly Sheet[] = [
    { name: inSheet('release'), rows: summaryRows(content, language, say), widths: [36, 60] },
    {
      name: inSheet('provinces'),
      headings: [
        ...['code', 'name', 'stations', 'visited', 'entered'].map((one) => say(`release-head-${one}`)),
        ...RATINGS.map((one) => say(`release-rating-${one}`)),
      ],
      rows: [content.areas.map((area) => areaRow(area, language)), [wholeRow(content, say)]].flat(),
      widths: [10, 24, 12],
    },
    {
      name: inSheet('barriers'),
      headings: ['code', 'name', 'barrier', 'found', 'n', 'percent', 'open'].map((one) =>
        say(`release-head-${one}`),
      ),
      rows: barrierRows(content, language, say),
      widths: [10, 24, 48, 10],
    },
    ...(content.kind === 'final' ? [stationSheet(release, language, say)] : []),
    {
      name: inSheet('recommendations'),
      ...recommendationTable(checklist, content.recommendations, language, content.records, content.photos),
      widths: [14, 30, 20, 60, 20],
    },
    {
      name: inSheet('codebook'),
      headings: ['column', 'code', 'meaning'],
      rows: codebookRows(checklist, content, language, (id, facts) => say(`export-${id}`, facts)),
      widths: [24, 24, 90],
    },
  ]
  const mark = content.kind === 'preliminary' ? say('release-preliminary-mark') : undefined
  return writeWorkbook(sheets, mark === undefined ? {} : { mark })
}

function stationSheet(release: Release, language: Language, say: SayInFile): Sheet {
  const [checklist] = release.content.checklists
  const columns = stationColumns(checklist, release.content, language)
  const barriers = listReleased(checklist)
  async function* rows(): AsyncGenerator<readonly Cell[]> {
    for await (const station of frozenStations(release)) {
      const outcomes = new Map(station.findings.outcomes.map(({ barrier, outcome }) => [barrier, outcome]))
      yield [...columns.map(({ cell }) => cell(station)), ...barriers.map(({ id }) => outcomes.get(id))]
    }
  }
  return {
    name: say('release-sheet-stations'),
    headings: [...columns.map(({ id }) => id), ...barriers.map(({ id }) => id)],
    rows: rows(),
    widths: [16],
  }
}

function summaryRows(
  content: ReleaseContent,
  language: Language,
  say: SayInFile,
): readonly (readonly Cell[])[] {
  const { campaign, number, kind, moment, coverage, ratings } = content
  const line = (id: string, cell: Cell): readonly Cell[] => [say(`release-head-${id}`), cell]
  const sentences = (heading: string, texts: readonly string[]): readonly (readonly Cell[])[] => [
    [],
    [say(`release-head-${heading}`)],
    ...texts.map((text) => ['', text]),
  ]
  return [
    ...(kind === 'preliminary' ? [[say('release-preliminary-mark')]] : []),
    line('number', number),
    line('kind', say(`release-is-${kind}`)),
    line(
      'day',
      moment.hour === undefined ? moment.day : `${moment.day} ${String(moment.hour).padStart(2, '0')}:00`,
    ),
    line('campaign', wordsIn(campaign.name, language)),
    line('organisation', wordsIn(campaign.organisation, language)),
    line('election', `${wordsIn(campaign.election.name, language)} (${campaign.election.date})`),
    line('stations', coverage.stations),
    line('visited', coverage.visited),
    line('entered', coverage.entered),
    ...RATINGS.map((rating) => [say(`release-rating-${rating}`), ratings.all[rating]]),
    ...sentences(
      'method',
      content.method.map((one) => saidIn(one, say)),
    ),
    ...sentences(
      'limits',
      content.limits.map((one) => saidIn(one, say)),
    ),
    ...sentences(
      'left-out',
      content.redactions.map((one) => redactionIn(one, say)),
    ),
  ]
}

const ratingCells = ({ all }: ReleasedRatings): readonly Cell[] => RATINGS.map((rating) => all[rating])

const areaRow = ({ code, name, coverage, ratings }: ReleasedArea, language: Language): readonly Cell[] => [
  ...[code, wordsIn(name, language), coverage.stations, coverage.visited, coverage.entered],
  ...ratingCells(ratings),
]

const wholeRow = ({ coverage, ratings }: ReleaseContent, say: SayInFile): readonly Cell[] => [
  ...['', say('release-head-country'), coverage.stations, coverage.visited, coverage.entered],
  ...ratingCells(ratings),
]

function* barrierRows(
  content: ReleaseContent,
  language: Language,
  say: SayInFile,
): Generator<readonly Cell[]> {
  const [checklist]: readonly [Checklist, ...Checklist[]] = content.checklists
  const names = new Map(checklist.barriers.map(({ id, name }) => [id, wordsIn(name, language)]))
  const whole = { code: '', name: say('release-head-country'), figures: content.figures }
  const areas = content.areas.map(({ code, name, figures }) => ({
    code,
    name: wordsIn(name, language),
    figures,
  }))
  for (const { code, name, figures } of [whole, ...areas])
    for (const { barrier, found, n, percent, open } of figures)
      yield [
        code,
        name,
        names.get(barrier),
        found,
        n,
        percent === undefined ? undefined : Math.round(percent * 10) / 10,
        open,
      ]
}
