/** Taking in what tablets sealed, and showing what was set aside. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId } from '../../schema/codes.ts'
import { MAY_FIT_LATER, VOUCHED_FOR, VOUCHED_FOR_LOST } from '../../schema/visit/set-aside.ts'
import {
  askStanding,
  listSetAside as listSetAsideEndpoint,
  putSealed,
  takeInAgain as takeInAgainEndpoint,
} from '../../schema/wire/sealed-endpoints.ts'
import { bytesOf } from '../http/json-body.ts'
import { isLate } from '../http/lateness.ts'
import { refuse } from '../http/refusal.ts'
import { type Asked, serve } from '../http/serve.ts'
import { fitsFor } from '../http/shape-check.ts'
import { takeIn } from '../intake/take-in.ts'
import { takeInAgain } from '../intake/take-in-again.ts'
import { readStanding, type Stands } from '../queries/installation.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { countMissingSealed } from '../queries/sealed-photos.ts'
import { type AsideLine, listSetAside } from '../queries/set-aside.ts'
import { receiptCode } from '../reading/receipt-code.ts'
import type { Services } from '../services.ts'
import { rememberedSettings } from '../storage/campaign-settings.ts'
import { hashOf } from '../storage/secrets.ts'
import { visitWriter } from '../storage/visit-writer.ts'

/** More than a person can look through; the total says how many there are. */
const MOST_LISTED = 500
const LITTLE_ROOM_WAIT_MS = 15 * 60_000

export const sealedRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, disk, epoch, organisationKeys: keys } = services
  const settings = rememberedSettings(db, services.now)
  const writer = visitWriter(db)
  const known = {
    keys,
    classKeys: services.classKeys,
    findChecklist: services.checklists.find,
    findSettings: settings.find,
  }

  const take = async ({ params: { id }, body: envelope, actor, request, reply }: Asked<typeof putSealed>) => {
    if (actor.kind !== 'monitor') return refuse('not-yours', { action: 'visit.submit' })
    const bytes = bytesOf(request)
    const sha256 = hashOf(bytes)
    const isBeyondEvent = services.tabletLimits.isBeyondEvent(actor.enrolment, id)
    const arrived = { id, envelope, bytes, sha256, sender: actor, isBeyondEvent, quarantine: actor.aside }
    const taken = await takeIn(db, writer, { ...known, fits: fitsFor(request) }, arrived)
    const { reason } = taken
    if (reason) reply.code(202)
    return {
      id,
      sha256: sha256.toString('hex'),
      code: receiptCode(sha256),
      ...(reason ? { state: 'set-aside' as const, reason } : { state: 'received' as const }),
      photosMissing: await countMissingSealed(db, id, envelope.photos),
      epoch,
      arrived: String(taken.arrived),
    }
  }
  serve(app, putSealed, take, { compress: false })

  /** Facts that are late will be through in minutes; a disk that fills waits for somebody to make room. */
  const photosLater = async () => {
    const photos = 'later' as const
    if ((await disk.room()) !== 'plenty') return { photos, waitMs: LITTLE_ROOM_WAIT_MS }
    const { gate } = services
    return isLate(gate.lateShare()) ? { photos, waitMs: gate.pauseForFacts() * 1000 } : undefined
  }

  serve(app, askStanding, async ({ body: { kept } }) => {
    const standing = await readStanding(db, kept)
    const isWhole = ({ isHere, photosMissing }: Stands) => isHere && photosMissing.length === 0
    return {
      epoch: standing.epoch,
      backedUpTo: String(standing.backedUpTo),
      missing: standing.kept
        .filter((one) => !isWhole(one))
        .map(({ id, isHere, photosMissing }) => ({ id, envelope: !isHere, photos: [...photosMissing] })),
      here: standing.kept.filter(isWhole).map(({ id, arrived = 0 }) => ({ id, arrived: String(arrived) })),
      ...((await photosLater()) ?? { photos: 'now' as const }),
    }
  })

  serve(app, listSetAsideEndpoint, async ({ params }) => {
    const campaign = readCampaignId(params.campaign) ?? refuse('not-found')
    const { total, lines } = await listSetAside(
      db,
      services.classKeys,
      campaign,
      services.country.timeZone,
      MOST_LISTED,
    )
    return { total, entries: lines.map(asideOnWire) }
  })

  serve(
    app,
    takeInAgainEndpoint,
    async ({ params, body: { after = 0, tooMany = false, lost = false }, request, actor }) => {
      const campaign = readCampaignId(params.campaign) ?? refuse('not-found')
      const reasons = lost ? VOUCHED_FOR_LOST : tooMany ? VOUCHED_FOR : MAY_FIT_LATER
      const knowledge = { ...known, fits: fitsFor(request) }
      await writeLogbook(db, {
        actor,
        act: 'set-aside.taken-in',
        object: campaign,
        detail: reasons.join(' '),
      })
      const { takenIn, next } = await takeInAgain(db, knowledge, campaign, reasons, after)
      return { takenIn, ...(next === undefined ? {} : { next }) }
    },
  )
}

const asideOnWire = ({ kind, reason, day, station, bytes, photos, ...line }: AsideLine) => ({
  kind,
  reason,
  day,
  bytes,
  photos,
  ...(station === null ? {} : { station }),
  ...(line.firstDay === null
    ? {}
    : {
        first: {
          day: line.firstDay,
          bytes: line.firstBytes ?? 0,
          ...(line.firstStation === null ? {} : { station: line.firstStation }),
        },
      }),
})
