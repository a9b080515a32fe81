/** The files of a release, written from what was frozen; the same bytes whenever they are asked for. */

import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { CampaignId } from '../../schema/codes.ts'
import { beginParts, listLargestParts, type Parts } from '../../schema/release/parts.ts'
import type { Release, ReleasedStation } from '../../schema/release/release.ts'
import type { ReplyOf } from '../../schema/wire/endpoint.ts'
import {
  exportAreaPack,
  exportPremisesSheet,
  exportRelease,
  listReleaseParts,
} from '../../schema/wire/release-endpoints.ts'
import { writeAreaPack } from '../exports/area-pack.ts'
import { writePremisesSheet } from '../exports/premises-sheet.ts'
import { releaseFiles } from '../exports/release-files.ts'
import type { Actor } from '../http/actor.ts'
import { asFile } from '../http/as-file.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { fileWords } from '../release-words.ts'
import { findGivenOut } from '../results/given-out.ts'
import { openRelease, type ReleasedPart, readReleaseText } from '../results/read-release.ts'
import type { Services } from '../services.ts'

export const releaseFileRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, exportDb, country } = services
  const sayIn = fileWords(services.wordsFolder, country.languages)

  serve(app, exportRelease, async ({ params, querystring, reply, actor }) => {
    const { campaign, number, kind } = await findGivenOut(exportDb, params)
    const { file } = params
    const detail = `release ${number} ${file}`
    if (file === 'release.jsonl') {
      await note(actor, campaign, detail)
      const text = readReleaseText(exportDb, campaign, number)
      return asFile(reply, 'application/x-ndjson', `release-${number}.jsonl`, text)
    }
    const written = releaseFiles[file]
    if (written.needsStations && kind === 'preliminary') refuse('release-is-preliminary')
    // Side by side: neither the disk of the logbook nor a content of some megabytes waits for the other.
    const [opened] = await Promise.all([
      openRelease(exportDb, campaign, number),
      note(actor, campaign, detail),
    ])
    const release = opened ?? refuse('not-found')
    const language = languageIn(release, querystring)
    const name = `release-${number}-${kind}-${language}-${file}`
    return asFile(reply, written.type, name, written.write(release, language, sayIn(language)))
  })

  serve(app, listReleaseParts, async ({ params, querystring: { within } }) => {
    const { campaign, number } = await findGivenOut(exportDb, params)
    const release =
      within === undefined
        ? await openFinal(campaign, number)
        : await openPart(campaign, number, { kind: 'area', code: within })
    return toWire(within === undefined ? listLargestParts(release.content) : await partsOf(release, within))
  })

  serve(app, exportAreaPack, async ({ params, querystring, reply, actor }) => {
    const { campaign, number } = await findGivenOut(exportDb, params)
    const release = await openPart(campaign, number, { kind: 'area', code: params.area })
    await note(actor, campaign, `release ${number} area ${params.area}`)
    const language = languageIn(release, querystring)
    const name = `release-${number}-${language}-${params.area.replaceAll('/', '_')}.zip`
    return asFile(reply, 'application/zip', name, writeAreaPack(release, language, sayIn))
  })

  serve(app, exportPremisesSheet, async ({ params, reply, actor }) => {
    const { campaign, number } = await findGivenOut(exportDb, params)
    const release = await openPart(campaign, number, { kind: 'premises', code: params.premises })
    await note(actor, campaign, `release ${number} premises ${params.premises}`)
    const stations: ReleasedStation[] = []
    for await (const station of release.stations()) stations.push(station)
    const page = await writePremisesSheet(release, stations, sayIn)
    const name = `release-${number}-${params.premises.replaceAll('/', '_')}.html`
    return asFile(reply, 'text/html; charset=utf-8', name, Readable.from([page]))
  })

  const note = (actor: Actor, campaign: string, detail: string) =>
    writeLogbook(db, { actor, act: 'export.made', object: campaign, detail })

  const languageIn = (
    { content: { languages } }: Release,
    { language }: { readonly language?: string | undefined },
  ): string => languages.find((one) => one === language) ?? languages[0] ?? 'en'

  async function openFinal(campaign: CampaignId, number: number, part?: ReleasedPart): Promise<Release> {
    const release = (await openRelease(exportDb, campaign, number, part)) ?? refuse('not-found')
    if (release.content.kind === 'preliminary') refuse('release-is-preliminary')
    return release
  }

  /** A final release as far as it tells of one area or premises; nothing told of them is nothing there. */
  async function openPart(campaign: CampaignId, number: number, part: ReleasedPart): Promise<Release> {
    const release = await openFinal(campaign, number, part)
    for await (const _ of release.stations()) return release
    return refuse('not-found')
  }
}

async function partsOf(release: Release, within: string): Promise<Parts> {
  const parting = beginParts(release.content, within)
  for await (const station of release.stations()) parting.add(station)
  return parting.finish()
}

const toWire = ({ level, areas, premises }: Parts): ReplyOf<typeof listReleaseParts> => ({
  ...(level && { level: { id: level.id, name: { ...level.name } } }),
  areas: areas.map((one) => ({ ...one })),
  premises: premises.map((one) => ({ ...one })),
})
