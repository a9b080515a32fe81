/** Results as somebody sees them → figures. Whoever freezes or prints figures asks here, with what may be taken out. */

import type { SampleType } from '../../schema/campaign/campaign.ts'
import type { ChoiceId } from '../../schema/checklist/checklist.ts'
import { type Design, type DrawnSample, designOf } from '../../schema/figures/design.ts'
import type { Figures } from '../../schema/figures/figures.ts'
import { figuresOf } from '../../schema/figures/figures-of.ts'
import type { FiguresStation } from '../../schema/figures/figures-station.ts'
import { listAssignedStations } from '../queries/assignments.ts'
import { type KeptSample, listSamples } from '../queries/samples.ts'
import type { Services } from '../services.ts'
import type { Db } from '../storage/database.ts'
import { hashOfList, listedIn } from './draw.ts'
import { premisesKindIn } from './premises-kinds.ts'
import type { CampaignResults } from './remember-results.ts'
import type { Seen } from './seen-by.ts'
import type { StationPlaces } from './station-places.ts'

type Needed = Pick<Services, 'db' | 'country'>

export interface FiguresWanted {
  /** Only of an area of any level. */
  readonly area?: string | undefined
  /** Only of stations in this kind of building. */
  readonly kind?: ChoiceId | undefined
  /** Ids of the levels that are told apart; the two largest where nothing else is asked for. */
  readonly levels?: readonly string[]
}

/** Figures hold what `seen` may show and no more: `seenBy` for pages, `takenOut` for whatever is carried away. */
export async function figuresSeen(
  { db, country }: Needed,
  { results, tellAboutPeople, tellTalks }: Pick<Seen, 'results' | 'tellAboutPeople' | 'tellTalks'>,
  { area, kind, levels }: FiguresWanted = {},
): Promise<Figures> {
  const { campaign, checklist, places } = results
  const told = await tellAboutPeople()
  const talks = await tellTalks()
  const samples = await samplesOf(db, results)
  const assigned = await listAssignedStations(db, campaign.id)
  const wanted = country.areaLevels.filter(({ id }, at) => (levels ? levels.includes(id) : at < 2))
  const asked = [
    area,
    kind,
    wanted.map(({ id }) => id),
    told?.length,
    talks?.length,
    samples.map(({ id }) => id),
  ]
  return remember(results, JSON.stringify([...asked, [...assigned].sort().join(' ')]), () =>
    figuresOf({
      checklist,
      ref: campaign.checklist,
      design: designIn(campaign.sampleType, places, samples),
      stations: stationsIn(results, assigned),
      within: { ...(area !== undefined && { area }), ...(kind !== undefined && { kind }) },
      levels: wanted,
      ...(told && { told }),
      ...(talks && { talks }),
    }),
  )
}

const samplesOf = async (db: Db, { campaign }: CampaignResults): Promise<readonly KeptSample[]> =>
  campaign.sampleType === 'probability' ? listSamples(db, campaign.id) : []

/** How the stations of a campaign were chosen, as far as it is kept. */
export const designSeen = async (db: Db, results: CampaignResults): Promise<Design> =>
  designIn(results.campaign.sampleType, results.places, await samplesOf(db, results))

/** So many answers are kept for the same results: enough for everybody who looks at a campaign at once. */
const MOST_KEPT = 40

const made = new WeakMap<CampaignResults, Map<string, Figures>>()

/** Worked out once for the same results, the same question, and the same drawings, plan and tables about people. */
function remember(results: CampaignResults, key: string, make: () => Figures): Figures {
  const kept = made.get(results) ?? new Map<string, Figures>()
  made.set(results, kept)
  const figures = kept.get(key) ?? make()
  kept.delete(key)
  kept.set(key, figures)
  const [oldest] = kept.keys()
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
  return figures
}

const designIn = (type: SampleType, places: StationPlaces, samples: readonly KeptSample[]): Design =>
  designOf(
    type,
    samples.map(
      ({ design, area, stations, listSha256 }): DrawnSample => ({
        ...{ design, stations },
        ...(area !== null && { area }),
        isSameList: Buffer.from(listSha256).equals(hashFrom(places, area ?? undefined)),
      }),
    ),
    samples.length > 0 ? listedIn(places, undefined) : [],
  )

function stationsIn(
  { places, byStation }: Pick<CampaignResults, 'places' | 'byStation'>,
  assigned: ReadonlySet<string>,
): readonly FiguresStation[] {
  const kindOf = premisesKindIn(byStation, places)
  return places.list.map((place) => {
    const { station, premises } = place
    const said = byStation.get(station.code)
    const kind = kindOf(place)
    return {
      station: station.code,
      area: premises.area,
      isAssigned: assigned.has(station.code),
      ...(kind !== undefined && { kind }),
      ...(said && { said }),
    }
  })
}

const hashes = new WeakMap<StationPlaces, Map<string, Buffer>>()

/** Once for the same list. */
function hashFrom(places: StationPlaces, area: string | undefined): Buffer {
  const known = hashes.get(places) ?? new Map<string, Buffer>()
  hashes.set(places, known)
  const hash = known.get(area ?? '') ?? hashOfList(listedIn(places, area))
  known.set(area ?? '', hash)
  return hash
}
