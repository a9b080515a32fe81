/** Why a call brought no reply: refused by the server, no network, or something else answered. */

import type { Language } from '../../schema/language.ts'
import type { ProblemSlug } from '../../schema/wire/problems.ts'

export interface Refused {
  readonly kind: 'refused'
  readonly status: number
  readonly slug: ProblemSlug | 'unnamed'
  readonly titles: Readonly<Record<Language, string>>
  readonly details: Readonly<Record<Language, string>>
  /** Everything the refusal tells besides. */
  readonly facts: Readonly<Record<string, unknown>>
  readonly waitMs?: number
}

export type Problem =
  | Refused
  /** No answer at all: no network, or the server is down. */
  | { readonly kind: 'unreachable' }
  /** Something answered, but not this product's server: a sign-in page of a network, a proxy's error page. */
  | { readonly kind: 'not-a-reply'; readonly status: number; readonly waitMs?: number }

export type Outcome<Reply> = { readonly reply: Reply } | { readonly problem: Problem }
