/** The same content, smaller: a code stands in dozens of lists, and read as text it is there as often. */

import type { BarrierId } from '../../schema/findings/barrier.ts'
import type { ReleaseContent } from '../../schema/release/release.ts'

interface Naming {
  readonly barrier: BarrierId
  readonly stations: readonly string[]
}

/** Each code once, and each list once for all remedies of its barrier: of a country five megabytes instead of fifteen. */
export function withSharedCodes(content: ReleaseContent): ReleaseContent {
  const codes = new Map<string, string>()
  const lists = new Map<BarrierId, readonly string[]>()
  const share = <One extends Naming>(one: One): One => {
    const before = lists.get(one.barrier)
    const stations = before && isSame(before, one.stations) ? before : one.stations.map(once)
    lists.set(one.barrier, stations)
    return { ...one, stations }
  }
  const once = (code: string): string => {
    const known = codes.get(code)
    if (known !== undefined) return known
    codes.set(code, code)
    return code
  }
  return {
    ...content,
    recommendations: content.recommendations.map((asked) => ({
      ...asked,
      recommendations: asked.recommendations.map(share),
    })),
    ...(content.records && { records: content.records.map(share) }),
  }
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((code, at) => code === other[at])
