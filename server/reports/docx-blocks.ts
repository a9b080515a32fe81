/** The pieces of a report as paragraphs, tables and pictures of a document. */

import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  type FileChild,
  ImageRun,
  type IParagraphOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import {
  type Bar,
  type Block,
  strangeLanguage,
  type Table as TableBlock,
} from '../../schema/report/document.ts'
import { PAGE, SIZES } from './docx-style.ts'
import { plainText } from './inert-text.ts'
import { MARK_LOOKS } from './mark-looks.ts'
import { pictureOfBar, pictureOfMap } from './png.ts'

/** Says in which language it is read aloud; Khmer counts as a complex script, which has a language of its own. */
export function runOf(text: string, language: string, look: object = {}): TextRun {
  const strange = strangeLanguage(text, language)
  return new TextRun({
    ...look,
    text: plainText(text),
    ...(strange !== undefined && {
      language: strange === 'km' ? { bidirectional: 'km-KH' } : { value: 'en-GB' },
    }),
  })
}

export function childrenOf(block: Block, language: string): readonly FileChild[] {
  const say = (text: string, look: object = {}) => runOf(text, language, look)
  const strong = { bold: true, boldComplexScript: true }
  switch (block.kind) {
    case 'paragraph':
      return [new Paragraph({ children: [say(block.text)] })]
    case 'list':
      return block.entries.map(
        ({ text, link }) =>
          new Paragraph({
            numbering: { reference: 'dots', level: 0 },
            children: [
              link?.startsWith('https://')
                ? new ExternalHyperlink({ link, children: [say(text, { style: 'Hyperlink' })] })
                : say(text),
            ],
          }),
      )
    case 'facts':
      return block.facts.map(
        ({ name, text }) => new Paragraph({ children: [say(name, strong), say('  '), say(text)] }),
      )
    case 'note':
      return [
        new Paragraph({ ...NOTE, keepNext: true, children: [say(block.heading, strong)] }),
        ...block.paragraphs.map((text) => new Paragraph({ ...NOTE, children: [say(text)] })),
      ]
    case 'map':
      return [
        new Paragraph({ style: 'Caption', keepNext: true, children: [say(block.caption)] }),
        new Paragraph({
          children: [
            new ImageRun({
              type: 'png',
              data: pictureOfMap(block),
              transformation: { width: PAGE.mapWidth, height: Math.round(PAGE.mapWidth * block.height) },
              altText: {
                name: 'map',
                title: plainText(block.caption),
                description: plainText(block.alternative),
              },
            }),
          ],
        }),
        ...block.legend.map(
          ({ shape, text }) =>
            new Paragraph({
              children: [
                new TextRun({ text: `${SIGNS[shape]} `, color: MARK_LOOKS[shape].colour.slice(1) }),
                say(text),
              ],
            }),
        ),
      ]
    case 'photo':
      return [
        new Paragraph({
          keepNext: true,
          children: [
            new ImageRun({
              type: 'jpg',
              data: Buffer.from(block.jpeg, 'base64'),
              transformation: fitted(block),
              altText: {
                name: 'photo',
                title: plainText(block.caption),
                description: plainText(block.alternative),
              },
            }),
          ],
        }),
        new Paragraph({ style: 'Caption', children: [say(block.caption)] }),
      ]
    case 'table':
      return tableOf(block, language)
  }
}

/** In pixels of the page: as wide as a map, and no higher than a third of a page. */
function fitted({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(PAGE.mapWidth / width, MOST_HIGH / height)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}
const MOST_HIGH = 320

/** Signs of the same shapes, for the legend: they can be edited like any other. */
const SIGNS = { circle: '●', triangle: '▲', square: '■', diamond: '◇' } as const

const NOTE: Pick<IParagraphOptions, 'border' | 'indent'> = {
  border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: '000000' } },
  indent: { left: 200 },
}

function tableOf({ caption, columns, rows, bars }: TableBlock, language: string): readonly FileChild[] {
  const shares = columns.reduce((sum, { width }) => sum + width, 0)
  const widths = columns.map(({ width }) => Math.floor((width / shares) * PAGE.textWidth))
  const alignOf = (at: number) => (columns[at]?.holds === 'number' ? AlignmentType.END : AlignmentType.START)
  const cell = (at: number, children: Paragraph[], isHead = false) =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: isHead ? VerticalAlign.BOTTOM : VerticalAlign.TOP,
      children,
    })
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ heading }, at) =>
      cell(
        at,
        [
          new Paragraph({
            style: 'TableText',
            alignment: alignOf(at),
            children: [runOf(heading, language, { bold: true, boldComplexScript: true })],
          }),
        ],
        true,
      ),
    ),
  })
  const body = rows.map(
    (row, place) =>
      new TableRow({
        cantSplit: true,
        children: columns.map((_, at) =>
          cell(at, [
            new Paragraph({
              style: 'TableText',
              alignment: alignOf(at),
              children: [runOf(row[at] ?? '', language)],
            }),
            ...(at === columns.length - 1 ? barOf(bars?.[place], widths[at] ?? 0) : []),
          ]),
        ),
      }),
  )
  return [
    new Paragraph({ style: 'Caption', keepNext: true, children: [runOf(caption, language)] }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
      columnWidths: widths,
      borders: LINES,
      rows: [head, ...body],
    }),
    new Paragraph({ style: 'TableText', children: [] }),
  ]
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '8B9298' } as const
const LINES = {
  top: LINE,
  bottom: LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: LINE,
  insideVertical: NO_LINE,
} as const

/** The number stands above it in the same cell, so readers pass it over. */
function barOf(bar: Bar | null | undefined, width: number): readonly Paragraph[] {
  if (!bar) return []
  return [
    new Paragraph({
      style: 'TableText',
      children: [
        new ImageRun({
          type: 'png',
          data: pictureOfBar(bar),
          // Fifteen twentieths of a point are a pixel; a cell has some room around what is in it.
          transformation: { width: Math.max(20, Math.floor(width / 15) - 16), height: SIZES.bar },
          decorative: true,
        }),
      ],
    }),
  ]
}
