/** Election day as it happens: coverage, what has just changed, and who has long been silent. */

import { type Static, Type } from 'typebox'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, Uuid, WordsShape } from './shape.ts'

const tags = ['live'] as const
const ofCampaign = Type.Object({ campaign: Uuid }, closed)

const CoverageShape = Type.Object({
  stations: Count,
  visited: Count,
  assigned: Count,
  assignedVisited: Count,
  entered: Count,
  outsideOnly: Count,
  refused: Count,
  notFound: Count,
  closed: Count,
  /** How far nobody said, or why nobody got in is not told to whoever asks. */
  unsaid: Count,
  open: Count,
})

export const CampaignCoverageShape = Type.Object({
  /** Id of the level of the areas below; none below the smallest that is told. */
  level: Type.Optional(Type.String()),
  /** False: why nobody got in is told neither here nor by area; it counts as unsaid. */
  isWhole: Type.Boolean(),
  all: CoverageShape,
  /** Directly below the area asked for, in order of their codes. */
  areas: Type.Array(Type.Object({ code: Code, name: WordsShape, coverage: CoverageShape })),
  /** In minutes from now, on the clocks of the country; negative once it is past. */
  clock: Type.Optional(Type.Object({ untilOpening: Type.Integer(), untilClosing: Type.Integer() })),
})

export const readCoverage = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/coverage',
  access: 'results.read',
  schema: {
    summary: 'How far a campaign got against what was assigned, by area',
    tags,
    params: ofCampaign,
    querystring: Type.Object({ area: Type.Optional(Code) }, closed),
    response: { 200: CampaignCoverageShape },
  },
})

/** What each message says as JSON: never who, with which tablet, or at what time. */
export const LiveMessageShape = Type.Object({
  visits: Count,
  visited: Count,
  /** Stations that are different from the message before; the first hundred. */
  stations: Type.Array(Code),
  /** The areas they are in, one level below the area asked for. */
  areas: Type.Array(Code),
  coverage: Type.Optional(CampaignCoverageShape),
})
export type LiveMessage = Static<typeof LiveMessageShape>

export const followResults = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/live',
  access: 'results.read',
  schema: {
    summary: 'New visits as they arrive, as a stream of events that does not end by itself',
    description:
      'Events: `standing` first, `change` at most once in two seconds, `end` when the session has ended. Their data is the totals of the area and what has changed; a comment comes at least every 15 seconds.',
    tags,
    params: ofCampaign,
    querystring: Type.Object(
      { area: Type.Optional(Code), with: Type.Optional(Type.Literal('coverage')) },
      closed,
    ),
    produces: ['text/event-stream'],
    response: { 200: Type.String() },
  },
})

export const listSilentMonitors = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/silent-monitors',
  access: 'monitors.enrol',
  schema: {
    summary: 'Codes of monitors with stations to visit from whom nothing has come for long',
    tags,
    params: ofCampaign,
    response: {
      200: Type.Object({
        /** Only on election day, once somebody could have been silent for so long. */
        isWatched: Type.Boolean(),
        afterMinutes: Count,
        silent: Type.Array(
          Type.Object({
            code: Type.String(),
            stations: Count,
            /** Whole ones, of silence. */
            hours: Count,
            nothingToday: Type.Boolean(),
          }),
        ),
      }),
    },
  },
})
