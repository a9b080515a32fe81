/** How the web app is built: one page one file, hashed assets, nothing inline, compressed copies beside. */

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import type { Country } from '../schema/country.ts'
import { appManifestPlugin } from './build/app-manifest.ts'
import { compressedCopies } from './build/compressed-copies.ts'
import { countryOutlinePlugin } from './build/country-outline.ts'
import { serviceWorkerPlugin } from './build/service-worker.ts'
import { wordsPlugin } from './build/words-plugin.ts'

const web = fileURLToPath(new URL('.', import.meta.url))

/** The country: its languages in their order, and its place on the map; data, not part of this program. */
function readCountry(): Country {
  // Our own reviewed file, whose shape the loader in `seeds/` checks.
  return JSON.parse(readFileSync(resolve(web, '../seeds/country.json'), 'utf8')) as Country
}

const country = readCountry()

export default defineConfig({
  root: web,
  publicDir: join(web, 'public'),
  plugins: [
    wordsPlugin(web, country),
    countryOutlinePlugin(country),
    appManifestPlugin(web, country.languages, process.env.APP_NAME),
    serviceWorkerPlugin(web),
    compressedCopies(),
  ],
  // A folder of their own: unlike other files, scripts of workers bring safety rules of their own.
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: 'assets/workers/[name]-[hash].js' } },
  },
  // 13 KB compressed that a tablet would load and never use.
  resolve: {
    alias: {
      typebox: join(web, 'build/endpoints-without-shapes.ts'),
      crypto: join(web, 'build/crypto-of-browsers.ts'),
    },
  },
  oxc: {
    decorator: { legacy: true },
    // Assigned, not defined: a field must not hide the accessor that Lit's decorator makes.
    assumptions: { setPublicClassFields: true },
    typescript: { removeClassFieldsWithoutInitializer: true },
  },
  build: {
    outDir: '../dist/site',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome97', 'es2021'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    reportCompressedSize: false,
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        codeSplitting: {
          // What a monitor's pages share stays one file, however many pages of the office use a piece of it: split
          // into a file for each such piece it weighs more, and each is another request.
          groups: [
            // First, so that no other group takes along what the frame and every page rest on.
            {
              name: 'frame',
              priority: 2,
              test: /node_modules[\\/](?:lit|lit-html|lit-element|@lit|@fluent)[\\/]|web[\\/](?:api[\\/]client|words[\\/](?:ids|language|numerals|say)|state[\\/](?:asking|store|watch)|parts[\\/](?:icon|light-element|problem-note|typed-text)|app[\\/]page-element|build[\\/]endpoints-without-shapes|trusted-strings)\.ts|schema[\\/](?:codes|language|numerals|people[\\/](?:permissions|roles)|wire[\\/](?:endpoint|session-endpoints|shape))\.ts|vite[\\/]preload-helper|oxc[\\/]/u,
            },
            {
              name: 'asking',
              priority: 1,
              test: /web[\\/]questions[\\/]|schema[\\/](?:checklist[\\/](?:asked|condition|derive|drawings|facts|find-questions|look-up|names|parts-of-condition|question-kinds)|visit[\\/](?:answer|answer-fits|carry-answers|check-answer|check-visit|complaint|record-answer|remembered-visit|visit))\.ts/u,
            },
            // What pages of monitors and of the office both use, so that the group below takes none of it along.
            {
              name: 'both',
              priority: 1,
              test: /web[\\/](?:parts[\\/]state-mark|map[\\/]marker-look)\.ts|schema[\\/](?:time|campaign[\\/]polling-clock|findings[\\/]rating|recommendations[\\/]remedy|wire[\\/](?:campaign|checklist|place)-endpoints)\.ts/u,
            },
            // What a tablet always has and some pages of the office need as well.
            {
              name: 'work',
              priority: 1,
              test: /web[\\/](?:offline[\\/]fingerprint|pages[\\/](?:save-file|clock-words))\.ts|schema[\\/](?:incident[\\/]incident|visit[\\/](?:draft-correction|query|set-aside)|places[\\/]distance|wire[\\/](?:people-endpoints|sealed-endpoints|sealed-shape|visit-shape|incident-shape|packet-file))\.ts/u,
            },
            // The vault, the outbox and what stands on every page of a monitor: half as many requests for each page,
            // on lines where every one of them may take a second.
            {
              name: 'tablet',
              test: /web[\\/](?:offline[\\/](?:device|current-vault|secret-rules|outbox|seal-to-organisation|reference|rests|day-memory|fetch-reference|queries|way-of-asking)|pages[\\/](?:save-packets|secret-choice|monitor-page|place-words|section-steps|way-on|draft-page|question-steps)|parts[\\/](?:keeping-mark|storage-notice))\.ts|schema[\\/](?:visit[\\/]remedy-on-the-day|incident[\\/]incident-draft)\.ts/u,
            },
            // What nearly every page of the office loads: one request instead of twenty of a few hundred bytes.
            {
              name: 'office',
              test: /web[\\/](?:pages[\\/](?:campaign-choice|live-line|office-page|station-filters|station-paths)|parts[\\/](?:area-picker|page-links|station-table)|map[\\/]map-points|state[\\/](?:area-levels|live-feed|stations-place))\.ts|schema[\\/](?:places[\\/](?:packed-columns|station-filter|tile)|wire[\\/](?:live|result)-endpoints)\.ts/u,
            },
          ],
        },
      },
    },
  },
  server: {
    proxy: { '/api': process.env.API ?? 'http://127.0.0.1:8080' },
  },
})
