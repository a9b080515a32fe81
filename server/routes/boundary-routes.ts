/** Boundaries of areas: a GeoJSON file is tried, taken, dropped again. */

import type { FastifyInstance } from 'fastify'
import { BOUNDARY_REMARKS, type ReadBoundaries } from '../../schema/places/read-boundaries.ts'
import {
  dropBoundaries,
  GEOJSON_TYPES,
  listBoundaryLevels,
  takeBoundaries,
  tryBoundaries,
} from '../../schema/wire/boundary-endpoints.ts'
import { refuse } from '../http/refusal.ts'
import { serve } from '../http/serve.ts'
import { countBoundaries, dropBoundariesOf, listAreaNames, replaceBoundaries } from '../queries/boundaries.ts'
import { writeLogbook } from '../queries/logbook.ts'
import { readBoundariesInWorker } from '../reading/read-in-worker.ts'
import { UnreadableList } from '../reading/unreadable-list.ts'
import { toSteps } from '../results/area-shapes.ts'
import type { Services } from '../services.ts'
import { inTransaction } from '../storage/database.ts'

const MOST_BYTES = 20 * 1024 * 1024
/** Shown at once; the counts are always whole. */
const MOST_SHOWN = 200

export const boundaryRoutes = (services: Services) => async (app: FastifyInstance) => {
  const { db, country } = services

  async function read(body: unknown) {
    if (!Buffer.isBuffer(body) || body.length === 0) return refuse('boundaries-unreadable', { what: 'empty' })
    const areas = await listAreaNames(db)
    const codes = areas.map(({ code }) => code)
    const tried = await readBoundariesInWorker({ bytes: body, codes, levels: country.areaLevels }).catch(
      (fault: unknown) => {
        if (fault instanceof UnreadableList) return refuse('boundaries-unreadable', { what: fault.what })
        throw fault
      },
    )
    if (typeof tried === 'string') return refuse('boundaries-unreadable', { what: tried })
    const boundaries = [...tried.boundaries].map(([area, rings]) => ({
      area,
      rings: rings.map(toSteps).filter(({ length }) => length >= 6),
    }))
    return { tried, boundaries, reply: onWire(tried, boundaries, areas) }
  }

  // In a room of its own: only such a file may be 20 MB, and only there anything but JSON is read.
  await app.register(async (room) => {
    room.addContentTypeParser<Buffer>(
      [...GEOJSON_TYPES],
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      async (_request: unknown, bytes: Buffer) => bytes,
    )
    serve(room, tryBoundaries, async ({ request }) => (await read(request.body)).reply, {
      bodyLimit: MOST_BYTES,
    })
    serve(
      room,
      takeBoundaries,
      async ({ request, actor }) => {
        const { tried, boundaries, reply } = await read(request.body)
        await inTransaction(db, async (on) => {
          await replaceBoundaries(on, tried.level, boundaries)
          const detail = String(boundaries.length)
          await writeLogbook(on, { actor, act: 'boundaries.taken', object: tried.level, detail })
        })
        return reply
      },
      { bodyLimit: MOST_BYTES },
    )
  })

  serve(app, listBoundaryLevels, async () => {
    const counts = new Map((await countBoundaries(db)).map((one) => [one.level, one]))
    return country.areaLevels.flatMap(({ id }) => counts.get(id) ?? [])
  })

  serve(app, dropBoundaries, async ({ params: { level }, actor }) =>
    inTransaction(db, async (on) => {
      const dropped = await dropBoundariesOf(on, level)
      if (dropped > 0) await writeLogbook(on, { actor, act: 'boundaries.dropped', object: level })
      return { dropped }
    }),
  )
}

function onWire(
  { property, level, remarks, missing }: ReadBoundaries,
  boundaries: readonly { readonly rings: readonly (readonly number[])[] }[],
  areas: Awaited<ReturnType<typeof listAreaNames>>,
) {
  const names = new Map<string, (typeof areas)[number]['name']>(areas.map(({ code, name }) => [code, name]))
  // What keeps a feature out comes first.
  const sorted = remarks.toSorted(
    (one, other) =>
      Number(BOUNDARY_REMARKS[other.kind] === 'error') - Number(BOUNDARY_REMARKS[one.kind] === 'error'),
  )
  return {
    property,
    level,
    areas: boundaries.length,
    corners: boundaries.reduce(
      (sum, { rings }) => sum + rings.reduce((corners, ring) => corners + ring.length / 2, 0),
      0,
    ),
    remarkCount: remarks.length,
    remarks: sorted
      .slice(0, MOST_SHOWN)
      .map(({ feature, kind, facts }) => ({ feature, kind, facts: { ...facts } })),
    missingCount: missing.length,
    missing: missing.slice(0, MOST_SHOWN).map((code) => ({ code, name: { ...names.get(code) } })),
  }
}
