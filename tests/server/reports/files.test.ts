/** Reports as files: the same bytes each time, and what other programs find in them. */

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Checklist } from '../../../schema/checklist/checklist.ts'
import type { ReportDocument } from '../../../schema/report/document.ts'
import { writeReport } from '../../../schema/report/write-report.ts'
import { writeDocx } from '../../../server/reports/docx.ts'
import { readWoff2 } from '../../../server/reports/fonts.ts'
import { policyOf, styleOf, writeHtml } from '../../../server/reports/html.ts'
import { FILE_LIMITS, makeFile, ReportNotMade } from '../../../server/reports/make-file.ts'
import { type InventedWish, inventReportSource, withInventedPhoto } from '../../support/invented-release.ts'
import { ask, whyNot } from '../../support/other-programs.ts'
import { sayInReport } from '../../support/report-words.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const noPoppler = await whyNot('pdftotext')
const noOffice = await whyNot('soffice')

const EVIL = ' #panic("x") *x* $1$ <script>x</script> =1+1 \u202E'
const ALT = 'Three steps without a rail, and a door'
const withPhoto = (language: 'km' | 'en' = 'en', variant: ReportDocument['variant'] = 'standard') =>
  writeReport(
    withInventedPhoto(inventReportSource(checklist, { stations: 12 }), { km: 'ជណ្ដើរបីកាំ', en: ALT }),
    { language, variant, say: sayInReport(language) },
  )

/** The last sign turns the direction of what follows; it is left out. */
const EVIL_SHOWN = ' #panic("x") *x* $1$ <script>x</script> =1+1 '.trim()

let checklist: Checklist
let folder: string
beforeAll(async () => {
  checklist = await readShippedChecklist()
  folder = await mkdtemp(join(tmpdir(), 'way-in-reports-'))
})
afterAll(() => rm(folder, { recursive: true }))

const reportOf = (
  wish: Partial<InventedWish> = {},
  language: 'km' | 'en' = 'km',
  variant: ReportDocument['variant'] = 'standard',
): ReportDocument =>
  writeReport(inventReportSource(checklist, { stations: 12, ...wish }), {
    ...{ language, variant },
    say: sayInReport(language),
  })

const style = styleOf({ khmer: readWoff2() })
const htmlOf = (report: ReportDocument): string => [...writeHtml(report, style)].join('')

