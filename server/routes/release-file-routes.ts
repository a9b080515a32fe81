/** The files of a release, written from what was frozen; the same bytes whenever they are asked for. */

import type { FastifyInstance } from 'fastify'
import { readCampaignId } from '../../schema/codes.ts'
import { exportRelease } from '../../schema/wire/release-endpoints.ts'
import { releaseFiles } from '../exports/release-files.ts'
import { asFile } from '../http/as-file.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { findRelease } from '../queries/releases.ts'
import { fileWords } from '../release-words.ts'
import { openRelease, readReleaseText } from '../results/read-release.ts'
import type { Services } from '../services.ts'

export const releaseFileRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, exportDb, country } = services
  const sayIn = fileWords(services.wordsFolder, country.languages)

  serve(app, exportRelease, async ({ params, querystring, reply, actor }) => {
    const { campaign, number } = await find(params)
    const { file } = params
    const detail = `release ${number} ${file}`
    if (file === 'release.jsonl') {
      await writeLogbook(db, { actor, act: 'export.made', object: campaign, detail })
      const text = readReleaseText(exportDb, campaign, number)
      return asFile(reply, 'application/x-ndjson', `release-${number}.jsonl`, text)
    }
    const written = releaseFiles[file]
    const release = (await openRelease(exportDb, campaign, number)) ?? refuse('not-found')
    if (written.needsStations && release.content.kind === 'preliminary') refuse('release-is-preliminary')
    await writeLogbook(db, { actor, act: 'export.made', object: campaign, detail })
    const { languages } = release.content
    const language = languages.find((one) => one === querystring.language) ?? languages[0] ?? 'en'
    const name = `release-${number}-${release.content.kind}-${language}-${file}`
    return asFile(reply, written.type, name, written.write(release, language, sayIn(language)))
  })

  /** A release that is given out. */
  async function find(params: { readonly campaign: string; readonly number: string }) {
    const campaign = readCampaignId(params.campaign)
    const number = Number(params.number)
    const kept = campaign && (await findRelease(exportDb, campaign, number))
    if (!kept) return refuse('not-found')
    if (kept.withdrawn !== null) refuse('release-withdrawn')
    return { campaign, number }
  }
}
