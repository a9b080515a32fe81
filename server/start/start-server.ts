/** Starts everything in order, and stops it in the opposite order. */

import { existsSync } from 'node:fs'
import { type AddressInfo, isIP } from 'node:net'
import { dirname } from 'node:path'
import { Server as TlsServer } from 'node:tls'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import { findHome } from '../home.ts'
import { addressOf } from '../http/keep-apart.ts'
import { headFileIn } from '../logbook/head-file.ts'
import { openServices } from '../open-services.ts'
import { saveLink } from '../queries/first-person.ts'
import { hasAnybody } from '../queries/people.ts'
import { speakerOfEach } from '../server-words.ts'
import type { Services, TrustNotice } from '../services.ts'
import { refuseNoRoom, unseenDisk, watchDisk } from '../storage/disk-room.ts'
import {
  type ConnectionSettings,
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../storage/embedded-postgres.ts'
import { connect, type Doubt } from '../storage/open-database.ts'
import { hashOf, newSecret } from '../storage/secrets.ts'
import { followRenewals } from '../tls/given-certificate.ts'
import { type Secured, secure, serveTrustPage } from '../tls/secure-start.ts'
import { startBackups } from './backup-schedule.ts'
import { beginSealing, type SealingDoubt } from './begin-sealing.ts'
import { bringDemo } from './bring-demo.ts'
import { type AsOwner, lookAtDays, startLookingAtDays } from './look-at-days.ts'
import { type Background, openBackground } from './open-background.ts'
import { prepareDatabase } from './prepare-database.ts'

export interface RunningServer {
  /** Where people open it. */
  readonly address: string
  readonly firstAdministratorLink: string | undefined
  /** Where tablets of an office's network learn to trust it. */
  readonly trust: TrustNotice | undefined
  /** What is not good about the database, and no reason not to start. */
  readonly doubts: readonly (Doubt | SealingDoubt)[]
  /** Why the map that was meant to lie below the stations does not. */
  readonly mapDoubt: Background['doubt']
  /** Resolves with a reason when the embedded database ends by itself. */
  readonly died: Promise<string>
  stop(): Promise<void>
}

/** What has been started so far, to be stopped in the opposite order. */
type Stops = (() => Promise<void>)[]

export async function startServer(
  config: Config,
  onBackupFault: (said: string) => void = () => undefined,
): Promise<RunningServer> {
  const stops: Stops = []
  const stop = async () => {
    for (const step of stops.splice(0).reverse()) await step()
  }
  try {
    return await startInOrder(config, onBackupFault, stops, stop)
  } catch (fault) {
    await stop()
    throw fault
  }
}

async function startInOrder(
  config: Config,
  onBackupFault: (said: string) => void,
  stops: Stops,
  stop: () => Promise<void>,
): Promise<RunningServer> {
  // Before anything is started: what is wrong with addresses and certificates costs nobody a wait.
  const secured = secure(config, new Date())
  let embedded: EmbeddedPostgres | undefined
  if (config.databaseUrl === undefined) {
    await refuseNoRoom(nearestFolder(config.dataDir))
    embedded = await startEmbeddedPostgres(config.dataDir)
    stops.push(embedded.stop)
  }
  const { roles, organisationKeys, classKeys, book, doubts } = await prepareDatabase(
    embedded?.connection ?? config.databaseUrl ?? '',
    config,
  )
  stops.push(roles.close)
  const sealing = await beginSealing(roles.db, book)
  stops.push(sealing.stop)

  const background = await openBackground(config.mapFile)
  stops.push(async () => background.mapFile?.close())

  const listening = listeningAt(config, secured)
  // The port is only known once it listens where PORT is 0; links are made after that.
  let publicUrl = config.publicUrl ?? `${listening}:${config.port}`
  let trust: TrustNotice | undefined
  const made = await openServices(roles, {
    publicUrl,
    hosts: config.hosts,
    now: () => new Date(),
    organisationKeys,
    classKeys,
    headFile: headFileIn(config.dataDir),
    mapFile: background.mapFile,
    disk: embedded ? watchDisk(config.dataDir, () => performance.now()) : unseenDisk,
  })
  const services: Services = {
    ...made,
    get publicUrl() {
      return publicUrl
    },
    get trust() {
      return trust
    },
  }
  if (config.demo) await bringDemo(services)
  const app = await buildApp(services, secured.transport)
  stops.push(() => app.close())
  await app.listen({ host: config.host, port: config.port })
  const { port } = readAddress(app.server.address())
  publicUrl = config.publicUrl ?? `${listening}:${port}`
  if (config.certificate && app.server instanceof TlsServer) {
    const unfollow = followRenewals(config.certificate, app.server, services.now)
    stops.push(async () => unfollow())
  }
  if (secured.office) {
    const page = await serveTrustPage(secured.office, config.host, publicUrl, trustWords(services))
    stops.push(page.stop)
    trust = page.notice
  }
  const days = startLookingAtDays(
    () => lookAtDays(services, asOwnerOf(embedded?.connection ?? config.databaseUrl ?? ''), services.now()),
    (fault) => console.error(fault instanceof Error ? fault.message : String(fault)),
  )
  stops.push(days.stop)
  const backups = startBackups(config, findHome(), onBackupFault)
  if (backups) stops.push(backups.stop)
  return {
    address: publicUrl,
    firstAdministratorLink: await makeFirstLink(services),
    trust,
    doubts: [...doubts, ...book.doubts],
    mapDoubt: background.doubt,
    died: embedded?.died ?? new Promise(() => undefined),
    stop,
  }
}

/** A connection of the owner's own, for the moment it is needed. */
const asOwnerOf =
  (to: string | ConnectionSettings): AsOwner =>
  async (work) => {
    const owner = connect(to, 1)
    try {
      await work(owner.db)
    } finally {
      await owner.close()
    }
  }

function listeningAt(config: Config, { transport, office }: Secured): string {
  const scheme = transport.over === 'tls' ? 'https' : 'http'
  return `${scheme}://${office?.authority.host ?? nameOf(config.host)}`
}

const trustWords = ({ wordsFolder, country: { languages } }: Services) => ({
  languages,
  say: speakerOfEach(wordsFolder, languages),
})

/** The data folder itself is made at the first start. */
function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}

/** As people type it: every address of this machine is also called localhost here. */
function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::1', '::'].includes(host)) return 'localhost'
  return isIP(host) === 6 ? `[${host}]` : host
}

function readAddress(address: string | AddressInfo | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port')
  return address
}

/** A new secret at each start; only its hash is kept, and it stands behind the hash sign, where no log sees it. */
async function makeFirstLink(services: Services): Promise<string | undefined> {
  const { db } = services
  if (await hasAnybody(db)) return undefined
  const secret = newSecret()
  await saveLink(db, hashOf(secret))
  return `${addressOf(services, 'desk')}/first-administrator#${secret}`
}
