/** Runs axe-core on a page and says what it found in sentences. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Nobody reads what is in order: it is not written out. */
const QUICKLY = { resultTypes: ['violations'] } satisfies axe.RunOptions
/** As strict as AAA wants it. Only together with the milder rule: what fails that one, axe 4 takes out of this one. */
const CONTRAST = { 'color-contrast-enhanced': { enabled: true } }

/** Everything axe knows, WCAG 2.2 AA and best practice. */
const RUN: axe.RunOptions = {
  ...QUICKLY,
  runOnly: [
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
    'best-practice',
    'cat.color',
    'cat.forms',
  ],
  rules: { ...CONTRAST, 'target-size': { enabled: true } },
}

/** For a page that was checked whole and only changed its colours. */
const COLOURS: axe.RunOptions = { ...QUICKLY, runOnly: ['cat.color'], rules: CONTRAST }

interface Axe {
  readonly run: (context: Document, options: axe.RunOptions) => Promise<axe.AxeResults>
}

/** One sentence for each finding; an empty list is what every page must give. */
export async function findBarriersForReaders(
  page: Page,
  which: 'everything' | 'colours' = 'everything',
): Promise<readonly string[]> {
  // Evaluated by the debugger, so that the page's own safety rules need no exception for the test.
  await page.evaluate(source)
  const results = await page.evaluate(
    // The page now holds axe under its own name; its type is not known there.
    (options) => (globalThis as unknown as { readonly axe: Axe }).axe.run(document, options),
    which === 'colours' ? COLOURS : RUN,
  )
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ''}`),
  )
}
