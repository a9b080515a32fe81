/** What a release says about itself: its method, its limits, and what was left out; sentences by id, with their facts. */

/** Each is a sentence `release-ID` in the words of both languages. */
export const METHOD = [
  'method-checklist',
  'method-rules',
  'method-rating',
  'method-several-visits',
  'method-sample-census',
  'method-sample-probability',
  'method-sample-purposive',
  'method-sample-volunteer',
] as const

export const LIMITS = [
  'limit-preliminary',
  'limit-not-checked',
  'limit-speaks-for-visited',
  'limit-open',
  'limit-small',
  'limit-people',
  'limit-accessibility-only',
] as const

export type SentenceId = (typeof METHOD)[number] | (typeof LIMITS)[number]

export interface Said {
  readonly id: SentenceId
  /** Numbers and names the sentence needs. */
  readonly facts: Readonly<Record<string, string | number>>
}

/** Why something was left out. */
export const REDACTION_REASONS = [
  'quiet',
  'held',
  'people',
  'small',
  'words',
  'photos',
  'inside',
  'overruled',
] as const
export type RedactionReason = (typeof REDACTION_REASONS)[number]

/** What the number counts. */
export const REDACTED = ['stations', 'areas', 'cells', 'barriers', 'recommendations', 'photos'] as const
export type Redacted = (typeof REDACTED)[number]

/**
 * `quiet`: stations of a preliminary release, and areas with few of them. `held`: stations on hold. `people`: barriers
 * told in tables only. `small`: cells of those tables. `inside`: barriers that are never told. `overruled`:
 * recommendations the organisation decided against. `words`: all. `photos`: all, but for so many that two people agreed to.
 */
export interface Redaction {
  readonly reason: RedactionReason
  readonly what?: Redacted
  /** `few`: none or so few that the number would point at them. */
  readonly count?: number | 'few'
}
