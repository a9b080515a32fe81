/** The draft of a checklist and how it is edited: other words, what a reader thinks of them, other numbers. */

import type { Language, Words } from '../language.ts'
import type { Checklist, SourceId, Threshold, ThresholdId } from './checklist.ts'
import { findText, listPlacedTexts, mapTexts, type PlacedText, type TextKey } from './map-texts.ts'

/** `agreed`: a native speaker agrees to the wording; `doubtful`: somebody is not sure of it; `open`: neither was said. */
export const TEXT_MARKS = ['open', 'agreed', 'doubtful'] as const
export type TextMark = (typeof TEXT_MARKS)[number]

/** A draft: what would be published, and beside it what never is. */
export interface DraftedChecklist {
  readonly checklist: Checklist
  /** Texts that are open have no entry. */
  readonly marks: Readonly<Record<TextKey, Exclude<TextMark, 'open'>>>
  /** Why a number is what it is, in the words of whoever set it. */
  readonly reasons: Readonly<Record<ThresholdId, string>>
}

/** A text as it shall stand, in all its languages, with its mark. */
export interface WordsEdit {
  readonly kind: 'words'
  readonly at: TextKey
  readonly words: Words
  readonly mark: TextMark
}

/** A threshold as it shall stand; its unit and text stay. The reason may be empty where sources say enough. */
export interface ThresholdEdit {
  readonly kind: 'threshold'
  readonly at: ThresholdId
  readonly value: number
  readonly standing: Threshold['standing']
  readonly sources: readonly SourceId[]
  readonly reason: string
}

export type ChecklistEdit = WordsEdit | ThresholdEdit

/** Why an edit is refused. */
export const EDIT_FAULTS = [
  'unknown-place',
  'unknown-language',
  'no-number',
  'unknown-source',
  'source-needed',
  'source-or-reason-needed',
] as const
export type EditFault = (typeof EDIT_FAULTS)[number]

export interface Edited {
  readonly draft: DraftedChecklist
  /** The edit that takes this one back. */
  readonly undo: ChecklistEdit
}

export const markOf = ({ marks }: Pick<DraftedChecklist, 'marks'>, key: TextKey): TextMark =>
  marks[key] ?? 'open'

/** What stands now where an edit would change something; nothing where it names no place. */
export function standsNow(draft: DraftedChecklist, { kind, at }: ChecklistEdit): ChecklistEdit | undefined {
  if (kind === 'words') {
    const words = findText(draft.checklist, at)
    return words && { kind, at, words, mark: markOf(draft, at) }
  }
  const threshold = draft.checklist.thresholds.find(({ id }) => id === at)
  if (!threshold) return undefined
  const { value, standing, sources } = threshold
  return { kind, at, value, standing, sources, reason: draft.reasons[at] ?? '' }
}

/** What speaks against an edit that somebody makes. Taking one back is not judged: what stood there may stand again. */
export function judgeEdit(
  draft: DraftedChecklist,
  edit: ChecklistEdit,
  languages: readonly Language[],
): EditFault | undefined {
  const now = standsNow(draft, edit)
  if (!now) return 'unknown-place'
  if (edit.kind === 'words')
    return Object.keys(edit.words).every((language) => languages.includes(language))
      ? undefined
      : 'unknown-language'
  const { value, standing, sources, reason } = edit
  if (!Number.isFinite(value)) return 'no-number'
  const known = new Set(draft.checklist.sources.map(({ id }) => id))
  if (sources.some((source) => !known.has(source))) return 'unknown-source'
  if (sources.length > 0) return undefined
  if (standing === 'norm') return 'source-needed'
  return reason.trim() === '' ? 'source-or-reason-needed' : undefined
}

/** The draft after an edit, and the edit that leads back; nothing where the edit names no place. */
export function applyEdit(draft: DraftedChecklist, edit: ChecklistEdit): Edited | undefined {
  const undo = standsNow(draft, edit)
  if (!undo) return undefined
  return { draft: edit.kind === 'words' ? withWords(draft, edit) : withThreshold(draft, edit), undo }
}

function withWords(draft: DraftedChecklist, { at, words, mark }: WordsEdit): DraftedChecklist {
  return {
    ...draft,
    checklist: mapTexts(draft.checklist, ({ key }, before) => (key === at ? words : before)),
    marks: withEntry(draft.marks, at, mark === 'open' ? undefined : mark),
  }
}

function withThreshold(
  draft: DraftedChecklist,
  { at, value, standing, sources, reason }: ThresholdEdit,
): DraftedChecklist {
  return {
    ...draft,
    checklist: {
      ...draft.checklist,
      thresholds: draft.checklist.thresholds.map((threshold) =>
        threshold.id === at ? { ...threshold, value, standing, sources } : threshold,
      ),
    },
    reasons: withEntry(draft.reasons, at, reason === '' ? undefined : reason),
  }
}

function withEntry<Value>(
  record: Readonly<Record<string, Value>>,
  key: string,
  value: Value | undefined,
): Readonly<Record<string, Value>> {
  const { [key]: _, ...others } = record
  return value === undefined ? others : { ...others, [key]: value }
}

/** A text with what is thought of it, and whether it is another than in what the draft is based on. */
export interface DraftedText extends PlacedText {
  readonly mark: TextMark
  readonly isChanged: boolean
}

/** Every text of a draft beside what it is based on, in the order they are read. */
export function listDraftedTexts(draft: DraftedChecklist, base: Checklist): readonly DraftedText[] {
  const before = new Map(listPlacedTexts(base).map(({ key, words }) => [key, words]))
  return listPlacedTexts(draft.checklist).map((text) => ({
    ...text,
    mark: markOf(draft, text.key),
    isChanged: !areSameWords(text.words, before.get(text.key)),
  }))
}

/** Whether two texts say the same in every language. */
export function areSameWords(one: Words, other: Words | undefined): boolean {
  if (!other) return false
  const languages = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...languages].every((language) => one[language] === other[language])
}

/** What a version may be called: it stands in addresses and names of files. */
export const VERSION_PATTERN = '^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$'

/** A version nobody has taken: one above the highest of those that are whole numbers. */
export function proposeVersion(taken: readonly string[]): string {
  const numbers = taken.filter((version) => /^\d{1,9}$/u.test(version)).map(Number)
  return String(Math.max(0, ...numbers) + 1)
}
