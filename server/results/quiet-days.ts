/** The days on which nothing leaves: monitors are still on their way, and what arrives would tell where they are. */

import { readMoment } from '../../schema/time.ts'
import { refuse } from '../http/refusal.ts'
import type { Campaign } from '../queries/campaigns.ts'
import type { Services } from '../services.ts'

type Needed = Pick<Services, 'now' | 'country' | 'disclosure'>

const DAY_MS = 86_400_000

/** The first day on which things may leave again, as ISO text. */
export const quietUntil = ({ disclosure }: Pick<Needed, 'disclosure'>, { election }: Campaign): string =>
  new Date(Date.parse(election.date) + disclosure.quietDays * DAY_MS).toISOString().slice(0, 10)

/** The calendar day where the country is, as ISO text. */
function today({ now, country }: Needed): string {
  const moment = readMoment(now().toISOString(), country.timeZone)
  if (moment === undefined) throw new Error('The server has no time')
  const two = (part: number) => String(part).padStart(2, '0')
  return `${moment.year}-${two(moment.month)}-${two(moment.day)}`
}

/** From the election day on until the quiet days are over; what was seen before it may leave. */
export function isQuiet(services: Needed, campaign: Campaign): boolean {
  const day = today(services)
  return day >= campaign.election.date && day < quietUntil(services, campaign)
}

/** Nothing leaves while it is quiet. */
export function refuseWhileQuiet(services: Needed, campaign: Campaign): void {
  if (isQuiet(services, campaign)) refuse('quiet-days', { until: quietUntil(services, campaign) })
}

/** Tables about people are made once, after the quiet days. */
export const isOverWithQuiet = (services: Needed, campaign: Campaign): boolean =>
  today(services) >= quietUntil(services, campaign)
