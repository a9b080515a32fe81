/** What all runs of faults share: how they are asked for, and what they say at the end. */

export interface HowToRun {
  /** A few of each, which shows that the harness works. */
  readonly isShort: boolean
  /** Whether this kind of fault was asked for: `--only=…`, or all but `--except=…`, else all are. */
  readonly wants: (kind: string) => boolean
  /** `--name=value` of the command line. */
  readonly option: (name: string) => string | undefined
}

export interface FaultReport {
  /** Written beside the verdict. */
  readonly counts: unknown
  /** Every line is something lost, changed or fallen over. */
  readonly red: readonly string[]
}

export type FaultRun = (how: HowToRun) => Promise<FaultReport>
