/** The visits to one station as they stand after their corrections, in the shapes that reviewers are given. */

import type { CampaignId, StationCode } from '../../schema/codes.ts'
import type { CorrectedAnswer } from '../../schema/visit/correction.ts'
import { answersToWire, answerToWire } from '../../schema/wire/visit-shape.ts'
import { listCorrectionDays, listWholeCorrectionsOf } from '../queries/corrections.ts'
import { listVisitsOf, listWholeVisitsTo } from '../queries/visits.ts'
import { type CorrectedStation, correctedVisits } from '../results/corrected-visits.ts'
import type { Services } from '../services.ts'

type Needed = Pick<Services, 'db' | 'checklists' | 'country' | 'classKeys'>

export interface Place {
  readonly campaign: CampaignId
  readonly station: StationCode
}

/** What came from one station, with every word that can still be opened. */
export const readStanding = async (
  { db, checklists, classKeys }: Needed,
  { campaign, station }: Place,
): Promise<CorrectedStation> =>
  correctedVisits(checklists, {
    visits: await listWholeVisitsTo(db, classKeys, campaign, station),
    corrections: await listWholeCorrectionsOf(db, classKeys, campaign, station),
  })

/** In order of arrival: no person, no device, no time of day. */
export async function visitsOnWire({ db, country }: Needed, place: Place, { visits }: CorrectedStation) {
  const stored = await listVisitsOf(db, place.campaign, place.station, country.timeZone)
  const byId = new Map(stored.map((visit) => [visit.id, visit]))
  return visits.flatMap(({ visit }, index) => {
    const kept = byId.get(visit.id)
    if (kept === undefined) return []
    const { id, checklist, day, photos, talks } = kept
    return [
      {
        ...{ id, checklist, day, photos },
        order: index + 1,
        form: visit.form,
        answers: answersToWire(visit.answers),
        interviews: talks,
        carried: [...(visit.carried ?? [])],
        remedyPhotos: (visit.remedied ?? []).flatMap(({ remedy, photo }) =>
          photo ? [{ remedy, photo: { ...photo } }] : [],
        ),
        ...(visit.moved && { moved: { ...visit.moved } }),
      },
    ]
  })
}

/** Every answer that was changed, visit by visit, and every time somebody changed none. */
export async function correctedOnWire({ db, country }: Needed, place: Place, { visits }: CorrectedStation) {
  const days = await listCorrectionDays(db, place.campaign, place.station, country.timeZone)
  return {
    days,
    answers: visits.flatMap(({ history }, index) =>
      history.map((answer) => ({
        ...oneOnWire(answer),
        visit: index + 1,
        day: days.get(answer.correction) ?? '',
      })),
    ),
    confirmed: visits.flatMap(({ confirmed }, index) =>
      confirmed.map(({ correction, reason }) => ({
        ...{ visit: index + 1, reason },
        day: days.get(correction) ?? '',
      })),
    ),
  }
}

const oneOnWire = ({ question, before, after, reason, order, isFork }: CorrectedAnswer) => ({
  ...{ question, reason, order, isFork },
  ...(before && { before: answerToWire(before) }),
  after: answerToWire(after),
})
