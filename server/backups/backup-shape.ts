/** The documents in a backup, beside the rows: what it is of, and what was in each table. */

import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { Arrival, Count, Sha256, Uuid } from '../../schema/wire/shape.ts'
import { BackupFault } from './backup-fault.ts'

/** Names go into statements as they are, so nothing else may stand in a file that claims to be a backup. */
const Name = Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' })
/** With its schema before it where that is not the usual one. */
const TableName = Type.String({ pattern: '^(?:[a-z][a-z0-9_]{0,62}[.])?[a-z][a-z0-9_]{0,62}$' })

export const HeadShape = Type.Object({
  /** When the snapshot was taken. */
  made: Type.String(),
  program: Type.String(),
  /** What had been migrated, in order: it is loaded in the shape it was saved in. */
  migrations: Type.Array(Type.String({ pattern: '^[0-9a-z-]{1,80}$' })),
  epoch: Uuid,
  /** Everything that arrived below it is inside. */
  horizon: Arrival,
})
export type BackupHead = Static<typeof HeadShape>

export const TableShape = Type.Object({ name: TableName, columns: Type.Array(Name) })
export type BackedUpTable = Static<typeof TableShape>

export const TableEndShape = Type.Object({ name: TableName, rows: Count, sha256: Sha256 })
export type TableEnd = Static<typeof TableEndShape>

export const EndShape = Type.Object({ tables: Count })

export function readDocument<Schema extends TSchema>(
  schema: Schema,
  bytes: Buffer,
  file: string,
): Static<Schema> {
  const read: unknown = JSON.parse(bytes.toString('utf8'))
  if (!Value.Check(schema, read)) throw new BackupFault('damaged', { file })
  return read
}
