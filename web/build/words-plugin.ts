/** Keeps the names of sentences in step with the catalogues, and puts the words for a page without script in place. */

import type { Plugin } from 'vite'
import { readSentence } from './read-sentence.ts'
import { writeIds } from './write-ids.ts'

export interface FirstPage {
  /** In order of preference; the first is what the page begins in. */
  readonly languages: readonly string[]
}

export function wordsPlugin(web: string, firstPage: FirstPage): Plugin {
  let isBuild = false
  return {
    name: 'way-in:words',
    configResolved(config) {
      isBuild = config.command === 'build'
    },
    buildStart() {
      const faults = writeIds(web)
      if (faults.length === 0) return
      const text = `Words and source do not agree:\n${faults.join('\n')}`
      // While somebody is writing a page, its words may come a minute later; a build must be whole.
      if (isBuild) this.error(text)
      this.warn(text)
    },
    handleHotUpdate({ file }) {
      if (file.endsWith('.ftl')) writeIds(web)
    },
    transformIndexHtml(html) {
      return html
        .replace('<html lang="en">', () => `<html lang="${firstPage.languages[0] ?? 'en'}">`)
        .replace('{title}', () => readSentence(web, firstPage.languages[0] ?? 'en', 'product-name'))
        .replace('{without-script}', () =>
          firstPage.languages
            .map((language) => `<p lang="${language}">${readSentence(web, language, 'without-script')}</p>`)
            .join('\n        '),
        )
    },
  }
}
