/** What leaves the house, as files to be saved. */

import type { FastifyInstance } from 'fastify'
import { countKeptIndicators } from '../../schema/findings/indicators.ts'
import {
  exportFindings,
  exportFindingsCodebook,
  exportGeoJson,
  exportIndicators,
  exportRecommendations,
} from '../../schema/wire/export-endpoints.ts'
import { writeCodebook } from '../exports/codebook.ts'
import { writeFindings } from '../exports/findings.ts'
import { writeGeoJson } from '../exports/geojson.ts'
import { writeIndicatorsAtOnce } from '../exports/indicators.ts'
import { writeRecommendationsAtOnce } from '../exports/recommendations.ts'
import type { Actor } from '../http/actor.ts'
import { asFile } from '../http/as-file.ts'
import { serve } from '../http/serve.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { fileWords } from '../release-words.ts'
import { figuresSeen } from '../results/figures.ts'
import { readRecords } from '../results/recommendation-records.ts'
import type { CampaignResults, Results } from '../results/remember-results.ts'
import { takenOut } from '../results/seen-by.ts'
import { listVisited } from '../results/visited-stations.ts'
import type { Services } from '../services.ts'

const CSV = 'text/csv; charset=utf-8'

export const exportRoutes = (services: Services, results: Results) => async (app: FastifyInstance) => {
  const { country } = services
  const languageOf = ({ language }: { readonly language?: string }): string =>
    country.languages.find((one) => one === language) ?? country.languages[0] ?? 'en'
  const sayIn = fileWords(services.wordsFolder, country.languages)

  const noteExport = (actor: Actor, { campaign }: CampaignResults, detail: string) =>
    writeLogbook(services.db, { actor, act: 'export.made', object: campaign.id, detail })

  serve(app, exportFindings, async ({ params, querystring, reply, actor }) => {
    const seen = await takenOut(services, results, params.campaign)
    const all = seen.results
    await noteExport(actor, all, 'findings.csv')
    const language = languageOf(querystring)
    const pieces = writeFindings({ checklist: all.checklist, country, language }, listVisited(seen))
    return asFile(reply, CSV, fileName(all, 'findings.csv'), pieces)
  })

  serve(app, exportFindingsCodebook, async ({ params, querystring, reply, actor }) => {
    const { results: all } = await takenOut(services, results, params.campaign)
    await noteExport(actor, all, 'findings-codebook.csv')
    const language = languageOf(querystring)
    const pieces = writeCodebook(all.checklist, country, language, (id, facts) =>
      sayIn(language)(`export-${id}`, facts),
    )
    return asFile(reply, CSV, fileName(all, 'findings-codebook.csv'), pieces)
  })

  serve(app, exportIndicators, async ({ params, querystring, reply, actor }) => {
    const seen = await takenOut(services, results, params.campaign)
    const all = seen.results
    await noteExport(actor, all, 'indicators.csv')
    const { checklist } = all
    const pieces = writeIndicatorsAtOnce(async () => {
      const told = (await seen.tellAboutPeople()) ?? []
      const figures = await figuresSeen(services, seen, { levels: [] })
      const indicators = countKeptIndicators(checklist, all.byStation.values())
      return { checklist, indicators, told, figures }
    }, languageOf(querystring))
    return asFile(reply, CSV, fileName(all, 'indicators.csv'), pieces)
  })

  serve(app, exportRecommendations, async ({ params, querystring, reply, actor }) => {
    const seen = await takenOut(services, results, params.campaign)
    const all = seen.results
    await noteExport(actor, all, 'recommendations.csv')
    const pieces = writeRecommendationsAtOnce(all.checklist, languageOf(querystring), async () => {
      const { records, gathered } = await readRecords(services, seen)
      return { gathered, records: records.map((record) => record.told) }
    })
    return asFile(reply, CSV, fileName(all, 'recommendations.csv'), pieces)
  })

  serve(app, exportGeoJson, async ({ params, querystring, reply, actor }) => {
    const seen = await takenOut(services, results, params.campaign)
    const all = seen.results
    await noteExport(actor, all, 'findings.geojson')
    const pieces = writeGeoJson(listVisited(seen), languageOf(querystring))
    return asFile(reply, 'application/geo+json', fileName(all, 'findings.geojson'), pieces)
  })
}

const fileName = ({ campaign }: CampaignResults, name: string): string => `${campaign.election.date}-${name}`
