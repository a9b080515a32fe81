/** Everything a page of the app can read without a PIN, held against the list of what may lie there in the clear. */

import type { Page } from 'playwright-core'
import { SET_ASIDE_REASONS } from '../../schema/visit/set-aside.ts'

interface Dumped {
  readonly stores: readonly {
    readonly store: string
    readonly values: readonly (readonly [string, string])[]
  }[]
  readonly cached: readonly string[]
  readonly files: readonly string[]
  readonly local: readonly string[]
  readonly cookies: string
}

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const pattern = (text: string) => new RegExp(`^(?:${text})$`, 'u')
const ANY_ID = pattern(`${UUID}|[0-9a-f]{64}|\\d+|true|false|undefined|null|<\\d+ bytes>`)

/** What may stand in the clear, store by store: field (from the record down) to what it may look like. */
const ALLOWED: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  people: {
    'people.token': pattern('[A-Za-z0-9_-]{20,100}'),
    // A pseudonym, printed on the card.
    'people.code': pattern('[a-z]{2,20}-\\d{2}'),
    // Sealed by the server for itself: only its key file opens it, and without the token above it is worth nothing.
    'people.ticket': pattern('1\\.[0-9a-f]{16}\\.[A-Za-z0-9_-]{100,900}'),
    'people.organisationKey.id': pattern('[A-Za-z0-9_-]{4,100}'),
    'people.organisationKey.publicKey': pattern('[A-Za-z0-9_-]{80,200}'),
  },
  keys: {},
  draftBoxes: {},
  entryBoxes: {},
  photoBoxes: {},
  memoryBoxes: { name: pattern('kit|visited|premises|preference [a-z-]+|[a-z-]+') },
  rescue: { envelope: pattern('\\{"v":1,[\\s\\S]*\\}') },
  /** The outbox: what was sealed to the office, and how far it is. */
  sealed: {
    kind: pattern('visit|unfinished|incident'),
    state: pattern('waiting|received|set-aside|refused'),
    code: pattern('[a-z]{2,20}-\\d{2}'),
    envelope: pattern('\\{"v":1,[\\s\\S]*\\}'),
    receipt: pattern('[A-Z0-9]{6}'),
    // One of ten words of the office, the same for every monitor.
    reason: pattern(SET_ASIDE_REASONS.join('|')),
  },
  sealedPhotos: {},
}

/** Public: the same on every tablet of the province. */
const PUBLIC_STORES = ['reference']

export async function listLeaks(page: Page): Promise<readonly string[]> {
  const dumped = await page.evaluate(dump)
  const leaks: string[] = []
  for (const { store, values } of dumped.stores) {
    if (PUBLIC_STORES.includes(store)) continue
    const allowed = ALLOWED[store]
    for (const [field, value] of values) {
      if (ANY_ID.test(value)) continue
      if (!allowed?.[field]?.test(value)) leaks.push(`${store}: ${field} is ${value.slice(0, 80)}`)
    }
  }
  for (const address of dumped.cached) if (/\/api\//u.test(address)) leaks.push(`kept in a cache: ${address}`)
  for (const name of dumped.files) if (!/^[a-z0-9._/-]+$/u.test(name)) leaks.push(`a file called ${name}`)
  for (const name of dumped.local)
    if (!/^(?:language|way-in-[a-z-]+)$/u.test(name)) leaks.push(`kept as ${name}`)
  if (dumped.cookies !== '') leaks.push(`a cookie: ${dumped.cookies}`)
  return leaks
}

/** Runs in the page. */
async function dump(): Promise<Dumped> {
  const asked = <Result>(request: IDBRequest<Result>) =>
    new Promise<Result>((found, failed) => {
      request.onsuccess = () => found(request.result)
      request.onerror = () => failed(request.error)
    })
  const flat = (value: unknown, path: string): [string, string][] => {
    if (value instanceof ArrayBuffer) return [[path, `<${value.byteLength} bytes>`]]
    if (ArrayBuffer.isView(value)) return [[path, `<${value.byteLength} bytes>`]]
    if (Array.isArray(value)) return value.flatMap((one) => flat(one, path))
    if (typeof value === 'object' && value !== null)
      return Object.entries(value).flatMap(([name, one]) => flat(one, path === '' ? name : `${path}.${name}`))
    return [[path, String(value)]]
  }
  const stores: { store: string; values: [string, string][] }[] = []
  for (const { name = '' } of await indexedDB.databases()) {
    const database = await asked(indexedDB.open(name))
    for (const store of database.objectStoreNames) {
      const on = database.transaction(store).objectStore(store)
      const values = (await asked(on.getAll())) as unknown[]
      stores.push({ store, values: values.flatMap((one) => flat(one, '')) })
    }
    database.close()
  }
  const cached: string[] = []
  for (const name of await caches.keys())
    for (const request of await (await caches.open(name)).keys()) cached.push(request.url)
  const files: string[] = []
  const list = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
    for await (const [name, one] of folder.entries()) {
      files.push(`${path}${name}`)
      if (one.kind === 'directory') await list(await folder.getDirectoryHandle(name), `${path}${name}/`)
    }
  }
  await list(await navigator.storage.getDirectory(), '')
  return {
    stores,
    cached,
    files,
    local: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    cookies: document.cookie,
  }
}
