/** Releases: frozen, numbered, given out as files that never change, and withdrawn where something in them must not stay. */

import { Type } from 'typebox'
import { RELEASE_FILES } from '../release/files.ts'
import { RELEASE_KINDS, WITHDRAWAL_REASONS } from '../release/release.ts'
import { endpoint } from './endpoint.ts'
import { Code, Count, closed, IsoDate, LanguageTag, Nothing, Sha256, Uuid, WordsShape } from './shape.ts'

const tags = ['releases'] as const

const KindShape = Type.Enum([...RELEASE_KINDS])
const ReasonShape = Type.Enum([...WITHDRAWAL_REASONS])
/** As it stands in an address. */
export const NumberInPath = Type.String({ pattern: '^[1-9][0-9]{0,5}$' })
const params = Type.Object({ campaign: Uuid }, closed)
const ofOne = Type.Object({ campaign: Uuid, number: NumberInPath }, closed)

const ReleaseShape = Type.Object({
  number: Count,
  kind: KindShape,
  day: IsoDate,
  /** The hour that had begun; of a preliminary release only. */
  hour: Type.Optional(Count),
  stations: Count,
  sha256: Sha256,
  /** Length of the text the hash is of. */
  bytes: Count,
  /** The number in the address of its public pages, while everybody may see them. */
  publicAs: Type.Optional(Count),
  /** A newer one takes its place. */
  supersededBy: Type.Optional(Count),
  withdrawn: Type.Optional(ReasonShape),
})

export const listReleases = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/releases',
  access: 'release.read',
  schema: {
    summary: 'Releases of a campaign, the newest first, and which kind can be made now',
    tags,
    params,
    response: {
      200: Type.Object({
        releases: Type.Array(ReleaseShape),
        kindNow: Type.Optional(KindShape),
        /** From this day on a final one can be made. */
        finalFrom: IsoDate,
      }),
    },
  },
})

const SentenceShape = Type.Object({ id: Type.String(), text: WordsShape })

export const readRelease = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/releases/:number',
  access: 'release.read',
  schema: {
    summary: 'What is in a release: how much, by which method, with which limits, and what was left out',
    tags,
    params: ofOne,
    response: {
      200: Type.Object({
        coverage: Type.Object({ stations: Count, visited: Count, entered: Count }),
        ratings: Type.Record(Type.String(), Count),
        areas: Type.Array(Type.Object({ code: Code, name: WordsShape })),
        method: Type.Array(SentenceShape),
        limits: Type.Array(SentenceShape),
        redactions: Type.Array(SentenceShape),
      }),
    },
  },
})

export const putRelease = endpoint({
  method: 'PUT',
  url: '/api/campaigns/:campaign/releases/:release',
  access: 'release.make',
  freshFactor: true,
  schema: {
    summary: 'Freeze what is known now as a release with the next number',
    description:
      'A preliminary one can be made once, from the close of the poll until the quiet days are over, and needs a second person; a final one at any time after them. A release with this id stays as it was made.',
    tags,
    params: Type.Object({ campaign: Uuid, release: Uuid }, closed),
    body: Type.Object({ kind: KindShape }, closed),
    response: { 200: ReleaseShape },
  },
})

export const withdrawRelease = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/releases/:number/withdrawal',
  access: 'release.withdraw',
  freshFactor: true,
  schema: {
    summary: 'Give a release out no more; its number, hash and the reason stay',
    tags,
    params: ofOne,
    body: Type.Object({ reason: ReasonShape }, closed),
    response: { 200: Nothing },
  },
})

export const showRelease = endpoint({
  method: 'PUT',
  url: '/api/campaigns/:campaign/releases/:number/public',
  access: 'release.publish',
  freshFactor: true,
  schema: {
    summary: 'Show a release to everybody at an address of its own, or hide it again',
    description: 'The address stays the same. What others have copied meanwhile stays with them.',
    tags,
    params: ofOne,
    body: Type.Object({ isPublic: Type.Boolean() }, closed),
    response: { 200: ReleaseShape },
  },
})

export const exportRelease = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/releases/:number/exports/:file',
  access: 'export.findings',
  freshFactor: true,
  schema: {
    summary: 'One file of a release; the same release, file and language always have the same bytes',
    tags,
    params: Type.Object(
      { campaign: Uuid, number: NumberInPath, file: Type.Enum([...RELEASE_FILES]) },
      closed,
    ),
    querystring: Type.Object({ language: Type.Optional(LanguageTag) }, closed),
    produces: ['application/octet-stream'],
    response: { 200: Type.Unsafe<string>({}) },
  },
})

const PartShape = Type.Object({ code: Code, name: WordsShape, stations: Count })

export const listReleaseParts = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/releases/:number/parts',
  access: 'export.findings',
  schema: {
    summary: 'The places a final release tells of: areas within an area, and the premises of the smallest',
    tags,
    params: ofOne,
    /** Without an area: the largest ones. */
    querystring: Type.Object({ within: Type.Optional(Code) }, closed),
    response: {
      200: Type.Object({
        /** What the areas are. */
        level: Type.Optional(Type.Object({ id: Type.String(), name: WordsShape })),
        areas: Type.Array(PartShape),
        premises: Type.Array(PartShape),
      }),
    },
  },
})

export const exportAreaPack = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/releases/:number/exports/areas/:area',
  access: 'export.findings',
  freshFactor: true,
  schema: {
    summary: 'Everything a final release tells of one area, as one archive with a page for each premises',
    tags,
    params: Type.Object({ campaign: Uuid, number: NumberInPath, area: Code }, closed),
    querystring: Type.Object({ language: Type.Optional(LanguageTag) }, closed),
    produces: ['application/zip'],
    response: { 200: Type.Unsafe<string>({}) },
  },
})

export const exportPremisesSheet = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/releases/:number/exports/premises/:premises',
  access: 'export.findings',
  freshFactor: true,
  schema: {
    summary: 'A page to be printed for the owner of the premises, in every language',
    tags,
    params: Type.Object({ campaign: Uuid, number: NumberInPath, premises: Code }, closed),
    querystring: Type.Object({ language: Type.Optional(LanguageTag) }, closed),
    produces: ['text/html'],
    response: { 200: Type.Unsafe<string>({}) },
  },
})
