/** Which kind of release can be made now: a preliminary one from the close of the poll, a final one after the quiet days. */

import { readPollingClock } from '../../schema/campaign/polling-clock.ts'
import type { ReleaseContent, ReleaseKind } from '../../schema/release/release.ts'
import { readMoment } from '../../schema/time.ts'
import type { Campaign } from '../queries/campaigns.ts'
import type { Services } from '../services.ts'
import { isOverWithQuiet, isQuiet } from './quiet-days.ts'

type Needed = Pick<Services, 'now' | 'country' | 'disclosure'>

export function kindOfReleaseNow(services: Needed, campaign: Campaign): ReleaseKind | undefined {
  if (isOverWithQuiet(services, campaign)) return 'final'
  if (!isQuiet(services, campaign)) return undefined
  const clock = readPollingClock(services.now().toISOString(), campaign.election.date, services.country)
  return clock !== undefined && clock.untilClosing <= 0 ? 'preliminary' : undefined
}

/** As a release says it: the day, and of a preliminary one the hour that has begun. */
export function momentOf({ now, country }: Needed, kind: ReleaseKind): ReleaseContent['moment'] {
  const moment = readMoment(now().toISOString(), country.timeZone)
  if (moment === undefined) throw new Error('The server has no time')
  const two = (part: number) => String(part).padStart(2, '0')
  return {
    day: `${moment.year}-${two(moment.month)}-${two(moment.day)}`,
    ...(kind === 'preliminary' && { hour: Number(moment.time.slice(0, 2)) }),
  }
}
