/** The codebook beside the findings: what every column and every code in it means. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { BASES } from '../../schema/figures/design.ts'
import { OUTCOMES } from '../../schema/findings/barrier.ts'
import { RATINGS, REMEDY_CLASSES } from '../../schema/findings/rating.ts'
import { type Language, wordsIn } from '../../schema/language.ts'
import { NO_ANSWER_REASONS } from '../../schema/visit/answer.ts'
import { findingColumns, type Levels } from './columns.ts'
import { type Cell, writeCsv } from './csv.ts'
import { listReleased } from './exported-station.ts'
import { INTERVIEW_COLUMNS, INTERVIEWED } from './interviews.ts'

/** A sentence of the export in its language. */
export type SayInExport = (id: string, facts?: Readonly<Record<string, string>>) => string

/** Of the file of indicators, where their names do not say it. */
const INDICATOR_COLUMNS = ['estimate_percent', 'likely_from', 'likely_to', 'design_effect', 'basis'] as const

/** What the codebook is of: the file of interviews is in releases alone, and in none made before there was one. */
export interface Described extends Levels {
  readonly hasInterviews?: boolean
  readonly hasPhotos?: boolean
}

/** Of photos.csv, and the one in recommendations.csv that names its files. */
const PHOTO_COLUMNS = ['file', 'text', 'width', 'height', 'bytes', 'sha256', 'photos'] as const
const SEVERITIES = ['critical', 'major', 'minor', 'context'] as const
const KINDS = ['building', 'set-up', 'conduct'] as const

export const writeCodebook = (...of: Parameters<typeof codebookRows>): AsyncGenerator<string> =>
  writeCsv(['column', 'code', 'meaning'], codebookRows(...of))

/** Column, code and meaning; of a column as such without a code. */
export function codebookRows(
  checklist: Checklist,
  country: Described,
  language: Language,
  say: SayInExport,
): readonly (readonly Cell[])[] {
  const codes = (column: string, list: readonly string[], family: string): readonly (readonly Cell[])[] =>
    list.map((code) => [column, code, say(`code-${family}-${code}`)])
  return [
    ...findingColumns(checklist, country, language).map(({ id, meaning, facts }): readonly Cell[] => [
      id,
      '',
      say(`column-${meaning}`, facts),
    ]),
    ...INDICATOR_COLUMNS.map((id): readonly Cell[] => [id, '', say(`column-${id.replaceAll('_', '-')}`)]),
    ...(country.hasInterviews
      ? [
          ...INTERVIEW_COLUMNS.map((id): readonly Cell[] => [
            id,
            '',
            say(`column-interviews-${id.replaceAll('_', '-')}`),
          ]),
          ...codes('of', INTERVIEWED, 'interviewed'),
        ]
      : []),
    ...(country.hasPhotos
      ? PHOTO_COLUMNS.map((id): readonly Cell[] => [id, '', say(`column-photos-${id}`)])
      : []),
    ...codes('basis', BASES, 'basis'),
    ...codes('rating', RATINGS, 'rating'),
    ...codes('remedy_class', REMEDY_CLASSES, 'remedy'),
    ...codes('severity', SEVERITIES, 'severity'),
    ...codes('barrier_of', KINDS, 'of'),
    ...codes('outcome', OUTCOMES, 'outcome'),
    ...codes('answer', ['yes', 'no', 'fits', 'does-not-fit'], 'answer'),
    ...codes('answer', NO_ANSWER_REASONS, 'answer'),
    ...checklist.groups.map(({ id, name }) => ['hinders', id, wordsIn(name, language)]),
    ...listReleased(checklist).map(({ id, name }) => ['barrier', id, wordsIn(name, language)]),
    ...checklist.derived.map(({ id, name }) => ['derived', id, wordsIn(name, language)]),
    ...checklist.thresholds.map(({ id, text }) => ['threshold', id, wordsIn(text, language)]),
    ...checklist.sources.map(({ id, title }) => ['threshold_sources', id, wordsIn(title, language)]),
  ]
}
