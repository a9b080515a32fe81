/** Refusing: a named problem from the catalogue, thrown, written out as problem+json at one place. */

import type { ProblemFacts, ProblemSlug } from '../../schema/wire/problems.ts'

/** Facts are asked for exactly where the catalogue has some. */
type FactsOf<Slug extends ProblemSlug> = keyof ProblemFacts<Slug> extends never
  ? []
  : [facts: ProblemFacts<Slug>]

export class Refusal extends Error {
  readonly slug: ProblemSlug
  readonly facts: Readonly<Record<string, unknown>>

  constructor(slug: ProblemSlug, facts: Readonly<Record<string, unknown>>) {
    super(slug)
    this.slug = slug
    this.facts = facts
  }
}

export function refuse<Slug extends ProblemSlug>(slug: Slug, ...[facts]: FactsOf<Slug>): never {
  throw new Refusal(slug, { ...facts })
}
