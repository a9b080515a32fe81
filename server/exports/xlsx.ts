/** Sheets → the bytes of a workbook, row by row: every text stays text, so that no cell is a formula and no zero is lost. */

import type { Cell } from './csv.ts'
import { type Pieces, writeZip, type ZipPart } from './zip.ts'

export interface Sheet {
  /** At most 31 letters; each once in a workbook. */
  readonly name: string
  /** Stands still while the rest is moved; none in a sheet to be read from top to bottom. */
  readonly headings?: readonly string[]
  readonly rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>
  /** Of columns, in letters; the last one counts for all further ones. */
  readonly widths: readonly number[]
}

export interface WorkbookWishes {
  /** At the head of each printed page, e.g. that it is preliminary. */
  readonly mark?: string
}

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
/** What a cell can hold. */
const LONGEST_TEXT = 32_767
/** A piece is sent when it has so many signs: longer texts are cleared away only when all memory is looked through. */
const PIECE_SIGNS = 16_384
const MOST_COLUMNS = 16_384

export function writeWorkbook(
  sheets: readonly Sheet[],
  { mark }: WorkbookWishes = {},
): AsyncGenerator<Uint8Array> {
  const numbered = sheets.map((sheet, order) => ({ sheet, number: order + 1 }))
  const part = (name: string, text: string): ZipPart => ({ name, content: [DECLARATION + text] })
  return writeZip([
    part('[Content_Types].xml', contentTypes(sheets.length)),
    part(
      '_rels/.rels',
      `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets>${numbered
        .map(
          ({ sheet, number }) =>
            `<sheet name="${escaped(sheet.name.slice(0, 31))}" sheetId="${number}" r:id="rId${number}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}/relationships">${numbered
        .map(
          ({ number }) =>
            `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    ),
    part('xl/styles.xml', STYLES),
    ...numbered.map(({ sheet, number }) => ({
      name: `xl/worksheets/sheet${number}.xml`,
      content: piecesOf(sheet, mark),
    })),
  ])
}

async function* piecesOf(
  { headings, rows, widths }: Sheet,
  mark: string | undefined,
): Pieces & AsyncGenerator<string> {
  const view = headings
    ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    : ''
  yield `${DECLARATION}<worksheet xmlns="${SHEET}">${view}<cols>${columns(widths)}</cols><sheetData>`
  if (headings) yield rowOf(headings, 1)
  let waiting: string[] = []
  let signs = 0
  for await (const row of rows) {
    const written = rowOf(row)
    waiting.push(written)
    signs += written.length
    if (signs < PIECE_SIGNS) continue
    yield waiting.join('')
    waiting = []
    signs = 0
  }
  const head = mark
    ? `<headerFooter><oddHeader>&amp;C${escaped(mark.replaceAll('&', '&&'))}</oddHeader></headerFooter>`
    : ''
  yield `${waiting.join('')}</sheetData>${head}</worksheet>`
}

const columns = (widths: readonly number[]): string =>
  widths
    .map((width, order) => {
      const last = order === widths.length - 1 ? MOST_COLUMNS : order + 1
      return `<col min="${order + 1}" max="${last}" width="${width}" customWidth="1"/>`
    })
    .join('')

const rowOf = (cells: readonly Cell[], style = 0): string =>
  `<row>${cells.map((cell) => cellOf(cell, style)).join('')}</row>`

function cellOf(cell: Cell, style: number): string {
  const styled = style === 0 ? '' : ` s="${style}"`
  if (cell === undefined || cell === '') return `<c${styled}/>`
  if (typeof cell === 'number') return Number.isFinite(cell) ? `<c${styled}><v>${cell}</v></c>` : '<c/>'
  return `<c${styled} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.slice(0, LONGEST_TEXT))}</t></is></c>`
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Signs that XML cannot hold, halves of characters among them, become the sign for what cannot be read. */
const UNFIT = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu
const PLAIN = /^[\w .,;:()/%+-]*$/

const escaped = (text: string): string =>
  PLAIN.test(text) ? text : text.replace(UNFIT, '\uFFFD').replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)

const contentTypes = (sheets: number): string =>
  `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${Array.from(
    { length: sheets },
    (_, order) =>
      `<Override PartName="/xl/worksheets/sheet${order + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  ).join('')}</Types>`

/** Plain, and bold for headings. */
const STYLES = `<styleSheet xmlns="${SHEET}"><fonts count="2"><font><sz val="11"/><name val="Noto Sans Khmer"/></font><font><b/><sz val="11"/><name val="Noto Sans Khmer"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
