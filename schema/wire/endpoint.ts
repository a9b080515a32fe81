/** An endpoint: a route without its handler, shared by the server that serves it and the browser that calls it. */

import type { Static, TSchema } from 'typebox'
import type { Action } from '../people/permissions.ts'

export interface EndpointSchema {
  readonly params?: TSchema
  readonly querystring?: TSchema
  readonly headers?: TSchema
  readonly body?: TSchema
  readonly response: Readonly<Record<number, TSchema>>
  readonly summary: string
  readonly description?: string
  readonly tags: readonly string[]
  readonly consumes?: readonly string[]
  readonly produces?: readonly string[]
}

export interface Endpoint<Schema extends EndpointSchema = EndpointSchema> {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly url: `/api/${string}`
  /** Who may call: everybody, everybody signed in, or those the permission table allows this action. */
  readonly access: 'everybody' | 'signed-in' | Action
  readonly schema: Schema
}

/** Keeps the exact types of one endpoint. */
export const endpoint = <const Schema extends EndpointSchema>(
  definition: Endpoint<Schema>,
): Endpoint<Schema> => definition

type Part<
  Schema extends EndpointSchema,
  Name extends 'params' | 'querystring' | 'body',
> = Schema[Name] extends TSchema ? Readonly<Record<Name, Static<Schema[Name]>>> : unknown

/** What a caller has to give: params, querystring and body, as far as the endpoint has them. */
export type InputOf<Called> =
  Called extends Endpoint<infer Schema>
    ? Part<Schema, 'params'> & Part<Schema, 'querystring'> & Part<Schema, 'body'>
    : never

/** What comes back when all is well. */
export type ReplyOf<Called> =
  Called extends Endpoint<infer Schema>
    ? {
        [Code in keyof Schema['response']]: Schema['response'][Code] extends TSchema
          ? Static<Schema['response'][Code]>
          : never
      }[keyof Schema['response']]
    : never
