/** The report in plain language: short sentences, and "of every 10 stations" instead of percentages. */

import { SMALL_N } from '../findings/indicators.ts'
import { RATINGS } from '../findings/rating.ts'
import type { Words } from '../language.ts'
import { isInside } from '../recommendations/record.ts'
import { type Asked, listAsked, nameOfBody } from '../release/asked.ts'
import { list, paragraph } from './blocks.ts'
import { beginPhotos } from './chapters/photos.ts'
import { listMostFrequent } from './chapters/summary.ts'
import type { Chapter } from './document.ts'
import type { ReportSource } from './report-source.ts'
import { listShownFigures } from './shown-figures.ts'
import type { Tongue } from './tongue.ts'

/** As many as somebody can keep in mind while reading on. */
const MOST_BARRIERS = 7
const MOST_REMEDIES = 4

export function writePlainChapters(tongue: Tongue, source: ReportSource): readonly Chapter[] {
  return [
    aboutOf(tongue, source),
    resultsOf(tongue, source),
    barriersOf(tongue, source),
    doOf(tongue, source),
    knowOf(tongue, source),
  ]
}

/**
 * "4 of every 10 stations"; counts where there are few. What is rounded to none or to all says that it is not quite
 * so. Of none nothing is said in this way.
 */
export function inEveryTen({ say }: Tongue, count: number, n: number): string {
  if (n < SMALL_N) return say('report-plain-of-few', { count, n })
  if (count === n) return say('report-plain-all')
  const ten = Math.round((10 * count) / n)
  if (ten === 0) return say('report-plain-under-one')
  return ten === 10 ? say('report-plain-nearly-all') : say('report-plain-of-ten', { ten })
}

const chapter = (
  { say }: Tongue,
  id: string,
  blocks: Chapter['blocks'],
  sections: Chapter['sections'] = [],
) => ({
  id,
  heading: say(`report-plain-${id}`),
  blocks,
  sections,
})

function aboutOf(tongue: Tongue, { content }: ReportSource): Chapter {
  const { say, words } = tongue
  const { coverage, campaign } = content
  return chapter(tongue, 'what', [
    paragraph(say('report-plain-what-about')),
    paragraph(
      say('report-plain-who', {
        organisation: words(campaign.organisation),
        election: words(campaign.election.name),
      }),
    ),
    paragraph(say('report-plain-visited', { visited: coverage.visited, stations: coverage.stations })),
  ])
}

function resultsOf(tongue: Tongue, { content }: ReportSource): Chapter {
  const { say } = tongue
  const { coverage, ratings } = content
  if (coverage.visited === 0) return chapter(tongue, 'results', [paragraph(say('report-summary-no-visit'))])
  return chapter(tongue, 'results', [
    list(
      RATINGS.flatMap((rating) => {
        const count = ratings.all[rating]
        // "At no station somebody cannot vote" is hard to read; that nobody can vote alone has to be said.
        if (count === 0) return rating === 'full' ? [say('report-plain-full-nowhere')] : []
        return [say(`report-plain-${rating}`, { share: inEveryTen(tongue, count, coverage.visited) })]
      }),
    ),
  ])
}

function barriersOf(tongue: Tongue, { content }: ReportSource): Chapter {
  const { say, words } = tongue
  const names = new Map(content.checklists[0].barriers.map(({ id, name }) => [id, words(name)]))
  const most = listMostFrequent(listShownFigures(content), MOST_BARRIERS)
  if (most.length === 0) return chapter(tongue, 'barriers', [paragraph(say('report-barriers-none'))])
  return chapter(tongue, 'barriers', [
    list(
      most.map(({ barrier, found, n }) =>
        say('report-plain-barrier', {
          barrier: names.get(barrier) ?? barrier,
          share: inEveryTen(tongue, found, n),
        }),
      ),
    ),
    paragraph(say('report-plain-about-tell')),
  ])
}

function doOf(tongue: Tongue, source: ReportSource): Chapter {
  const { content } = source
  const { say, words } = tongue
  const photos = beginPhotos(tongue, source)
  const sections = listAsked(content).flatMap(({ addressee, name, asked }) => {
    const open = asked.filter(({ record }) => record?.state !== 'done')
    if (open.length === 0) return []
    const standIns = listStandIns(content, open)
    return {
      id: `to-${addressee}`,
      heading: words(name),
      blocks: [
        ...standIns.map((one) =>
          paragraph(say('report-plain-stands-in', { body: words(name), other: words(one) })),
        ),
        list(listRemedies(tongue, open)),
        ...photos.take(open.map(({ barrier }) => barrier)),
      ],
    }
  })
  if (sections.length === 0) return chapter(tongue, 'do', [paragraph(say('report-recommendations-none'))])
  return chapter(tongue, 'do', [paragraph(say('report-plain-do-what'))], sections)
}

/** Whoever can do it where the body asked is not there any more, each once. */
const listStandIns = (content: ReportSource['content'], asked: readonly Asked[]): readonly Words[] =>
  [
    ...new Set(
      asked.flatMap(({ record }) => (record?.check.is === 'gone' ? (record.check.standIn ?? []) : [])),
    ),
  ].map((id) => nameOfBody(content, id))

/** The first of them, each once; and how far it is, where a body outside has heard of it. */
const listRemedies = ({ say, words }: Tongue, asked: readonly Asked[]): readonly string[] =>
  [...new Map(asked.map((one) => [one.remedy, one])).values()]
    .slice(0, MOST_REMEDIES)
    .map(({ text, record }) =>
      record === undefined || isInside(record.state)
        ? words(text)
        : say('report-plain-asked', { text: words(text), state: say(`record-${record.state}`) }),
    )

const KNOWN_FOR = {
  census: 'report-plain-everywhere',
  probability: 'report-plain-drawn',
  purposive: 'report-plain-only-visited',
  volunteer: 'report-plain-only-visited',
} as const

function knowOf(tongue: Tongue, { content }: ReportSource): Chapter {
  const { say, words } = tongue
  return chapter(tongue, 'know', [
    paragraph(say('report-plain-know-what')),
    paragraph(say(KNOWN_FOR[content.campaign.sampleType])),
    paragraph(say('report-plain-more', { organisation: words(content.campaign.organisation) })),
  ])
}
