/** The table of pages: path → the file to load, its element, its words, and who may see it. */

import type { Action } from '../../schema/people/permissions.ts'
import type { PlainWordId, Room } from '../words/ids.ts'
import { monitorPages } from './monitor-pages.ts'
import { officePages } from './office-pages.ts'

export interface Page {
  /** With parts that vary as `:name`. */
  readonly path: `/${string}`
  /** The element the file defines. */
  readonly element: string
  readonly load: () => Promise<unknown>
  /** The catalogue the page speaks from, besides `common`. */
  readonly words: Room
  /** `monitor`: an enrolled tablet. An action: staff who may do it. */
  readonly who: 'everybody' | 'monitor' | 'staff' | Action
  /** Its name in the menu of the office, for pages that stand there. */
  readonly menu?: PlainWordId
  /** Wide pages hold maps and tables; others keep to a readable width. */
  readonly isWide?: boolean
}

export const pages: readonly Page[] = [
  {
    path: '/',
    element: 'welcome-page',
    load: () => import('../pages/welcome-page.ts'),
    words: 'common',
    who: 'everybody',
  },
  {
    path: '/accessibility',
    element: 'accessibility-page',
    load: () => import('../pages/accessibility-page.ts'),
    words: 'accessibility',
    who: 'everybody',
  },
  ...monitorPages,
  ...officePages,
]
