/** A voter who withdraws leaves nothing behind: not in the visit, not in the journal, and no way back to it. */

import { describe, expect, it } from 'vitest'
import { inMemoryDrafts } from '../../../web/offline/in-memory.ts'
import { openVisitDraft } from '../../../web/state/visit-draft.ts'
import { aVisit } from '../../support/builders.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const checklist = await readShippedChecklist()
const begun = aVisit(checklist)
const consent = checklist.key.interviewConsent
const agrees = { kind: 'yes-no', value: 'yes' } as const
const refuses = { kind: 'yes-no', value: 'no' } as const
const TOLD = { kind: 'choice', choice: 'no' } as const

async function talk() {
  const drafts = inMemoryDrafts()
  await drafts.start({
    ...{ visit: begun.id, campaign: begun.campaign, station: begun.station, checklist: begun.checklist },
    ...{ form: begun.form, startedAt: begun.startedAt },
  })
  const draft = openVisitDraft({
    ...{ checklist, begun, drafts, settings: new Map() },
    mayWrite: () => true,
    later: () => undefined,
    overdue: () => () => undefined,
  })
  draft.addInterview('talk')
  draft.answer(consent, agrees, 'talk')
  draft.answer('int_voted', TOLD, 'talk')
  return { draft, drafts }
}
const saidIn = (draft: Awaited<ReturnType<typeof talk>>['draft']) => [
  ...(draft.visit.value.interviews.find(({ id }) => id === 'talk')?.answers ?? []),
]

describe('A talk that was stopped', () => {
  it('keeps the refusal and nothing else', async () => {
    const { draft } = await talk()
    expect(saidIn(draft)).toEqual([
      [consent, agrees],
      ['int_voted', TOLD],
    ])
    draft.answer(consent, refuses, 'talk')
    expect(saidIn(draft)).toEqual([[consent, refuses]])
  })

  it('leaves nothing of what was said in the journal on the disk', async () => {
    const { draft, drafts } = await talk()
    draft.answer(consent, refuses, 'talk')
    await draft.settle()
    const kept = JSON.stringify(await drafts.read(begun.id))
    expect(kept).toContain(consent)
    expect(kept).not.toContain(JSON.stringify(TOLD))
  })

  it('can be gone on with after a slip of the finger, but what was said does not come back', async () => {
    const { draft, drafts } = await talk()
    draft.answer(consent, refuses, 'talk')
    draft.undo()
    expect(saidIn(draft)).toEqual([[consent, agrees]])
    await draft.settle()
    const { changes = [] } = (await drafts.read(begun.id)) ?? {}
    draft.renew(changes)
    expect(saidIn(draft)).toEqual([[consent, agrees]])
  })
})
