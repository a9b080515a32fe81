/** Releases: made, listed, looked into, withdrawn. */

import type { FastifyInstance } from 'fastify'
import { type CampaignId, readCampaignId } from '../../schema/codes.ts'
import { roleOf } from '../../schema/people/logbook.ts'
import {
  listReleases as listReleasesEndpoint,
  putRelease,
  readRelease,
  showRelease,
  withdrawRelease,
} from '../../schema/wire/release-endpoints.ts'
import { redactionIn, saidIn } from '../exports/said-in-words.ts'
import type { SayInFile } from '../exports/say-in-file.ts'
import { refuse } from '../http/refusal.ts'
import { requireTwo } from '../http/require-two.ts'
import { serve } from '../http/serve.ts'
import { findCampaign } from '../queries/campaigns.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { listPublic, savePublic } from '../queries/public-releases.ts'
import {
  findRelease,
  isReleaseId,
  type KeptRelease,
  listMadeBefore,
  listReleases,
  lockReleases,
  saveWithdrawal,
} from '../queries/releases.ts'
import { fileWords } from '../release-words.ts'
import { makeRelease } from '../results/make-release.ts'
import { quietUntil } from '../results/quiet-days.ts'
import { openRelease } from '../results/read-release.ts'
import { kindOfReleaseNow } from '../results/release-window.ts'
import type { Results } from '../results/remember-results.ts'
import { seenForRelease } from '../results/seen-by.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

export const releaseRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const { db, exportDb, country } = services
  const sayIn = fileWords(services.wordsFolder, country.languages)
  const inEach = (id: string, sentence: (say: SayInFile) => string) => ({
    id,
    text: Object.fromEntries(country.languages.map((language) => [language, sentence(sayIn(language))])),
  })

  serve(app, listReleasesEndpoint, async ({ params }) => {
    const campaign = await find(params.campaign)
    const kept = await listReleases(exportDb, campaign.id)
    const shown = await listPublic(db, campaign.id)
    const kindNow = kindOfReleaseNow(services, campaign)
    return {
      releases: kept.map((one) => onWire(one, kept, shown)),
      ...(kindNow && { kindNow }),
      finalFrom: quietUntil(services, campaign),
    }
  })

  serve(app, readRelease, async ({ params }) => {
    const campaign = await find(params.campaign)
    const release = await openRelease(exportDb, campaign.id, Number(params.number))
    if (release === undefined) return refuse('not-found')
    const { coverage, ratings, areas, method, limits, redactions } = release.content
    return {
      coverage: { ...coverage },
      ratings: { ...ratings.all },
      areas: areas.map(({ code, name }) => ({ code, name })),
      method: method.map((one) => inEach(one.id, (say) => saidIn(one, say))),
      limits: limits.map((one) => inEach(one.id, (say) => saidIn(one, say))),
      redactions: redactions.map((one) => inEach(one.reason, (say) => redactionIn(one, say))),
    }
  })

  serve(app, putRelease, async ({ params, body: { kind }, actor }) => {
    const campaign = await find(params.campaign)
    await inTransaction(db, async (on) => {
      await lockReleases(on, campaign.id)
      const before = await listMadeBefore(on, campaign.id)
      // Of another campaign: there is nothing of that id here, and nothing is made.
      if (await isReleaseId(on, params.release)) return
      if (kindOfReleaseNow(services, campaign) !== kind)
        refuse('release-not-now', { from: quietUntil(services, campaign) })
      if (kind === 'preliminary') {
        if (before.some((one) => one.kind === 'preliminary')) refuse('release-exists')
        await requireTwo(on, 'release.early', campaign.id, actor)
      }
      const { seen, held } = await seenForRelease(services, results, campaign.id)
      const [last] = before
      const number = (last?.number ?? 0) + 1
      const made = { id: params.release, number, kind, madeBy: roleOf(actor), seen, held }
      await makeRelease(on, services, { ...made, ...(last && { supersedes: last.number }) })
      await writeLogbook(on, {
        actor,
        act: 'release.made',
        object: params.release,
        detail: `${kind} ${number}`,
      })
    })
    const made = (await listMadeBefore(db, campaign.id)).find(({ id }) => id === params.release)
    if (made === undefined) return refuse('not-found')
    const kept = await listReleases(exportDb, campaign.id)
    const one = kept.find(({ number }) => number === made.number)
    return one ? onWire(one, kept) : refuse('not-found')
  })

  serve(app, withdrawRelease, async ({ params, body: { reason }, actor }) => {
    const campaign = await find(params.campaign)
    const number = Number(params.number)
    if (!(await findRelease(exportDb, campaign.id, number))) return refuse('not-found')
    await inTransaction(db, async (on) => {
      const isNew = await saveWithdrawal(on, campaign.id, { number, reason, by: roleOf(actor) })
      const object = `${campaign.id}/${number}`
      if (isNew) await writeLogbook(on, { actor, act: 'release.withdrawn', object, detail: reason })
    })
    return null
  })

  serve(app, showRelease, async ({ params, body: { isPublic }, actor }) => {
    const campaign = await find(params.campaign)
    const number = Number(params.number)
    const kept = (await findRelease(exportDb, campaign.id, number)) ?? refuse('not-found')
    if (kept.withdrawn !== null && isPublic) refuse('release-withdrawn')
    await inTransaction(db, async (on) => {
      const isNew = await savePublic(on, campaign.id, number, isPublic)
      const object = `${campaign.id}/${number}`
      if (isNew) await writeLogbook(on, { actor, act: isPublic ? 'release.shown' : 'release.hidden', object })
    })
    const all = await listReleases(exportDb, campaign.id)
    return onWire(kept, all, await listPublic(db, campaign.id))
  })

  async function find(text: string) {
    const id: CampaignId | undefined = readCampaignId(text)
    return (id && (await findCampaign(db, id))) ?? refuse('not-found')
  }
}

function onWire(
  { number, kind, day, hour, stations, sha256, bytes, withdrawn }: KeptRelease,
  all: readonly KeptRelease[],
  shown: ReadonlyMap<number, number> = new Map(),
) {
  const publicAs = shown.get(number)
  const newest = all.find((one) => one.withdrawn === null)
  return {
    ...{ number, kind, day, stations, bytes, sha256: Buffer.from(sha256).toString('hex') },
    ...(hour !== null && { hour }),
    ...(newest !== undefined && newest.number > number && { supersededBy: newest.number }),
    ...(withdrawn !== null ? { withdrawn } : publicAs !== undefined && { publicAs }),
  }
}
