/** A list divided by a key of each; what has none is left out. */

export function groupBy<One>(
  list: readonly One[],
  keyOf: (one: One) => string | undefined,
): ReadonlyMap<string, readonly One[]> {
  const groups = new Map<string, One[]>()
  for (const one of list) {
    const key = keyOf(one)
    if (key === undefined) continue
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
