/** What is made once and never changes is remembered, the few that were asked for last. */

/** Gives what is remembered under a name, or what is made now; what could not be made is forgotten. */
export function keepFew<Value>(most: number): (name: string, make: () => Promise<Value>) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>()
  return (name, make) => {
    const known = kept.get(name)
    const value =
      known ??
      make().catch((fault: unknown) => {
        kept.delete(name)
        throw fault
      })
    kept.delete(name)
    kept.set(name, value)
    for (const oldest of [...kept.keys()].slice(0, -most)) kept.delete(oldest)
    return value
  }
}
