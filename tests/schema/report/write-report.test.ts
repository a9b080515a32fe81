/** What a report says, before it is a file. */

import { beforeAll, describe, expect, it } from 'vitest'
import { SAMPLE_TYPES } from '../../../schema/campaign/campaign.ts'
import type { Checklist } from '../../../schema/checklist/checklist.ts'
import { listBarriersOf } from '../../../schema/disclosure/tier.ts'
import type { Figures } from '../../../schema/figures/figures.ts'
import { MOST_IN_ANNEX } from '../../../schema/report/chapters/annex.ts'
import { writeInterviews } from '../../../schema/report/chapters/interviews.ts'
import {
  type Block,
  REPORT_VARIANTS,
  type ReportDocument,
  strangeLanguage,
  textsOf,
} from '../../../schema/report/document.ts'
import { inEveryTen } from '../../../schema/report/plain-report.ts'
import { type SayInReport, tongueOf } from '../../../schema/report/tongue.ts'
import { writeReport } from '../../../schema/report/write-report.ts'
import { inventRecordedRelease } from '../../support/invented-records.ts'
import {
  type InventedWish,
  inventRelease,
  inventReportSource,
  sourceOf,
  withInventedPhoto,
} from '../../support/invented-release.ts'
import { listReportWords, sayInReport } from '../../support/report-words.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'
import { toldInterviews } from '../../support/told-interviews.ts'

let checklist: Checklist
beforeAll(async () => {
  checklist = await readShippedChecklist()
})

const reportOf = (
  wish: InventedWish,
  language: 'km' | 'en' = 'en',
  variant: ReportDocument['variant'] = 'standard',
): ReportDocument =>
  writeReport(inventReportSource(checklist, wish), { language, variant, say: sayInReport(language) })

const blocksIn = ({ chapters }: ReportDocument, chapter: string): readonly Block[] =>
  chapters
    .filter(({ id }) => id === chapter)
    .flatMap(({ blocks, sections }) => [...blocks, ...sections.flatMap((one) => one.blocks)])

const textOf = (report: ReportDocument): string => [...textsOf(report)].join('\n')

/** The chapter of what voters said. */
function interviewsIn(language: 'km' | 'en', say: SayInReport) {
  const invented = inventRelease(checklist, { stations: 60 })
  const estimates = { interviews: toldInterviews(checklist) } as Figures
  const content = { ...invented.content, estimates }
  return writeInterviews(tongueOf(language, say), sourceOf({ ...invented, content }))
}

