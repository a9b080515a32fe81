/** A report as one accessible page of HTML that needs nothing else: its style and its Khmer letters lie in it. */

import { createHash } from 'node:crypto'
import {
  type Bar,
  type Block,
  type Chapter,
  type ReportDocument,
  strangeLanguage,
  type Table,
} from '../../schema/report/document.ts'
import { drawBar, drawMap, drawMark } from './html-drawings.ts'
import { STYLES } from './html-style.ts'
import { escapeHtml } from './inert-text.ts'

export interface HtmlFonts {
  /** Noto Sans Khmer as woff2. */
  readonly khmer: Buffer
}

/** The style of a report, with its letters: one text, so that one hash allows it. */
export const styleOf = ({ khmer }: HtmlFonts): string =>
  `@font-face{font-family:"Noto Sans Khmer";font-weight:100 900;font-display:swap;unicode-range:U+1780-17FF,U+19E0-19FF,U+200C-200D,U+25CC;src:url(data:font/woff2;base64,${khmer.toString('base64')}) format("woff2")}\n${STYLES}`

/** What a browser that shows a report may do: nothing but use the style that lies in it. */
export const policyOf = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'font-src data:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** In pieces, chapter by chapter. The same document and style always give the same bytes. */
export function* writeHtml(document: ReportDocument, style: string): Generator<string> {
  const { language, variant, title, subtitle, mark, labels } = document
  yield `<!doctype html>
<html lang="${escapeHtml(language)}" class="${variant}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#report">${escapeHtml(labels.skip)}</a>
`
  const marked = mark === undefined ? '' : `<p class="mark">${escapeHtml(mark)}</p>\n`
  yield `<header>\n${marked}<h1>${spoken(title, language)}</h1>\n<p class="subtitle">${spoken(subtitle, language)}</p>\n</header>
<main id="report" tabindex="-1">
${document.front.map((block, at) => writeBlock(block, language, `front-${at}`)).join('')}
<nav aria-labelledby="contents"><h2 id="contents">${escapeHtml(labels.contents)}</h2>
<ol>${document.chapters
    .map(({ id, heading }) => `<li><a href="#${escapeHtml(id)}">${spoken(heading, language)}</a></li>`)
    .join('')}</ol></nav>
`
  for (const chapter of document.chapters) yield writeChapter(chapter, language)
  yield '</main>\n</body>\n</html>\n'
}

function writeChapter({ id, heading, blocks, sections }: Chapter, language: string): string {
  const inner = sections.map(
    (section) =>
      `<section aria-labelledby="${escapeHtml(section.id)}">\n<h3 id="${escapeHtml(section.id)}">${spoken(section.heading, language)}</h3>\n${writeBlocks(section.blocks, section.id, language)}</section>\n`,
  )
  return `<section class="chapter" aria-labelledby="${escapeHtml(id)}">\n<h2 id="${escapeHtml(id)}">${spoken(heading, language)}</h2>\n${writeBlocks(blocks, id, language)}${inner.join('')}</section>\n`
}

const writeBlocks = (blocks: readonly Block[], within: string, language: string): string =>
  blocks.map((block, at) => writeBlock(block, language, `${within}-${at}`)).join('')

function writeBlock(block: Block, language: string, id: string): string {
  switch (block.kind) {
    case 'paragraph':
      return `<p${langOf(block.text, language)}>${escapeHtml(block.text)}</p>\n`
    case 'list':
      return `<ul>${block.entries
        .map(({ text, link }) => {
          const said = escapeHtml(text)
          const linked = link?.startsWith('https://') ? `<a href="${escapeHtml(link)}">${said}</a>` : said
          return `<li${langOf(text, language)}>${linked}</li>`
        })
        .join('\n')}</ul>\n`
    case 'facts':
      return `<dl>${block.facts
        .map(
          ({ name, text }) =>
            `<div><dt>${spoken(name, language)}</dt><dd>${spoken(text, language)}</dd></div>`,
        )
        .join('\n')}</dl>\n`
    case 'note':
      return `<div class="note"><p class="note-heading">${spoken(block.heading, language)}</p>${block.paragraphs
        .map((text) => `<p${langOf(text, language)}>${escapeHtml(text)}</p>`)
        .join('')}</div>\n`
    case 'map':
      return `<figure class="map">${drawMap(block)}<figcaption>${spoken(block.caption, language)}</figcaption>
<ul class="legend">${block.legend
        .map(({ shape, text }) => `<li>${drawMark(shape)} ${spoken(text, language)}</li>`)
        .join('')}</ul></figure>\n`
    case 'photo':
      return `<figure class="photo"><img src="data:image/jpeg;base64,${block.jpeg}" width="${block.width}" height="${block.height}" alt="${escapeHtml(block.alternative)}"><figcaption>${spoken(block.caption, language)}</figcaption></figure>\n`
    case 'table':
      return writeTable(block, language, id)
  }
}

/** A table wider than the page scrolls in a frame of its own, which keys can reach. */
function writeTable({ caption, columns, rows, bars }: Table, language: string, id: string): string {
  const head = columns.map(
    ({ heading, holds }) => `<th scope="col" class="${holds}">${spoken(heading, language)}</th>`,
  )
  const body = rows.map((row, at) => {
    const cells = columns.map(({ holds }, column) => {
      const text = row[column] ?? ''
      const bar = column === columns.length - 1 ? barIn(bars, at) : ''
      return column === 0
        ? `<th scope="row"${langOf(text, language)}>${escapeHtml(text)}</th>`
        : `<td class="${holds}"${langOf(text, language)}>${escapeHtml(text)}${bar}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<div class="frame" role="region" tabindex="0" aria-labelledby="${escapeHtml(id)}"><table>
<caption id="${escapeHtml(id)}">${spoken(caption, language)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>\n`
}

function barIn(bars: readonly (Bar | null)[] | undefined, at: number): string {
  const bar = bars?.[at]
  return bar ? drawBar(bar) : ''
}

const langOf = (text: string, language: string): string => {
  const strange = strangeLanguage(text, language)
  return strange === undefined ? '' : ` lang="${strange}"`
}

/** A text that says in which language it is read aloud, where that is another one. */
function spoken(text: string, language: string): string {
  const lang = langOf(text, language)
  return lang === '' ? escapeHtml(text) : `<span${lang}>${escapeHtml(text)}</span>`
}
