/** Keying in printed forms: kept while it is keyed, compared, and taken in like what a tablet sent. */

import type { FastifyInstance } from 'fastify'
import { type CampaignId, type PersonId, readCampaignId } from '../../schema/codes.ts'
import {
  EMPTY_SHEET,
  findDifferences,
  findSheetFaults,
  isDecided,
  joinSheets,
  type KeyedSheet,
  type SheetOf,
  visitOnSheet,
} from '../../schema/paper/keyed-sheet.ts'
import {
  listPaperEntries,
  type PaperSheetOnWire,
  putPaperEntry,
  readPaperSheet,
  takeInPaperSheet,
} from '../../schema/wire/paper-entry-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { type Fits, fitsFor } from '../http/shape-check.ts'
import { staffOf } from '../http/staff-of.ts'
import { sealHere } from '../intake/seal-here.ts'
import { takeIn } from '../intake/take-in.ts'
import { type Campaign, findCampaign } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import {
  type Entry,
  findForm,
  hasCome,
  listBegun,
  listEntries,
  lockForm,
  markTakenIn,
  type PrintedForm,
  type Progress,
  saveEntry,
} from '../queries/paper-entries.ts'
import type { Services } from '../services.ts'
import { rememberedSettings, settingsOf } from '../storage/campaign-settings.ts'
import { inTransaction } from '../storage/database.ts'
import { hashOf } from '../storage/secrets.ts'
import { visitWriter } from '../storage/visit-writer.ts'

type State = PaperSheetOnWire['state']
/** Once by each of two people. */
const TURNS: readonly number[] = [1, 2]

/** Keying a form takes a quarter of an hour; whoever has not gone on with one for a night does not come back to it. */
const LEFT_AFTER_MS = 12 * 3_600_000
const isLeft = ({ isFinished, keptAt }: Progress, now: Date): boolean =>
  !isFinished && now.getTime() - keptAt.getTime() > LEFT_AFTER_MS

/** What somebody may do with a form, given who has keyed it so far. */
function stateOf(entries: readonly Progress[], person: PersonId, now: Date, isTakenIn = false): State {
  if (isTakenIn) return 'taken-in'
  if (entries.length === TURNS.length && entries.every(({ isFinished }) => isFinished)) return 'to-compare'
  const mine = entries.find((entry) => entry.person === person)
  if (mine) return mine.isFinished ? 'waits' : 'to-key'
  return entries.length < TURNS.length || entries.some((entry) => isLeft(entry, now)) ? 'to-key' : 'by-others'
}

