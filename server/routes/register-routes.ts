/** The country, its areas, and the register of stations a tablet keeps. */

import type { FastifyInstance } from 'fastify'
import { readAreaCode } from '../../schema/codes.ts'
import { listAreas, readCountry, readRegister } from '../../schema/wire/place-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { listAreasWithin, readRegisterOf } from '../queries/places.ts'
import type { Services } from '../services.ts'

export const registerRoutes = (services: Services) => async (app: FastifyInstance) => {
  serve(app, readCountry, async () => {
    const { country } = services
    return {
      ...country,
      languages: [...country.languages],
      areaLevels: country.areaLevels.map((level) => ({ ...level })),
    }
  })

  serve(app, listAreas, async ({ querystring }) => {
    const within = querystring.within === undefined ? undefined : readAreaCode(querystring.within)
    return (await listAreasWithin(services.db, within)).map((area) => ({ ...area }))
  })

  serve(app, readRegister, async ({ params }) => {
    const area = readAreaCode(params.area)
    if (area === undefined) return refuse('not-found')
    const { areas, premises, stations } = await readRegisterOf(services.db, area)
    if (!areas.some(({ code }) => code === area)) return refuse('not-found')
    return {
      areas: areas.map((one) => ({ ...one })),
      premises: premises.map((one) => ({ ...one })),
      stations: stations.map((one) => ({ ...one })),
    }
  })
}
