/** Drafts of checklists over the API: kept edit by edit, never over what somebody has not seen. */

import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChecklistEdit } from '../../../schema/checklist/edit-checklist.ts'
import { findText } from '../../../schema/checklist/map-texts.ts'
import {
  beginChecklistDraft,
  dropChecklistDraft,
  editChecklistDraft,
  listChecklistDrafts,
  readChecklistDraft,
  undoChecklistEdit,
} from '../../../schema/wire/checklist-draft-endpoints.ts'
import { readChecklist } from '../../../schema/wire/checklist-endpoints.ts'
import { canonicalChecklist, canonicalJson } from '../../../schema/xlsform/canonical.ts'
import { type Api, type Caller, openApi } from '../../support/api.ts'

let api: Api
beforeAll(async () => {
  api = await openApi()
})
afterAll(() => api.close())

const shipped = () => api.services.shippedChecklist.checklist
const ref = () => ({ id: shipped().id, version: shipped().version })
const begin = async () => {
  const draft = randomUUID()
  const reply = await api.as('dara').call(beginChecklistDraft, { params: { draft }, body: ref() })
  expect(reply.status, reply.text.slice(0, 300)).toBe(200)
  return draft
}
const HINT = 'questions/ramp_rise_cm/hint'
const wordsOf = (en: string, mark: 'open' | 'agreed' | 'doubtful' = 'agreed'): ChecklistEdit => ({
  kind: 'words',
  at: HINT,
  words: { km: 'ដាក់ទែម៉ែត្រ', en },
  mark,
})
const edit = (by: Caller, draft: string, seen: number, what: ChecklistEdit) =>
  by.call(editChecklistDraft, { params: { draft }, body: { seen, edit: what } })
const undo = (by: Caller, draft: string, seen: number) =>
  by.call(undoChecklistEdit, { params: { draft }, body: { seen } })
const read = async (draft: string) =>
  (await api.as('dara').call(readChecklistDraft, { params: { draft } })).body

describe('a draft', () => {
  it('begins as the version it is based on, with the marks of the files', async () => {
    const draft = await begin()
    const now = await read(draft)
    expect(now).toMatchObject({ id: draft, version: 1, canUndo: false, basedOn: shipped().version })
    expect(canonicalChecklist(now.checklist)).toBe(canonicalChecklist(shipped()))
    expect(now.proposed).toBe(String(Number(shipped().version) + 1))
    const { unreviewed, doubtful } = api.services.shippedChecklist
    const { body } = await api.as('chan').call(listChecklistDrafts, {})
    const listed = body.find(({ id }) => id === draft)
    expect(listed).toMatchObject({ agreed: (listed?.texts ?? 0) - unreviewed })
    expect(listed?.doubtful).toBeGreaterThan(0)
    expect(listed?.doubtful).toBeLessThanOrEqual(doubtful)
  })

  it('begun twice under one id is one draft, with its edits', async () => {
    const draft = await begin()
    await edit(api.as('dara'), draft, 1, wordsOf('Once.'))
    const again = await api.as('dara').call(beginChecklistDraft, { params: { draft }, body: ref() })
    expect(again.body.version).toBe(2)
  })

  it('of a version that nobody knows is refused', async () => {
    const body = { id: 'nothing', version: '1' }
    const reply = await api.as('dara').call(beginChecklistDraft, { params: { draft: randomUUID() }, body })
    expect(reply.problem).toBe('unknown-checklist')
  })

  it('keeps each edit at once, and takes the last one back to the same text', async () => {
    const draft = await begin()
    const before = await read(draft)
    expect((await edit(api.as('chan'), draft, 1, wordsOf('First.'))).body).toEqual({
      version: 2,
      canUndo: true,
    })
    expect((await edit(api.as('dara'), draft, 2, wordsOf('Second.', 'doubtful'))).status).toBe(200)
    const now = await read(draft)
    expect(findText(now.checklist, HINT)?.en).toBe('Second.')
    expect(now.marks[HINT]).toBe('doubtful')

    const back = await undo(api.as('chan'), draft, 3)
    expect(back.body).toEqual({ version: 4, canUndo: true, edit: wordsOf('First.') })
    expect((await undo(api.as('chan'), draft, 4)).body.canUndo).toBe(false)
    const { version: _, ...after } = await read(draft)
    const { version: __, ...first } = before
    expect(canonicalJson(after)).toBe(canonicalJson(first))
    expect((await undo(api.as('chan'), draft, 5)).problem).toBe('edit-unfit')
  })

  it('that moved on refuses an edit of what it was, and says what stands there', async () => {
    const draft = await begin()
    await edit(api.as('dara'), draft, 1, wordsOf('Dara was first.'))
    const late = await edit(api.as('chan'), draft, 1, wordsOf('Chan had not seen it.'))
    expect([late.status, late.problem]).toEqual([409, 'draft-moved-on'])
    expect(late.body).toMatchObject({ version: 2, now: { en: 'Dara was first.', mark: 'agreed' } })
    expect((await undo(api.as('chan'), draft, 1)).problem).toBe('draft-moved-on')
    expect(findText((await read(draft)).checklist, HINT)?.en).toBe('Dara was first.')
  })

  it('lets exactly one of ten through who saw the same', async () => {
    const draft = await begin()
    const tried = await Promise.all(
      Array.from({ length: 10 }, (_, at) => edit(api.as('chan'), draft, 1, wordsOf(`Number ${at}.`))),
    )
    expect(tried.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(tried.filter(({ problem }) => problem === 'draft-moved-on')).toHaveLength(9)
    expect((await read(draft)).version).toBe(2)
  })

  it('takes words from a reviewer, and numbers only from whoever may publish', async () => {
    const draft = await begin()
    const number: ChecklistEdit = {
      kind: 'threshold',
      at: 'gate-width-min',
      value: 85,
      standing: 'norm',
      sources: ['ada-standards'],
      reason: '',
    }
    expect((await edit(api.as('chan'), draft, 1, number)).problem).toBe('not-yours')
    expect((await edit(api.as('dara'), draft, 1, number)).status).toBe(200)
    // Nor may they be taken back by somebody who may not set them.
    expect((await undo(api.as('chan'), draft, 2)).problem).toBe('not-yours')
    const now = await read(draft)
    expect(now.checklist.thresholds.find(({ id }) => id === 'gate-width-min')?.value).toBe(85)
  })

  it('refuses a norm without a source, and names what is wrong', async () => {
    const draft = await begin()
    const reply = await edit(api.as('dara'), draft, 1, {
      kind: 'threshold',
      at: 'gate-width-min',
      value: 85,
      standing: 'norm',
      sources: [],
      reason: 'We think so.',
    })
    expect(reply.body).toMatchObject({ type: '/problems/edit-unfit', what: 'source-needed' })
    expect((await read(draft)).version).toBe(1)
  })

  it('changes nothing of what tablets read', async () => {
    const draft = await begin()
    await edit(api.as('dara'), draft, 1, wordsOf('For later.'))
    const published = await api.as('sokha').call(readChecklist, { params: ref() })
    expect(canonicalChecklist(published.body)).toBe(canonicalChecklist(shipped()))
  })

  it('can be thrown away', async () => {
    const draft = await begin()
    expect((await api.as('dara').call(dropChecklistDraft, { params: { draft } })).status).toBe(200)
    const gone = await api.as('dara').call(readChecklistDraft, { params: { draft } })
    expect(gone.problem).toBe('not-found')
    expect((await api.as('dara').call(dropChecklistDraft, { params: { draft } })).problem).toBe('not-found')
  })
})
