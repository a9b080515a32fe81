/** Which blocks go on which sheet of paper: as many as have room, none of them torn. */

/**
 * The numbers of the blocks on each page, in order. `heights` and `room` are in one unit. A block that is higher than a
 * page has one to itself.
 */
export function packPages(heights: readonly number[], room: number): readonly (readonly number[])[] {
  const pages: number[][] = []
  let left = 0
  for (const [block, height] of heights.entries()) {
    const page = pages.at(-1)
    if (page && height <= left) {
      page.push(block)
      left -= height
    } else {
      pages.push([block])
      left = room - height
    }
  }
  return pages
}
