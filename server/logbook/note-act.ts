/** What commands write into the logbook: on the database they have reached, sealed at once. */

import { type LogbookAct, PROGRAM } from '../../schema/people/logbook.ts'
import { codeOf } from '../backups/backup-fault.ts'
import type { ReachedDatabase } from '../backups/reach-database.ts'
import { readEpoch } from '../queries/installation.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { connect } from '../storage/open-database.ts'
import { headFileIn, openHeadFile } from './head-file.ts'
import { sealAll } from './seal-logbook.ts'

const NO_SUCH_TABLE = '42P01'

/** While a server runs, that one seals; a file of another database is left alone. */
export async function noteAct(
  { target, wasStarted }: Pick<ReachedDatabase, 'target' | 'wasStarted'>,
  dataDir: string,
  { act, object, detail }: { readonly act: LogbookAct; readonly object: string; readonly detail: string },
): Promise<void> {
  const { db, close } = connect(target, 1)
  try {
    await writeLogbook(db, { actor: PROGRAM, act, object, detail })
    if (!wasStarted) return
    const heads = openHeadFile(headFileIn(dataDir))
    const epoch = await readEpoch(db)
    if (heads.last()?.epoch === epoch) await sealAll({ db, heads, epoch })
  } catch (fault) {
    // A database of before there was a logbook, which no newer server has opened yet.
    if (codeOf(fault) !== NO_SUCH_TABLE) throw fault
  } finally {
    await close()
  }
}
