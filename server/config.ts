/** readConfig(env): the only reader of the environment. */

import { statSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import type { Hosts } from './http/keep-apart.ts'
import type { CertificateFiles } from './tls/given-certificate.ts'
import { isWithinBounds } from './tls/office-addresses.ts'

export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** Without a slash at the end; nothing when people come by the address the server listens on. */
  readonly publicUrl: string | undefined
  /** Names of the office's host and of the tablets'; nothing when one address serves both. */
  readonly hosts: Hosts | undefined
  /** Where the organisation's keys are kept: outside the database, so that its copies open nothing. */
  readonly keysFile: string
  /** Folder of the keys of the classes, beside it. */
  readonly classKeysFolder: string
  /** The file of the authority that an office without a certificate makes for itself. */
  readonly authorityFile: string
  /** Make a new key at this start; the older ones, as far as they are there, go on opening. */
  readonly addKey: boolean
  readonly backups: BackupSettings
  /** Tiles to be drawn below the stations on the map: the file that was named, or one that may lie in the data folder. */
  readonly mapFile: { readonly named: string | undefined; readonly otherwise: string }
  readonly demo: boolean
  /** A certificate from elsewhere: this server speaks TLS with it. */
  readonly certificate: CertificateFiles | undefined
  /** Tablets come over the office's own network, by TLS with an authority of its own. */
  readonly lan: OfficeNetwork | undefined
  /** Whether npm runs the server, through a shell of its own. */
  readonly underNpm: boolean
}

export interface BackupSettings {
  /** Where backups lie: the folder that was set, which must be there, or else one that is made. */
  readonly folder: { readonly named: string | undefined; readonly otherwise: string }
  /** Minutes between those that make themselves; nothing when they do not. */
  readonly everyMinutes: number | undefined
  /** File of the key they are sealed to. */
  readonly to: string | undefined
  /** Folder for a second copy. */
  readonly copy: string | undefined
}

export interface OfficeNetwork {
  /** What the person who starts says tablets come to; nothing when it is to be found out. */
  readonly host: string | undefined
  /** Where the page is served that leads tablets through trusting this office. */
  readonly trustPort: number
}

/** A sentence of `problems.ftl` (`server-config-…`) with its facts. */
export interface Mistake {
  readonly sentence: string
  readonly facts: Readonly<Record<string, string>>
}

/** All mistakes at once, so that nobody has to start five times to find five. */
export class WrongConfig extends Error {
  readonly mistakes: readonly Mistake[]
  constructor(mistakes: readonly Mistake[]) {
    super(mistakes.map(({ sentence }) => sentence).join(', '))
    this.mistakes = mistakes
  }
}

const FLAGS: readonly string[] = ['--demo', '--new-key', '--lan']
const LAN_HOST = '--lan='

type Env = Readonly<Record<string, string | undefined>>

/** What programs started by the server need to find their own parts; nothing of the settings above. */
export const environmentForPrograms = (): Env => ({
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
})

