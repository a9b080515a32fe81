/** Reports of releases: written from what was frozen, kept for a while, made again where they are not kept any more. */

import type { Language } from '../../schema/language.ts'
import type { Release } from '../../schema/release/release.ts'
import type { ReportFormat, ReportVariant } from '../../schema/report/document.ts'
import { lineOf, pickPhotos, type ReportPhoto, type StationLine } from '../../schema/report/report-source.ts'
import type { SayInReport } from '../../schema/report/tongue.ts'
import { writeReport } from '../../schema/report/write-report.ts'
import { readOutline } from './country-outline.ts'
import { readWoff2 } from './fonts.ts'
import { styleOf, writeHtml } from './html.ts'
import { keepFiles } from './kept-files.ts'
import { makeFile } from './make-file.ts'
import { readReportWords } from './report-words.ts'

export interface ReportWanted {
  readonly language: Language
  readonly variant: ReportVariant
  readonly format: ReportFormat
  /** SHA-256 of the release's text, in small hexadecimal letters: what is kept is found by it. */
  readonly sha256: string
  readonly open: () => Promise<Release>
}

export interface ReleaseReports {
  /** The file; it is made once however often it is asked for meanwhile. Throws `ReportNotMade`. */
  make(wanted: ReportWanted): Promise<Buffer>
  /** Its length where it was made already. */
  lengthOf(wanted: ReportWanted): number | undefined
}

export interface ReportNeeds {
  /** Where the words of each language lie. */
  readonly wordsFolder: string
  /** ISO number of the country whose outline is drawn. */
  readonly country: string
}

export function releaseReports({ wordsFolder, country }: ReportNeeds): ReleaseReports {
  const files = keepFiles()
  const spoken = new Map<Language, SayInReport>()
  const sayIn = (language: Language): SayInReport => {
    const say = spoken.get(language) ?? readReportWords(wordsFolder, language)
    spoken.set(language, say)
    return say
  }
  const write = async ({ language, variant, format, sha256, open }: ReportWanted): Promise<Buffer> => {
    const { content, stations, readPhoto } = await open()
    const photos: ReportPhoto[] = []
    for (const photo of pickPhotos(content)) {
      const bytes = await readPhoto(photo.sha256)
      if (bytes) photos.push({ ...photo, jpeg: Buffer.from(bytes).toString('base64') })
    }
    const lines: StationLine[] = []
    for await (const station of stations()) lines.push(lineOf(station))
    const source = { content, sha256, stations: lines, photos, outline: readOutline(country) }
    const report = writeReport(source, { language, variant, say: sayIn(language) })
    if (format !== 'html') return makeFile(format, report)
    return Buffer.from([...writeHtml(report, styleOf({ khmer: readWoff2() }))].join(''))
  }
  return {
    make: (wanted) => files.find(nameOf(wanted), () => write(wanted)),
    lengthOf: (wanted) => files.lengthOf(nameOf(wanted)),
  }
}

const nameOf = ({ sha256, language, variant, format }: ReportWanted): string =>
  [sha256, language, variant, format].join(' ')
