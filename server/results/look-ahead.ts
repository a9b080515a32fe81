/** Things that are worked on one after the other, while the next ones are fetched. */

/** What is made of each, in order; never more than so many are being made or wait for their turn. */
export async function* lookAhead<Thing, Made>(
  things: Iterable<Thing>,
  make: (thing: Thing) => Promise<Made>,
  atOnce: number,
): AsyncGenerator<Made> {
  const underway: Promise<Made>[] = []
  for (const thing of things) {
    const made = make(thing)
    // Its fault is heard of when its turn comes; by then nobody may be waiting any more.
    made.catch(() => undefined)
    underway.push(made)
    if (underway.length < atOnce) continue
    const first = underway.shift()
    if (first) yield first
  }
  for (const made of underway) yield made
}
