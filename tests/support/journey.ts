/** A way through the whole product in named steps; a step that fails leaves a picture of every page it saw. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { findHome } from '../../server/home.ts'
import { findBarriersForReaders } from './axe.ts'

export interface Journey {
  step<Reached>(name: string, walk: () => Promise<Reached>): Promise<Reached>
  /** From now on this page is in the pictures. */
  watch(name: string, page: Page): Page
}

export function startJourney(journey: string): Journey {
  const watched = new Map<string, Page>()
  const picture = async (name: string, page: Page) => {
    const folder = join(findHome(), 'tests', 'output')
    await mkdir(folder, { recursive: true })
    await page.screenshot({ path: join(folder, `${journey}-${name}.png`), fullPage: true })
  }
  return {
    watch(name, page) {
      watched.set(name, page)
      return page
    },
    async step(name, walk) {
      try {
        return await walk()
      } catch (fault) {
        for (const [who, page] of watched)
          if (!page.isClosed()) await picture(who, page).catch(() => undefined)
        const why = fault instanceof Error ? fault : new Error(String(fault))
        why.message = `in the step "${name}": ${why.message}`
        throw why
      }
    },
  }
}

/** Refuses a page that shuts somebody out, in the sentences of axe. */
export async function refuseBarriers(page: Page, where: string): Promise<void> {
  const found = await findBarriersForReaders(page)
  if (found.length > 0) throw new Error(`axe on ${where}:\n${found.join('\n')}`)
}
