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

/** For whom an endpoint is served: tablets, the office, or both. */
export type Side = 'monitor' | 'desk' | 'both'

export interface Endpoint<Schema extends EndpointSchema = EndpointSchema> {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  readonly url: `/api/${string}`
  /** Who may call: everybody, everybody signed in, or those the permission table allows this action. */
  readonly access: 'everybody' | 'signed-in' | Action
  /** Only for staff who showed their second factor in the last five minutes. */
  readonly freshFactor?: true
  /** Also for whoever gave the passphrase only: until the factor is shown, or while the account has none yet. */
  readonly beforeFactor?: 'shown' | 'set-up'
  /** Of what everybody may call: which host serves it where tablets and office have hosts of their own. */
  readonly side?: Side
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
