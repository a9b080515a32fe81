/** The API as it is built for production, on a database of its own, asked by the cast. */

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { type CampaignId, readCampaignId, readPersonId } from '../../schema/codes.ts'
import type { Endpoint, EndpointSchema, InputOf, ReplyOf } from '../../schema/wire/endpoint.ts'
import { buildApp } from '../../server/app.ts'
import type { Gate } from '../../server/http/gate.ts'
import type { Hosts } from '../../server/http/keep-apart.ts'
import { openClassKeys } from '../../server/keys/class-keys.ts'
import { openServices } from '../../server/open-services.ts'
import { saveCampaign } from '../../server/queries/campaigns.ts'
import { publish } from '../../server/queries/checklists.ts'
import { saveCards, useCard } from '../../server/queries/enrolments.ts'
import { savePerson } from '../../server/queries/people.ts'
import { saveSession } from '../../server/queries/sessions.ts'
import type { Services } from '../../server/services.ts'
import type { Db } from '../../server/storage/database.ts'
import type { DiskRoom } from '../../server/storage/disk-room.ts'
import type { MapFile } from '../../server/storage/map-file.ts'
import { openRoles } from '../../server/storage/open-roles.ts'
import { passingKeys } from '../../server/storage/organisation-keys.ts'
import { hashOf, newSecret } from '../../server/storage/secrets.ts'
import type { TabletLimits } from '../../server/storage/tablet-limits.ts'
import { freshDatabase, type TestDatabase } from './database.ts'
import { type CastName, cast, STAFF, type StaffName } from './people.ts'

export interface Reply<Body> {
  readonly status: number
  /** What the endpoint promises for success; of a refusal, the problem. */
  readonly body: Body
  /** Slug of the problem, without `/problems/`. */
  readonly problem: string | undefined
  readonly headers: LightMyRequestResponse['headers']
  readonly text: string
  readonly bytes: Buffer
}

export interface Sending {
  readonly body?: string | Uint8Array | object
  readonly headers?: Readonly<Record<string, string>>
}

