/** The manifest with which the app is installed: a name and a picture that say nothing of elections. */

import type { Plugin } from 'vite'
import { readSentence } from './read-sentence.ts'

export const MANIFEST = 'manifest.webmanifest'

/** As `--accent` and `--surface` in `styles/tokens.css`. */
const COLOURS = { theme: '#0b4a6f', background: '#ffffff' } as const

const icon = (file: string, sizes: string, type: string, purpose?: 'maskable') => ({
  src: `/${file}`,
  sizes,
  type,
  ...(purpose ? { purpose } : {}),
})

/** `name`: chosen by the organisation that builds the app; else the neutral one of the words. */
export function appManifestPlugin(web: string, languages: readonly string[], name?: string): Plugin {
  const language = languages[0] ?? 'en'
  return {
    name: 'way-in:app-manifest',
    apply: 'build',
    generateBundle() {
      const called = name?.trim() || readSentence(web, language, 'app-name')
      const manifest = {
        id: '/monitor',
        name: called,
        short_name: called,
        lang: language,
        start_url: '/monitor',
        scope: '/',
        display: 'standalone',
        theme_color: COLOURS.theme,
        background_color: COLOURS.background,
        icons: [
          icon('icons/icon-192.png', '192x192', 'image/png'),
          icon('icons/icon-512.png', '512x512', 'image/png'),
          icon('icons/maskable-192.png', '192x192', 'image/png', 'maskable'),
          icon('icons/maskable-512.png', '512x512', 'image/png', 'maskable'),
          icon('icon.svg', 'any', 'image/svg+xml'),
        ],
      }
      this.emitFile({ type: 'asset', fileName: MANIFEST, source: JSON.stringify(manifest) })
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: `/${MANIFEST}` }, injectTo: 'head' },
    ],
  }
}
