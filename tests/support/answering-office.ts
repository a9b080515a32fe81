/** An office that answers a tablet as the server would, and can be cut off: for pages alone, without a database. */

import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import type { Query } from '../../schema/visit/query.ts'
import { bindingOf, type ContentOf, type Envelope, partLength } from '../../schema/wire/sealed-shape.ts'
import type { InterviewsOnWire, VisitOnWire } from '../../schema/wire/visit-shape.ts'
import { readJsonFile } from '../../seeds/read-json-file.ts'
import { openBox } from '../../server/reading/open-sealed.ts'
import { unpackContent } from '../../server/reading/unpack-content.ts'
import { passingKeys } from '../../server/storage/organisation-keys.ts'
import { readShippedChecklist } from './shipped-checklist.ts'
import { type Answering, type StaticSite, serveSite } from './static-site.ts'

export const CAMPAIGN = '3f0c0f6e-1111-4222-8333-444455556666'
const EPOCH = '4e0c0f6e-1111-4222-8333-444455556666'
export const OTHER_CARD = { code: 'tipalo-12', words: 'yokimi tuguho lovuma hikohu majake pitige yehabo' }
export const CARD = { code: 'mokade-47', words: 'suvepe hohopa jetujo desaso dubiba tavike rurose' }

const TOKENS = new Map([
  [CARD.code, 'token-of-this-tablet'],
  [OTHER_CARD.code, 'token-of-the-other'],
])

export interface AnsweringOffice extends StaticSite {
  /** Every visit that arrived, opened; nothing else opens it. */
  readonly visits: readonly ContentOf['visit'][]
  /** Whatever arrived, sealed as it was. */
  readonly envelopes: readonly string[]
  /** Hashes of the sealed photos that arrived. */
  readonly photos: readonly string[]
  /** The `authorization` of every call to what only tablets may call. */
  readonly tokens: readonly string[]
  /** No network from now on, or again. */
  readonly setReachable: (isReachable: boolean) => void
}

/** What lies in the first province, as the office's register has it. */
export interface RegisterForTests {
  readonly areas: readonly unknown[]
  readonly premises: readonly unknown[]
  readonly stations: readonly unknown[]
}

/** Which stations there are, and which of them this tablet's monitor is to visit. */
export interface World {
  readonly register?: RegisterForTests
  readonly assigned?: readonly string[]
  /** What this tablet's monitor is asked about visits they sent. */
  readonly queries?: readonly Query[]
}

export const REGISTER = {
  areas: [
    { code: '01', level: 'province', name: { km: 'បន្ទាយមានជ័យ', en: 'Banteay Meanchey' } },
    { code: '0102', level: 'district', parent: '01', name: { km: 'មង្គលបូរី', en: 'Mongkol Borey' } },
    { code: '010201', level: 'commune', parent: '0102', name: { km: 'បន្ទាយនាង', en: 'Banteay Neang' } },
    { code: '01020101', level: 'village', parent: '010201', name: { km: 'អូរធំ', en: 'Ou Thum' } },
  ],
  premises: [
    { code: '01020101-1', area: '01020101', name: { km: 'សាលាបឋមសិក្សាអូរធំ', en: 'Ou Thum Primary School' } },
  ],
  stations: [
    { code: '010201-0001', premises: '01020101-1', room: '1', registeredVoters: 392 },
    { code: '010201-0002', premises: '01020101-1', room: '2', registeredVoters: 410 },
  ],
}

const keys = passingKeys()
const organisationKey = keys.current

const problem = (status: number, slug: string) => ({
  status,
  type: 'application/problem+json',
  body: {
    type: `/problems/${slug}`,
    title: slug,
    status,
    detail: slug,
    titles: { en: 'The office says no', km: 'ការិយាល័យបានបដិសេធ' },
    details: { en: 'Please look again.', km: 'សូមពិនិត្យម្តងទៀត។' },
  },
})

interface Reply {
  readonly status: number
  readonly type: string
  readonly body: unknown
}

const ok = (body: unknown): Reply => ({ status: 200, type: 'application/json', body })

