/** The visits to one station as they stand after their corrections, each with the checklist it was filled with. */

import type { Checklist } from '../../schema/checklist/checklist.ts'
import { type AfterCorrections, applyCorrections } from '../../schema/visit/apply-corrections.ts'
import type { Correction, Original } from '../../schema/visit/correction.ts'
import type { ChecklistRef } from '../../schema/visit/visit.ts'
import type { StoredCorrection } from '../queries/corrections.ts'
import type { VisitToJudge } from '../queries/visits.ts'
import { readStoredVisit } from '../reading/stored-visit.ts'
import type { PublishedChecklists } from '../services.ts'

/** What came from one station, in order of arrival. */
export interface FromStation {
  readonly visits: readonly VisitToJudge[]
  readonly corrections: readonly StoredCorrection[]
}

export interface CorrectedStation extends AfterCorrections {
  /** One for each visit, in the same order. */
  readonly checklists: readonly Checklist[]
}

export async function correctedVisits(
  checklists: PublishedChecklists,
  { visits, corrections }: FromStation,
): Promise<CorrectedStation> {
  const originals: Original[] = []
  for (const { id, sender, checklist: ref, body } of visits)
    originals.push({ visit: readStoredVisit(id, body), sender, checklist: await findPinned(checklists, ref) })
  return {
    ...applyCorrections(originals, corrections.map(correctionOf)),
    checklists: originals.map(({ checklist }) => checklist),
  }
}

function correctionOf({ id, sequence, enrolment, body }: StoredCorrection): Correction {
  const { corrects, answers } = readStoredVisit(id, body)
  // Checked before it was stored.
  if (corrects === undefined) throw new Error(`The stored correction ${id} corrects nothing`)
  return { id, order: sequence, sender: enrolment, corrects, answers }
}

async function findPinned(checklists: PublishedChecklists, ref: ChecklistRef): Promise<Checklist> {
  const checklist = await checklists.find(ref)
  // The database lets no visit in without its checklist, and no checklist out.
  if (checklist === undefined) throw new Error(`The checklist ${ref.id} ${ref.version} is gone`)
  return checklist
}
