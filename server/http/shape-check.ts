/** Whether a value that came inside something else fits a shape of the wire, by the validator of the requests themselves. */

import type { FastifyRequest } from 'fastify'
import type { Static, TSchema } from 'typebox'

export type Fits = <Shape extends TSchema>(shape: Shape, value: unknown) => value is Static<Shape>

/** Fastify keeps what it has compiled by the shape itself, so asking again costs a look-up. */
export const fitsFor =
  (request: FastifyRequest): Fits =>
  <Shape extends TSchema>(shape: Shape, value: unknown): value is Static<Shape> =>
    // TypeBox's shapes are JSON schemas; Fastify's type only wants any object.
    request.compileValidationSchema(shape as unknown as Record<string, unknown>, 'body')(value) === true