/** Relative folders are meant from where the product lies, whatever the caller's folder is. */
export function readConfig(env: Env, flags: readonly string[], home: string): Config {
  const mistakes: Mistake[] = []
  const wrong = (name: string, value: string, more: Readonly<Record<string, string>> = {}) => {
    mistakes.push({ sentence: `config-${name}`, facts: { value, ...more } })
  }
  const text = (name: string) => env[name]?.trim() || undefined

  const isLan = flags.some((flag) => flag === '--lan' || flag.startsWith(LAN_HOST))
  const host = text('HOST') ?? (isLan ? '0.0.0.0' : '127.0.0.1')
  if (!isHost(host)) wrong('host', host)

  const port = text('PORT') ?? (isLan ? '8443' : '8080')
  if (!isPort(port)) wrong('port', port)

  const dataDir = text('DATA_DIR') ?? 'data'
  const folder = isAbsolute(dataDir) ? dataDir : join(home, dataDir)
  const reason = whyNoFolder(folder)
  if (reason) wrong('data-dir', dataDir, { reason })

  const databaseUrl = text('DATABASE_URL')
  // The address holds a password, so it is never repeated.
  if (databaseUrl !== undefined && !isDatabaseUrl(databaseUrl)) wrong('database-url', '')

  const publicUrl = text('PUBLIC_URL')
  if (publicUrl !== undefined && !isPublicUrl(publicUrl)) wrong('public-url', publicUrl)

  const desk = text('DESK_HOST')?.toLowerCase()
  const monitor = text('MONITOR_HOST')?.toLowerCase()
  if ((desk === undefined) !== (monitor === undefined)) wrong('hosts-pair', '')
  for (const name of [desk, monitor])
    if (name !== undefined && (!isHost(name) || isIP(name) !== 0)) wrong('hosts', name)
  if (desk !== undefined && desk === monitor) wrong('hosts-same', desk)

  const keys = text('KEYS')
  const keysFile = keys === undefined ? join(folder, 'keys', 'organisation.json') : resolve(home, keys)
  if (keys?.includes('\0') || isFolder(keysFile)) wrong('keys', keys ?? keysFile)

  const every = text('BACKUP_EVERY')
  const isEvery = every === undefined || (/^\d{1,5}$/u.test(every) && Number(every) >= 1)
  if (!isEvery) wrong('backup-every', every)
  const path = (name: string) => {
    const named = text(name)
    return named === undefined ? undefined : resolve(home, named)
  }

  const cert = text('TLS_CERT')
  const key = text('TLS_KEY')
  if ((cert === undefined) !== (key === undefined)) wrong('tls-pair', '')
  if (cert !== undefined && !publicUrl?.startsWith('https:')) wrong('tls-public-url', '')

  const lanHost = flags.find((flag) => flag.startsWith(LAN_HOST))?.slice(LAN_HOST.length)
  if (lanHost !== undefined && !(isHost(lanHost) && isWithinBounds(lanHost))) wrong('lan-host', lanHost)
  const trustPort = text('TRUST_PORT') ?? '8080'
  if (!isPort(trustPort)) wrong('trust-port', trustPort)
  if (isLan && desk !== undefined) wrong('hosts-lan', desk)
  if (isLan && (publicUrl !== undefined || cert !== undefined)) wrong('lan-and-address', '')

  for (const flag of flags)
    if (!FLAGS.includes(flag) && !flag.startsWith(LAN_HOST)) wrong('unknown-flag', flag)

  if (mistakes.length > 0) throw new WrongConfig(mistakes)
  return {
    host,
    port: Number(port),
    dataDir: folder,
    databaseUrl,
    publicUrl: publicUrl && new URL(publicUrl).origin,
    hosts: desk === undefined || monitor === undefined ? undefined : { desk, monitor },
    keysFile,
    classKeysFolder: join(dirname(keysFile), 'classes'),
    authorityFile: join(dirname(keysFile), 'office-network.json'),
    addKey: flags.includes('--new-key'),
    backups: {
      folder: { named: path('BACKUP_DIR'), otherwise: join(folder, 'backups') },
      everyMinutes: every === undefined ? undefined : Number(every),
      to: path('BACKUP_TO'),
      copy: path('BACKUP_COPY'),
    },
    mapFile: { named: path('MAP_FILE'), otherwise: join(folder, 'map.pmtiles') },
    demo: flags.includes('--demo'),
    certificate:
      cert === undefined || key === undefined
        ? undefined
        : { cert: resolve(home, cert), key: resolve(home, key) },
    lan: isLan
      ? {
          host: lanHost,
          trustPort: Number(trustPort),
        }
      : undefined,
    underNpm: text('npm_lifecycle_event') !== undefined,
  }
}

const isPort = (port: string): boolean => /^\d{1,5}$/u.test(port) && Number(port) <= 65_535

const isHost = (host: string): boolean =>
  isIP(host) !== 0 || (/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/iu.test(host) && !/^[\d.]+$/u.test(host))

function isDatabaseUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, pathname } = new URL(text)
  return ['postgres:', 'postgresql:'].includes(protocol) && pathname.length > 1
}

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  const isBare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return ['http:', 'https:'].includes(url.protocol) && isBare
}

function whyNoFolder(folder: string): string | undefined {
  if (folder.includes('\0')) return 'NUL'
  try {
    const stat = statSync(folder, { throwIfNoEntry: false })
    return stat && !stat.isDirectory() ? 'ENOTDIR' : undefined
  } catch (fault) {
    return fault instanceof Error && 'code' in fault ? String(fault.code) : 'ENOENT'
  }
}

function isFolder(path: string): boolean {
  if (path.includes('\0')) return false
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  } catch {
    // Whatever stands in the way is said when the file is opened.
    return false
  }
}
