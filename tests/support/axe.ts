/** Runs axe-core on a page and says what it found in sentences. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Nobody reads what is in order: it is not written out. */
const QUICKLY = { resultTypes: ['violations'] } satisfies axe.RunOptions
/**
 * Contrast as AAA wants it (WCAG 2.2, 1.4.6), asked of the one rule: the stricter rule of its own would look at all
 * text a second time, which is half of what axe takes, and axe 4 leaves out of it what fails the milder one.
 */
const AAA: axe.Spec = {
  checks: [
    {
      id: 'color-contrast',
      // All but the ratios as axe 4.14 has them: what is given stands in place of the whole.
      options: {
        ignoreUnicode: true,
        ignoreLength: false,
        ignorePseudo: false,
        boldValue: 700,
        boldTextPt: 14,
        largeTextPt: 18,
        contrastRatio: { normal: { expected: 7 }, large: { expected: 4.5 } },
        pseudoSizeThreshold: 0.25,
        shadowOutlineEmMax: 0.2,
        textStrokeEmMin: 0.03,
      },
    },
  ],
}

const EVERYTHING = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice',
  'cat.color',
  'cat.forms',
]
/** A tag runs also what is switched off. */
const RULES = { 'target-size': { enabled: true }, 'color-contrast-enhanced': { enabled: false } }

/** `everything` axe knows, WCAG 2.2 AA and best practice; its `colours` only; or all `but-colours`. */
const RUNS = {
  everything: { ...QUICKLY, runOnly: EVERYTHING, rules: RULES },
  colours: { ...QUICKLY, runOnly: ['cat.color'], rules: RULES },
  'but-colours': {
    ...QUICKLY,
    runOnly: EVERYTHING.filter((tag) => tag !== 'cat.color'),
    rules: { ...RULES, 'color-contrast': { enabled: false } },
  },
} as const satisfies Readonly<Record<string, axe.RunOptions>>

interface Axe {
  readonly configure: (spec: axe.Spec) => void
  readonly run: (context: Document, options: axe.RunOptions) => Promise<axe.AxeResults>
}
/** A page that holds axe under its own name; its type is not known there. */
type WithAxe = { axe?: Axe }

/** One sentence for each finding; an empty list is what every page must give. */
export async function findBarriersForReaders(
  page: Page,
  which: keyof typeof RUNS = 'everything',
): Promise<readonly string[]> {
  // Evaluated by the debugger, so that the page's own safety rules need no exception for the test; once for a document.
  if (await page.evaluate(() => (globalThis as WithAxe).axe === undefined)) {
    await page.evaluate(source)
    await page.evaluate((spec) => (globalThis as WithAxe).axe?.configure(spec), AAA)
  }
  const results = await page.evaluate(
    (options) => (globalThis as WithAxe).axe?.run(document, options),
    RUNS[which] as axe.RunOptions,
  )
  if (!results) throw new Error('axe is gone from the page')
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ''}`),
  )
}
