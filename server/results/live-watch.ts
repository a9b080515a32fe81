/** Looks every two seconds for what has arrived while somebody follows, and tells each line what it may know. */

import type { CampaignId, StationCode } from '../../schema/codes.ts'
import { may } from '../../schema/people/permissions.ts'
import type { LiveMessage } from '../../schema/wire/live-endpoints.ts'
import type { Staff } from '../http/actor.ts'
import { Refusal, refuse } from '../http/refusal.ts'
import { seenSince } from '../http/session.ts'
import { listAssignedStations } from '../queries/assignments.ts'
import { listStandingSessions } from '../queries/sessions.ts'
import type { Services } from '../services.ts'
import { listChangedStations } from './changes.ts'
import { countVisitsIn, coverageOf } from './coverage.ts'
import { type LiveLine, openLine } from './live-line.ts'
import type { CampaignResults, Results } from './remember-results.ts'
import { seenBy } from './seen-by.ts'

export interface Following {
  readonly actor: Staff
  readonly campaign: CampaignId
  readonly area: string | undefined
  readonly withCoverage: boolean
}

export interface LiveWatch {
  /** A line that has been told how things stand; or a refusal: there are too many, or nothing may be seen. */
  follow(following: Following): Promise<LiveLine>
  /** Ends all lines, which come back by themselves when there is a server again. */
  stop(): void
}

interface Kept {
  /** With the roles the account has now. */
  following: Following
  readonly line: LiveLine
  told: Told
}

/** What a line was told last. */
interface Told {
  readonly results: CampaignResults
  readonly assigned: ReadonlySet<StationCode>
}

interface LookUp {
  readonly results: Results
  assigned(campaign: CampaignId): Promise<ReadonlySet<StationCode>>
}

const NOBODY: ReadonlySet<StationCode> = new Set()
const LOOK_EVERY_MS = 2000
/** Everybody in a large office with the office's pages open twice. */
const MOST_LINES = 60
/** A browser has six connections to a server over HTTP/1.1; pages that nobody looks at give theirs back. */
const MOST_OF_A_SESSION = 4
const COME_BACK_SECONDS = 60
const MOST_STATIONS_NAMED = 100

export function watchResults(services: Services, results: Results): LiveWatch {
  const kept = new Set<Kept>()
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const nowMs = () => services.now().getTime()

  /** What is looked up once for everybody who is told at the same time. */
  const lookUpOnce = (): LookUp => {
    const found = new Map<CampaignId, ReturnType<Results['find']>>()
    const assigned = new Map<CampaignId, Promise<ReadonlySet<StationCode>>>()
    return {
      results: { ...results, find: (id) => once(found, id, () => results.find(id)) },
      assigned: (id) => once(assigned, id, () => listAssignedStations(services.db, id)),
    }
  }

  const see = async ({ actor, campaign, withCoverage }: Following, lookUp: LookUp): Promise<Told> => ({
    results: (await seenBy(services, lookUp.results, { actor, campaign })).results,
    assigned: withCoverage ? await lookUp.assigned(campaign) : NOBODY,
  })

  const messageFor = ({ area, withCoverage, actor }: Following, now: Told, before?: Told): LiveMessage => {
    const { places, byStation } = now.results
    const isInside = (code: StationCode) =>
      places.byCode.get(code)?.premises.area.startsWith(area ?? '') ?? false
    const stations = before ? listChangedStations(before.results, now.results).filter(isInside) : []
    const coverage = withCoverage && {
      coverage: coverageOf(now.results, {
        ...{ area, assigned: now.assigned, country: services.country, now: services.now() },
        isWhole: may(actor, 'results.whole'),
      }),
    }
    return {
      visits: countVisitsIn(now.results, area),
      visited: [...byStation.keys()].filter(isInside).length,
      ...{ stations: stations.slice(0, MOST_STATIONS_NAMED) },
      areas: areasAround(now.results, stations, area),
      ...coverage,
    }
  }

  const areasAround = ({ places }: CampaignResults, stations: readonly StationCode[], area = '') => {
    const level = services.country.areaLevels.find(({ codeLength }) => codeLength > area.length)
    if (!level) return []
    const codes = stations.flatMap((code) => {
      const its = places.byCode.get(code)?.premises.area.slice(0, level.codeLength)
      return its ? [its] : []
    })
    return [...new Set(codes)].sort()
  }

  /** One line, as far as whoever follows may still see anything. */
  const tell = async (one: Kept, lookUp: LookUp) => {
    try {
      const now = await see(one.following, lookUp)
      const isNews = listChangedStations(one.told.results, now.results).length > 0
      if (isNews || !hasSame(one.told.assigned, now.assigned))
        one.line.tell('change', messageFor(one.following, now, one.told))
      one.told = now
      one.line.breathe()
    } catch (fault) {
      // What may not be seen any more ends; a database that does not answer is asked again.
      if (fault instanceof Refusal) one.line.end('refused')
      else one.line.breathe()
    }
  }

  const look = async () => {
    for (const one of kept) if (!one.line.isOpen()) kept.delete(one)
    if (kept.size === 0) return
    const at = services.now()
    const sessions = [...kept].map(({ following }) => following.actor.session)
    const standing = await listStandingSessions(services.db, sessions, at, seenSince(at)).catch(
      () => undefined,
    )
    const lookUp = lookUpOnce()
    for (const one of kept) {
      const roles = standing?.get(one.following.actor.session)
      if (roles) one.following = { ...one.following, actor: { ...one.following.actor, roles } }
      const hasEnded = standing !== undefined && !(roles && may({ roles }, 'results.read'))
      if (hasEnded) one.line.end('session')
      else await tell(one, lookUp)
    }
  }

  const plan = () => {
    if (timer !== undefined || isStopped || kept.size === 0) return
    timer = setTimeout(() => {
      void look().finally(() => {
        timer = undefined
        plan()
      })
    }, LOOK_EVERY_MS)
    timer.unref()
  }

  const refuseMore = ({ actor }: Following) => {
    const lines = [...kept].filter(({ line }) => line.isOpen())
    const own = lines.filter(({ following }) => following.actor.session === actor.session)
    if (isStopped || lines.length >= MOST_LINES || own.length >= MOST_OF_A_SESSION)
      refuse('server-busy', { waitSeconds: COME_BACK_SECONDS })
  }

  return {
    follow: async (following) => {
      refuseMore(following)
      const told = await see(following, lookUpOnce())
      // Others may have come meanwhile.
      refuseMore(following)
      const line = openLine(nowMs)
      line.tell('standing', messageFor(following, told))
      kept.add({ following, line, told })
      plan()
      return line
    },
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      for (const { line } of kept) line.end()
      kept.clear()
    },
  }
}

function once<Found>(known: Map<CampaignId, Found>, id: CampaignId, find: () => Found): Found {
  const found = known.get(id) ?? find()
  known.set(id, found)
  return found
}

const hasSame = (one: ReadonlySet<StationCode>, other: ReadonlySet<StationCode>): boolean =>
  one.size === other.size && [...one].every((code) => other.has(code))
