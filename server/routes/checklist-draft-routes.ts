/** Drafts of checklists: who may see one may change its words; numbers are for whoever may publish. */

import type { FastifyInstance } from 'fastify'
import type { Checklist } from '../../schema/checklist/checklist.ts'
import {
  applyEdit,
  type ChecklistEdit,
  type DraftedChecklist,
  judgeEdit,
  proposeVersion,
  standsNow,
} from '../../schema/checklist/edit-checklist.ts'
import { lintChecklist } from '../../schema/checklist/lint-checklist.ts'
import { listPlacedTexts } from '../../schema/checklist/map-texts.ts'
import { may } from '../../schema/people/permissions.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import {
  beginChecklistDraft,
  dropChecklistDraft,
  editChecklistDraft,
  listChecklistDrafts,
  publishChecklistDraft,
  readChecklistDraft,
  undoChecklistEdit,
} from '../../schema/wire/checklist-draft-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { describePublished, publishAs } from '../publish-checklist.ts'
import {
  beginDraft,
  dropDraft,
  findDraft,
  findDraftOf,
  listDrafts,
  markPublished,
  type StoredDraft,
  saveDraft,
} from '../queries/checklist-drafts.ts'
import { listPublished } from '../queries/checklists.ts'
import type { Services } from '../services.ts'

const MOST_FAULTS = 200

export const checklistDraftRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, country, shippedChecklist } = services

  serve(app, listChecklistDrafts, async () =>
    (await listDrafts(db)).map(({ id, basedOn, begunAt, checklist, marks, publishedAs }) => ({
      id,
      title: { ...checklist.title },
      basedOn,
      begunOn: begunAt.toISOString().slice(0, 10),
      texts: listPlacedTexts(checklist).length,
      agreed: Object.values(marks).filter((mark) => mark === 'agreed').length,
      doubtful: Object.values(marks).filter((mark) => mark === 'doubtful').length,
      ...(publishedAs !== null && { publishedAs }),
    })),
  )

  serve(app, beginChecklistDraft, async ({ params, body }) => {
    const { checklist: base, marks, reasons } = await beginFrom(body)
    await beginDraft(db, { id: params.draft, base, marks, reasons })
    return describe(await find(params.draft))
  })

  serve(app, readChecklistDraft, async ({ params }) => describe(await find(params.draft)))

  serve(app, editChecklistDraft, async ({ params, body: { seen, edit }, actor }) => {
    if (edit.kind === 'threshold' && !may(actor, 'checklist.publish'))
      refuse('not-yours', { action: 'checklist.publish' })
    const draft = await findOpen(params.draft)
    if (draft.version !== seen) return movedOn(draft, edit)
    const what = judgeEdit(draft, edit, country.languages)
    if (what) refuse('edit-unfit', { what })
    const edited = applyEdit(draft, edit) ?? refuse('edit-unfit', { what: 'unknown-place' })
    return save(draft, { ...edited.draft, undo: [...draft.undo, edited.undo] }, edit)
  })

  serve(app, undoChecklistEdit, async ({ params, body: { seen }, actor }) => {
    const draft = await findOpen(params.draft)
    const edit = draft.undo.at(-1) ?? refuse('edit-unfit', { what: 'nothing-to-undo' })
    if (edit.kind === 'threshold' && !may(actor, 'checklist.publish'))
      refuse('not-yours', { action: 'checklist.publish' })
    if (draft.version !== seen) return movedOn(draft, edit)
    const edited = applyEdit(draft, edit) ?? refuse('edit-unfit', { what: 'unknown-place' })
    const stands = await save(draft, { ...edited.draft, undo: draft.undo.slice(0, -1) }, edit)
    return { ...stands, edit }
  })

  serve(app, publishChecklistDraft, async ({ params, body: { seen, version }, actor }) => {
    const draft = await findOpen(params.draft)
    if (draft.version !== seen) refuse('draft-moved-on', { version: draft.version, now: {} })
    if ((await listTaken(draft.base)).includes(version)) refuse('version-exists', { version })
    const checklist = { ...draft.checklist, version }
    // Conditions are those of the version it is based on, which was linted before: this is a matter of milliseconds.
    const faults = lintChecklist(checklist, country.languages)
    if (faults.length > 0) refuse('checklist-has-faults', { faults: faults.slice(0, MOST_FAULTS) })
    const published = await publishAs(services, actor, checklist, async (on) => {
      const isMarked = await markPublished(on, draft, version)
      if (!isMarked) refuse('draft-moved-on', { version: draft.version + 1, now: {} })
    })
    return describePublished(published)
  })

  serve(app, dropChecklistDraft, async ({ params }) => {
    if (!(await dropDraft(db, params.draft))) await findOpen(params.draft)
    return null
  })

  const find = async (id: string): Promise<StoredDraft> => (await findDraft(db, id)) ?? refuse('not-found')

  async function findOpen(id: string): Promise<StoredDraft> {
    const draft = await find(id)
    if (draft.publishedAs !== null) refuse('draft-is-published', { version: draft.publishedAs })
    return draft
  }

  /** Two may have seen the same version: the database lets one of them through. */
  async function save(
    { id, version }: StoredDraft,
    next: DraftedChecklist & Pick<StoredDraft, 'undo'>,
    edit: ChecklistEdit,
  ) {
    const saved = await saveDraft(db, { ...next, id, version })
    return saved === undefined
      ? movedOn(await findOpen(id), edit)
      : { version: saved, canUndo: next.undo.length > 0 }
  }

  /** Marks and reasons of the draft a version came from; else those the product ships, where the words are the same. */
  async function beginFrom(ref: ChecklistRef): Promise<DraftedChecklist> {
    const { checklist: shipped, marks: shippedMarks } = shippedChecklist
    const isShipped = shipped.id === ref.id && shipped.version === ref.version
    const checklist =
      (await services.checklists.find(ref)) ?? (isShipped ? shipped : refuse('unknown-checklist', ref))
    const before = await findDraftOf(db, ref)
    if (before) return { checklist, marks: before.marks, reasons: before.reasons }
    return { checklist, marks: shippedMarks(checklist), reasons: {} }
  }

  async function describe(draft: StoredDraft) {
    const { id, version, undo, basedOn, base, checklist, marks, reasons, publishedAs } = draft
    return {
      id,
      languages: [...country.languages],
      version,
      canUndo: undo.length > 0 && publishedAs === null,
      basedOn,
      base,
      checklist,
      marks,
      reasons,
      proposed: proposeVersion(await listTaken(base)),
      ...(publishedAs !== null && { publishedAs }),
    }
  }

  /** Versions of a checklist that stand already, or come with the product. */
  async function listTaken({ id }: Checklist): Promise<readonly string[]> {
    const known = [...(await listPublished(db)).map(({ checklist }) => checklist), shippedChecklist.checklist]
    return known.filter((checklist) => checklist.id === id).map(({ version }) => version)
  }
}

function movedOn(draft: StoredDraft, edit: ChecklistEdit): never {
  const now = standsNow(draft, edit)
  return refuse('draft-moved-on', { version: draft.version, now: now ? inTexts(now) : {} })
}

const inTexts = (edit: ChecklistEdit): Record<string, string> =>
  edit.kind === 'words'
    ? { ...edit.words, mark: edit.mark }
    : {
        value: String(edit.value),
        standing: edit.standing,
        sources: edit.sources.join(' '),
        reason: edit.reason,
      }
