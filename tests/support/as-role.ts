/** PostgreSQL itself, asked as one of the roles of the running server: no program of ours stands between. */

import pg from 'pg'
import type { DatabaseRole } from '../../schema/database/roles.ts'
import { roleName } from '../../server/storage/role-statements.ts'
import type { Api } from './api.ts'

export interface AsRole {
  readonly name: string
  /** The rows, or the code of what PostgreSQL says against it; whatever it did is undone. */
  attempt(statement: string): Promise<Attempt>
  close(): Promise<void>
}

export interface Attempt {
  /** SQLSTATE; nothing when it was done. */
  readonly refused: string | undefined
  /** Every word that came back, of rows or of the refusal. */
  readonly said: string
  readonly rows: readonly unknown[]
}

export async function connectAs(role: DatabaseRole, { databaseUrl, services }: Api): Promise<AsRole> {
  const address = new URL(databaseUrl)
  const name = roleName(role, address.pathname.slice(1))
  address.username = name
  address.password = encodeURIComponent(services.organisationKeys.passwordOf(name))
  const client = new pg.Client({ connectionString: address.href })
  await client.connect()
  // Whoever attacks would do so first.
  await client.query('set default_transaction_read_only = off')
  return {
    name,
    attempt: async (statement) => {
      const isAlone = /^(create database|create tablespace|alter system)/iu.test(statement)
      if (!isAlone) await client.query('begin read write')
      try {
        const result = await client.query(statement)
        // Several statements in one text give several results.
        const rows = (Array.isArray(result) ? result : [result]).flatMap((one: pg.QueryResult) => one.rows)
        return { refused: undefined, said: JSON.stringify(rows), rows }
      } catch (fault) {
        return { refused: codeOf(fault), said: wordsOf(fault), rows: [] }
      } finally {
        if (!isAlone) await client.query('rollback')
      }
    },
    close: () => client.end(),
  }
}

const codeOf = (fault: unknown): string =>
  fault instanceof Error && 'code' in fault ? String(fault.code) : `no code: ${String(fault)}`

const wordsOf = (fault: unknown): string =>
  fault instanceof Error
    ? [
        fault.message,
        ...['detail', 'hint', 'where'].map((part) => String(Reflect.get(fault, part) ?? '')),
      ].join(' ')
    : String(fault)
