/** Elections and campaigns, and what a tablet needs to take part in one. */

import { Type } from 'typebox'
import { REVIEW_REASONS } from '../visit/review.ts'
import { endpoint } from './endpoint.ts'
import { OrganisationKeyShape } from './sealed-shape.ts'
import {
  ChecklistRefShape,
  Code,
  Count,
  closed,
  EnrolmentTicket,
  IsoDate,
  Uuid,
  WordsShape,
} from './shape.ts'

const tags = ['campaigns'] as const

const campaignFields = {
  name: WordsShape,
  organisation: WordsShape,
  election: Type.Object(
    { name: WordsShape, kind: Type.Enum(['commune', 'national', 'other']), date: IsoDate },
    closed,
  ),
  checklist: ChecklistRefShape,
  sampleType: Type.Enum(['census', 'probability', 'purposive', 'volunteer']),
  settings: Type.Object({ photosAllowed: Type.Boolean() }, closed),
}

export const CampaignShape = Type.Object({
  id: Uuid,
  ...campaignFields,
  stations: Count,
  visits: Count,
  /** On which day words, photos and talks were removed; those that are kept still are not in it. */
  removed: Type.Object({
    'free-text': Type.Optional(IsoDate),
    photos: Type.Optional(IsoDate),
    interviews: Type.Optional(IsoDate),
  }),
})

export const listCampaigns = endpoint({
  method: 'GET',
  url: '/api/campaigns',
  access: 'campaign.read',
  schema: { summary: 'All campaigns', tags, response: { 200: Type.Array(CampaignShape) } },
})

export const putCampaign = endpoint({
  method: 'PUT',
  url: '/api/campaigns/:campaign',
  access: 'campaign.write',
  freshFactor: true,
  schema: {
    summary: 'Set up or change a campaign',
    tags,
    params: Type.Object({ campaign: Uuid }, closed),
    body: Type.Object(campaignFields, closed),
    response: { 200: CampaignShape },
  },
})

/** For an enrolled tablet: the campaign it works for and the stations its monitor is to visit. */
export const readKit = endpoint({
  method: 'GET',
  url: '/api/kit',
  access: 'visit.submit',
  schema: {
    summary: 'What an enrolled tablet needs: campaign, checklist, assigned stations, what it is asked',
    tags,
    response: {
      200: Type.Object({
        campaign: Type.Object({ id: Uuid, ...campaignFields }),
        code: Type.String(),
        assigned: Type.Array(Code),
        /** What the office asks about visits of this very tablet, oldest first; never a word that somebody wrote. */
        queries: Type.Array(
          Type.Object({
            visit: Uuid,
            /** What an answer names as `corrects`. */
            lastWord: Uuid,
            step: Count,
            station: Code,
            checklist: ChecklistRefShape,
            /** Calendar day on which the visit arrived. */
            day: IsoDate,
            reason: Type.Enum([...REVIEW_REASONS]),
            questions: Type.Array(Type.String()),
          }),
        ),
        organisationKey: OrganisationKeyShape,
        ticket: EnrolmentTicket,
      }),
    },
  },
})
