/** The office of a history: the built server as a process, killed, started again, backed up and restored by its commands. */

import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { CampaignId } from '../../../schema/codes.ts'
import { revokeMonitor } from '../../../schema/wire/people-endpoints.ts'
import { type ClassKeys, openClassKeys } from '../../../server/keys/class-keys.ts'
import type { Db } from '../../../server/storage/database.ts'
import { connect } from '../../../server/storage/open-database.ts'
import { type CommandName, type } from '../../support/backup-commands.ts'
import { enrolTablets, importStationList, openOffice, setUpCampaign } from '../../support/office.ts'
import { makeDatabase, type ScratchDatabase } from '../../support/scratch-database.ts'
import { SMALL_REGISTER } from '../../support/small-campaign.ts'
import { type StartedServer, startServer } from '../../support/started-server.ts'
import { keysOf, type Row, readBackupIn, readOffice } from './ledger.ts'
import type { Workshop } from './packets.ts'

export type Enrolled = Awaited<ReturnType<typeof enrolTablets>>[number]

/** Where all offices of a run keep their databases and folders. */
export interface Ground {
  /** Of the PostgreSQL server. */
  readonly databases: string
  readonly folder: string
}

export interface FieldOffice {
  /** The same through every restart. */
  readonly url: string
  readonly people: readonly Enrolled[]
  readonly campaign: CampaignId
  readonly key: Workshop['key']
  /** Ends the server as a power cut would, and starts it again. */
  readonly crash: () => Promise<void>
  /** As long as it was not restored: that ends the sessions of its people. */
  readonly revoke: (code: string) => Promise<void>
  /** While everything goes on; `isChecked`: read again and compared, so that tablets may let go. */
  readonly backUp: (isChecked: boolean) => Promise<void>
  /** Puts the last backup in the place of the database. `before` is called while nothing runs any more. */
  readonly restore: (before: () => Promise<void>) => Promise<boolean>
  readonly isBackingUp: () => boolean
  /** What the last checked backup holds. */
  readonly checked: () => ReadonlySet<string>
  readonly read: () => Promise<readonly Row[]>
  readonly readKeys: () => Promise<ReadonlySet<string>>
  readonly within: <Found>(look: (db: Db, keys: ClassKeys) => Promise<Found>) => Promise<Found>
  /** What the server has printed since it was started last. */
  readonly output: () => string
  readonly close: () => Promise<void>
}

export async function openFieldOffice({ databases, folder }: Ground, people: number): Promise<FieldOffice> {
  const dataDir = await mkdtemp(join(folder, 'office-'))
  let database: ScratchDatabase = await makeDatabase(databases)
  let server: StartedServer = await startServer({ dataDir, databaseUrl: database.url })
  const { url } = server
  const env = { PORT: new URL(url).port }
  const office = await openOffice(url, server.firstAdministratorLink ?? '')
  await importStationList(office, 'stations.csv', Buffer.from(SMALL_REGISTER))
  const { campaign } = await setUpCampaign(office)
  const enrolled = await enrolTablets(office, campaign, people)
  const [first] = enrolled
  if (!first) throw new Error('nobody was enrolled')

  let last: string | undefined
  let isBackingUp = false
  let checked: ReadonlySet<string> = new Set()

  const kill = async () => {
    if (server.process.exitCode !== null)
      throw new Error(`the server ended by itself:\n${server.output().slice(-2_000)}`)
    server.process.kill('SIGKILL')
    await server.stop()
  }
  const start = async () => {
    server = await startServer({ dataDir, databaseUrl: database.url, env })
  }
  const within = async <Found>(look: (db: Db, keys: ClassKeys) => Promise<Found>): Promise<Found> => {
    const { db, close } = connect(database.url, 1)
    try {
      return await look(db, openClassKeys(join(dataDir, 'keys', 'classes')))
    } finally {
      await close()
    }
  }
  const command = async (name: CommandName, words: readonly string[], databaseUrl: string) => {
    const ended = await type(name, words, dataDir, { env: { DATABASE_URL: databaseUrl } })
    if (ended.code !== 0) throw new Error(`${name}: ${ended.said}`)
  }

  return {
    url,
    people: enrolled,
    campaign,
    key: first.organisationKey,
    async crash() {
      await kill()
      await start()
    },
    async revoke(code) {
      await office.call(revokeMonitor, { params: { campaign, code } })
    },
    async backUp(isChecked) {
      isBackingUp = true
      const into = await mkdtemp(join(folder, 'backup-'))
      const wishes = [`--into=${into}`, ...(isChecked ? ['--check'] : [])]
      await command('backup', wishes, database.url)
      const { file, keys } = await readBackupIn(into)
      last = file
      if (isChecked) checked = keys
      isBackingUp = false
    },
    async restore(before) {
      if (last === undefined) return false
      await kill()
      await before()
      const next = await makeDatabase(databases)
      await command('restore', [last], next.url)
      await database.drop()
      database = next
      await start()
      return true
    },
    isBackingUp: () => isBackingUp,
    checked: () => checked,
    read: () => within(readOffice),
    readKeys: async () => keysOf(await within(readOffice)),
    within,
    output: () => server.output(),
    async close() {
      await server.stop()
      await database.drop()
    },
  }
}
