/** What should be done, addressee by addressee, with the laws and standards it rests on. */

import type { Checklist } from '../../checklist/checklist.ts'
import type { ToldForAddressee } from '../../disclosure/told-recommendations.ts'
import { hasRecords, listAsked } from '../../release/asked.ts'
import { numberColumn, paragraph, textColumn } from '../blocks.ts'
import type { Block, Chapter, Section } from '../document.ts'
import type { ReportSource } from '../report-source.ts'
import type { Tongue } from '../tongue.ts'
import { countOf, writeSources } from './grounds.ts'
import { beginPhotos, type PhotosLeft } from './photos.ts'
import { writeRecordsFor } from './records.ts'

export function writeRecommendations(tongue: Tongue, source: ReportSource): Chapter {
  const { content } = source
  const { say } = tongue
  const photos = beginPhotos(tongue, source)
  const { recommendations, checklists } = content
  if (hasRecords(content)) return writeRecords(tongue, content, photos)
  const sections = recommendations.flatMap((one) => writeFor(tongue, checklists[0], one, photos))
  return {
    id: 'recommendations',
    heading: say('report-chapter-recommendations'),
    blocks: [
      paragraph(say(sections.length === 0 ? 'report-recommendations-none' : 'report-recommendations-what')),
    ],
    sections: [...sections, ...writeOnTheDay(tongue, content)],
  }
}

const writeRecords = (tongue: Tongue, content: ReportSource['content'], photos: PhotosLeft): Chapter => ({
  id: 'recommendations',
  heading: tongue.say('report-chapter-recommendations'),
  blocks: [paragraph(tongue.say('report-records-what'))],
  sections: [
    ...listAsked(content).map((one) => writeRecordsFor(tongue, content, one, photos)),
    ...writeOnTheDay(tongue, content),
  ],
})

function writeFor(
  tongue: Tongue,
  checklist: Checklist,
  { addressee, recommendations }: ToldForAddressee,
  photos: PhotosLeft,
): readonly Section[] {
  const { say, words } = tongue
  const body = checklist.addressees.find(({ id }) => id === addressee)
  if (body === undefined) return []
  const remedies = new Map(checklist.remedies.map((remedy) => [remedy.id, remedy]))
  const barriers = new Map(checklist.barriers.map((barrier) => [barrier.id, barrier]))
  const table: Block = {
    kind: 'table',
    caption: say('report-recommendations-caption', { addressee: words(body.name) }),
    columns: [
      textColumn(say('report-recommendation'), 3.6),
      textColumn(say('report-because'), 2.4),
      textColumn(say('report-when'), 1.4),
      numberColumn(say('report-stations-found'), 1.6),
    ],
    rows: recommendations.map((one) => [
      words(remedies.get(one.remedy)?.text ?? {}),
      words(barriers.get(one.barrier)?.name ?? {}),
      say(`when-${one.when}`),
      countOf(tongue, one),
    ]),
  }
  const asked = recommendations.map(({ barrier }) => barrier)
  return [
    {
      id: `to-${addressee}`,
      heading: words(body.name),
      blocks: [
        ...(body.outlivesElection ? [] : [paragraph(say('report-dissolves'))]),
        table,
        ...photos.take(asked),
        ...writeSources(tongue, checklist, asked),
      ],
    },
  ]
}

/** Beside the findings, which stay as they were made. */
function writeOnTheDay(
  { say, words, number }: Tongue,
  { estimates, checklists }: ReportSource['content'],
): readonly Section[] {
  const counted = estimates?.whole.onTheDay ?? []
  if (counted.length === 0) return []
  const remedies = new Map(checklists[0].remedies.map(({ id, text }) => [id, words(text)]))
  const table: Block = {
    kind: 'table',
    caption: say('on-the-day-caption'),
    columns: [
      textColumn(say('on-the-day-remedy'), 4),
      numberColumn(say('on-the-day-told')),
      numberColumn(say('on-the-day-put-right')),
    ],
    rows: counted.map(({ remedy, told, putRight }) => [
      remedies.get(remedy) ?? remedy,
      number(told),
      number(putRight),
    ]),
  }
  return [
    { id: 'on-the-day', heading: say('on-the-day'), blocks: [paragraph(say('on-the-day-what')), table] },
  ]
}
