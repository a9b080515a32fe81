/** What a checklist has that an earlier version of it has not, and the other way round. */

import type { Checklist } from '../checklist/checklist.ts'
import { listQuestions } from '../checklist/names.ts'
import { canonicalJson } from './canonical.ts'

export interface Changes {
  readonly added: readonly string[]
  readonly gone: readonly string[]
  readonly changed: readonly string[]
}

/** Parts that are compared entry by entry, by their ids. */
export const COMPARED_PARTS = [
  'sections',
  'questions',
  'thresholds',
  'derived',
  'contradictions',
  'barriers',
  'remedies',
  'addressees',
  'groups',
  'sources',
] as const
export type ComparedPart = (typeof COMPARED_PARTS)[number]

export interface ChecklistChanges {
  readonly parts: Readonly<Record<ComparedPart, Changes>>
  /** Title, short form, key questions, rules: whether anything of it changed. */
  readonly rest: boolean
}

interface Named {
  readonly id: string
}

const entriesOf = (checklist: Checklist): Readonly<Record<ComparedPart, readonly Named[]>> => ({
  // Without the questions, which are compared by themselves; with their order.
  sections: checklist.sections.map(({ questions, ...section }) => ({
    ...section,
    order: questions.map(({ id }) => id),
  })),
  questions: listQuestions(checklist),
  thresholds: checklist.thresholds,
  derived: checklist.derived,
  contradictions: checklist.contradictions ?? [],
  barriers: checklist.barriers,
  remedies: checklist.remedies,
  addressees: checklist.addressees,
  groups: checklist.groups,
  sources: checklist.sources,
})

export function compareChecklists(before: Checklist, after: Checklist): ChecklistChanges {
  const [old, now] = [entriesOf(before), entriesOf(after)]
  const compared = (part: ComparedPart) => compare(old[part], now[part])
  return {
    parts: {
      sections: compared('sections'),
      questions: compared('questions'),
      thresholds: compared('thresholds'),
      derived: compared('derived'),
      contradictions: compared('contradictions'),
      barriers: compared('barriers'),
      remedies: compared('remedies'),
      addressees: compared('addressees'),
      groups: compared('groups'),
      sources: compared('sources'),
    },
    rest: canonicalJson(restOf(before)) !== canonicalJson(restOf(after)),
  }
}

/** A part with what is different in it. */
export interface PartChanges {
  readonly part: ComparedPart
  readonly added: string[]
  readonly gone: string[]
  readonly changed: string[]
}

/** The same as a list of the parts in which anything is different, as it is shown. */
export function listChanges(
  before: Checklist,
  after: Checklist,
): { readonly parts: PartChanges[]; readonly rest: boolean } {
  const { parts, rest } = compareChecklists(before, after)
  return {
    parts: COMPARED_PARTS.map((part) => ({
      part,
      added: [...parts[part].added],
      gone: [...parts[part].gone],
      changed: [...parts[part].changed],
    })).filter(({ added, gone, changed }) => added.length + gone.length + changed.length > 0),
    rest,
  }
}

function compare(before: readonly Named[], after: readonly Named[]): Changes {
  const old = new Map(before.map((one) => [one.id, canonicalJson(one)]))
  const now = new Map(after.map((one) => [one.id, canonicalJson(one)]))
  return {
    added: [...now.keys()].filter((id) => !old.has(id)),
    gone: [...old.keys()].filter((id) => !now.has(id)),
    changed: [...now].flatMap(([id, text]) => (old.has(id) && old.get(id) !== text ? [id] : [])),
  }
}

const restOf = ({ title, shortForm, key, accessOutcomes, relocateOrBuild, enoughAnswered }: Checklist) => ({
  title,
  shortForm,
  key,
  accessOutcomes,
  relocateOrBuild,
  enoughAnswered,
})
