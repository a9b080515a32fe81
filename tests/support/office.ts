/** An office of one person who works through the API of a started server, as the pages do. */

import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import type { Static } from 'typebox'
import { readCampaignId } from '../../schema/codes.ts'
import { putCampaign } from '../../schema/wire/campaign-endpoints.ts'
import { listChecklists, publishChecklist } from '../../schema/wire/checklist-endpoints.ts'
import type { Endpoint, EndpointSchema, InputOf, ReplyOf } from '../../schema/wire/endpoint.ts'
import { keepRecoveryWords, offerRecoveryWords, showFactor } from '../../schema/wire/factor-endpoints.ts'
import { enrol, makeEnrolmentCards } from '../../schema/wire/people-endpoints.ts'
import { confirmStationImport, type StationImportShape } from '../../schema/wire/place-endpoints.ts'
import { createFirstAdministrator } from '../../schema/wire/session-endpoints.ts'
import { countWords, keepWords, nextWord } from './second-factor.ts'

export const ADMINISTRATOR = { name: 'ចាន់ ធីតា', passphrase: 'ផ្លូវចូលសម្រាប់មនុស្សគ្រប់គ្នា ២០២៧' } as const

export interface Office {
  /** Calls an endpoint signed in; anything but success is an error with the reply in it. */
  call<Schema extends EndpointSchema>(
    called: Endpoint<Schema>,
    input: InputOf<Endpoint<Schema>>,
  ): Promise<ReplyOf<Endpoint<Schema>>>
  /** Name and value of the cookie that signs in, for a browser. */
  cookie(): readonly [string, string]
  /** A request to a path as it is, signed in. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** A GET whose body is left compressed, as it crossed the wire. */
  rawFetch(
    path: string,
  ): Promise<{ readonly status: number; readonly encoding: string | undefined; readonly body: Buffer }>
}

/** Uses the one-time link of a fresh server and signs in as its first administrator. */
export async function openOffice(url: string, firstAdministratorLink: string): Promise<Office> {
  const secret = new URL(firstAdministratorLink).hash.slice(1)
  let cookie = ''
  const request = async (path: string, init: RequestInit = {}) => {
    const headers = new Headers(init.headers)
    headers.set('origin', url)
    if (cookie) headers.set('cookie', cookie)
    const reply = await fetch(new URL(path, url), { ...init, headers })
    const set = reply.headers.getSetCookie()[0]
    if (set) cookie = set.split(';')[0] ?? ''
    return reply
  }
  const office: Office = {
    cookie: () => {
      const [name = '', value = ''] = cookie.split('=')
      return [name, value]
    },
    fetch: request,
    rawFetch: (path) => getRaw(new URL(path, url), cookie),
    call: async (called, input) => {
      const { path, body } = requestFor(called, input)
      const ask = () =>
        request(path, {
          method: called.method,
          ...(body === undefined
            ? {}
            : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
        })
      const first = await ask()
      const isStale = first.status === 403 && (await first.clone().text()).includes('fresh-factor-needed')
      if (isStale) await showFresh(office, url)
      const reply = isStale ? await ask() : first
      const text = await reply.text()
      if (!reply.ok) throw new Error(`${called.method} ${path}: ${reply.status} ${text.slice(0, 600)}`)
      // The server has checked its reply against the same definition.
      return JSON.parse(text) as never
    },
  }
  await office.call(createFirstAdministrator, { body: { secret, ...ADMINISTRATOR } })
  await makeWords(office, url)
  return office
}

async function makeWords(office: Office, url: string): Promise<void> {
  const { words, offer } = await office.call(offerRecoveryWords, {})
  await office.call(keepRecoveryWords, { body: { offer, word: words[0] ?? '' } })
  keepWords(url, words)
}

/** What lasts for hours asks for many words: before they run out, there are new ones. */
async function showFresh(office: Office, url: string): Promise<void> {
  await office.call(showFactor, { body: { recoveryWord: nextWord(url) } })
  if (countWords(url) < 3) await makeWords(office, url)
}

const getRaw = (address: URL, cookie: string) =>
  new Promise<{ readonly status: number; readonly encoding: string | undefined; readonly body: Buffer }>(
    (resolve, reject) => {
      get(address, { headers: { cookie, 'accept-encoding': 'br, gzip' } }, (reply) => {
        const parts: Buffer[] = []
        reply.on('data', (part: Buffer) => parts.push(part))
        reply.on('error', reject)
        reply.on('end', () =>
          resolve({
            status: reply.statusCode ?? 0,
            encoding: reply.headers['content-encoding'],
            body: Buffer.concat(parts),
          }),
        )
      }).on('error', reject)
    },
  )

function requestFor(called: Endpoint, input: unknown): { readonly path: string; readonly body: unknown } {
  const { params, querystring, body } = input as {
    readonly params?: Record<string, string>
    readonly querystring?: Record<string, string>
    readonly body?: unknown
  }
  const path = called.url.replace(/:([a-z0-9]+)/gi, (_, name: string) =>
    encodeURIComponent(params?.[name] ?? ''),
  )
  const query = new URLSearchParams(querystring).toString()
  return { path: query ? `${path}?${query}` : path, body }
}

export type StationImport = Static<typeof StationImportShape>

/** Tries a station list without confirming it. */
export async function tryStationList(
  office: Office,
  fileName: string,
  file: Uint8Array,
): Promise<StationImport> {
  const xlsx = fileName.endsWith('.xlsx')
  const reply = await office.fetch(`/api/station-imports?fileName=${encodeURIComponent(fileName)}`, {
    method: 'POST',
    body: new Uint8Array(file),
    headers: {
      'content-type': xlsx ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv',
    },
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`import: ${reply.status} ${text.slice(0, 600)}`)
  return JSON.parse(text) as StationImport
}

export async function importStationList(
  office: Office,
  fileName: string,
  file: Uint8Array,
): Promise<StationImport> {
  const tried = await tryStationList(office, fileName, file)
  return office.call(confirmStationImport, { params: { import: tried.id }, body: { despiteErrors: false } })
}

/** Publishes the shipped checklist and sets up a campaign with it. */
export async function setUpCampaign(office: Office) {
  const { shipped } = await office.call(listChecklists, {})
  const checklist = { id: shipped.id, version: shipped.version }
  await office.call(publishChecklist, { params: checklist, body: {} })
  const campaign = readCampaignId(randomUUID())
  if (!campaign) throw new Error('a random UUID is no campaign id')
  await office.call(putCampaign, {
    params: { campaign },
    body: {
      name: { km: 'ការសង្កេតភាពងាយស្រួល ២០២៧', en: 'Access observation 2027' },
      organisation: { km: 'អង្គការជនមានពិការភាព', en: 'Disability organisation' },
      election: {
        name: { km: 'ការបោះឆ្នោតឃុំសង្កាត់ ២០២៧', en: 'Commune elections 2027' },
        kind: 'commune',
        date: '2027-06-06',
      },
      checklist,
      sampleType: 'purposive',
      settings: { photosAllowed: true },
    },
  })
  return { campaign, checklist }
}

/** Makes cards and enrols as many tablets, each with its token. */
export async function enrolTablets(office: Office, campaign: string, count: number) {
  const { cards } = await office.call(makeEnrolmentCards, { params: { campaign }, body: { count } })
  const tablets: ReplyOf<typeof enrol>[] = []
  for (const { code, words } of cards) tablets.push(await office.call(enrol, { body: { code, words } }))
  return tablets
}
