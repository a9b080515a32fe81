/** A release as an OData feed: whoever asks, under whatever address, is answered here. */

import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { CampaignId } from '../../schema/codes.ts'
import type { ReleaseContent } from '../../schema/release/release.ts'
import { faultOfForm, type ODataForm } from '../exports/odata-formats.ts'
import {
  type ODataFault,
  type ODataQuery,
  readODataQuery,
  writeFilter,
  writePlace,
} from '../exports/odata-query.ts'
import {
  countByPart,
  type FeedTable,
  ODATA_PAGE,
  placeAfter,
  type RowPage,
  readRows,
} from '../exports/odata-rows.ts'
import { columnsOf, metadata, ODATA_SETS, serviceDocument, setsOf } from '../exports/odata-tables.ts'
import { readParts } from '../queries/releases.ts'
import type { ExportDb } from '../storage/database.ts'
import { keepFew } from '../storage/keep-few.ts'
import { linesOf, openRelease } from './read-release.ts'

export interface ODataAsked {
  readonly campaign: CampaignId
  readonly number: number
  /** The address of the service document, without a slash at its end. */
  readonly root: string
  /** What comes after it: nothing, `$metadata`, or a table. */
  readonly path: string
  readonly querystring: Readonly<Record<string, unknown>>
  readonly headers: Readonly<Record<string, unknown>>
}

export interface ODataAnswer {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** Nothing for a table the release has not. */
export type ODataFeed = (asked: ODataAsked) => Promise<ODataAnswer | undefined>

const TYPES: Readonly<Record<ODataForm, string>> = {
  json: 'application/json; odata.metadata=minimal; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
}

/** A content is a megabyte or so. */
const MOST_CONTENTS = 3
/** Of so many questions it is remembered how many rows fit; each is a number for every part. */
const MOST_COUNTS = 200

export function odataFeed(db: ExportDb): ODataFeed {
  const contents = keepFew<ReleaseContent | undefined>(MOST_CONTENTS)
  const counts = keepFew<readonly number[]>(MOST_COUNTS)

  return async (asked) => {
    const { campaign, number, root, path, querystring, headers } = asked
    const content = await contents(`${campaign} ${number}`, async () => {
      const release = await openRelease(db, campaign, number)
      return release?.content
    })
    if (!content) return undefined
    const twice = Object.entries(querystring).find(([, text]) => typeof text !== 'string')
    if (twice) return refusal({ status: 400, what: twice[0] })
    const { $format, language, ...others } = querystring as Readonly<Record<string, string>>
    const form = path === '$metadata' ? 'xml' : 'json'
    const fault = faultOfForm(form, {
      accept: oneText(headers.accept),
      maxVersion: oneText(headers['odata-maxversion']),
      $format,
    })
    if (fault) return refusal(fault)
    if (form === 'xml' || path === '') {
      const [unasked] = Object.keys(others)
      if (unasked !== undefined) return refusal({ status: 400, what: unasked })
      return answer(form, form === 'xml' ? metadata(content) : serviceDocument(content, root))
    }
    const set = setsOf(content).find((one) => one === path)
    // One row by its key, the number of rows as a text, and whatever else stands after the name of a table.
    if (set === undefined) return isBeyond(path) ? refusal({ status: 501, what: path }) : undefined
    const query = readODataQuery(others, columnsOf(content, set))
    if ('status' in query) return refusal(query)
    const known = content.languages.find((one) => one === language) ?? content.languages[0] ?? 'en'
    return answerRows(asked, { content, set, language: known }, query, $format)
  }

  async function answerRows(
    { campaign, number, root }: ODataAsked,
    told: Omit<FeedTable, 'partsFrom'>,
    query: ODataQuery,
    $format: string | undefined,
  ): Promise<ODataAnswer> {
    const { content, set, language } = told
    const table: FeedTable = {
      ...told,
      async *partsFrom(part) {
        for await (const body of readParts(db, campaign, number, part)) yield linesOf(await unpack(body))
      },
    }
    const isFar = query.from === undefined && query.skip > ODATA_PAGE
    // A program that counts by itself asks again and again: after the first time it is known where each page begins.
    const byPart =
      query.isCounted || isFar
        ? await counts(JSON.stringify([campaign, number, set, language, query.equals]), () =>
            countByPart(table, query),
          )
        : undefined
    const isPlaced = query.from === undefined && byPart !== undefined
    const placed = isPlaced ? { ...query, ...placeAfter(byPart, query.skip) } : query
    const page = await readRows(table, placed, query.select ?? [...columnsOf(content, set).keys()])
    const next = nextLink(`${root}/${set}`, query, page, { $format, language })
    return answer(
      'json',
      JSON.stringify({
        '@odata.context': `${root}/$metadata#${set}${query.select ? `(${query.select.join(',')})` : ''}`,
        ...(query.isCounted && { '@odata.count': byPart?.reduce((sum, count) => sum + count, 0) }),
        value: page.rows,
        ...(next !== undefined && { '@odata.nextLink': next }),
      }),
    )
  }
}

const unpack = promisify(gunzip)

const oneText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const isBeyond = (path: string): boolean =>
  ODATA_SETS.some((set) => path.startsWith(`${set}(`) || path.startsWith(`${set}/`)) || path.startsWith('$')

const answer = (form: ODataForm, text: string): ODataAnswer => ({ status: 200, type: TYPES[form], text })

const CODES: Readonly<Record<ODataFault['status'], string>> = {
  400: 'BadRequest',
  406: 'NotAcceptable',
  501: 'NotImplemented',
}

/** In the shape that programs of OData look for. */
const refusal = ({ status, what }: ODataFault): ODataAnswer => ({
  ...{ status, type: TYPES.json },
  text: JSON.stringify({ error: { code: CODES[status], message: what, target: what } }),
})

/** Where it goes on is said by the place of the next row, so that nobody counts up to it again. */
function nextLink(
  table: string,
  { top, select, equals }: ODataQuery,
  { rows, next }: RowPage,
  { $format, language }: { readonly $format: string | undefined; readonly language: string },
): string | undefined {
  if (!next) return undefined
  const parts = [
    `$skiptoken=${writePlace(next.from)}`,
    ...(next.skip > 0 ? [`$skip=${next.skip}`] : []),
    ...(top === undefined ? [] : [`$top=${top - rows.length}`]),
    ...(select ? [`$select=${select.join(',')}`] : []),
    ...(equals.length === 0 ? [] : [`$filter=${encodeURIComponent(writeFilter(equals))}`]),
    ...($format === undefined ? [] : [`$format=${encodeURIComponent($format)}`]),
    `language=${language}`,
  ]
  return `${table}?${parts.join('&')}`
}
