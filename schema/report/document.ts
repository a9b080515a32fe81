/** What a report is before it is a file: chapters, paragraphs, lists, tables and a map, as plain data in one language. */

import type { Language } from '../language.ts'

export const REPORT_VARIANTS = ['standard', 'large-print', 'plain'] as const
export type ReportVariant = (typeof REPORT_VARIANTS)[number]
export const REPORT_FORMATS = ['html', 'pdf', 'docx'] as const
export type ReportFormat = (typeof REPORT_FORMATS)[number]

/**
 * A whole report. Every text in it is finished and inert: nothing in it is a template, a formula or markup, whatever
 * signs it holds. The same document always gives the same bytes.
 */
export interface ReportDocument {
  readonly language: Language
  readonly variant: ReportVariant
  readonly title: string
  readonly subtitle: string
  /** On every page, where the numbers are not the last word. */
  readonly mark?: string
  /** Page one: what this is, and where the same stands in other forms. */
  readonly front: readonly Block[]
  readonly chapters: readonly Chapter[]
  readonly labels: DocumentLabels
}

/** The words a writer needs besides the text itself. */
export interface DocumentLabels {
  readonly contents: string
  readonly skip: string
  /** Before the number of a page. */
  readonly page: string
}

export interface Chapter {
  /** Letters, digits and hyphens; an address within the document. */
  readonly id: string
  readonly heading: string
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

export interface Section {
  readonly id: string
  readonly heading: string
  readonly blocks: readonly Block[]
}

export type Block = Paragraph | List | Facts | Table | MapFigure | Photo | Note

export interface Paragraph {
  readonly kind: 'paragraph'
  readonly text: string
}

export interface List {
  readonly kind: 'list'
  readonly entries: readonly Entry[]
}

export interface Entry {
  readonly text: string
  /** Where more of it stands: a web address that begins with https. */
  readonly link?: string
}

/** Names and what belongs to each, e.g. who made it and when. */
export interface Facts {
  readonly kind: 'facts'
  readonly facts: readonly { readonly name: string; readonly text: string }[]
}

/** Something to be seen before reading on. */
export interface Note {
  readonly kind: 'note'
  readonly heading: string
  readonly paragraphs: readonly string[]
}

export interface Column {
  readonly heading: string
  /** Numbers stand at the end of their column. */
  readonly holds: 'text' | 'number'
  /** Share of the width, to be compared with the other columns' shares. */
  readonly width: number
}

/**
 * The first cell of a row is its heading. A chart is a table too: its bars are drawn beside the numbers they stand
 * for, and whoever does not see them misses nothing.
 */
export interface Table {
  readonly kind: 'table'
  readonly caption: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
  /** One for each row; a row without one has nothing to draw. */
  readonly bars?: readonly (Bar | null)[]
}

/** In percent, from 0 to 100. */
export interface Bar {
  readonly share: number
  /** Where the true share may lie, where the sample allows to say so. */
  readonly from?: number
  readonly to?: number
}

export const MARK_SHAPES = ['circle', 'triangle', 'square', 'diamond'] as const
export type MarkShape = (typeof MARK_SHAPES)[number]

/** Points in a square from 0 to 1, x to the right and y downwards; no text is drawn on it. */
export interface MapFigure {
  readonly kind: 'map'
  readonly caption: string
  /** What there is to see, for those who do not see it. */
  readonly alternative: string
  /** Height of the picture for a width of 1. */
  readonly height: number
  /** Rings of the outline of the country, where it is known. */
  readonly outline: readonly (readonly MapPoint[])[]
  readonly marks: readonly { readonly shape: MarkShape; readonly points: readonly MapPoint[] }[]
  /** What each shape means, with its count. */
  readonly legend: readonly { readonly shape: MarkShape; readonly text: string }[]
}

export type MapPoint = readonly [x: number, y: number]

export interface Photo {
  readonly kind: 'photo'
  readonly caption: string
  /** What there is to see, for those who do not see it. */
  readonly alternative: string
  /** A JPEG as base64. */
  readonly jpeg: string
  /** In pixels. */
  readonly width: number
  readonly height: number
}

const KHMER = /[\u1780-\u17FF]/u
const LATIN = /\p{Script=Latin}{2}/u

/**
 * The language a text is to be read aloud in, where it is another one than the document's: names of places and sources
 * are not always there in both.
 */
export function strangeLanguage(text: string, language: Language): Language | undefined {
  const isKhmer = KHMER.test(text)
  if (language === 'km') return !isKhmer && LATIN.test(text) ? 'en' : undefined
  return isKhmer && !LATIN.test(text) ? 'km' : undefined
}

/** Every text of the document that people read, in the order of reading. */
export function* textsOf(document: ReportDocument): Generator<string> {
  yield document.title
  yield document.subtitle
  if (document.mark) yield document.mark
  for (const block of document.front) yield* textsIn(block)
  for (const { heading, blocks, sections } of document.chapters) {
    yield heading
    for (const block of blocks) yield* textsIn(block)
    for (const section of sections) {
      yield section.heading
      for (const block of section.blocks) yield* textsIn(block)
    }
  }
}

function* textsIn(block: Block): Generator<string> {
  switch (block.kind) {
    case 'paragraph':
      yield block.text
      return
    case 'list':
      for (const { text } of block.entries) yield text
      return
    case 'facts':
      for (const { name, text } of block.facts) yield* [name, text]
      return
    case 'note':
      yield block.heading
      yield* block.paragraphs
      return
    case 'table':
      yield block.caption
      for (const { heading } of block.columns) yield heading
      for (const row of block.rows) yield* row
      return
    case 'photo':
      yield* [block.caption, block.alternative]
      return
    case 'map':
      yield* [block.caption, block.alternative]
      for (const { text } of block.legend) yield text
  }
}
