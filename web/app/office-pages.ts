/** The pages of the office, in the order of its menu. */

import type { Page } from './pages.ts'

export const officePages: readonly Page[] = []
