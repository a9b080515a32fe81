/** Publishing a draft: a new version, never over one that stands, and visits keep theirs. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Checklist } from '../../../schema/checklist/checklist.ts'
import type { ChecklistEdit } from '../../../schema/checklist/edit-checklist.ts'
import { findText } from '../../../schema/checklist/map-texts.ts'
import type { StationCode } from '../../../schema/codes.ts'
import type { Answer } from '../../../schema/visit/answer.ts'
import {
  beginChecklistDraft,
  dropChecklistDraft,
  editChecklistDraft,
  publishChecklistDraft,
  readChecklistDraft,
  undoChecklistEdit,
} from '../../../schema/wire/checklist-draft-endpoints.ts'
import { readChecklist } from '../../../schema/wire/checklist-endpoints.ts'
import { readStation } from '../../../schema/wire/result-endpoints.ts'
import { canonicalChecklist } from '../../../schema/xlsform/canonical.ts'
import { type Api, openApi } from '../../support/api.ts'
import { bringRooms, ROOMS, stationCode, visitTo, workshopOf } from '../../support/intake.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
  await bringRooms(api)
})
afterAll(() => api.close())

const shipped = () => api.services.shippedChecklist.checklist
const dara = () => api.as('dara')
const begin = async (version = shipped().version) => {
  const draft = randomUUID()
  const body = { id: shipped().id, version }
  const reply = await dara().call(beginChecklistDraft, { params: { draft }, body })
  expect(reply.status, reply.text.slice(0, 300)).toBe(200)
  return draft
}
const edit = async (draft: string, seen: number, what: ChecklistEdit) => {
  const reply = await dara().call(editChecklistDraft, { params: { draft }, body: { seen, edit: what } })
  expect(reply.status, reply.text.slice(0, 300)).toBe(200)
}
const publish = (draft: string, seen: number, version: string) =>
  dara().call(publishChecklistDraft, { params: { draft }, body: { seen, version } })
const read = async (version: string) =>
  (await api.as('sokha').call(readChecklist, { params: { id: shipped().id, version } })).body
const doorOf = (value: number): ChecklistEdit => ({
  kind: 'threshold',
  at: 'door-width-min',
  value,
  standing: 'norm',
  sources: ['prakas-248'],
  reason: 'Widened for wheelchairs made here.',
})
const HINT = 'questions/ramp_rise_cm/hint'
const hintOf = (en: string): ChecklistEdit => ({
  kind: 'words',
  at: HINT,
  words: { km: 'ដាក់ទែម៉ែត្រ', en },
  mark: 'agreed',
})

describe('a draft', () => {
  it('is published whole under its new version, without marks and reasons, and written in the logbook', async () => {
    const draft = await begin()
    await edit(draft, 1, doorOf(88))
    await edit(draft, 2, hintOf('Hold the tape upright.'))
    const published = await publish(draft, 3, 'whole-1')
    expect(published.status, published.text.slice(0, 300)).toBe(200)
    expect(published.body).toMatchObject({ id: shipped().id, version: 'whole-1' })
    const now = (await dara().call(readChecklistDraft, { params: { draft } })).body
    expect(now).toMatchObject({ publishedAs: 'whole-1', canUndo: false })
    const made = await read('whole-1')
    expect(canonicalChecklist(made)).toBe(canonicalChecklist({ ...now.checklist, version: 'whole-1' }))
    expect(Object.keys(made).toSorted()).toEqual(Object.keys(shipped()).toSorted())
    expect(JSON.stringify(made)).not.toContain('Widened for wheelchairs')
    const acts = await api.db
      .selectFrom('logbook')
      .select('object_id')
      .where('act', '=', 'checklist.published')
      .execute()
    expect(acts.map(({ object_id }) => object_id)).toContain(`${shipped().id} whole-1`)
  })

  it('that is published changes no more, is not thrown away, and is not published twice', async () => {
    const draft = await begin()
    await edit(draft, 1, hintOf('Once.'))
    await publish(draft, 2, 'once-1')
    const params = { draft }
    const tried = [
      await dara().call(editChecklistDraft, { params, body: { seen: 2, edit: hintOf('Twice.') } }),
      await dara().call(undoChecklistEdit, { params, body: { seen: 2 } }),
      await dara().call(dropChecklistDraft, { params }),
      await publish(draft, 2, 'once-2'),
    ]
    expect(tried.map(({ problem }) => problem)).toEqual(tried.map(() => 'draft-is-published'))
    expect(findText(await read('once-1'), HINT)?.en).toBe('Once.')
  })

  it('cannot take a version that stands, nor that of the product, not even for two who try at once', async () => {
    const drafts = [await begin(), await begin()]
    for (const [at, draft] of drafts.entries()) await edit(draft, 1, hintOf(`Number ${at}.`))
    expect((await publish(drafts[0] ?? '', 2, shipped().version)).problem).toBe('version-exists')
    const tried = await Promise.all(drafts.map((draft) => publish(draft, 2, 'race-1')))
    expect(tried.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const open = []
    for (const draft of drafts) {
      const { body } = await dara().call(readChecklistDraft, { params: { draft } })
      open.push(body.publishedAs)
    }
    // Whoever came second still has a draft to publish under another name.
    expect(open.toSorted()).toEqual(['race-1', undefined])
    const acts = await sql<{ count: number }>`
      select count(*)::int from logbook where object_id = ${`${shipped().id} race-1`}`.execute(api.db)
    expect(acts.rows).toEqual([{ count: 1 }])
  })

  it('that somebody else has edited since is not published unseen', async () => {
    const draft = await begin()
    await edit(draft, 1, hintOf('Seen by nobody.'))
    expect((await publish(draft, 1, 'unseen-1')).problem).toBe('draft-moved-on')
    const params = { id: shipped().id, version: 'unseen-1' }
    expect((await dara().call(readChecklist, { params })).problem).toBe('not-found')
  })

  it('is refused while the linter complains, and nothing is published', async () => {
    const draft = await begin()
    await edit(draft, 1, hintOf(''))
    const reply = await publish(draft, 2, 'faulty-1')
    expect(reply.problem).toBe('checklist-has-faults')
    expect(reply.text).toContain('ramp_rise_cm')
    await dara().call(undoChecklistEdit, { params: { draft }, body: { seen: 2 } })
    await edit(draft, 3, hintOf('Mended.'))
    expect((await publish(draft, 4, 'faulty-1')).status).toBe(200)
  })

  it('is published by nobody who may only change its words', async () => {
    const draft = await begin()
    await edit(draft, 1, hintOf('Not yours.'))
    const body = { seen: 2, version: 'chan-1' }
    const reply = await api.as('chan').call(publishChecklistDraft, { params: { draft }, body })
    expect(reply.problem).toBe('not-yours')
  })

  it('goes on in the next one: what was agreed to stays agreed to', async () => {
    const draft = await begin()
    await edit(draft, 1, hintOf('Agreed.'))
    await edit(draft, 2, doorOf(88))
    await publish(draft, 3, 'next-1')
    const next = await begin('next-1')
    const { body } = await dara().call(readChecklistDraft, { params: { draft: next } })
    expect(body).toMatchObject({ basedOn: 'next-1', canUndo: false })
    expect(body.marks[HINT]).toBe('agreed')
    expect(body.reasons['door-width-min']).toBe('Widened for wheelchairs made here.')
  })
})

describe('a visit', () => {
  const seen: Readonly<Record<string, Answer>> = { door_clear_width_cm: { kind: 'measure', value: 85 } }
  const [first, second] = [ROOMS[0] ?? stationCode('020101-0001'), ROOMS[1] ?? stationCode('020101-0002')]
  const send = async (station: StationCode, checklist: Checklist) => {
    const { id, envelope } = await visitTo({ ...workshopOf(api), checklist }, station, seen)
    const headers = { 'content-type': 'application/json' }
    const reply = await api.as('sokha').send('PUT', `/api/sealed/${id}`, { body: envelope, headers })
    expect(reply.status, reply.text).toBe(200)
  }
  const doorAt = async (station: StationCode) => {
    const params = { campaign: api.campaign, station }
    const { body } = await api.as('chan').call(readStation, { params })
    const door = body.findings.find(({ barrier }) => barrier === 'door-too-narrow')
    return { outcome: door?.outcome, bound: door?.evidence[0]?.bound?.value }
  }

  it('made with one version is read by it, also when a newer one stands and the campaign uses that', async () => {
    await sql`update campaign set election_date = '2026-01-04'`.execute(api.db)
    await send(first, shipped())
    expect(await doorAt(first)).toEqual({ outcome: 'absent', bound: 80 })

    const draft = await begin()
    await edit(draft, 1, doorOf(88))
    expect((await publish(draft, 2, 'wider-1')).status).toBe(200)
    await sql`update campaign set checklist_version = 'wider-1'`.execute(api.db)
    await send(second, await read('wider-1'))
    expect(await doorAt(second)).toEqual({ outcome: 'found', bound: 88 })
    expect(await doorAt(first)).toEqual({ outcome: 'absent', bound: 80 })
    // A tablet that has not fetched the new one yet still sends by the old one, and is not refused.
    await send(first, shipped())
    expect(await doorAt(first)).toEqual({ outcome: 'absent', bound: 80 })
  })
})