export const paperEntryRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, classKeys, country, organisationKeys } = services
  const writer = visitWriter(db)
  const knowledge = {
    ...{ keys: organisationKeys, classKeys },
    findChecklist: services.checklists.find,
    findSettings: rememberedSettings(db, services.now).find,
  }

  async function campaignOf(params: { readonly campaign: string }): Promise<Campaign> {
    const id = readCampaignId(params.campaign)
    return (id && (await findCampaign(db, id))) ?? refuse('not-found')
  }

  async function show(campaign: Campaign, number: string, person: PersonId): Promise<PaperSheetOnWire> {
    const form = (await findForm(db, campaign.id, number)) ?? refuse('not-found')
    const entries = await listEntries(db, classKeys, campaign.id, number)
    const state = stateOf(entries, person, services.now(), form.takenInAt !== null)
    const mine = entries.find((entry) => entry.person === person)
    return {
      ...{ number, station: form.station, room: form.room, premisesName: { ...form.premisesName } },
      ...{ checklist: { ...form.checklist }, form: form.form, settings: { ...campaign.settings } },
      ...{ electionDate: campaign.election.date, state },
      ...(mine && { mine: entryOnWire(mine) }),
      // Of anybody else's nothing is told before: who has seen it does not read the paper any more.
      ...(state === 'to-compare' && { both: entries.map(entryOnWire) }),
    }
  }

  serve(app, listPaperEntries, async ({ params, actor }) => {
    const campaign = await campaignOf(params)
    const { person } = staffOf(actor)
    const { takenIn, forms } = await listBegun(db, campaign.id)
    const now = services.now()
    return {
      takenIn,
      sheets: forms.map(({ number, station, entries }) => ({
        ...{ number, station, state: stateOf(entries, person, now) },
        isMine: entries.some((entry) => entry.person === person),
      })),
    }
  })

  serve(app, readPaperSheet, async ({ params, actor }) =>
    show(await campaignOf(params), params.number, staffOf(actor).person),
  )

  serve(app, putPaperEntry, async ({ params, body, actor }) => {
    const campaign = await campaignOf(params)
    const { person } = staffOf(actor)
    await inTransaction(db, async (on) => {
      const form = (await lockForm(on, campaign.id, params.number)) ?? refuse('not-found')
      const entries = await listEntries(on, classKeys, campaign.id, form.number)
      const mine = entries.find((entry) => entry.person === person)
      const now = services.now()
      const state = stateOf(entries, person, now, form.takenInAt !== null)
      if (state === 'taken-in') refuse('paper-is-taken-in')
      if (!mine && state !== 'to-key') refuse('paper-by-others')
      const isSaidAgain = mine?.body === JSON.stringify(body.sheet) && mine.isFinished === body.isFinished
      // The first answer was lost: it is kept already.
      if (mine && isSaidAgain && mine.version === body.version + 1) return
      if (mine?.isFinished || (mine?.version ?? 0) !== body.version) refuse('paper-moved-on')
      if (body.isFinished) refuseFaults(await sheetOf(form, campaign), body.sheet)
      const free = TURNS.find((one) => entries.every((entry) => entry.turn !== one))
      const left = entries.find((entry) => isLeft(entry, now))
      const turn = mine?.turn ?? free ?? left?.turn ?? refuse('paper-by-others')
      const { isFinished, version } = body
      const kept = { isFinished, version: version + 1, keptAt: now, body: JSON.stringify(body.sheet) }
      const entry = { turn, person, ...kept }
      if (!(await saveEntry(on, classKeys, form, entry))) refuseEnded(campaign.id)
      if (isFinished) await writeLogbook(on, { actor, act: 'paper.keyed', object: form.number })
    })
    return show(campaign, params.number, person)
  })

  serve(app, takeInPaperSheet, async ({ params, body, actor, request }) => {
    const campaign = await campaignOf(params)
    return inTransaction(db, async (on) => {
      const form = (await lockForm(on, campaign.id, params.number)) ?? refuse('not-found')
      if (form.takenInAt !== null) return refuse('paper-is-taken-in')
      const taken = (await hasCome(db, form.visit))
        ? undefined
        : await takeInSheet(form, campaign, body.chosen, fitsFor(request))
      await markTakenIn(on, form.number, services.now())
      await writeLogbook(on, { actor, act: 'paper.taken-in', object: form.visit, detail: form.number })
      return taken?.reason ? { state: 'set-aside', reason: taken.reason } : { state: 'received' }
    })
  })

  async function takeInSheet(
    form: PrintedForm,
    campaign: Campaign,
    chosen: Readonly<Record<string, string>>,
    fits: Fits,
  ) {
    const of = await sheetOf(form, campaign)
    const entries = await listEntries(db, classKeys, campaign.id, form.number)
    const [first, second] = entries.map(sheetIn)
    if (!first || !second || !entries.every(({ isFinished }) => isFinished)) return refuse('paper-moved-on')
    if (!isDecided(findDifferences(of, first, second), chosen)) refuse('paper-moved-on')
    const sheet = joinSheets(of, first, second, chosen)
    refuseFaults(of, sheet)
    const { visit: id, station } = form
    const visit = visitOnSheet(of, sheet, { id, campaign: campaign.id, station }, country.timeZone)
    const envelope = sealHere(organisationKeys, visit)
    const bytes = Buffer.from(JSON.stringify(envelope))
    return takeIn(
      db,
      writer,
      { ...knowledge, fits },
      {
        ...{ id, envelope, bytes, sha256: hashOf(bytes), isBeyondEvent: false },
        sender: { enrolment: form.enrolment, campaign: campaign.id },
        quarantine: form.isRevoked ? 'revoked-sender' : undefined,
      },
    )
  }

  async function sheetOf({ checklist: ref, form }: PrintedForm, campaign: Campaign): Promise<SheetOf> {
    const checklist = (await services.checklists.find(ref)) ?? refuse('unknown-checklist', { ...ref })
    return { checklist, form, settings: settingsOf(campaign) }
  }

  const refuseEnded = (campaign: CampaignId): never =>
    refuse('ended', { on: classKeys.destroyedOn(campaign, 'free-text') ?? '' })
}

function refuseFaults(of: SheetOf, sheet: KeyedSheet): void {
  const faults = findSheetFaults(of, sheet)
  if (faults.length > 0) refuse('paper-has-faults', { faults: faults.length })
}

/** It was checked against its shape before it was sealed; nothing where its words have ended. */
const sheetIn = ({ body }: Pick<Entry, 'body'>): KeyedSheet =>
  body === undefined ? EMPTY_SHEET : (JSON.parse(body) as KeyedSheet)

const entryOnWire = (entry: Entry) => {
  const { keys, ...sheet } = sheetIn(entry)
  return {
    ...{ version: entry.version, isFinished: entry.isFinished },
    sheet: { ...sheet, keys: { ...keys } },
  }
}
