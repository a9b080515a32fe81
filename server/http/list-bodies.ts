/** Lists that come as files: taken whole as bytes, read in a worker, and what a trial says of them. */

import type { FastifyInstance } from 'fastify'
import { LIST_TYPES } from '../../schema/wire/list-shape.ts'
import type { Table } from '../reading/table.ts'
import { UnreadableList } from '../reading/unreadable-list.ts'
import { refuse } from './refusal.ts'

/** 5,000 lines of names and phones are half a megabyte, 40,000 of two codes one. */
export const MOST_LIST_BYTES = 5 * 1024 * 1024
/** Shown at once; the count is always whole. */
const MOST_COMPLAINTS = 500
const SAMPLE_ROWS = 3

/** Within this part of the server a list stays the bytes it came as. */
export function takeLists(app: FastifyInstance): void {
  app.addContentTypeParser<Buffer>(
    [...LIST_TYPES],
    { parseAs: 'buffer', bodyLimit: MOST_LIST_BYTES },
    async (_request: unknown, bytes: Buffer) => bytes,
  )
}

/** The bytes of a list, or a refusal where nothing came. */
export const listOf = (body: unknown): Buffer =>
  Buffer.isBuffer(body) ? body : refuse('list-unreadable', { what: 'empty' })

/** What reading gives, or a refusal that says why the list cannot be read. */
export async function readable<Read>(read: () => Promise<Read>): Promise<Read> {
  try {
    return await read()
  } catch (fault) {
    if (fault instanceof UnreadableList) return refuse('list-unreadable', { what: fault.what })
    throw fault
  }
}

interface Complaint {
  readonly line: number
  readonly kind: string
  readonly facts: Readonly<Record<string, string | number>>
}

/** `fields`: what a column can be. */
export const triedListOf = (
  { headings, rows }: Table,
  columns: Readonly<Record<string, number>>,
  fields: readonly string[],
  complaints: readonly Complaint[],
) => ({
  headings: [...headings],
  sample: rows.slice(0, SAMPLE_ROWS).map(({ cells }) => [...cells]),
  columns: { ...columns },
  fields: [...fields],
  complaintCount: complaints.length,
  complaints: complaints
    .slice(0, MOST_COMPLAINTS)
    .map(({ line, kind, facts }) => ({ line, kind, facts: { ...facts } })),
})
