/** The database made ready by its owner, who then leaves: the server itself works as roles that may less. */

import type { Config } from '../config.ts'
import { sealWhatLiesOpen } from '../intake/seal-what-lies-open.ts'
import { type ClassKeys, openClassKeys } from '../keys/class-keys.ts'
import type { ConnectionSettings } from '../storage/embedded-postgres.ts'
import { checkFitness, connect, type Doubt, migrate } from '../storage/open-database.ts'
import { type OpenRoles, openRoles, refuseWithoutSchemas } from '../storage/open-roles.ts'
import { type OrganisationKeys, openOrganisationKeys } from '../storage/organisation-keys.ts'
import { type BegunBook, beginBook } from './begin-sealing.ts'

export interface PreparedDatabase {
  readonly roles: OpenRoles
  readonly organisationKeys: OrganisationKeys
  readonly classKeys: ClassKeys
  readonly book: BegunBook
  readonly doubts: readonly Doubt[]
}

export async function prepareDatabase(
  to: string | ConnectionSettings,
  {
    dataDir,
    keysFile,
    classKeysFolder,
    addKey,
  }: Pick<Config, 'dataDir' | 'keysFile' | 'classKeysFolder' | 'addKey'>,
): Promise<PreparedDatabase> {
  const owner = connect(to, 2)
  try {
    const doubts = await checkFitness(owner.db)
    await refuseWithoutSchemas(owner.db)
    await migrate(owner.db)
    const book = await beginBook(owner.db, dataDir)
    const organisationKeys = await openOrganisationKeys(owner.db, keysFile, { addKey })
    const classKeys = openClassKeys(classKeysFolder)
    await sealWhatLiesOpen(owner.db, classKeys)
    const roles = await openRoles(owner.db, to, organisationKeys.passwordOf)
    return { roles, organisationKeys, classKeys, book, doubts }
  } finally {
    await owner.close()
  }
}
