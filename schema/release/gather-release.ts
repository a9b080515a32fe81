/** Stations, one after the other → the content of a release: counts, recommendations, method, limits, what was left out. */

import { speaksForAll } from '../campaign/campaign.ts'
import type { Checklist } from '../checklist/checklist.ts'
import type { AreaCode } from '../codes.ts'
import { listToldBarriers, type ToldTables } from '../disclosure/conduct-tables.ts'
import { type DisclosureRules, leastOf } from '../disclosure/rules.ts'
import { listBarriersOf } from '../disclosure/tier.ts'
import { type ToldForAddressee, withToldRecommendations } from '../disclosure/told-recommendations.ts'
import { SMALL_N } from '../findings/indicators.ts'
import type { Body } from '../recommendations/body.ts'
import { gather } from '../recommendations/gather.ts'
import type { RecordedRecommendation } from '../recommendations/recorded.ts'
import type { ChecklistRef } from '../visit/visit.ts'
import type { ReleasedPhoto } from './photos.ts'
import { inPhotoOrder } from './photos.ts'
import { RELEASE_FORMAT, type ReleaseContent, type ReleasedArea, type ReleasedStation } from './release.ts'
import type { Redaction, Said } from './said.ts'
import { beginTally, type Tally } from './tally.ts'

/** What is known before the first station is looked at. */
export interface ReleaseFacts
  extends Pick<
    ReleaseContent,
    'number' | 'kind' | 'moment' | 'supersedes' | 'campaign' | 'samples' | 'languages' | 'areaLevels'
  > {
  /** The campaign's own. */
  readonly checklist: Checklist
  /** Stations of the register in each of the largest areas. */
  readonly registered: ReadonlyMap<string, number>
  readonly held: number
  /** None in a preliminary release. */
  readonly told: readonly ToldTables[]
  /** Everything on record; what was overruled is released neither as a record nor as found. */
  readonly records: readonly RecordedRecommendation[]
  /** Everybody a recommendation can be handed to. */
  readonly bodies: readonly Body[]
  /** Areas that may be told apart; all of them where nothing is said. */
  readonly earlyAreas?: ReadonlySet<string>
  readonly rules: DisclosureRules
}

export interface Gathering {
  /** In the order of the codes. */
  add(station: ReleasedStation): void
  /** `older`: checklists of other versions that stations were judged by. */
  finish(older: readonly Checklist[], photos: readonly ReleasedPhoto[]): ReleaseContent
  /** Every checklist a station was judged by, but the campaign's own. */
  listOlder(): readonly ChecklistRef[]
}

export function gatherRelease(facts: ReleaseFacts): Gathering {
  const { checklist, kind } = facts
  const whole = beginTally(checklist)
  const areas = new Map<
    AreaCode,
    { readonly area: ReleasedStation['areas'][number]; readonly tally: Tally }
  >()
  const older = new Map<string, ChecklistRef>()
  let visited = 0
  return {
    add(station) {
      visited += 1
      whole.add(station)
      if (!isSame(station.checklist, checklist))
        older.set(JSON.stringify(station.checklist), station.checklist)
      const [area] = station.areas
      if (area === undefined) return
      const known = areas.get(area.code) ?? { area, tally: beginTally(checklist) }
      areas.set(area.code, known)
      known.tally.add(station)
    },
    listOlder: () => [...older.values()],
    finish(others, photos) {
      const told = [...areas.values()].filter(({ area }) => facts.earlyAreas?.has(area.code) ?? true)
      const recommended = withoutOverruled(
        withToldRecommendations(checklist, gather(checklist, whole.outcomes()), facts.told),
        facts.records,
      )
      return {
        format: RELEASE_FORMAT,
        number: facts.number,
        kind,
        moment: facts.moment,
        ...(facts.supersedes !== undefined && { supersedes: facts.supersedes }),
        campaign: facts.campaign,
        samples: facts.samples,
        languages: facts.languages,
        areaLevels: facts.areaLevels,
        checklists: [checklist, ...others],
        method: methodOf(facts),
        limits: limitsOf(facts),
        coverage: whole.coverage([...facts.registered.values()].reduce((sum, one) => sum + one, 0)),
        ratings: whole.ratings(),
        figures: whole.figures(),
        areas: told
          .map(
            ({ area, tally }): ReleasedArea => ({
              ...{ code: area.code, level: area.level, name: area.name },
              coverage: tally.coverage(facts.registered.get(area.code) ?? 0),
              ratings: tally.ratings(),
              figures: tally.figures(),
            }),
          )
          .toSorted((one, other) => (one.code < other.code ? -1 : 1)),
        recommendations:
          kind === 'final'
            ? recommended
            : recommended.map((those) => ({
                ...those,
                recommendations: those.recommendations.map((one) => ({ ...one, stations: [] })),
              })),
        ...(kind === 'final' && recordsOf(facts)),
        told: facts.told,
        ...(photos.length > 0 && { photos: inPhotoOrder(photos) }),
        redactions: redactionsOf(facts, visited, areas.size - told.length, photos.length),
        stations: kind === 'final' ? visited : 0,
      }
    },
  }
}

