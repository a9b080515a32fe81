/** Who may see a page, and where people go who may not yet. */

import { readSession } from '../../schema/wire/session-endpoints.ts'
import type { Page } from './pages.ts'
import type { Services } from './services.ts'

/** Nothing when the page may be shown; else the path to open instead. */
export async function findDetour(
  page: Page,
  path: string,
  services: Pick<Services, 'client' | 'staff'>,
): Promise<string | undefined> {
  if (page.who === 'everybody' || page.who === 'monitor') return undefined
  if (services.staff.value) return undefined
  const outcome = await services.client.call(readSession)
  if ('reply' in outcome && outcome.reply) {
    services.staff.set(outcome.reply)
    return undefined
  }
  return `/sign-in?next=${encodeURIComponent(path)}`
}
