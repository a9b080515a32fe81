/** The public pages of releases and their feeds: for everybody, without a script, without a sign-in, from what was frozen alone. */

import { createHash } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fileNameOf } from '../../schema/release/photos.ts'
import { publicFrame } from '../public/frame.ts'
import {
  type Place,
  type Written,
  writeArea,
  writeFront,
  writeNowhere,
  writeStation,
} from '../public/pages.ts'
import { drawRatings } from '../public/picture.ts'
import { type OpenedRelease, shownReleases } from '../public/shown-release.ts'
import { findShown, type ShownRelease } from '../queries/public-releases.ts'
import { fileWords } from '../release-words.ts'
import type { ODataFeed } from '../results/odata-feed.ts'
import type { Services } from '../services.ts'

/** Asked again after a minute: a release that was hidden or withdrawn is gone from caches by then. */
const A_MINUTE = 'public, max-age=60, must-revalidate'

/** Pages for people: the description of the API leaves them out. */
const PAGE = { schema: { hide: true } } as const
/** Of what programs read by themselves, page after page: it gives way to everything that people wait for. */
const FEED = { ...PAGE, config: { load: 'feeds' } } as const

interface Picture {
  readonly type: 'image/png' | 'image/jpeg'
  readonly bytes: Uint8Array
}

interface Asked {
  readonly shown: ShownRelease
  readonly release: OpenedRelease
  readonly language: string
  readonly address: number
}

export const publicRoutes = (services: Services, feed: ODataFeed) => async (app: FastifyInstance) => {
  const { db, exportDb, country, publicUrl, version } = services
  const sayIn = fileWords(services.wordsFolder, country.languages)
  const open = shownReleases(exportDb)
  const frame = publicFrame(services.siteFolder)
  const [usual = 'en'] = country.languages

  app.get('/r/:address', PAGE, (request, reply) => {
    const { address } = readParams(request)
    return reply.header('cache-control', A_MINUTE).redirect(`/r/${encodeURIComponent(address)}/${usual}`, 302)
  })
  app.get('/r/:address/picture.png', PAGE, (request, reply) =>
    answer(request, reply, usual, async ({ release }) => ({
      type: 'image/png',
      bytes: drawRatings(release.content.ratings.all),
    })),
  )
  app.get('/r/:address/odata', FEED, answerProgram)
  app.get('/r/:address/odata/*', FEED, answerProgram)
  app.get('/r/:address/photos/:code', PAGE, (request, reply) => {
    const { code } = readParams(request)
    return answer(request, reply, usual, async ({ release }) => {
      const photo = release.content.photos?.find((one) => fileNameOf(one) === code)
      const bytes = photo && (await release.readPhoto(photo.sha256))
      return bytes && { type: 'image/jpeg', bytes }
    })
  })
  app.get('/r/:address/:language', PAGE, (request, reply) =>
    show(request, reply, '', async (place) => {
      const { find } = request.query as { readonly find?: unknown }
      return writeFront(place, typeof find === 'string' ? find.slice(0, 100) : undefined)
    }),
  )
  app.get('/r/:address/:language/area/:code', PAGE, (request, reply) => {
    const { code } = readParams(request)
    return show(request, reply, `/area/${encodeURIComponent(code)}`, async (place) => writeArea(place, code))
  })
  app.get('/r/:address/:language/station/:code', PAGE, (request, reply) => {
    const { code } = readParams(request)
    return show(request, reply, `/station/${encodeURIComponent(code)}`, async (place) => {
      const station = await place.release.readStation(code)
      return station && writeStation(place, station)
    })
  })

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    rest: string,
    write: (place: Place) => Promise<Written | undefined>,
  ) {
    const { language } = readParams(request)
    return answer(request, reply, language, async ({ shown, release, address }) => {
      const path = `/r/${address}/${language}`
      const written = await write({
        ...{ release, language, say: sayIn(language), path },
        feed: `${feedOf(address)}/`,
        isOvertaken: shown.isOvertaken,
      })
      if (!written) return undefined
      return frame.write({
        ...written,
        language,
        address: `${publicUrl}${path}${rest}`,
        picture: `${publicUrl}/r/${address}/picture.png`,
        others: country.languages
          .filter((one) => one !== language)
          .map((one) => ({ language: one, path: `/r/${address}/${one}${rest}` })),
        // What is preliminary or overtaken is found by its link, and by no search.
        isListed: shown.kind === 'final' && !shown.isOvertaken,
      })
    })
  }

  async function answer(
    request: FastifyRequest,
    reply: FastifyReply,
    language: string,
    write: (asked: Asked) => Promise<string | Picture | undefined>,
  ) {
    reply.header('content-security-policy', frame.policy)
    const address = readAddress(request)
    const shown = country.languages.includes(language) ? await findShown(db, address) : undefined
    const release = shown && (await open(shown))
    const body = shown && release && (await write({ shown, release, language, address }))
    if (!shown || body === undefined) return showNowhere(reply, language)
    const etag = etagOf(request, shown)
    reply.header('cache-control', A_MINUTE).header('etag', etag)
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return typeof body === 'string'
      ? reply.type('text/html; charset=utf-8').send(body)
      : reply.type(body.type).header('x-content-type-options', 'nosniff').send(body.bytes)
  }

  /** The same feed as the office's, of what is shown: nobody is asked who they are, and nothing is written down. */
  async function answerProgram(request: FastifyRequest, reply: FastifyReply) {
    const address = readAddress(request)
    const shown = await findShown(db, address)
    if (!shown) return showNowhere(reply, usual)
    const etag = etagOf(request, shown)
    const isKept = request.headers['if-none-match'] === etag
    const said = isKept ? undefined : await feed({ ...shown, ...askedIn(request), root: feedOf(address) })
    if (!isKept && !said) return showNowhere(reply, usual)
    reply.header('odata-version', '4.0')
    if (said && said.status !== 200)
      return reply.code(said.status).header('cache-control', 'no-store').type(said.type).send(said.text)
    reply.header('cache-control', A_MINUTE).header('etag', etag)
    return said ? reply.type(said.type).send(said.text) : reply.code(304).send()
  }

  function feedOf(address: number): string {
    return `${publicUrl}/r/${address}/odata`
  }

  function etagOf({ url }: FastifyRequest, { sha256, isOvertaken }: ShownRelease): string {
    const seal = [Buffer.from(sha256).toString('hex'), isOvertaken, version, url].join(' ')
    return `"${createHash('sha256').update(seal).digest('base64url')}"`
  }

  /** The same for what never was, what is hidden and what was withdrawn. */
  function showNowhere(reply: FastifyReply, language: string) {
    const known = country.languages.find((one) => one === language) ?? usual
    const page = { ...writeNowhere(sayIn(known)), language: known, isListed: false }
    return reply
      .code(404)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(frame.write(page))
  }
}

const readParams = ({ params }: FastifyRequest) => {
  const named: Readonly<Record<string, string | undefined>> = params as Readonly<Record<string, string>>
  const { address = '', language = '', code = '', '*': rest = '' } = named
  return { address, language, code, rest }
}

/** 0, which is nobody's, for what is no number. */
function readAddress(request: FastifyRequest): number {
  const { address } = readParams(request)
  return /^[1-9]\d{0,8}$/u.test(address) ? Number(address) : 0
}

const askedIn = (request: FastifyRequest) => ({
  path: readParams(request).rest,
  querystring: request.query as Readonly<Record<string, unknown>>,
  headers: request.headers,
})