function recordsOf({ records: all, bodies }: ReleaseFacts): Pick<ReleaseContent, 'records' | 'bodies'> {
  const records = all.filter(({ state }) => state !== 'overruled')
  const named = new Set(records.flatMap(listNamed))
  return {
    records,
    bodies: bodies.filter(({ id }) => named.has(id)).map(({ id, name }) => ({ id, name })),
  }
}

const listNamed = ({ addressee, receiver, check, steps }: RecordedRecommendation) => [
  ...[addressee, receiver, 'standIn' in check ? check.standIn : undefined],
  ...steps.map((step) => step.receiver),
]

function withoutOverruled(
  recommended: readonly ToldForAddressee[],
  records: readonly RecordedRecommendation[],
): readonly ToldForAddressee[] {
  const overruled = new Set(records.flatMap(({ state, remedy }) => (state === 'overruled' ? [remedy] : [])))
  return recommended.flatMap((those) => {
    const recommendations = those.recommendations.filter(({ remedy }) => !overruled.has(remedy))
    return recommendations.length > 0 ? [{ ...those, recommendations }] : []
  })
}

const isSame = (one: ChecklistRef, other: ChecklistRef): boolean =>
  one.id === other.id && one.version === other.version

const said = (id: Said['id'], facts: Said['facts'] = {}): Said => ({ id, facts })

const methodOf = ({ checklist, campaign }: ReleaseFacts): readonly Said[] => [
  said(`method-sample-${campaign.sampleType}`),
  said('method-checklist', { version: checklist.version }),
  said('method-rules'),
  said('method-rating'),
  said('method-several-visits'),
]

const limitsOf = ({ kind, campaign, rules }: ReleaseFacts): readonly Said[] => [
  ...(kind === 'preliminary' ? [said('limit-preliminary'), said('limit-not-checked')] : []),
  ...(speaksForAll(campaign.sampleType) ? [] : [said('limit-speaks-for-visited')]),
  said('limit-open'),
  said('limit-small', { least: SMALL_N }),
  ...(kind === 'final' ? [said('limit-people', { least: leastOf(rules) + 1, step: rules.roundTo })] : []),
  said('limit-accessibility-only'),
]

function redactionsOf(
  facts: ReleaseFacts,
  visited: number,
  areas: number,
  photos: number,
): readonly Redaction[] {
  const { checklist, kind, told, held, rules } = facts
  const overruled = facts.records.filter(({ state }) => state === 'overruled').length
  const cells = told.flatMap((tables) => [
    ...tables.barriers.flatMap(({ found, n }) => [found, n]),
    ...tables.access.map((one) => one.stations),
  ])
  const early: readonly Redaction[] = [
    { reason: 'quiet', what: 'stations', count: visited },
    { reason: 'quiet', what: 'areas', count: areas },
  ]
  return [
    ...(kind === 'preliminary' ? early : []),
    // So few would point at each of them; that there is none at all would be told by nothing being said.
    { reason: 'held', what: 'stations', count: held > leastOf(rules) ? held : 'few' },
    { reason: 'people', what: 'barriers', count: listToldBarriers(checklist).length },
    ...(kind === 'final'
      ? [{ reason: 'small', what: 'cells', count: cells.filter((cell) => 'hidden' in cell).length } as const]
      : []),
    { reason: 'inside', what: 'barriers', count: listBarriersOf(checklist, 'C').length },
    ...(overruled > 0 ? [{ reason: 'overruled', what: 'recommendations', count: overruled } as const] : []),
    { reason: 'words' },
    photos > 0 ? { reason: 'photos', what: 'photos', count: photos } : { reason: 'photos' },
  ]
}
