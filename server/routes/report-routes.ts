/** Reports of a release: asked for, made beside everything else, and fetched. */

import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { readCampaignId } from '../../schema/codes.ts'
import type { ReportFormat, ReportVariant } from '../../schema/report/document.ts'
import { askForReport, readReport } from '../../schema/wire/report-endpoints.ts'
import { asFile } from '../http/as-file.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { findRelease } from '../queries/releases.ts'
import { readWoff2 } from '../reports/fonts.ts'
import { policyOf, styleOf } from '../reports/html.ts'
import { ReportNotMade } from '../reports/make-file.ts'
import { type ReportWanted, releaseReports } from '../reports/release-reports.ts'
import { openRelease } from '../results/read-release.ts'
import type { Services } from '../services.ts'

/** Most files are there by then, so that most people ask once. */
const PATIENCE_MS = 3000

const TYPES: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

interface Asked {
  readonly campaign: string
  readonly number: string
  readonly language: string | undefined
  readonly variant: ReportVariant
  readonly format: ReportFormat
}

export const reportRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, exportDb, country, wordsFolder } = services
  const reports = releaseReports({ wordsFolder, country: country.outline })

  serve(app, askForReport, async ({ params, body }) => {
    const { wanted } = await find({ ...params, ...body })
    const made = madeOrRefused(wanted)
    await Promise.race([made, wait(PATIENCE_MS, undefined, { ref: false })])
    const bytes = reports.lengthOf(wanted)
    return bytes === undefined ? ({ state: 'being-made' } as const) : ({ state: 'ready', bytes } as const)
  })

  serve(app, readReport, async ({ params, querystring, reply, actor }) => {
    const { variant = 'standard', language } = querystring
    const { wanted, campaign, number } = await find({ ...params, language, variant })
    const file = await madeOrRefused(wanted)
    const name = [`release-${number}-report`, wanted.language, variant].join('-')
    await writeLogbook(db, {
      actor,
      act: 'export.made',
      object: campaign,
      detail: `${name}.${wanted.format}`,
    })
    // Saved and opened it has no policy but its own; a browser that shows it at once keeps to this one.
    if (wanted.format === 'html')
      reply.header('content-security-policy', policyOf(styleOf({ khmer: readWoff2() })))
    return asFile(reply, TYPES[wanted.format], `${name}.${wanted.format}`, inPieces(file))
  })

  /** Of a release that is given out; one that was withdrawn is refused, whatever was made of it before. */
  async function find({ campaign: named, number: told, language, variant, format }: Asked) {
    const campaign = readCampaignId(named)
    const number = Number(told)
    const kept = campaign && (await findRelease(exportDb, campaign, number))
    if (!kept) return refuse('not-found')
    if (kept.withdrawn !== null) refuse('release-withdrawn')
    const wanted: ReportWanted = {
      ...{ variant, format },
      language: country.languages.find((one) => one === language) ?? country.languages[0] ?? 'en',
      sha256: Buffer.from(kept.sha256).toString('hex'),
      open: async () => (await openRelease(exportDb, campaign, number)) ?? refuse('not-found'),
    }
    return { campaign, number, wanted }
  }

  const madeOrRefused = (wanted: ReportWanted): Promise<Buffer> =>
    reports.make(wanted).catch((fault: unknown) => {
      if (!(fault instanceof ReportNotMade)) throw fault
      console.error(`Fault in making a report: ${fault.message}`)
      return refuse('report-not-made', { reason: fault.reason })
    })
}

/** Of 64 kB, so that a slow line holds up nobody. */
async function* inPieces(file: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536)
}
