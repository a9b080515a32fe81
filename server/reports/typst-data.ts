/** A report as the one input of `report.typ`: plain JSON in which nothing can be anything but text. */

import { createHash } from 'node:crypto'
import {
  type Block,
  MARK_SHAPES,
  type Photo,
  type ReportDocument,
  strangeLanguage,
} from '../../schema/report/document.ts'
import { plainText } from './inert-text.ts'
import { BAR_COLOUR, LAND_COLOUR, MARK_LOOKS, MARK_RADIUS, SHORE_COLOUR } from './mark-looks.ts'

/** A text, and the language it is read aloud in where that is not the report's. */
type Said = string | { readonly lang: string; readonly text: string }

export function typstData({
  language,
  variant,
  title,
  subtitle,
  mark,
  front,
  chapters,
  labels,
}: ReportDocument): string {
  const say = (text: string): Said => {
    const plain = plainText(text)
    const lang = strangeLanguage(plain, language)
    return lang === undefined ? plain : { lang, text: plain }
  }
  const blocks = (those: readonly Block[]) => those.map((block) => blockOf(block, say))
  return JSON.stringify({
    language,
    variant,
    labels,
    title: plainText(title),
    subtitle: say(subtitle),
    mark: mark ?? null,
    looks: {
      bar: BAR_COLOUR,
      land: LAND_COLOUR,
      shore: SHORE_COLOUR,
      radius: MARK_RADIUS,
      marks: Object.fromEntries(MARK_SHAPES.map((shape) => [shape, MARK_LOOKS[shape]])),
    },
    front: blocks(front),
    chapters: chapters.map((chapter) => ({
      heading: say(chapter.heading),
      blocks: blocks(chapter.blocks),
      sections: chapter.sections.map((section) => ({
        heading: say(section.heading),
        blocks: blocks(section.blocks),
      })),
    })),
  })
}

/** The bytes of photos are no text: they lie beside the program as files of their own, named after what is in them. */
export const photoFile = ({ jpeg }: Photo): string =>
  `/photo-${createHash('sha256').update(jpeg).digest('hex').slice(0, 16)}.jpg`

export function* photosIn({ front, chapters }: ReportDocument): Generator<Photo> {
  const all = [
    front,
    ...chapters.flatMap(({ blocks, sections }) => [blocks, ...sections.map((one) => one.blocks)]),
  ]
  for (const block of all.flat()) if (block.kind === 'photo') yield block
}

function blockOf(block: Block, say: (text: string) => Said): unknown {
  switch (block.kind) {
    case 'paragraph':
      return { kind: block.kind, text: say(block.text) }
    case 'list':
      return {
        kind: block.kind,
        entries: block.entries.map(({ text, link }) => ({
          text: say(text),
          ...(link?.startsWith('https://') && { link }),
        })),
      }
    case 'facts':
      return {
        kind: block.kind,
        facts: block.facts.map(({ name, text }) => ({ name: say(name), text: say(text) })),
      }
    case 'note':
      return { kind: block.kind, heading: say(block.heading), paragraphs: block.paragraphs.map(say) }
    case 'map':
      return {
        ...block,
        alternative: plainText(block.alternative),
        caption: say(block.caption),
        legend: block.legend.map(({ shape, text }) => ({ shape, text: say(text) })),
      }
    case 'photo':
      return {
        kind: block.kind,
        file: photoFile(block),
        caption: say(block.caption),
        alternative: plainText(block.alternative),
      }
    case 'table':
      return {
        kind: block.kind,
        caption: say(block.caption),
        columns: block.columns.map((column) => ({ ...column, heading: say(column.heading) })),
        rows: block.rows.map((row) => row.map(say)),
        bars: block.bars ?? null,
      }
  }
}
