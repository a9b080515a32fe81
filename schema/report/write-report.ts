/** A release → its report, in one language and one variant: the same for HTML, PDF and DOCX. */

import type { Language } from '../language.ts'
import { writeAnnex } from './chapters/annex.ts'
import { writeAreas } from './chapters/areas.ts'
import { writeBarriers } from './chapters/barriers.ts'
import { writeFront } from './chapters/front.ts'
import { writeInterviews } from './chapters/interviews.ts'
import { writeGlossary, writeMethod, writeRedactions } from './chapters/method.ts'
import { writeRatings } from './chapters/ratings.ts'
import { writeRecommendations } from './chapters/recommendations.ts'
import { writeLimits, writeScope } from './chapters/scope.ts'
import { writeSummary } from './chapters/summary.ts'
import type { Block, Chapter, ReportDocument, ReportVariant } from './document.ts'
import { writePlainChapters } from './plain-report.ts'
import type { ReportSource } from './report-source.ts'
import { type SayInReport, type Tongue, tongueOf } from './tongue.ts'

export interface ReportWish {
  readonly language: Language
  readonly variant: ReportVariant
  readonly say: SayInReport
}

/** Asks no clock and no chance: the same release and the same wish always give the same document. */
export function writeReport(source: ReportSource, { language, variant, say }: ReportWish): ReportDocument {
  const tongue = tongueOf(language, say)
  const { words, number } = tongue
  const { campaign, kind, number: release } = source.content
  const chapters = variant === 'plain' ? writePlainChapters(tongue, source) : listChapters(tongue, source)
  return {
    language,
    variant,
    title:
      variant === 'plain'
        ? tongue.say('report-title-plain')
        : tongue.say('report-title', { election: words(campaign.election.name) }),
    subtitle: tongue.say('report-subtitle', {
      number: number(release),
      organisation: words(campaign.organisation),
      campaign: words(campaign.name),
    }),
    ...(kind === 'preliminary' && { mark: tongue.say('report-mark-preliminary') }),
    front: writeFront(tongue, source),
    chapters: numbered(tongue, chapters),
    labels: {
      contents: tongue.say('report-contents'),
      skip: tongue.say('report-skip'),
      page: tongue.say('report-page'),
    },
  }
}

const listChapters = (tongue: Tongue, source: ReportSource): readonly Chapter[] => [
  writeSummary(tongue, source),
  writeScope(tongue, source),
  writeLimits(tongue, source),
  writeRatings(tongue, source),
  writeBarriers(tongue, source),
  writeAreas(tongue, source),
  ...writeInterviews(tongue, source),
  writeRecommendations(tongue, source),
  writeMethod(tongue, source),
  writeRedactions(tongue, source),
  writeAnnex(tongue, source),
  writeGlossary(tongue),
]

/** Chapters, tables and pictures are counted here, once for all kinds of files, so that they can be quoted. */
function numbered({ say, number }: Tongue, chapters: readonly Chapter[]): readonly Chapter[] {
  let tables = 0
  let figures = 0
  const count = (block: Block): Block => {
    if (block.kind === 'table') {
      tables += 1
      return { ...block, caption: say('report-table', { number: number(tables), caption: block.caption }) }
    }
    if (block.kind !== 'map' && block.kind !== 'photo') return block
    figures += 1
    return { ...block, caption: say('report-figure', { number: number(figures), caption: block.caption }) }
  }
  return chapters.map(({ id, heading, blocks, sections }, place) => ({
    id,
    heading: say('report-chapter', { number: number(place + 1), heading }),
    blocks: blocks.map(count),
    sections: sections.map((section) => ({ ...section, blocks: section.blocks.map(count) })),
  }))
}
