/** The statements by which the roles of the running server are made, for the server itself or for an administrator. */

import { createHash } from 'node:crypto'
import pg from 'pg'
import type { DatabaseRole } from '../../schema/database/roles.ts'
import { scramVerifier } from './scram.ts'

/** Roles belong to a whole PostgreSQL server, so each database has some of its own. */
export const roleName = (role: DatabaseRole, database: string): string =>
  `way_in_${role}_${createHash('sha256').update(database).digest('hex').slice(0, 12)}`

/** What no role of ours may be, whoever made it. */
export const PLAIN = 'nosuperuser nocreatedb nocreaterole noreplication nobypassrls'

export interface RoleToMake {
  readonly role: DatabaseRole
  readonly name: string
  readonly password: string
  readonly database: string
}

const saying: Readonly<Record<DatabaseRole, string>> = {
  office: 'Way In: serves tablets and desks of database',
  export: 'Way In: works out what leaves database',
}

/** The role, with nothing but the right to connect. */
export const makingRole = ({ role, name, password, database }: RoleToMake): readonly string[] => [
  `create role ${name} login noinherit ${PLAIN} password ${verifier(password)}`,
  `comment on role ${name} is ${pg.escapeLiteral(`${saying[role]} ${database}`)}`,
  `grant connect on database ${pg.escapeIdentifier(database)} to ${name}`,
  ...(role === 'export' ? [`alter role ${name} set default_transaction_read_only = on`] : []),
]

export const settingPassword = ({ name, password }: RoleToMake): string =>
  `alter role ${name} with login password ${verifier(password)}`

export const makingPlain = (name: string): string => `alter role ${name} with ${PLAIN}`

const verifier = (password: string): string => pg.escapeLiteral(scramVerifier(password))

export const allowingSchemas = (database: string, owner: string): string =>
  `grant create on database ${pg.escapeIdentifier(database)} to ${pg.escapeIdentifier(owner)}`
