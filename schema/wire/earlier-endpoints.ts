/** What earlier campaigns found at a station. */

import { Type } from 'typebox'
import { SINCE_THEN } from '../findings/since-then.ts'
import { endpoint } from './endpoint.ts'
import { RoomShape, StateShape } from './result-endpoints.ts'
import { Code, closed, IsoDate, Uuid, WordsShape } from './shape.ts'

const tags = ['results'] as const

export const listEarlier = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/stations/:station/earlier',
  access: 'results.read',
  schema: {
    summary: 'What earlier campaigns found at this station and in the other rooms of its place',
    description:
      'Campaigns whose election day is not later than that of this one, the newest first; only those that visited ' +
      'the station or another room of the same place. Stations and places are the same where their codes are.',
    tags,
    params: Type.Object({ campaign: Uuid, station: Code }, closed),
    response: {
      200: Type.Array(
        Type.Object({
          campaign: Uuid,
          name: WordsShape,
          electionName: WordsShape,
          electionDay: IsoDate,
          /** Of this station; `not-visited` where only other rooms of the place were. */
          state: StateShape,
          barriers: Type.Array(
            Type.Object({ barrier: Type.String(), name: WordsShape, became: Type.Enum([...SINCE_THEN]) }),
          ),
          /** The other rooms that were visited then. */
          rooms: Type.Array(RoomShape),
        }),
      ),
    },
  },
})
