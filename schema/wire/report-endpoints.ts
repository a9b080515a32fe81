/** Reports of a release, in every language, variant and format; made when they are asked for, and always the same. */

import { Type } from 'typebox'
import { REPORT_FORMATS, REPORT_VARIANTS } from '../report/document.ts'
import { endpoint } from './endpoint.ts'
import { NumberInPath } from './release-endpoints.ts'
import { Count, closed, LanguageTag, Uuid } from './shape.ts'

const tags = ['releases'] as const
const FormatShape = Type.Enum([...REPORT_FORMATS])
const VariantShape = Type.Enum([...REPORT_VARIANTS])

/**
 * A file of a thousand stations takes half a minute on a small machine: longer than a line may stay silent. So it is
 * asked for first, and fetched when it is there.
 */
export const askForReport = endpoint({
  method: 'POST',
  url: '/api/campaigns/:campaign/releases/:number/exports/report',
  access: 'release.read',
  freshFactor: true,
  schema: {
    summary: 'Have a report of a release made; asked again, how far it is',
    tags,
    params: Type.Object({ campaign: Uuid, number: NumberInPath }, closed),
    body: Type.Object({ language: LanguageTag, variant: VariantShape, format: FormatShape }, closed),
    response: {
      200: Type.Union([
        Type.Object({ state: Type.Literal('being-made') }),
        Type.Object({
          state: Type.Literal('ready'),
          /** Of the file. */
          bytes: Count,
        }),
      ]),
    },
  },
})

export const readReport = endpoint({
  method: 'GET',
  url: '/api/campaigns/:campaign/releases/:number/exports/report/:format',
  access: 'release.read',
  freshFactor: true,
  schema: {
    summary: 'A report of a release as a file: HTML, tagged PDF, or a document that can be edited',
    tags,
    params: Type.Object({ campaign: Uuid, number: NumberInPath, format: FormatShape }, closed),
    querystring: Type.Object(
      { language: Type.Optional(LanguageTag), variant: Type.Optional(VariantShape) },
      closed,
    ),
    produces: ['text/html', 'application/pdf', 'application/octet-stream'],
    response: { 200: Type.Unsafe<string>({}) },
  },
})
