/** A long file in pieces, with a turn for everybody else in between: who exports must not keep tablets waiting. */

/** A turn at the least so often, in milliseconds. */
const TURN_MS = 20

/** The same pieces. Without the pauses, a generator that never waits holds the event loop from the first row to the last. */
export async function* breathing<Piece>(
  pieces: AsyncIterable<Piece>,
  nowMs: () => number = () => performance.now(),
): AsyncGenerator<Piece> {
  let since = nowMs()
  for await (const piece of pieces) {
    yield piece
    if (nowMs() - since < TURN_MS) continue
    await new Promise((done) => setImmediate(done))
    since = nowMs()
  }
}
