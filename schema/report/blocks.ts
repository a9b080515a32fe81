/** Short ways to write the pieces of a report. */

import type { Column, Entry, List, Paragraph } from './document.ts'

export const paragraph = (text: string): Paragraph => ({ kind: 'paragraph', text })

export const list = (entries: readonly (string | Entry)[]): List => ({
  kind: 'list',
  entries: entries.map((entry) => (typeof entry === 'string' ? { text: entry } : entry)),
})

export const textColumn = (heading: string, width: number): Column => ({ heading, holds: 'text', width })
export const numberColumn = (heading: string, width = 1): Column => ({ heading, holds: 'number', width })
