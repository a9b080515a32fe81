/** How a report looks as a document: sizes, the letters for both scripts, the page. */

import { type IStylesOptions, LineRuleType } from 'docx'
import type { ReportDocument, ReportVariant } from '../../schema/report/document.ts'

/** Twips are twentieths of a point; the picture's width is in pixels of 96 to the inch. */
export const PAGE = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1250, bottom: 1150, left: 1130, right: 1130 },
  textWidth: 9640,
  mapWidth: 520,
} as const

export const SIZES = { bar: 9 } as const

/** A share of the size of the letters: Khmer stacks signs above and below, which a fixed line would cut off. */
const LINES = { line: 320, lineRule: LineRuleType.AUTO } as const

/** Half points. */
const BODY: Readonly<Record<ReportVariant, number>> = { standard: 21, plain: 28, 'large-print': 36 }

/** It lies in the document, so that it looks the same where nobody has it. */
export const FONT_NAME = 'Noto Sans Khmer'
const FONT = { ascii: FONT_NAME, hAnsi: FONT_NAME, cs: FONT_NAME } as const

/** Without a size and a font for complex scripts Word writes Khmer in another letter and another size. */
const letters = (size: number, isStrong = false) => ({
  size,
  sizeComplexScript: size,
  font: FONT,
  color: '15181B',
  ...(isStrong && { bold: true, boldComplexScript: true }),
})

export function docxStyles({ variant }: Pick<ReportDocument, 'variant'>): IStylesOptions {
  const body = BODY[variant]
  const heading = (share: number, before: number) => ({
    run: letters(Math.round(body * share), true),
    paragraph: { spacing: { ...LINES, before, after: 160 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: {
          ...letters(body),
          language: { value: 'en-GB', bidirectional: 'km-KH' },
        },
        paragraph: { spacing: { ...LINES, after: 140 } },
      },
      title: heading(1.9, 0),
      heading1: heading(1.4, 480),
      heading2: heading(1.15, 320),
      strong: { run: letters(body, true), paragraph: { keepNext: true } },
      caption: {
        run: letters(body, true),
        paragraph: { spacing: { before: 240, after: 80 }, keepNext: true },
      },
    },
    paragraphStyles: [
      {
        id: 'TableText',
        name: 'Table Text',
        basedOn: 'Normal',
        run: letters(Math.round(body * 0.9)),
        paragraph: { spacing: { ...LINES, before: 40, after: 40 } },
      },
    ],
  }
}
