/** Campaigns and their election, and what a tablet needs to take part. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId } from '../../schema/codes.ts'
import { withoutHiddenSigns } from '../../schema/hidden-signs.ts'
import type { Words } from '../../schema/language.ts'
import { isDay } from '../../schema/time.ts'
import {
  listCampaigns as listCampaignsEndpoint,
  putCampaign,
  readKit,
} from '../../schema/wire/campaign-endpoints.ts'
import { makeTicket } from '../enrolment-ticket.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { beginKeeping } from '../keys/begin-keeping.ts'
import {
  type Campaign,
  countStations,
  countVisits,
  findCampaign,
  listAssigned,
  listCampaigns,
  saveCampaign,
} from '../queries/campaigns.ts'
import { findTicketHashes } from '../queries/enrolments.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { listQueriesTo } from '../queries/open-queries.ts'
import { type KeptClass, listKept } from '../queries/retention.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

export const campaignRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db } = services

  serve(app, listCampaignsEndpoint, async () => {
    const [campaigns, stations, visits, kept] = await Promise.all([
      listCampaigns(db),
      countStations(db),
      countVisits(db),
      listKept(db),
    ])
    return campaigns.map((campaign) => ({
      ...onWire(campaign),
      stations,
      visits: visits.get(campaign.id) ?? 0,
      removed: removedOf(kept, campaign.id),
    }))
  })

  serve(app, putCampaign, async ({ params, body, actor }) => {
    const id = readCampaignId(params.campaign) ?? refuse('not-found')
    const name = readName(body.name, 'body/name')
    const organisation = readName(body.organisation, 'body/organisation')
    const electionName = readName(body.election.name, 'body/election/name')
    if (!isDay(body.election.date)) refuse('bad-request', { where: 'body/election/date', what: 'not-a-day' })
    if (!(await services.checklists.find(body.checklist))) refuse('unknown-checklist', body.checklist)
    const election = { ...body.election, name: electionName }
    const campaign: Campaign = { id, ...body, name, organisation, election }
    await inTransaction(db, async (on) => {
      await saveCampaign(on, campaign)
      await beginKeeping(on, services, campaign)
      await writeLogbook(on, { actor, act: 'campaign.saved', object: id, detail: JSON.stringify(campaign) })
    })
    const [stations, visits, kept] = await Promise.all([countStations(db), countVisits(db), listKept(db, id)])
    return {
      ...onWire(campaign),
      stations,
      visits: visits.get(id) ?? 0,
      removed: removedOf(kept, id),
    }
  })

  serve(app, readKit, async ({ actor }) => {
    if (actor.kind !== 'monitor') refuse('not-yours', { action: 'visit.submit' })
    if (actor.aside !== undefined) refuse('sign-in-first')
    const campaign = (await findCampaign(db, actor.campaign)) ?? refuse('not-found')
    const assigned = await listAssigned(db, actor.campaign, actor.enrolment)
    const queries = await listQueriesTo(db, actor.campaign, actor.enrolment, services.country.timeZone)
    const { organisationKeys: keys } = services
    const hashes = await findTicketHashes(db, actor.enrolment)
    // Revoked since a moment: its token is remembered for a minute by another process.
    if (!hashes?.tokenHash) refuse('sign-in-first')
    const ticket = makeTicket(keys, { ...actor, ...hashes, tokenHash: hashes.tokenHash })
    return {
      campaign: onWire(campaign),
      code: actor.code,
      assigned: [...assigned],
      queries: queries.map(({ checklist, questions, ...query }) => ({
        ...query,
        checklist: { ...checklist },
        questions: [...questions],
      })),
      organisationKey: { ...keys.current },
      ticket,
    }
  })
}

const onWire = (campaign: Campaign) => ({
  ...campaign,
  name: { ...campaign.name },
  organisation: { ...campaign.organisation },
  election: { ...campaign.election, name: { ...campaign.election.name } },
})

/** So that a page can say why something is not there. The register shows nothing of itself and needs no day here. */
const removedOf = (kept: readonly KeptClass[], id: Campaign['id']) => {
  const endOf = (of: KeptClass['class']) =>
    kept.find((one) => one.campaign === id && one.class === of)?.endedOn
  const [words, photos, interviews] = [endOf('free-text'), endOf('photos'), endOf('interviews')]
  return {
    ...(words === undefined ? {} : { 'free-text': words }),
    ...(photos === undefined ? {} : { photos }),
    ...(interviews === undefined ? {} : { interviews }),
  }
}

/** Without signs that nobody sees; refused when nothing is left in any language. */
function readName(words: Words, where: string): Words {
  const entries = Object.entries(words).map(
    ([language, text]) => [language, withoutHiddenSigns(text)] as const,
  )
  if (!entries.some(([, text]) => text.trim() !== '')) refuse('bad-request', { where, what: 'empty' })
  return Object.fromEntries(entries)
}
