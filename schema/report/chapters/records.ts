/** Recommendations on record to one addressee: as they are worded, by when, how far each is, and what was answered. */

import type { Day } from '../../recommendations/addressee-check.ts'
import type { RecordedRecommendation } from '../../recommendations/recorded.ts'
import { type Asked, type AskedOfOne, nameOfBody } from '../../release/asked.ts'
import type { ReleaseContent } from '../../release/release.ts'
import { list, numberColumn, paragraph, textColumn } from '../blocks.ts'
import type { Block, Section } from '../document.ts'
import type { Tongue } from '../tongue.ts'
import { countOf, writeSources } from './grounds.ts'
import type { PhotosLeft } from './photos.ts'

export function writeRecordsFor(
  tongue: Tongue,
  content: ReleaseContent,
  to: AskedOfOne,
  photos: PhotosLeft,
): Section {
  const { say, words } = tongue
  const { addressee, name, asked, outlivesElection } = to
  const body = words(name)
  const groups = groupByStandIn(asked)
  const barriers = asked.map(({ barrier }) => barrier)
  const isOwn = groups.some(({ standIn }) => standIn === undefined)
  return {
    id: `to-${addressee}`,
    heading: body,
    blocks: [
      ...(isOwn && !outlivesElection ? [paragraph(say('report-dissolves'))] : []),
      ...groups.map(({ standIn, those }) =>
        tableOf(
          tongue,
          content,
          standIn === undefined
            ? say('report-recommendations-caption', { addressee: body })
            : sayWhoStandsIn(tongue, content, body, standIn),
          those,
        ),
      ),
      ...writeAnswers(tongue, content, asked),
      ...photos.take(barriers),
      ...writeSources(tongue, content.checklists[0], barriers),
    ],
  }
}

/** Why the body cannot do it, and who can. */
type StandsIn = Extract<RecordedRecommendation['check'], { readonly is: 'gone' | 'not-yet' }>

interface Group {
  /** Nothing where the body is there, or has done it. */
  readonly standIn: StandsIn | undefined
  readonly those: readonly Asked[]
}

/** A commission can be there for one thing and be gone for another; what it can do itself stands first. */
function groupByStandIn(asked: readonly Asked[]): readonly Group[] {
  const groups = new Map<string, { readonly standIn: StandsIn | undefined; readonly those: Asked[] }>([
    ['', { standIn: undefined, those: [] }],
  ])
  for (const one of asked) {
    const standIn = standInOf(one)
    const key = standIn === undefined ? '' : JSON.stringify([standIn.is, standIn.standIn, fromOf(standIn)])
    const group = groups.get(key) ?? { standIn, those: [] }
    groups.set(key, group)
    group.those.push(one)
  }
  return [...groups.values()].filter(({ those }) => those.length > 0)
}

function standInOf({ record }: Asked): StandsIn | undefined {
  if (record === undefined || record.state === 'done') return undefined
  const { check } = record
  return check.is === 'gone' || check.is === 'not-yet' ? check : undefined
}

const fromOf = (check: StandsIn): Day | undefined => (check.is === 'not-yet' ? check.from : undefined)

/** Of whom it is asked, and why not of the body itself. */
function sayWhoStandsIn(
  { say, words, day }: Tongue,
  content: ReleaseContent,
  body: string,
  check: StandsIn,
): string {
  const standIn = check.standIn === undefined ? '' : words(nameOfBody(content, check.standIn))
  const id = `report-body-${check.is}`
  const facts = { body, ...(check.is === 'not-yet' && { from: day(check.from) }) }
  return standIn === '' ? say(`${id}-nobody`, facts) : say(id, { ...facts, other: standIn })
}

const tableOf = (
  tongue: Tongue,
  content: ReleaseContent,
  caption: string,
  asked: readonly Asked[],
): Block => {
  const { say, words, number } = tongue
  return {
    kind: 'table',
    caption,
    columns: [
      textColumn(say('report-recommendation'), 3.2),
      textColumn(say('report-because'), 2.6),
      textColumn(say('report-when-effort'), 1.9),
      textColumn(say('record-state'), 1.8),
      numberColumn(say('priority'), 1.5),
    ],
    rows: asked.map((one) => [
      words(one.text),
      say('report-because-found', { barrier: words(one.barrierName), stations: countOf(tongue, one) }),
      whenIn(tongue, one),
      stateIn(tongue, content, one),
      one.record === undefined ? say('report-nothing') : number(one.record.priority.value),
    ]),
  }
}

function whenIn({ say, day }: Tongue, { when, effort, record }: Asked): string {
  const term = say(`when-${when}`)
  const by = record?.due === undefined ? term : say('report-when-due', { when: term, day: day(record.due) })
  return say('report-with-effort', { when: by, effort: say(`effort-${effort}`) })
}

/** With the body that has it, where that is another one than was asked. */
function stateIn({ say, words }: Tongue, content: ReleaseContent, { record }: Asked): string {
  if (record === undefined) return say('report-not-on-record')
  const { state, receiver, addressee } = record
  const said = say(`record-${state}`)
  return receiver === undefined || receiver === addressee
    ? said
    : say('report-state-of', { state: said, body: words(nameOfBody(content, receiver)) })
}

function writeAnswers(tongue: Tongue, content: ReleaseContent, asked: readonly Asked[]): readonly Block[] {
  const { say, words, day } = tongue
  const answers = asked.flatMap(({ record, text }) => {
    if (record === undefined) return []
    const at = record.steps.findLastIndex((step) => words(step.answer).trim() !== '')
    const step = record.steps[at]
    if (step === undefined) return []
    const who = record.steps.slice(0, at + 1).findLast(({ receiver }) => receiver !== undefined)?.receiver
    const facts = { asked: words(text), answer: words(step.answer), state: say(`record-${step.state}`) }
    const body = words(nameOfBody(content, who ?? record.addressee))
    return [say('report-answer', { ...facts, body, day: day(step.day) })]
  })
  return answers.length === 0 ? [] : [paragraph(say('report-answers')), list(answers)]
}
