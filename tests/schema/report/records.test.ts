/** What a report says of recommendations that are on record: as people worded them, how far they are, what was answered. */

import { describe, expect, it } from 'vitest'
import { RECORD_STATES } from '../../../schema/recommendations/record.ts'
import type { ReleaseContent } from '../../../schema/release/release.ts'
import { type ReportDocument, type Section, type Table, textsOf } from '../../../schema/report/document.ts'
import { writeReport } from '../../../schema/report/write-report.ts'
import { answerOf, inventRecordedRelease, STAND_IN, wordsOf } from '../../support/invented-records.ts'
import { inventRelease, sourceOf } from '../../support/invented-release.ts'
import { sayInReport } from '../../support/report-words.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const TOLD = RECORD_STATES.filter((state) => state !== 'overruled')
const { content, stations } = inventRecordedRelease(checklist, { stations: 60 })

const reportOf = (
  changed: Partial<ReleaseContent> = {},
  language: 'km' | 'en' = 'en',
  variant: ReportDocument['variant'] = 'standard',
): ReportDocument =>
  writeReport(sourceOf({ content: { ...content, ...changed }, stations }), {
    ...{ language, variant },
    say: sayInReport(language),
  })

const textOf = (report: ReportDocument): string => [...textsOf(report)].join('\n')
const sectionsOf = ({ chapters }: ReportDocument, chapter = 'recommendations'): readonly Section[] =>
  chapters.find(({ id }) => id === chapter)?.sections ?? []
const tablesOf = (report: ReportDocument): readonly Table[] =>
  sectionsOf(report).flatMap(({ blocks }) => blocks.flatMap((one) => (one.kind === 'table' ? [one] : [])))
const rowOf = (report: ReportDocument, text: string) =>
  tablesOf(report).flatMap(({ rows }) => rows.filter(([first]) => first === text))

describe('A report of recommendations on record', () => {
  it('words each of them as people did, once, and says how far it is', () => {
    const report = reportOf()
    const say = sayInReport('en')
    for (const state of TOLD) {
      const rows = rowOf(report, wordsOf(state).en)
      expect(rows, state).toHaveLength(1)
      expect(rows[0]?.[3]).toContain(say(`record-${state}`))
    }
    expect(rowOf(report, wordsOf('in-work').en)[0]?.[3]).toBe('Being done (Village Office)')
    expect(textOf(report)).not.toContain(wordsOf('overruled').en)
  })

  it('says at how many stations, by when, and at what cost', () => {
    const [record] = content.records ?? []
    if (!record) throw new Error('there is none')
    const [row = []] = rowOf(reportOf(), wordsOf('proposed').en)
    expect(row[1]).toBe(`${record.barrierName.en} (${record.found} of ${record.n})`)
    expect(row[2]).toMatch(/, by 1 May 2027; /u)
    expect(row[4]).toBe('1,000')
  })

  it('puts the highest priority first in every table, and what nobody took up after what is on record', () => {
    for (const { rows } of tablesOf(reportOf())) {
      const values = rows.map((row) => Number((row[4] ?? '').replace('–', '0').replace(',', '')))
      expect(values.toSorted((one, other) => other - one)).toEqual(values)
      for (const row of rows) expect(row[4] === '–').toBe(row[3] === 'Found, not on record yet')
    }
    const all = tablesOf(reportOf()).flatMap(({ rows }) => rows)
    expect(all).toHaveLength(content.recommendations.flatMap((those) => those.recommendations).length)
  })

  it('gives the answers of bodies, and who answered when', () => {
    const text = textOf(reportOf())
    for (const state of ['accepted', 'partly', 'declined'] as const)
      expect(text).toContain(answerOf(state).en)
    expect(text).toContain(
      `${wordsOf('partly').en} – Accepted in part, Village Office, 25 June 2027: “${answerOf('partly').en}”`,
    )
  })

  it('names whoever stands in for a body that is gone, as the release calls it', () => {
    const captions = tablesOf(reportOf()).map(({ caption }) => caption)
    expect(captions.filter((text) => text.includes(`To ${STAND_IN.name.en}`))).toHaveLength(2)
    expect(captions.some((text) => text.includes('nobody is named in its place'))).toBe(true)
    // Releases of before bodies were frozen have no name for it.
    expect(textOf(reportOf({ bodies: [] }))).toContain(`To ${STAND_IN.id}, in place of`)
  })

  it('has a section for each addressee, also for one the checklist does not know', () => {
    const records = (content.records ?? []).map((one, at) =>
      at > 0 ? one : { ...one, addressee: 'temple', addresseeName: { en: 'The temple', km: 'វត្ត' } },
    )
    const [first] = sectionsOf(reportOf({ records })).filter(({ id }) => id === 'to-temple')
    expect(first?.heading).toBe('The temple')
    expect(sectionsOf(reportOf()).some(({ id }) => id === 'to-temple')).toBe(false)
  })

  it('counts in its log what was overruled, and in its summary what was handed over and is done', () => {
    const text = textOf(reportOf())
    expect(text).toContain('One recommendation was overruled by the organisation and is not told.')
    expect(text).toContain('So far 8 of them were handed over to a body, and one is done.')
  })

  it('in plain language asks for what is not done yet, in the words of people', () => {
    const report = reportOf({}, 'en', 'plain')
    const text = textOf(report)
    expect(text).not.toContain(wordsOf('done').en)
    expect(text).toContain(`${wordsOf('not-done').en} (Not done)`)
    expect(text).not.toContain(wordsOf('overruled').en)
    for (const { blocks } of sectionsOf(report, 'do'))
      for (const block of blocks) if (block.kind === 'list') expect(block.entries.length).toBeLessThan(5)
  })

  it('speaks Khmer in a Khmer report', () => {
    const text = textOf(reportOf({}, 'km'))
    for (const said of [wordsOf('agreed').km, answerOf('accepted').km, STAND_IN.name.km])
      expect(text).toContain(said)
    expect(text).not.toContain('Reworded')
  })
})

describe('A report of a release without records', () => {
  it.each(['preliminary', 'final'] as const)('says what the rules say, %s', (kind) => {
    const release = inventRelease(checklist, { stations: 60, kind })
    const say = sayInReport('en')
    const write = (changed: Partial<ReleaseContent>) =>
      writeReport(sourceOf({ ...release, content: { ...release.content, ...changed } }), {
        language: 'en',
        variant: 'standard',
        say,
      })
    expect(textOf(write({}))).toContain('Recommendations follow from the barriers by rules')
    expect(textOf(write({}))).not.toContain('on record')
    // As one in which nothing was taken up yet.
    expect(write({ records: [], bodies: [] })).toEqual(write({}))
  })
})
