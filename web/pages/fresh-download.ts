/** A download cannot ask anybody anything, so the second proof is asked for before it. */

import { checkFreshness } from '../../schema/wire/factor-endpoints.ts'
import type { Client } from '../api/client.ts'
import type { Asking } from '../state/asking.ts'

type LinkClick = MouseEvent & { readonly currentTarget: HTMLAnchorElement }

/** What a link to a file does when it is clicked; `checking` says what went wrong before. */
export function downloadFreshly(
  checking: Asking<null>,
  client: () => Client,
): (event: LinkClick) => Promise<void> {
  /** Just checked: the next click is the download itself. */
  let isFresh = false
  return async (event) => {
    if (isFresh) {
      isFresh = false
      return
    }
    event.preventDefault()
    const link = event.currentTarget
    const checked = await checking.ask(() => client().call(checkFreshness))
    if (checked === undefined) return
    isFresh = true
    link.click()
  }
}
