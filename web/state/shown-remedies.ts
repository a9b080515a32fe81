/** Which remedies for the chair were on the screen already, so that nobody is led to the same list twice. */

import type { RemedyId } from '../../schema/recommendations/remedy.ts'
import type { VisitDraft } from './visit-draft.ts'

/** Forgotten when the app is closed: then the list is offered once more, which does no harm. */
const shown = new WeakMap<VisitDraft, ReadonlySet<RemedyId>>()

export const listShown = (draft: VisitDraft): ReadonlySet<RemedyId> => shown.get(draft) ?? new Set()

export function noteShown(draft: VisitDraft, remedies: readonly RemedyId[]): void {
  shown.set(draft, new Set([...listShown(draft), ...remedies]))
}
