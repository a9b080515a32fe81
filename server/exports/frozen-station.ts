/** A station of a release → what the tables of stations are written from: nothing is looked up anew. */

import { readAreaCode } from '../../schema/codes.ts'
import {
  checklistOf,
  type Release,
  type ReleaseContent,
  type ReleasedStation,
} from '../../schema/release/release.ts'
import type { ExportedStation } from './exported-station.ts'

export async function* frozenStations({ content, stations }: Release): AsyncGenerator<ExportedStation> {
  for await (const station of stations()) yield frozenStation(content, station)
}

export function frozenStation(content: ReleaseContent, released: ReleasedStation): ExportedStation {
  const { code, room, registeredVoters, premises, areas, point, outcomes, rating } = released
  // A station always lies somewhere; the code of its premises begins with where.
  const area = areas.at(-1)?.code ?? readAreaCode(premises.code)
  if (area === undefined) throw new Error(`${code} lies nowhere`)
  return {
    station: {
      code,
      premises: premises.code,
      room,
      ...(registeredVoters !== undefined && { registeredVoters }),
    },
    premises: { code: premises.code, area, name: premises.name },
    areas,
    point,
    checklist: checklistOf(content, released.checklist),
    findings: { outcomes, ...(released.entered && { access: 'entered' as const }) },
    rating,
  }
}
