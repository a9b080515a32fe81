/** A feed read to its end: every row once, by the links and by counting, and no part of the release again and again. */

import { type KyselyPlugin, SelectQueryNode, TableNode } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ODATA_PAGE } from '../../../server/exports/odata-rows.ts'
import { type ODataAsked, odataFeed } from '../../../server/results/odata-feed.ts'
import { type Api, openApi } from '../../support/api.ts'
import { inventRelease } from '../../support/invented-release.ts'
import { keepInvented } from '../../support/releases.ts'

const MANY = 300
const IN_A_PART = 3
const PARTS = MANY / IN_A_PART

let api: Api
let codes: readonly string[]
let partsRead = 0
/** Notes each part that is read. */
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    const [from] = SelectQueryNode.is(node) ? (node.from?.froms ?? []) : []
    if (from && TableNode.is(from) && from.table.identifier.name === 'release_part') partsRead += 1
    return node
  },
  transformResult: async ({ result }) => result,
}

beforeAll(async () => {
  api = await openApi()
  const invented = inventRelease(api.services.shippedChecklist.checklist, { stations: MANY })
  await keepInvented(api, invented, IN_A_PART)
  codes = invented.stations.map(({ code }) => code)
}, 60_000)
afterAll(() => api.close())

interface Answered {
  readonly value: readonly Readonly<Record<string, unknown>>[]
  readonly '@odata.count'?: number
  readonly '@odata.nextLink'?: string
}

const ROOT = 'https://way-in.example/feed'

/** Another feed each time, which remembers nothing yet. */
function openFeed() {
  partsRead = 0
  const feed = odataFeed(api.services.exportDb.withPlugin(counting))
  return async (path: string, querystring: ODataAsked['querystring'] = {}): Promise<Answered> => {
    const asked = { campaign: api.campaign, number: 2, root: ROOT, headers: {} }
    const answer = await feed({ ...asked, path, querystring })
    expect(answer?.status).toBe(200)
    return JSON.parse(answer?.text ?? '')
  }
}

/** The answers from one link to the next. */
async function follow(ask: ReturnType<typeof openFeed>, path: string, first: ODataAsked['querystring']) {
  const pages = [await ask(path, first)]
  for (let link = pages[0]?.['@odata.nextLink']; link; link = pages.at(-1)?.['@odata.nextLink']) {
    expect(link.startsWith(`${ROOT}/${path}?`)).toBe(true)
    pages.push(await ask(path, Object.fromEntries(new URL(link).searchParams)))
  }
  return pages
}

const rowsOf = (pages: readonly Answered[]) => pages.flatMap(({ value }) => value)
const keyOf = ({ station_code, barrier }: Readonly<Record<string, unknown>>) => `${station_code} ${barrier}`

describe('a feed that is read to its end', () => {
  it('tells every row once, in order, and reads each part of the release about once', async () => {
    const pages = await follow(openFeed(), 'Findings', { $select: 'station_code,barrier' })
    const keys = rowsOf(pages).map(keyOf)
    expect(new Set(keys).size).toBe(keys.length)
    expect([...new Set(rowsOf(pages).map(({ station_code }) => station_code))]).toEqual(codes)
    expect(pages.length).toBeGreaterThan(5)
    expect(partsRead).toBeGreaterThanOrEqual(PARTS)
    // Once more for each page, which begins in the middle of a part, and the content.
    expect(partsRead).toBeLessThanOrEqual(PARTS + 2 * pages.length + 2)
    const [first] = await follow(openFeed(), 'Findings', { $count: 'true', $top: '1' })
    expect(first?.['@odata.count']).toBe(keys.length)
  })

  it('tells the same to a program that counts by itself, and reads it all once to know where each page begins', async () => {
    const byLinks = rowsOf(await follow(openFeed(), 'Findings', {}))
    const ask = openFeed()
    const counted: Answered[] = []
    for (let skip = 0; skip < byLinks.length + ODATA_PAGE; skip += ODATA_PAGE)
      counted.push(await ask('Findings', { $skip: String(skip), $top: String(ODATA_PAGE) }))
    expect(rowsOf(counted)).toEqual(byLinks)
    expect(partsRead).toBeLessThanOrEqual(3 * PARTS + 3 * counted.length)
  })

  it('ends an answer where little fits, and goes on from there', async () => {
    const $filter = `station_code eq '${codes.at(-1)}'`
    const pages = await follow(openFeed(), 'Stations', { $filter })
    expect(pages.map(({ value }) => value.length)).toEqual([0, 0, 1])
    const [all] = await follow(openFeed(), 'Findings', { $filter, $count: 'true' })
    expect(all?.value.length).toBe(all?.['@odata.count'])
    const passed = await follow(openFeed(), 'Findings', { $filter, $skip: '3', $top: '4' })
    expect(passed.length).toBeGreaterThan(1)
    expect(rowsOf(passed)).toEqual(all?.value.slice(3, 7))
  })

  it('keeps a filter, a choice of columns, an end and a language from link to link', async () => {
    const wish = {
      $filter: "outcome eq 'found'",
      $select: 'barrier,barrier_name',
      $top: '1200',
      language: 'en',
    }
    const pages = await follow(openFeed(), 'Findings', wish)
    expect(pages.length).toBeGreaterThan(1)
    const rows = rowsOf(pages)
    expect(rows).toHaveLength(1200)
    for (const row of rows) expect(Object.keys(row)).toEqual(['barrier', 'barrier_name'])
    const names = new Map(
      api.services.shippedChecklist.checklist.barriers.map(({ id, name }) => [id as string, name.en]),
    )
    expect(rows.every((row) => row.barrier_name === names.get(String(row.barrier)))).toBe(true)
  })
})
