/** Records of recommendations put into the shapes that pages are given, with what became of their stations since. */

import type { CampaignId } from '../../schema/codes.ts'
import { may } from '../../schema/people/permissions.ts'
import type { Calendar } from '../../schema/recommendations/addressee-check.ts'
import { findReceiverFault } from '../../schema/recommendations/addressee-check.ts'
import type { Body } from '../../schema/recommendations/body.ts'
import { type FollowUp, followUp, type SaidOfBarrier } from '../../schema/recommendations/follow-up.ts'
import type { Gathering } from '../../schema/recommendations/gather-anew.ts'
import {
  type Basis,
  listNextRecordStates,
  listStandingSteps,
  mayBeReworded,
  type RecordStep,
  standingOfRecord,
  type Wording,
} from '../../schema/recommendations/record.ts'
import type { Actor } from '../http/actor.ts'
import { findCampaign } from '../queries/campaigns.ts'
import type { KeptRecord, TakenStep } from '../queries/recommendations.ts'
import type { Services } from '../services.ts'
import { isQuiet } from './quiet-days.ts'
import type { ReadRecord, ReadRecords } from './recommendation-records.ts'
import type { CampaignResults, Results } from './remember-results.ts'
import { outsideBy } from './seen-by.ts'

/** Looks up earlier campaigns once for all records of one request; one that is quiet for whoever asks says nothing. */
export function followsUp(services: Services, results: Results, actor: Actor) {
  const seen = new Map<CampaignId, Promise<CampaignResults | undefined>>()
  const look = async (id: CampaignId): Promise<CampaignResults | undefined> => {
    const campaign = await findCampaign(services.db, id)
    if (campaign === undefined || (!may(actor, 'results.early') && isQuiet(services, campaign)))
      return undefined
    return (await outsideBy(services, results, { actor, campaign: id })).results
  }
  const once = (id: CampaignId) => {
    const asked = seen.get(id) ?? look(id)
    seen.set(id, asked)
    return asked
  }
  return async ({ history, told }: ReadRecord, now: CampaignResults): Promise<FollowUp | undefined> => {
    if (history.length === 0 || told.isRounded) return undefined
    const earlier = await Promise.all(history.map(({ campaign }) => once(campaign)))
    return followUp(
      earlier.flatMap((results) => (results ? [saidOf(results, told.barrier)] : [])),
      saidOf(now, told.barrier),
    )
  }
}

const saidOf = ({ byStation }: CampaignResults, barrier: string): SaidOfBarrier =>
  new Map(
    [...byStation].flatMap(([station, { outcomes }]) => {
      const outcome = outcomes.get(barrier)
      return outcome ? [[station, outcome] as const] : []
    }),
  )

export function recordRow({ kept, standing, told }: ReadRecord, since: FollowUp | undefined) {
  const { id, check, due, receiver, priority, links: _, steps: __, addresseeName: ___, ...rest } = told
  return {
    ...{ record: id, version: standing.version },
    ...rest,
    hinders: [...rest.hinders],
    stations: [...rest.stations],
    check: {
      is: check.is,
      ...('from' in check && { from: check.from }),
      ...('until' in check && check.until && { until: check.until }),
      ...('standIn' in check && check.standIn && { standIn: check.standIn }),
    },
    ...(due && { due }),
    ...(receiver && { receiver }),
    priority: { ...priority },
    isCarriedOn: kept.isCarriedOn,
    ...(since && {
      followUp: {
        gone: [...since.gone],
        stillThere: [...since.stillThere],
        notLookedAt: [...since.notLookedAt],
      },
    }),
  }
}

/** What gathering anew would do, for somebody to look at before it is done. */
export const gatheringOnWire = (
  { records }: ReadRecords,
  { gathering, seen }: { readonly gathering: Gathering; readonly seen: string },
) => ({
  seen,
  added: gathering.added.map(({ remedy, basis }) => ({
    ...{ remedy, text: { ...basis.wording.text }, addressee: basis.wording.addressee },
    ...numbersOf(basis),
  })),
  changed: gathering.changed.flatMap(({ remedy, basis, was }) =>
    records.flatMap(({ kept, standing }) => {
      if (kept.remedy !== remedy) return []
      const then = standingOfRecord([...kept.steps.map(({ step }) => step), { kind: 'gathered', basis }])
      const isReworded = JSON.stringify(then?.wording) !== JSON.stringify(standing.wording)
      const text = { ...(then ?? standing).wording.text }
      return [{ record: kept.id, text, was: numbersOf(was), now: numbersOf(basis), isReworded }]
    }),
  ),
})

const numbersOf = ({ found, n, isRounded }: Basis) => ({ found, n, isRounded })

export const bodiesOnWire = (bodies: readonly Body[], { today, elections }: Calendar) =>
  bodies.map(({ id, name, short, office }) => ({
    ...{ id, name: { ...name }, short: { ...short }, lasts: office === undefined },
    isThere: findReceiverFault(bodies, id, today, elections) === undefined,
  }))

const wordingOnWire = ({ text, addressee, when, effort, due }: Wording) => ({
  ...{ text: { ...text }, addressee, when, effort, due },
})

/** Everything of one record but its row. */
export async function recordOnWire(services: Services, read: ReadRecord, calendar: Calendar) {
  const { kept, history, standing, told } = read
  return {
    wording: wordingOnWire(standing.wording),
    next: kept.isCarriedOn ? [] : [...listNextRecordStates(standing.state)],
    mayBeReworded: !kept.isCarriedOn && mayBeReworded(standing.state),
    ...(standing.undoable && !kept.isCarriedOn && { undoable: standing.undoable }),
    links: told.links.map(({ kind, source: { id, title, link, standing: seen } }) => ({
      ...{ kind, id, title: { ...title }, standing: seen },
      ...(link && { link }),
    })),
    history: await Promise.all([...history, kept].map((one) => chapterOf(services, one))),
    bodies: bodiesOnWire(services.bodies, calendar),
    today: calendar.today,
  }
}

async function chapterOf({ db }: Services, { campaign: id, steps }: KeptRecord) {
  const campaign = await findCampaign(db, id)
  const stands = new Set<RecordStep>(listStandingSteps(steps.map(({ step }) => step)))
  return {
    campaign: id,
    electionName: campaign?.election.name ?? {},
    electionDay: campaign?.election.date ?? '',
    steps: steps.map((taken) => stepOnWire(taken, stands)),
  }
}

function stepOnWire({ number, step, role, noted }: TakenStep, stands: ReadonlySet<RecordStep>) {
  const isByPeople = step.kind === 'worded' || step.kind === 'moved'
  const common = { number, kind: step.kind, noted, role, isTakenBack: isByPeople && !stands.has(step) }
  if (step.kind === 'worded') return { ...common, wording: wordingOnWire(step.wording) }
  if (step.kind === 'gathered' || step.kind === 'carried') {
    return {
      ...{ ...common, numbers: numbersOf(step.basis) },
      ...(step.kind === 'carried' && { state: step.state, wording: wordingOnWire(step.wording) }),
    }
  }
  if (step.kind === 'taken-back') return common
  return {
    ...{ ...common, state: step.to, day: step.day, words: { ...step.words } },
    ...(step.receiver && { receiver: step.receiver }),
  }
}