describe('A report', () => {
  it('says every number with its n, in the digits of its language', () => {
    const { content } = inventReportSource(checklist, { stations: 60 })
    const shut = content.ratings.all.none
    const percent = Math.round((100 * shut) / 60)
    expect(textOf(reportOf({ stations: 60 }))).toContain(`Somebody is shut out: ${shut} of 60 (${percent}%).`)
    expect(textOf(reportOf({ stations: 60 }, 'km'))).toContain('ក្នុងចំណោម ៦០')
    expect(textOf(reportOf({ stations: 60 }, 'km'))).toContain('២៣.៧៨៩')
  })

  it('tells what voters said in a chapter of its own, with what it cannot say, and only where it may', () => {
    const wish = { stations: 60 }
    expect(blocksIn(reportOf(wish), 'interviews')).toEqual([])
    const write = (language: 'km' | 'en') => interviewsIn(language, sayInReport(language))
    const [chapter] = write('en')
    const text = JSON.stringify(chapter)
    expect(text).toContain('420 interviews at 210 stations')
    expect(text).toContain('no number here is a share of all voters')
    expect(text).not.toContain('%')
    const secret = chapter?.sections.find(({ id }) => id === 'interviews-int_vote_secret')?.blocks
    const [table, second] = secret ?? []
    expect(table).toMatchObject({
      columns: [{}, { heading: 'All interviews' }, { heading: 'Women' }, { heading: 'Men, others' }],
      rows: [
        ['Yes, alone', 'about 210', 'about 115', 'about 95'],
        expect.anything(),
        expect.anything(),
        expect.anything(),
        ['Answered', 'about 420', 'about 230', 'about 190'],
      ],
    })
    expect(second).toMatchObject({ columns: [{}, {}, {}, { heading: 'Difficulty: Walking' }] })
    expect(JSON.stringify(write('km'))).toContain('ប្រហែល ២១០')
  })

  it('has counts and no share where there are few', () => {
    const report = reportOf({ stations: 9 })
    const shares = textOf(report).match(/\d+%/gu) ?? []
    expect(shares).toEqual([])
    expect(textOf(report)).toContain('of 9 (few)')
    for (const block of blocksIn(report, 'barriers'))
      if (block.kind === 'table') expect(block.bars?.every((bar) => bar === null)).toBe(true)
  })

  it.each(SAMPLE_TYPES)('says what a sample of type %s stands for', (sampleType) => {
    const text = textOf(reportOf({ stations: 30, sampleType }))
    const speaksForOthers = text.includes('Shares may be read as those of the list')
    expect(speaksForOthers).toBe(sampleType === 'probability')
    expect(text.includes('and of no others')).toBe(sampleType === 'purposive' || sampleType === 'volunteer')
  })

  it('gives intervals, remedy classes and what was put right on the day where the release froze them', () => {
    const source = inventReportSource(checklist, { stations: 60 })
    const told = listBarriersOf(checklist, 'A')[0]
    const remedy = checklist.remedies.find(({ when }) => when === 'on-the-day')
    if (!told || !remedy) throw new Error('the checklist has neither')
    const share = { count: 12, n: 48 }
    const estimates: Figures = {
      ...{ version: 1, basis: 'by-lot', designs: ['simple'], hasListChanged: false },
      checklist: { id: checklist.id, version: checklist.version },
      ...{ areas: [], kinds: [] },
      whole: {
        reached: {
          listed: 90,
          chosen: 60,
          visited: 60,
          entered: 60,
          notEntered: 0,
          notReached: 0,
          besides: 0,
        },
        ratings: { full: share, assisted: share, none: share, unknown: share },
        remedyClasses: { 'same-day': share, 'before-next-election': share, 'relocate-or-build': share },
        ...{ groups: [], sections: [] },
        onTheDay: [{ remedy: remedy.id, told: 31, putRight: 17 }],
        barriers: [
          {
            ...{ barrier: told.id, ...share, open: 2, notApplicable: 0 },
            estimate: { share: 0.25, interval: { from: 0.125, to: 0.5 } },
          },
        ],
      },
    }
    const report = writeReport(
      { ...source, content: { ...source.content, estimates } },
      { language: 'en', variant: 'standard', say: sayInReport('en') },
    )
    const [table] = blocksIn(report, 'barriers').filter(({ kind }) => kind === 'table')
    if (table?.kind !== 'table') throw new Error('there is no table')
    expect(table.rows).toEqual([[told.name.en, expect.any(String), '12', '48', '2', '25% (13–50)']])
    expect(table.bars).toEqual([{ share: 25, from: 12.5, to: 50 }])
    expect(blocksIn(report, 'recommendations').at(-1)).toMatchObject({ rows: [[remedy.text.en, '31', '17']] })
    expect(textOf(report)).toContain('12 of 48 (25%)')
    expect(textOf(reportOf({ stations: 60 }))).not.toContain('Put right on the day')
  })

  it('that is preliminary says so for every page, and names no station', () => {
    const wish = { stations: 40, kind: 'preliminary' } as const
    const report = reportOf(wish)
    expect(report.mark).toBe('Preliminary: not the last word')
    expect(textOf(report)).not.toMatch(/\d{6}-\d{4}/u)
    expect(textOf(report)).toContain('A preliminary report names no station.')
    expect(blocksIn(report, 'areas').some(({ kind }) => kind === 'map')).toBe(false)
    expect(reportOf({ stations: 40 }).mark).toBeUndefined()
  })

  it('lists the stations in the order of their numbers, and says where it stops', () => {
    const rowsOf = (report: ReportDocument) =>
      blocksIn(report, 'annex').flatMap((block) => (block.kind === 'table' ? block.rows : []))
    const few = rowsOf(reportOf({ stations: 30 })).map(([station = '']) => station)
    expect(few).toHaveLength(30)
    expect(few.toSorted()).toEqual(few)
    const many = reportOf({ stations: MOST_IN_ANNEX + 1 })
    expect(rowsOf(many)).toHaveLength(MOST_IN_ANNEX)
    expect(textOf(many)).toContain('the first 2,000 of 2,001 stations')
  })

  it('shows on its map as many marks as its legend counts, and says them to those who do not see it', () => {
    const [map] = blocksIn(reportOf({ stations: 60 }), 'areas').filter((block) => block.kind === 'map')
    expect(map).toBeDefined()
    if (map?.kind !== 'map') return
    const { ratings } = inventReportSource(checklist, { stations: 60 }).content
    expect(map.alternative).toContain(`Shut out: ${ratings.all.none}`)
    for (const { points } of map.marks)
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(1)
        expect(y).toBeGreaterThanOrEqual(0)
        expect(y).toBeLessThanOrEqual(map.height)
      }
  })

  it('addresses every recommendation, with the laws behind it as links', () => {
    const blocks = blocksIn(reportOf({ stations: 60 }), 'recommendations')
    const links = blocks.flatMap((block) =>
      block.kind === 'list' ? block.entries.flatMap(({ link }) => link ?? []) : [],
    )
    expect(links.length).toBeGreaterThan(3)
    expect(links.every((link) => link.startsWith('https://'))).toBe(true)
    expect(blocks.filter(({ kind }) => kind === 'table').length).toBe(
      inventReportSource(checklist, { stations: 60 }).content.recommendations.length,
    )
  })

  it('leaves what looks like a program in a name what it is: a text', () => {
    const evil = ' #evil *x* $1$ <b>{ $n }</b> =1+1'
    expect(textOf(reportOf({ stations: 12, evil }))).toContain(`Campaign of 2027${evil}`)
  })

  it('is the same each time', () => {
    expect(reportOf({ stations: 30 }, 'km')).toEqual(reportOf({ stations: 30 }, 'km'))
  })

  it('in plain language counts of every ten stations, without a percentage and without a table', () => {
    const report = reportOf({ stations: 60 }, 'en', 'plain')
    expect(textOf(report)).toMatch(/At \d of every 10 stations, somebody cannot vote\./u)
    expect(textOf(report)).not.toContain('%')
    const kinds = report.chapters.flatMap(({ blocks }) => blocks.map(({ kind }) => kind))
    expect(kinds).not.toContain('table')
    for (const sentence of textOf(report).split(/[.?!\n]/u))
      expect(sentence.trim().split(/\s+/u).length, sentence).toBeLessThan(45)
  })

  it('in plain language does not round some to none, nor most to all', () => {
    const tongue = tongueOf('en', sayInReport('en'))
    expect(inEveryTen(tongue, 1, 50)).toBe('fewer than 1 of every 10 stations')
    expect(inEveryTen(tongue, 20, 50)).toBe('4 of every 10 stations')
    expect(inEveryTen(tongue, 49, 50)).toBe('nearly all stations')
    expect(inEveryTen(tongue, 50, 50)).toBe('all stations')
    expect(inEveryTen(tongue, 3, 7)).toBe('3 of 7 stations')
  })

  it('in plain language says that nobody can vote alone, and is silent about what is nowhere', () => {
    const source = inventReportSource(checklist, { stations: 30 })
    const ratings = { ...source.content.ratings, all: { full: 0, assisted: 0, none: 30, unknown: 0 } }
    const report = writeReport(
      { ...source, content: { ...source.content, ratings } },
      { language: 'en', variant: 'plain', say: sayInReport('en') },
    )
    const [list] = blocksIn(report, 'results')
    expect(list?.kind === 'list' && list.entries.map(({ text }) => text)).toEqual([
      'At no station can voters with disabilities vote without help.',
      'At all stations, somebody cannot vote.',
    ])
  })

  it('says which names are read aloud in another language', () => {
    expect(strangeLanguage('វត្តព្រះឥន្ទ្រកោសិយ៍', 'en')).toBe('km')
    expect(strangeLanguage('Elections Canada', 'km')).toBe('en')
    expect(strangeLanguage('វត្ត', 'km')).toBeUndefined()
    expect(strangeLanguage('12', 'km')).toBeUndefined()
  })

  it('uses every sentence that was written for it', () => {
    const said = new Set<string>()
    for (const language of ['km', 'en'] as const)
      for (const variant of REPORT_VARIANTS)
        for (const sampleType of SAMPLE_TYPES)
          for (const stations of [0, 5, 60])
            for (const kind of ['preliminary', 'final'] as const) {
              const say = sayInReport(language)
              const wish = { stations, kind, sampleType }
              const isOnRecord = kind === 'final' && stations > 5
              const release = (isOnRecord ? inventRecordedRelease : inventRelease)(checklist, wish)
              const source = sourceOf(release)
              writeReport(isOnRecord ? withInventedPhoto(source, { en: 'A step' }) : source, {
                language,
                variant,
                say(id, facts) {
                  said.add(id)
                  return say(id, facts)
                },
              })
            }
    interviewsIn('en', (id, facts) => {
      said.add(id)
      return sayInReport('en')(id, facts)
    })
    const silent = listReportWords('en').filter((id) => !said.has(id) && !SELDOM.test(id))
    expect(silent).toEqual([])
  })
})

/** Said of what no invented release has: tables about people, other reasons to leave something out, a long annex. */
const SELDOM =
  /^report-(?:redactions-none|barriers-people.*|hidden|about.*|annex-first|annex-nothing-found|plain-nearly-all|plain-all|plain-full-nowhere|plain-unknown|sample-kind-.*|percent-between|remedy-class.*)$/u
