/** Editing the draft of a checklist: every edit can be taken back, and nothing else changes with it. */

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyEdit,
  type ChecklistEdit,
  type DraftedChecklist,
  judgeEdit,
  listDraftedTexts,
  markOf,
  proposeVersion,
  TEXT_MARKS,
} from '../../../schema/checklist/edit-checklist.ts'
import { listTexts } from '../../../schema/checklist/lint-texts.ts'
import { findText, listPlacedTexts, mapTexts } from '../../../schema/checklist/map-texts.ts'
import { canonicalChecklist, canonicalJson } from '../../../schema/xlsform/canonical.ts'
import { compareChecklists } from '../../../schema/xlsform/compare-checklists.ts'
import { readShippedChecklist } from '../../support/shipped-checklist.ts'

const shipped = await readShippedChecklist()
const begun: DraftedChecklist = { checklist: shipped, marks: {}, reasons: {} }
const texts = listPlacedTexts(shipped)
const languages = ['km', 'en']

const apply = (draft: DraftedChecklist, edit: ChecklistEdit) => {
  const edited = applyEdit(draft, edit)
  if (!edited) throw new Error(`there is no ${edit.at}`)
  return edited
}

const anyEdit: fc.Arbitrary<ChecklistEdit> = fc.oneof(
  fc.record({
    kind: fc.constant('words' as const),
    at: fc.constantFrom(...texts.map(({ key }) => key)),
    words: fc.dictionary(fc.constantFrom('km', 'en', 'fr'), fc.string()),
    mark: fc.constantFrom(...TEXT_MARKS),
  }),
  fc.record({
    kind: fc.constant('threshold' as const),
    at: fc.constantFrom(...shipped.thresholds.map(({ id }) => id)),
    value: fc.double({ noNaN: true, noDefaultInfinity: true }),
    standing: fc.constantFrom('norm' as const, 'proposed' as const),
    sources: fc.uniqueArray(fc.constantFrom(...shipped.sources.map(({ id }) => id)), { maxLength: 3 }),
    reason: fc.string(),
  }),
)

describe('the texts of a checklist', () => {
  it('are those the linter reads, each with a name that no other has', () => {
    expect(new Set(texts.map(({ words }) => words))).toEqual(
      new Set(listTexts(shipped).map(({ words }) => words)),
    )
    expect(new Set(texts.map(({ key }) => key)).size).toBe(texts.length)
  })

  it('left as they are, leave the checklist as it is', () => {
    expect(canonicalChecklist(mapTexts(shipped, (_, words) => words))).toBe(canonicalChecklist(shipped))
  })

  it('each say where they are read: in a section there is, or a list there is', () => {
    const parts = new Set([
      'checklist',
      ...shipped.sections.map(({ id }) => `sections/${id}`),
      ...texts.map(({ key }) => key.split('/')[0] ?? '').filter((name) => name in shipped),
    ])
    for (const { key, part } of texts) expect([key, parts.has(part)]).toEqual([key, true])
  })
})

describe('an edit', () => {
  it('taken back leaves the very same draft, however many came before', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 6 }), (edits) => {
        const drafts = [begun]
        const backs: ChecklistEdit[] = []
        for (const edit of edits) {
          const { draft, undo } = apply(drafts.at(-1) ?? begun, edit)
          drafts.push(draft)
          backs.push(undo)
        }
        for (const undo of backs.toReversed()) {
          const { draft } = apply(drafts.pop() ?? begun, undo)
          expect(canonicalJson(draft)).toBe(canonicalJson(drafts.at(-1)))
        }
      }),
      { numRuns: 40 },
    )
  }, 60_000)

  it('of words changes that text and no other, and marks it', () => {
    const key = 'questions/ramp_rise_cm/hint'
    const words = { km: 'ដាក់ទែម៉ែត្រ', en: 'Hold the tape.' }
    const { draft } = apply(begun, { kind: 'words', at: key, words, mark: 'agreed' })
    expect(findText(draft.checklist, key)).toEqual(words)
    expect(markOf(draft, key)).toBe('agreed')
    const changed = listDraftedTexts(draft, shipped).filter(({ isChanged }) => isChanged)
    expect(changed.map((text) => text.key)).toEqual([key])
    expect(compareChecklists(shipped, draft.checklist).parts.questions.changed).toEqual(['ramp_rise_cm'])
  })

  it('of a mark alone changes no word of what would be published', () => {
    const [text] = texts
    if (!text) throw new Error('there are no texts')
    const { draft } = apply(begun, { kind: 'words', at: text.key, words: text.words, mark: 'doubtful' })
    expect(canonicalChecklist(draft.checklist)).toBe(canonicalChecklist(shipped))
    expect(draft.marks).toEqual({ [text.key]: 'doubtful' })
  })

  it('of a number leaves its unit and its text, and keeps the reason outside the checklist', () => {
    const { draft } = apply(begun, {
      kind: 'threshold',
      at: 'gate-width-min',
      value: 85,
      standing: 'proposed',
      sources: [],
      reason: 'Annex of the Prakas',
    })
    const now = draft.checklist.thresholds.find(({ id }) => id === 'gate-width-min')
    const before = shipped.thresholds.find(({ id }) => id === 'gate-width-min')
    expect(now).toEqual({ ...before, value: 85, standing: 'proposed', sources: [] })
    expect(draft.reasons).toEqual({ 'gate-width-min': 'Annex of the Prakas' })
    expect(canonicalChecklist(draft.checklist)).not.toContain('Annex of the Prakas')
  })
})

describe('an edit that does not fit', () => {
  const threshold = {
    kind: 'threshold' as const,
    at: 'gate-width-min',
    value: 85,
    standing: 'norm' as const,
    sources: ['ada-standards'],
    reason: '',
  }
  it.each([
    [
      'of a text there is not',
      { kind: 'words', at: 'questions/x/text', words: {}, mark: 'open' },
      'unknown-place',
    ],
    [
      'in a language of nobody',
      { kind: 'words', at: 'title', words: { fr: 'x' }, mark: 'open' },
      'unknown-language',
    ],
    ['of a number there is not', { ...threshold, at: 'nothing' }, 'unknown-place'],
    ['to no number', { ...threshold, value: Number.NaN }, 'no-number'],
    ['with a source nobody named', { ...threshold, sources: ['hearsay'] }, 'unknown-source'],
    ['to a norm without a source', { ...threshold, sources: [], reason: 'We think so' }, 'source-needed'],
    [
      'to a proposal without source or reason',
      { ...threshold, standing: 'proposed', sources: [], reason: ' ' },
      'source-or-reason-needed',
    ],
  ] as const)('%s is refused', (_, edit, fault) => {
    expect(judgeEdit(begun, edit, languages)).toBe(fault)
  })

  it('is none with a source, or as a proposal with a reason', () => {
    expect(judgeEdit(begun, threshold, languages)).toBeUndefined()
    const proposed = { ...threshold, standing: 'proposed' as const, sources: [], reason: 'Tried in 12 rooms' }
    expect(judgeEdit(begun, proposed, languages)).toBeUndefined()
  })
})

describe('the next version', () => {
  it('is one above the highest number taken', () => {
    expect(proposeVersion([])).toBe('1')
    expect(proposeVersion(['1', '10', '2', '2026-desk'])).toBe('11')
  })
})
