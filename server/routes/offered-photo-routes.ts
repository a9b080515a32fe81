/** Photos on their way into a release: offered as they would leave, looked at by somebody else, agreed to or refused. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId, readVisitId } from '../../schema/codes.ts'
import { listBarriersOf } from '../../schema/disclosure/tier.ts'
import { may } from '../../schema/people/permissions.ts'
import {
  MOST_PHOTO_BYTES,
  mayAgreeTo,
  mayRefuseOffer,
  readPhotoText,
} from '../../schema/release/offered-photo.ts'
import {
  decideOnPhoto,
  listOfferedPhotos,
  offerPhoto,
  readOfferedPhoto,
} from '../../schema/wire/offered-photo-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { staffOf } from '../http/staff-of.ts'
import { findCampaign } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import {
  findOfferedPicture,
  findPhotographed,
  listOffers,
  lockOffer,
  saveDecision,
  saveOffer,
} from '../queries/offered-photos.ts'
import { readPhotoHeader } from '../reading/photo-header.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'
import { hashOf } from '../storage/secrets.ts'

export const offeredPhotoRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, classKeys, country, checklists } = services

  serve(app, offerPhoto, async ({ params: { offer }, body, actor }) => {
    const { person } = staffOf(actor)
    const visit = readVisitId(body.visit) ?? refuse('not-found')
    const place = (await findPhotographed(db, visit, body.photo)) ?? refuse('not-found')
    const { campaign, station } = place
    const checklist =
      (await checklists.find({ id: place.checklist_id, version: place.checklist_version })) ??
      refuse('not-found')
    // What people did is told in tables alone: a photo of it would tell it of one station.
    const barrier =
      body.barrier === undefined
        ? undefined
        : (listBarriersOf(checklist, 'A').find(({ id }) => id === body.barrier) ??
          refuse('bad-request', { where: 'barrier', what: 'unknown' }))
    const text =
      readPhotoText(body.text, country.languages) ?? refuse('bad-request', { where: 'text', what: 'missing' })
    const picture = Buffer.from(body.picture, 'base64')
    if (picture.length > MOST_PHOTO_BYTES) refuse('too-large', { limit: MOST_PHOTO_BYTES })
    const header = readPhotoHeader(picture)
    if ('fault' in header) return refuse('bad-request', { where: 'picture', what: header.fault })
    // One kind, so that every program can show it, and reports can be made of it.
    if (header.mediaType !== 'image/jpeg')
      return refuse('bad-request', { where: 'picture', what: 'unknown-kind' })
    const sealed =
      classKeys.seal(campaign, 'photos', offer, picture) ??
      refuse('ended', { on: classKeys.destroyedOn(campaign, 'photos') ?? '' })
    await inTransaction(db, async (on) => {
      const isNew = await saveOffer(on, {
        ...{ id: offer, campaign, visit, photo: body.photo, station, barrier: barrier?.id, text },
        ...{
          sha256: hashOf(picture).toString('hex'),
          bytes: picture.length,
          width: header.width,
          height: header.height,
        },
        ...{ picture: sealed, by: person },
      })
      if (isNew) await writeLogbook(on, { actor, act: 'photo.offered', object: offer, detail: station })
    })
    return null
  })

  serve(app, listOfferedPhotos, async ({ params, actor }) => {
    const { person } = staffOf(actor)
    const id = readCampaignId(params.campaign)
    const campaign = (id && (await findCampaign(db, id))) ?? refuse('not-found')
    const { barriers } = (await checklists.find(campaign.checklist)) ?? refuse('not-found')
    const names = new Map(barriers.map(({ id: barrier, name }) => [barrier, name]))
    return (await listOffers(db, campaign.id, country.timeZone)).map((one) => ({
      ...{ offer: one.id, station: one.station, premisesName: one.premisesName, text: one.text },
      ...{ width: one.width, height: one.height, state: one.state, day: one.day },
      ...(one.barrier !== null && { barrier: names.get(one.barrier) ?? { en: one.barrier } }),
      ...(may(actor, 'visit.read') && { photo: one.photo }),
      isMine: one.offeredBy === person,
      isGone: one.isGone,
      mayAgree: !one.isGone && mayAgreeTo(one, person),
      mayRefuse: mayRefuseOffer(one),
    }))
  })

  serve(app, readOfferedPhoto, async ({ params: { offer }, reply, actor }) => {
    const kept = (await findOfferedPicture(db, offer)) ?? refuse('not-found')
    const { campaign } = kept
    const picture =
      (kept.picture && classKeys.open(campaign, 'photos', offer, kept.picture)) ??
      refuse('ended', { on: classKeys.destroyedOn(campaign, 'photos') ?? '' })
    await writeLogbook(db, { actor, act: 'photo.read', object: kept.sha256 })
    reply
      .type('image/jpeg')
      // A copy in a browser would outlive its day.
      .header('cache-control', 'no-store')
      .header('content-disposition', 'inline; filename="photo"')
      .header('x-content-type-options', 'nosniff')
    return picture
  })

  serve(app, decideOnPhoto, async ({ params: { offer }, body: { isAgreed }, actor }) => {
    const { person } = staffOf(actor)
    await inTransaction(db, async (on) => {
      const kept = (await lockOffer(on, offer)) ?? refuse('not-found')
      if (isAgreed ? !mayAgreeTo(kept, person) : !mayRefuseOffer(kept)) refuse('request-not-open')
      await saveDecision(on, offer, isAgreed, person)
      const act = isAgreed ? 'photo.agreed' : 'photo.refused'
      await writeLogbook(on, { actor, act, object: offer })
    })
    return null
  })
}
