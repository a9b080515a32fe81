/** A report as a document that can still be edited: real headings, tables with headings, pictures with their meaning. */

import {
  AlignmentType,
  Bookmark,
  Document,
  Footer,
  Header,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { Block, ReportDocument } from '../../schema/report/document.ts'
import { childrenOf, runOf } from './docx-blocks.ts'
import { MarkBehind } from './docx-mark.ts'
import { docxStyles, FONT_NAME, PAGE } from './docx-style.ts'
import { readTrueType } from './fonts.ts'
import { plainText } from './inert-text.ts'
import { withoutChance } from './settled-docx.ts'

/** The same document always gives the same bytes. */
export async function writeDocx(report: ReportDocument): Promise<Buffer> {
  const { title, subtitle, mark, language, labels } = report
  const say = (text: string, look: object = {}) => runOf(text, language, look)
  const write = (blocks: readonly Block[]) => blocks.flatMap((block) => childrenOf(block, language))
  const { regular, bold } = readTrueType()
  const file = new Document({
    fonts: [{ name: FONT_NAME, data: regular, bold }],
    title: plainText(title),
    creator: '',
    lastModifiedBy: '',
    styles: docxStyles(report),
    numbering: {
      config: [
        {
          reference: 'dots',
          levels: [
            {
              level: 0,
              format: 'bullet',
              text: '•',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 420, hanging: 280 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: { page: { margin: PAGE.margin, size: PAGE.size } },
        ...(mark !== undefined && {
          headers: {
            default: new Header({
              children: [
                new Paragraph({
                  alignment: AlignmentType.CENTER,
                  children: [
                    new MarkBehind(mark),
                    say(mark, { bold: true, boldComplexScript: true, color: '7A1620' }),
                  ],
                }),
              ],
            }),
          },
        }),
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  say(`${labels.page} `),
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
                ],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [say(title)] }),
          new Paragraph({ children: [say(subtitle)] }),
          ...write(report.front),
          new Paragraph({ style: 'Strong', children: [say(labels.contents)] }),
          ...report.chapters.map(
            ({ heading }, at) =>
              new Paragraph({
                children: [
                  new InternalHyperlink({
                    anchor: bookmarkOf(at),
                    children: [say(heading, { style: 'Hyperlink' })],
                  }),
                ],
              }),
          ),
          ...report.chapters.flatMap(({ heading, blocks, sections }, at) => [
            new Paragraph({
              heading: HeadingLevel.HEADING_1,
              children: [new Bookmark({ id: bookmarkOf(at), children: [say(heading)] })],
            }),
            ...write(blocks),
            ...sections.flatMap((section) => [
              new Paragraph({ heading: HeadingLevel.HEADING_2, children: [say(section.heading)] }),
              ...write(section.blocks),
            ]),
          ]),
        ],
      },
    ],
  })
  return withoutChance(await Packer.toBuffer(file))
}

/** Word lets a name have letters, digits and low lines. */
const bookmarkOf = (chapter: number): string => `chapter_${chapter + 1}`
