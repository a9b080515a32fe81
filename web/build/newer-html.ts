/** Tells the template check of words that HTML has and its own list of HTML has not yet. */

import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const ofAnalyzer = createRequire(require.resolve('@jackolope/lit-analyzer'))

interface ListedHtml {
  readonly valueSets: readonly { readonly name: string; readonly values: { readonly name: string }[] }[]
}
// A file of the analyzer: read once, and the same object for whoever asks after us.
const html = ofAnalyzer('@vscode/web-custom-data/data/browsers.html-data.json') as ListedHtml

const autocomplete = html.valueSets.find(({ name }) => name === 'inputautocomplete')
if (!autocomplete) throw new Error('the template check lists the values of autocomplete elsewhere now')
// HTML, 4.10.18.7: what a phone or a keeper of passphrases fills in for a second step.
autocomplete.values.push({ name: 'one-time-code' })
