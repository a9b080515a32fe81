/** The stored form of a visit's body: what crossed the wire, kept as it came. */

/** Answers by question id; read through the wire's shape before anything is concluded from it. */
export interface VisitOnWireLike {
  readonly campaign: string
  readonly station: string
  readonly checklist: { readonly id: string; readonly version: string }
  readonly form: 'full' | 'short'
  readonly answers: Readonly<Record<string, unknown>>
  readonly interviews: readonly { readonly id: string; readonly answers: Readonly<Record<string, unknown>> }[]
  readonly startedAt: string
  readonly finishedAt: string
}
