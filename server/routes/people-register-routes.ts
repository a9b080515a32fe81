/** The register of people: written by code, counted as a whole, looked up by two people. */

import type { FastifyInstance } from 'fastify'
import { type CampaignId, readCampaignId } from '../../schema/codes.ts'
import { readRegisterEntry as tidyEntry } from '../../schema/people/register-entry.ts'
import {
  dropRegisterEntry,
  putRegisterEntry,
  readPeopleRegister,
  revealIdentity,
} from '../../schema/wire/people-register-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { requireTwo } from '../http/require-two.ts'
import { serve } from '../http/serve.ts'
import { findEnrolmentId } from '../queries/enrolments.ts'
import { writeLogbook } from '../queries/logbook.ts'
import {
  countRegister,
  deleteRegisterEntry,
  listRegistered,
  readRegisterEntry,
  saveRegisterEntry,
} from '../queries/register.ts'
import { listKept } from '../queries/retention.ts'
import type { Services } from '../services.ts'
import { type Db, inTransaction } from '../storage/database.ts'

interface Address {
  readonly campaign: string
  readonly code: string
}

export const peopleRegisterRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, classKeys, disclosure } = services

  serve(app, readPeopleRegister, async ({ params }) => {
    const campaign = readCampaignId(params.campaign) ?? refuse('not-found')
    const register = (await listKept(db, campaign)).find((one) => one.class === 'register')
    const counts = await countRegister(db, classKeys, campaign, disclosure)
    const told = <Of extends string>(
      some: readonly { readonly of: Of; readonly atLeast: number | undefined }[],
    ) => some.map(({ of, atLeast }) => ({ of, ...(atLeast === undefined ? {} : { atLeast }) }))
    return {
      registered: [...(await listRegistered(db, campaign))],
      people: counts.people,
      ...(counts.withDisability === undefined ? {} : { withDisability: counts.withDisability }),
      bySex: told(counts.bySex),
      byDisability: told(counts.byDisability),
      ...(register ? { endsOn: register.endsOn } : {}),
      ...(register?.endedOn === undefined ? {} : { endedOn: register.endedOn }),
    }
  })

  serve(app, putRegisterEntry, async ({ params, body, actor }) => {
    const entry = tidyEntry(body) ?? refuse('bad-request', { where: 'body/name', what: 'empty' })
    await inTransaction(db, async (on) => {
      const { campaign, enrolment } = await find(on, params)
      if (!(await saveRegisterEntry(on, classKeys, campaign, enrolment, entry))) refuseEnded(campaign)
      await writeLogbook(on, { actor, act: 'register.written', object: enrolment })
    })
    return null
  })

  serve(app, dropRegisterEntry, async ({ params, actor }) => {
    await inTransaction(db, async (on) => {
      const { campaign, enrolment } = await find(on, params)
      if (!(await deleteRegisterEntry(on, campaign, enrolment))) refuse('not-found')
      await writeLogbook(on, { actor, act: 'register.deleted', object: enrolment })
    })
    return null
  })

  serve(app, revealIdentity, async ({ params, actor }) =>
    inTransaction(db, async (on) => {
      const { campaign, enrolment } = await find(on, params)
      await requireTwo(on, 'identity.reveal', params.code, actor)
      const entry = await readRegisterEntry(on, classKeys, campaign, enrolment)
      if (!entry) {
        if (classKeys.destroyedOn(campaign, 'register') !== undefined) refuseEnded(campaign)
        return refuse('not-found')
      }
      await writeLogbook(on, { actor, act: 'identity.revealed', object: enrolment })
      return entry
    }),
  )

  const refuseEnded = (campaign: CampaignId): never =>
    refuse('ended', { on: classKeys.destroyedOn(campaign, 'register') ?? '' })
}

async function find(on: Db, { campaign: id, code }: Address) {
  const campaign = readCampaignId(id) ?? refuse('not-found')
  const enrolment = (await findEnrolmentId(on, campaign, code)) ?? refuse('not-found')
  return { campaign, enrolment }
}