export async function serveOffice(
  site: string,
  { register = REGISTER, assigned = ['010201-0001'], queries = [] }: World = {},
): Promise<AnsweringOffice> {
  const checklist = await readShippedChecklist()
  const { value: country } = await readJsonFile(
    fileURLToPath(new URL('../../seeds', import.meta.url)),
    'country.json',
  )
  const visits: ContentOf['visit'][] = []
  const envelopes: string[] = []
  const photos: string[] = []
  const tokens: string[] = []
  let isReachable = true

  const open = (id: string, envelope: Envelope): ContentOf['visit'] => {
    const key = keys.find(envelope.key)
    const enc = Buffer.from(envelope.enc, 'base64url')
    const opened = key && openBox(key, enc, Buffer.from(envelope.box, 'base64url'), bindingOf(id, envelope))
    const content = opened && unpackContent(opened)
    if (!content) throw new Error('what arrived does not open')
    return JSON.parse(content.toString('utf8'))
  }

  const replyTo = (method: string, path: string, query: URLSearchParams, body: string): Reply => {
    if (path === '/api/session') return ok(null)
    if (path === '/api/enrolments') {
      const { code }: { readonly code?: unknown } = JSON.parse(body)
      const token = TOKENS.get(String(code))
      return token === undefined
        ? problem(404, 'card-unknown')
        : ok({ token, campaign: CAMPAIGN, code, organisationKey, ticket: 'ticket' })
    }
    if (path === '/api/kit')
      return ok({
        campaign: {
          id: CAMPAIGN,
          name: { km: 'យុទ្ធនាការ', en: 'Campaign' },
          organisation: { km: 'អង្គការ', en: 'Organisation' },
          election: { name: { km: 'ការបោះឆ្នោត', en: 'Election' }, kind: 'commune', date: '2027-06-06' },
          checklist: { id: checklist.id, version: checklist.version },
          sampleType: 'purposive',
          settings: { photosAllowed: true },
        },
        code: CARD.code,
        organisationKey,
        ticket: 'ticket',
        assigned,
        queries,
      })
    if (path.startsWith('/api/checklists/')) return ok(checklist)
    if (path === '/api/country') return ok(country)
    if (path === '/api/areas') return ok(REGISTER.areas.slice(0, 1).map((area) => ({ ...area, stations: 2 })))
    if (path === '/api/register/01') return ok(register)
    if (path === '/api/sealed/standing')
      return ok({ epoch: EPOCH, backedUpTo: '0', missing: [], here: [], photos: 'now' })
    const [, id, photo, from] =
      /^\/api\/sealed\/([^/]+)(?:\/photos\/([^/]+)\/parts\/(\d+))?$/u.exec(path) ?? []
    if (method === 'PUT' && id !== undefined) {
      if (photo !== undefined) {
        const of = Number(query.get('of'))
        const offset = Number(from) + (partLength(of, Number(from)) ?? 0)
        if (offset < of)
          return ok({ id, sha256: photo, state: 'partial', offset, photosMissing: 1, epoch: EPOCH })
        photos.push(photo)
        return ok({
          id,
          sha256: photo,
          state: 'received',
          offset,
          photosMissing: 0,
          epoch: EPOCH,
          arrived: '1',
        })
      }
      const envelope: Envelope = JSON.parse(body)
      envelopes.push(body)
      if (envelope.kind === 'visit') visits.push(open(id, envelope))
      const sha256 = createHash('sha256').update(body).digest('hex')
      const photosMissing = envelope.photos.length
      return ok({ id, sha256, code: 'K7M2QX', state: 'received', photosMissing, epoch: EPOCH, arrived: '1' })
    }
    return problem(404, 'not-found')
  }

  const answer: Answering = async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://office')
    if (!pathname.startsWith('/api/')) return false
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    if (!isReachable) {
      request.socket.destroy()
      return true
    }
    if (request.headers.authorization) tokens.push(request.headers.authorization)
    const { status, type, body } = replyTo(
      request.method ?? 'GET',
      decodeURIComponent(pathname),
      searchParams,
      Buffer.concat(chunks).toString(),
    )
    response.writeHead(status, { 'content-type': type }).end(JSON.stringify(body))
    return true
  }

  const served = await serveSite(site, answer)
  return {
    ...served,
    visits,
    envelopes,
    photos,
    tokens,
    setReachable(next) {
      isReachable = next
    },
  }
}

/** The visit that arrived last, with its talks beside it. */
export function lastVisit({
  visits,
}: AnsweringOffice): VisitOnWire & { readonly interviews: InterviewsOnWire } {
  const last = visits.at(-1)
  if (last === undefined) throw new Error('no visit arrived')
  return { ...JSON.parse(last.visit), interviews: JSON.parse(last.interviews) }
}