async function keep(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

describe('A report as HTML', () => {
  it('is the same each time, and its only style is the one its policy allows', () => {
    const html = htmlOf(reportOf())
    expect(htmlOf(reportOf())).toBe(html)
    expect(html.match(/<style>/gu)).toHaveLength(1)
    expect(html).not.toMatch(/ style="|<script|javascript:|\son[a-z]+="/u)
    expect(policyOf(style)).toContain("default-src 'none'; style-src 'sha256-")
  })

  it('shows what looks like markup in names as text', () => {
    const html = htmlOf(reportOf({ evil: EVIL }))
    expect(html).not.toContain('<script>x')
    expect(html).toContain('&lt;script&gt;x')
    expect(html).not.toContain('\u202E')
  })
})

describe('A photo in a report', () => {
  it('stands in the page with what there is to see, and nothing is fetched for it', () => {
    for (const variant of ['standard', 'large-print', 'plain'] as const) {
      const html = htmlOf(withPhoto('en', variant))
      expect(
        html.match(new RegExp(`<img src="data:image/jpeg;base64,[^"]+"[^>]* alt="${ALT}">`, 'gu')),
      ).toHaveLength(1)
    }
    expect(policyOf(style)).toContain('img-src data:')
  })

  it('lies in the document with its words', async () => {
    const parts = unzipSync(await makeFile('docx', withPhoto()))
    expect(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).toContain(`descr="${ALT}"`)
    expect(Object.keys(parts).some((name) => /^word\/media\/.+\.jpg$/u.test(name))).toBe(true)
  })

  it.skipIf(noPoppler !== undefined)(
    'is a figure in the tree of the PDF, which has no figure without words, with the same bytes each time',
    async () => {
      const file = await makeFile('pdf', withPhoto())
      expect(file.equals(await makeFile('pdf', withPhoto()))).toBe(true)
      await keep('photo.pdf', file)
      expect(file.includes('/DCTDecode')).toBe(true)
      const figures = async (of: ReportDocument) =>
        (await ask('pdfinfo', '-struct', await keep('figures.pdf', await makeFile('pdf', of)))).match(
          /^ *Figure/gmu,
        )?.length
      expect(await figures(withPhoto())).toBe(((await figures(reportOf({}, 'en'))) ?? 0) + 1)
    },
  )
})

describe('A report as PDF', () => {
  it('is the same each time', async () => {
    const [one, other] = [await makeFile('pdf', reportOf()), await makeFile('pdf', reportOf())]
    expect(one.equals(other)).toBe(true)
  })

  it('ends with a reason where it takes too long or too much memory, and the next one is made all the same', async () => {
    const reasonOf = (limits: Partial<typeof FILE_LIMITS>) =>
      makeFile('pdf', reportOf({ stations: 900 }), { ...FILE_LIMITS, ...limits }).then(
        () => 'made',
        (fault: unknown) => (fault instanceof ReportNotMade ? fault.reason : String(fault)),
      )
    expect(await reasonOf({ longestMs: 1 })).toBe('takes-too-long')
    expect(await reasonOf({ mostMb: 20 })).toBe('takes-too-much-memory')
    expect((await makeFile('pdf', reportOf())).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it.skipIf(noPoppler !== undefined)(
    'holds headings, figures and what looks like a program as text',
    async () => {
      const path = await keep('evil.pdf', await makeFile('pdf', reportOf({ evil: EVIL }, 'en')))
      const text = (await ask('pdftotext', '-layout', path, '-')).replace(/\s+/gu, ' ')
      expect(text).toContain('What should be done, and by whom')
      expect(text).toContain(EVIL_SHOWN)
      expect(text).toContain('020101-0001')
      const { content } = inventReportSource(checklist, { stations: 12 })
      expect(text).toContain(`Somebody is shut out: ${content.ratings.all.none} of 12`)
    },
  )

  it.skipIf(noPoppler !== undefined)(
    'has a tree of headings, tables with headings and a picture with words',
    async () => {
      const path = await keep('tree.pdf', await makeFile('pdf', reportOf()))
      const facts = await ask('pdfinfo', path)
      expect(facts).toMatch(/Tagged:\s+yes/u)
      const tree = await ask('pdfinfo', '-struct', path)
      for (const part of ['H1', 'H2', 'Table', 'THead', 'TH', 'Caption', 'Figure', 'TOC', 'L '])
        expect(tree, part).toContain(part)
    },
  )

  it.skipIf(noPoppler !== undefined)('that is preliminary says so on every page', async () => {
    const path = await keep('early.pdf', await makeFile('pdf', reportOf({ kind: 'preliminary' }, 'en')))
    const pages = (await ask('pdftotext', '-layout', path, '-'))
      .split('\f')
      .filter((page) => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(3)
    for (const page of pages) expect(page).toContain('Preliminary: not the last word')
  })
})

describe('A report as a document', () => {
  it('is the same each time, whatever the clock says', async () => {
    const one = await makeFile('docx', reportOf())
    const before = Math.floor(Date.now() / 2000)
    // ZIP files write time in steps of two seconds.
    await expect.poll(() => Math.floor(Date.now() / 2000)).toBeGreaterThan(before)
    expect((await makeFile('docx', reportOf())).equals(one)).toBe(true)
  })

  it('is the same again from a program that has written others before', async () => {
    const report = reportOf({ kind: 'preliminary' })
    const one = await writeDocx(report)
    await writeDocx(reportOf({}, 'en'))
    expect((await writeDocx(report)).equals(one)).toBe(true)
  })

  it.each(['standard', 'plain', 'large-print'] as const)(
    'that is preliminary says so behind every page, for the eye alone, and above it in words (%s)',
    async (variant) => {
      const headersOf = async (kind: 'preliminary' | 'final') =>
        Object.entries(unzipSync(await writeDocx(reportOf({ kind }, 'en', variant))))
          .filter(([path]) => /^word\/header\d+\.xml$/u.test(path))
          .map(([, bytes]) => strFromU8(bytes))
      const [header = '', ...more] = await headersOf('preliminary')
      expect(more).toEqual([])
      expect(header.match(/<w:t [^>]*>Preliminary: not the last word</gu)).toHaveLength(1)
      expect(header.match(/ string="Preliminary: not the last word"/gu)).toHaveLength(1)
      expect(header).toMatch(/<v:shape [^>]*alt=""/u)
      expect(await headersOf('final')).toEqual([])
    },
  )

  it('leads from its list of contents to each chapter', async () => {
    const report = reportOf()
    const xml = strFromU8(unzipSync(await writeDocx(report))['word/document.xml'] ?? new Uint8Array())
    const links = [...xml.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)".*?<w:t [^>]*>([^<]*)</gu)]
    expect(links.map(([, , text]) => text)).toEqual(report.chapters.map(({ heading }) => heading))
    for (const [, anchor = '', text = ''] of links) {
      const [, id] = new RegExp(`<w:bookmarkStart w:name="${anchor}" w:id="(\\d+)"/>`, 'u').exec(xml) ?? []
      const from = xml.indexOf(`w:name="${anchor}"`)
      const marked = xml.slice(from, xml.indexOf(`<w:bookmarkEnd w:id="${id}"/>`, from))
      expect(marked.replace(/<[^>]+>/gu, '')).toContain(text)
    }
  })

  it('has headings, tables whose first row is repeated, a picture with words, and Khmer as its complex script', async () => {
    const parts = unzipSync(await makeFile('docx', reportOf()))
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    for (const part of ['"Title"', '"Heading1"', '"Heading2"', '<w:tblHeader/>']) expect(xml).toContain(part)
    expect(xml).toMatch(/descr="[^"]*ផែនទី/u)
    const styles = strFromU8(parts['word/styles.xml'] ?? new Uint8Array())
    expect(styles).toContain('w:bidi="km-KH"')
    expect(styles).toContain('w:cs="Noto Sans Khmer"')
  })

  it.skipIf(noOffice !== undefined)(
    'opens in LibreOffice, with its Khmer and what looks like a program as text',
    async () => {
      const path = await keep(
        'report.docx',
        await makeFile('docx', reportOf({ evil: EVIL, kind: 'preliminary' })),
      )
      // A profile of its own: another LibreOffice may be running under the usual one.
      await ask(
        'soffice',
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        ...['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, path],
      )
      const text = await readFile(join(folder, 'report.txt'), 'utf8')
      expect(text).toContain('សេចក្តីសង្ខេប')
      expect(text).toContain('បឋម')
      expect(text).toContain(EVIL_SHOWN)
    },
  )

  it.skipIf(noOffice !== undefined || noPoppler !== undefined)(
    'has pale letters across every page in LibreOffice, where it is preliminary',
    async () => {
      const palePixels = async (kind: 'preliminary' | 'final') => {
        const path = await keep(
          `${kind}.docx`,
          await makeFile('docx', reportOf({ kind, stations: 3 }, 'km', 'plain')),
        )
        await ask(
          'soffice',
          `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
          ...['--headless', '--convert-to', 'pdf', '--outdir', folder, path],
        )
        await ask('pdftoppm', '-r', '40', '-gray', join(folder, `${kind}.pdf`), join(folder, kind))
        const pages = (await readdir(folder)).filter((name) => name.startsWith(`${kind}-`))
        return Promise.all(
          pages.map(
            async (name) => (await readFile(join(folder, name))).filter((grey) => grey === 0xed).length,
          ),
        )
      }
      const marked = await palePixels('preliminary')
      expect(marked.length).toBeGreaterThan(2)
      expect(Math.min(...marked)).toBeGreaterThan(500)
      expect(Math.max(...(await palePixels('final')))).toBeLessThan(100)
    },
  )
})