export interface Caller {
  /** Sends the headers by which this caller is known. */
  readonly headers: Readonly<Record<string, string>>
  call<Schema extends EndpointSchema>(
    endpoint: Endpoint<Schema>,
    input: InputOf<Endpoint<Schema>>,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Reply<ReplyOf<Endpoint<Schema>>>>
  /** Anything at all, also what no page would send. */
  send(
    method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'PATCH',
    path: string,
    sending?: Sending,
  ): Promise<Reply<unknown>>
}

export interface Api {
  readonly app: FastifyInstance
  readonly services: Services
  readonly db: Db
  /** DATABASE_URL of the database below. */
  readonly databaseUrl: string
  readonly campaign: CampaignId
  /** Sokha's enrolment: the tablet's row, token and code. */
  readonly sokha: { readonly enrolment: string; readonly token: string; readonly code: string }
  readonly clock: { advance(ms: number): void }
  as(name: CastName): Caller
  readonly nobody: Caller
  close(): Promise<void>
}

const ORIGIN = 'http://way-in.test'
const OPEN_GATE: Gate = {
  mayCome: () => true,
  enter: () => true,
  leave: () => undefined,
  turnAway: () => 0,
  pauseForFacts: () => 60,
  lateShare: () => ({ asked: 0, late: 0 }),
}
const NO_LIMITS: TabletLimits = {
  waitForEnvelope: () => 0,
  waitForPhoto: () => 0,
  waitForShare: () => 0,
  isBeyondEvent: () => false,
}

export interface ApiOptions {
  /** With the limits for tablets, and the gate. */
  readonly withLimits?: boolean
  /** On this database, migrated and empty, instead of one of its own. */
  readonly on?: TestDatabase
  readonly disk?: DiskRoom
  /** What lies below the stations on the map. */
  readonly mapFile?: MapFile
  /** With a host for the office and one for tablets. */
  readonly hosts?: Hosts
  /** The folder of class keys, where it outlives the API. */
  readonly classKeys?: string
}

/** With the shipped checklist published, one campaign, and everybody of the cast signed in or enrolled. */
export async function openApi({
  withLimits = false,
  on,
  disk,
  mapFile,
  hosts,
  classKeys,
}: ApiOptions = {}): Promise<Api> {
  const database = on ?? (await freshDatabase())
  const keysFolder = classKeys ?? mkdtempSync(join(tmpdir(), 'way-in-keys-'))
  let elapsed = 0
  const now = () => new Date(Date.now() + elapsed)
  const organisationKeys = passingKeys()
  const roles = await openRoles(database.db, database.url, organisationKeys.passwordOf)
  const opened = await openServices(roles, {
    publicUrl: ORIGIN,
    hosts,
    now,
    organisationKeys,
    classKeys: openClassKeys(keysFolder),
    ...(disk ? { disk } : {}),
    mapFile,
  })
  // Sokha's tablet sends in a second what takes others a day, and fifty at once; the limits have tests of their own.
  const services = withLimits ? opened : { ...opened, tabletLimits: NO_LIMITS, gate: OPEN_GATE }
  const app = await buildApp(services)
  await app.ready()
  const campaign = await setUpCampaign(services)
  const sokha = await enrolSokha(services, campaign)
  const staff = new Map<StaffName, string>()
  for (const name of STAFF) staff.set(name, await signInDirectly(services, name))
  const callerFor = (name: CastName): Caller =>
    name === 'sokha'
      ? callerWith(app, { authorization: `Bearer ${sokha.token}` })
      : callerWith(app, { cookie: `s=${staff.get(name)}`, origin: ORIGIN })
  return {
    app,
    services,
    db: database.db,
    databaseUrl: database.url,
    campaign,
    sokha,
    clock: {
      advance: (ms) => {
        elapsed += ms
      },
    },
    as: callerFor,
    nobody: callerWith(app, { origin: ORIGIN }),
    close: async () => {
      await app.close()
      await roles.close()
      await database.close()
      if (classKeys === undefined) rmSync(keysFolder, { recursive: true, force: true })
    },
  }
}

/** Somebody known by these headers. */
export function callerWith(app: FastifyInstance, headers: Readonly<Record<string, string>>): Caller {
  const send: Caller['send'] = async (method, path, sending = {}) => {
    const { body } = sending
    const isJson = typeof body === 'object' && !(body instanceof Uint8Array)
    const response = await app.inject({
      method,
      url: path,
      headers: { ...headers, ...(isJson ? { 'content-type': 'application/json' } : {}), ...sending.headers },
      ...(body === undefined
        ? {}
        : { payload: isJson ? JSON.stringify(body) : body instanceof Uint8Array ? Buffer.from(body) : body }),
    })
    return readReply(response)
  }
  return {
    headers,
    send,
    call: async (endpoint, input, more = {}) => {
      const { path, body } = requestFor(endpoint, input)
      const reply = await send(endpoint.method, path, {
        headers: more,
        ...(body === undefined ? {} : { body }),
      })
      // The server has written its reply by the same definition; tests look at what is in it.
      return reply as never
    },
  }
}

function readReply(response: LightMyRequestResponse): Reply<unknown> {
  const isPlain = response.headers['content-encoding'] === undefined
  const isJson = isPlain && /[/+]json\b/u.test(String(response.headers['content-type'] ?? ''))
  const body: unknown = isJson && response.body !== '' ? response.json() : response.body
  const type = typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : ''
  return {
    status: response.statusCode,
    body,
    problem: type.startsWith('/problems/') ? type.slice('/problems/'.length) : undefined,
    headers: response.headers,
    text: response.body,
    bytes: response.rawPayload,
  }
}

/** Path and body of a call, as the browser makes them. */
export function requestFor(
  endpoint: Endpoint,
  input: unknown,
): { readonly path: string; readonly body?: object } {
  // Every input has at most these three parts; which of them is the endpoint's business.
  const { params, querystring, body } = input as {
    readonly params?: Readonly<Record<string, string>>
    readonly querystring?: Readonly<Record<string, string>>
    readonly body?: object
  }
  const path = endpoint.url.replace(/:([a-z0-9]+)/giu, (_, name: string) =>
    encodeURIComponent(params?.[name] ?? ''),
  )
  const query = new URLSearchParams(querystring).toString()
  return { path: query ? `${path}?${query}` : path, ...(body === undefined ? {} : { body }) }
}

async function setUpCampaign({ db, shippedChecklist }: Services): Promise<CampaignId> {
  const { checklist } = shippedChecklist
  await publish(db, checklist)
  const id = readCampaignId(randomUUID())
  if (!id) throw new Error('a UUID is a campaign id')
  await saveCampaign(db, {
    id,
    name: { km: 'យុទ្ធនាការសាកល្បង', en: 'Trial campaign' },
    organisation: { km: 'អង្គការជនមានពិការភាព', en: 'Disability organisation' },
    election: {
      name: { km: 'ការបោះឆ្នោតឃុំសង្កាត់ ២០២៧', en: 'Commune elections 2027' },
      kind: 'commune',
      date: '2027-06-06',
    },
    checklist: { id: checklist.id, version: checklist.version },
    sampleType: 'purposive',
    settings: { photosAllowed: true },
  })
  return id
}

async function enrolSokha({ db }: Services, campaign: CampaignId): Promise<Api['sokha']> {
  const card = { enrolment: randomUUID(), token: newSecret(), code: 'sokasa-07' }
  await saveCards(db, campaign, [{ id: card.enrolment, code: card.code, wordsHash: hashOf('used already') }])
  await useCard(db, card.enrolment, hashOf(card.token))
  return card
}

/** A session without the slow hashing of a passphrase; signing in has tests of its own. */
async function signInDirectly(services: Services, name: StaffName): Promise<string> {
  const person = readPersonId(randomUUID())
  if (!person) throw new Error('a UUID is a person id')
  const { role } = cast[name]
  await savePerson(services.db, { person, name: cast[name].name, roles: [role], passphraseHash: 'none' })
  const secret = newSecret()
  const at = services.now()
  await saveSession(services.db, {
    tokenHash: hashOf(secret),
    person,
    at,
    endsAt: new Date(at.getTime() + 36e6),
    factorAt: at,
    kind: { browser: 'other', system: 'other' },
  })
  return secret
}
