/** call(endpoint, input) → the reply, or the problem. */

import type { Endpoint, EndpointSchema, InputOf, ReplyOf } from '../../schema/wire/endpoint.ts'
import type { ProblemSlug } from '../../schema/wire/problems.ts'
import type { Outcome, Problem } from './problem.ts'

export interface ClientNeeds {
  readonly fetch: typeof fetch
  /** A tablet shows its token; staff are known by their cookie. */
  readonly token?: () => string | undefined
  /** Asks staff for their second factor once more; whether it was shown. What was refused for it is then repeated. */
  readonly showFactorAgain?: () => Promise<boolean>
}

/** A body that goes out as it is: a station list, a photo, bytes whose hash is known. */
export interface RawBody {
  readonly bytes: BodyInit
  readonly type: string
}

export type Call = <Schema extends EndpointSchema>(
  endpoint: Endpoint<Schema>,
  ...input: unknown extends InputOf<Endpoint<Schema>> ? [] : [input: InputOf<Endpoint<Schema>>]
) => Promise<Outcome<ReplyOf<Endpoint<Schema>>>>

export interface Client {
  readonly call: Call
  /** The same with bytes instead of a body made of parts. */
  readonly send: <Schema extends EndpointSchema>(
    endpoint: Endpoint<Schema>,
    input: Omit<InputOf<Endpoint<Schema>>, 'body'>,
    body: RawBody,
  ) => Promise<Outcome<ReplyOf<Endpoint<Schema>>>>
}

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>
  readonly querystring?: Readonly<Record<string, unknown>>
  readonly body?: unknown
}

export function createClient({ fetch, token, showFactorAgain }: ClientNeeds): Client {
  const askOnce = async <Reply>(
    endpoint: Pick<Endpoint, 'method' | 'url'>,
    parts: Parts,
    body: RawBody | undefined,
  ): Promise<Outcome<Reply>> => {
    const headers = new Headers({ accept: 'application/json' })
    const shown = token?.()
    if (shown !== undefined) headers.set('authorization', `Bearer ${shown}`)
    if (body) headers.set('content-type', body.type)
    try {
      const response = await fetch(addressOf(endpoint.url, parts), {
        method: endpoint.method,
        headers,
        credentials: token ? 'omit' : 'same-origin',
        cache: 'no-store',
        ...(body ? { body: body.bytes } : {}),
      })
      return await readOutcome<Reply>(response)
    } catch {
      return { problem: { kind: 'unreachable' } }
    }
  }
  const ask = async <Reply>(...asked: Parameters<typeof askOnce>): Promise<Outcome<Reply>> => {
    const outcome = await askOnce<Reply>(...asked)
    if (!showFactorAgain || !('problem' in outcome)) return outcome
    const { problem } = outcome
    const isStale = problem.kind === 'refused' && problem.slug === 'fresh-factor-needed'
    return isStale && (await showFactorAgain()) ? askOnce<Reply>(...asked) : outcome
  }
  return {
    call: (endpoint, ...[input]) => {
      // The caller's input was checked against the endpoint's type; here only its three parts matter.
      const parts = (input ?? {}) as Parts
      return ask(endpoint, parts, parts.body === undefined ? undefined : jsonBody(parts.body))
    },
    send: (endpoint, input, body) => ask(endpoint, input as Parts, body),
  }
}

const jsonBody = (body: unknown): RawBody => ({ bytes: JSON.stringify(body), type: 'application/json' })

/** The address of an endpoint with its parameters filled in; also for links to files. */
export function addressOf(url: string, { params = {}, querystring = {} }: Parts): string {
  const path = url.replace(/:(\w+)/gu, (_, name: string) => encodeURIComponent(String(params[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(querystring))
    if (value !== undefined && value !== '') query.set(name, String(value))
  const asked = query.toString()
  return asked ? `${path}?${asked}` : path
}

/** What came back, or the problem; of a reply that is no JSON nothing is read. */
export async function readOutcome<Reply>(response: Response): Promise<Outcome<Reply>> {
  const type = response.headers.get('content-type') ?? ''
  const waitMs = readWait(response.headers.get('retry-after'))
  if (!/^application\/(problem\+|geo\+)?json\b/u.test(type))
    return { problem: { kind: 'not-a-reply', status: response.status, ...waitMs } }
  const body: unknown = await response.json().catch(() => undefined)
  if (body === undefined) return { problem: { kind: 'not-a-reply', status: response.status, ...waitMs } }
  // The server checks its replies against the same definition; a tablet has no room to do it twice.
  if (response.ok) return { reply: body as Reply }
  return { problem: readProblem(response.status, body, waitMs) }
}

function readProblem(status: number, body: unknown, waitMs: { readonly waitMs?: number }): Problem {
  if (typeof body !== 'object' || body === null) return { kind: 'not-a-reply', status, ...waitMs }
  const { type, titles, details, ...facts } = body as Readonly<Record<string, unknown>>
  const slug = typeof type === 'string' ? type.replace(/^.*\//u, '') : ''
  return {
    kind: 'refused',
    status,
    // Compared with known slugs only; one from a newer server is simply none of them.
    slug: slug === '' ? 'unnamed' : (slug as ProblemSlug),
    titles: readWords(titles),
    details: readWords(details),
    facts,
    ...waitMs,
  }
}

const readWords = (words: unknown): Readonly<Record<string, string>> =>
  typeof words === 'object' && words !== null
    ? Object.fromEntries(
        Object.entries(words).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {}

/** Retry-After in seconds. The form with a date is left out: clocks in the field are wrong. */
function readWait(header: string | null): { readonly waitMs?: number } {
  if (header === null || !/^\d{1,6}$/u.test(header)) return {}
  return { waitMs: Number(header) * 1000 }
}
