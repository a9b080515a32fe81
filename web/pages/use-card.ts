/** Uses a card: the office is told at once; without a network somebody begins where the tablet has met the office before. */

import { readCampaignId } from '../../schema/codes.ts'
import type { CardRead } from '../../schema/people/card-words.ts'
import { enrol } from '../../schema/wire/people-endpoints.ts'
import type { Outcome, Problem } from '../api/problem.ts'
import type { Device } from '../offline/device.ts'
import { fetchReference } from '../offline/fetch-reference.ts'
import type { Identity, Person } from '../offline/people.ts'

export type WholeCard = Extract<CardRead, { readonly is: 'whole' }>

export type CardUse =
  | { readonly is: 'enrolled' }
  /** Without the office, which is told as soon as it can be reached. */
  | { readonly is: 'begun' }
  | { readonly is: 'here-already' }
  /** `isUnprepared`: this tablet has never met the office, so it has nothing to begin with. */
  | { readonly is: 'stopped'; readonly problem: Problem; readonly isUnprepared: boolean }

/** 256 random bits, as the office makes them. */
export function makeToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

/** Neither yes nor no about the card: there is no network, or the office cannot answer now. */
const isNoAnswer = (problem: Problem): boolean => problem.kind !== 'refused' || problem.status >= 500

/**
 * `token` is made on this tablet and stays the same while the same card is tried again, so that an answer lost on the
 * way uses up nothing. `instead`: whose card the office did not take.
 */
export async function useCard(
  device: Device,
  { code, words }: WholeCard,
  token: string,
  instead?: Person['id'],
): Promise<CardUse> {
  const known = device.people.list.value.find((person) => person.code === code)
  const shown = known?.card ? known.token : token
  const outcome = await insist(() => device.client.call(enrol, { body: { code, words, token: shown } }))
  if ('reply' in outcome) {
    const campaign = readCampaignId(outcome.reply.campaign)
    if (!campaign) return stopped({ kind: 'not-a-reply', status: 200 })
    const { organisationKey, ticket } = outcome.reply
    await device.enrol({ ...outcome.reply, campaign, organisationKey, ticket }, instead)
    return { is: 'enrolled' }
  }
  const { problem } = outcome
  if (!isNoAnswer(problem)) return stopped(problem)
  if (known) return { is: 'here-already' }
  const identity = await findIdentity(device)
  if (!identity) return stopped(problem, problem.kind !== 'refused')
  await device.enrol({ ...identity, code, token, card: { words } }, instead)
  return { is: 'begun' }
}

/** So long a whole room with new tablets waits by itself when the office asks for it; after that people are told. */
const MOST_WAITS = 4
const LONGEST_WAIT_MS = 40_000

/** As often as the office says that it is busy and when to come back. */
async function insist<Reply>(ask: () => Promise<Outcome<Reply>>): Promise<Outcome<Reply>> {
  for (let waits = 0; ; waits += 1) {
    const outcome = await ask()
    const isBusy =
      'problem' in outcome && outcome.problem.kind === 'refused' && outcome.problem.status === 503
    const waitMs = isBusy && 'waitMs' in outcome.problem ? outcome.problem.waitMs : undefined
    if (waitMs === undefined || waitMs > LONGEST_WAIT_MS || waits === MOST_WAITS) return outcome
    await new Promise((done) => setTimeout(done, waitMs))
  }
}

const stopped = (problem: Problem, isUnprepared = false): CardUse => ({
  is: 'stopped',
  problem,
  isUnprepared,
})

/** What whoever was here before has left for everybody: which campaign this is, and the key of the office. */
async function findIdentity({
  reference,
}: Device): Promise<Pick<Identity, 'campaign' | 'organisationKey'> | undefined> {
  const left = await reference.read('campaign')
  const campaign = left && readCampaignId(left.campaign.id)
  return campaign ? { campaign, organisationKey: left.organisationKey } : undefined
}

/**
 * To be called with the vault open. Whatever cannot be fetched now is fetched from "my stations" when there is a
 * network; until then somebody who began without one works by what the tablet has, with no stations of their own.
 */
export async function prepareWork(device: Device): Promise<void> {
  await device.protection.ask()
  if ((await fetchReference(device.client, device.reference)) === undefined) return
  const left = await device.reference.read('campaign')
  const person = device.current.value
  if (!left || !person?.card || (await device.reference.read('kit'))) return
  await device.memory.keep('kit', { ...left, code: person.code, assigned: [], ticket: '' })
}
