/** Keeps one version of the app, whole or not at all, and drops the others. */

export interface ShellFile {
  readonly path: string
  /** What the browser compares the bytes with: a page of a café's network is not taken for a file of ours. */
  readonly integrity: string
}

/** One build of the app. */
export interface Shell {
  readonly version: string
  readonly files: readonly ShellFile[]
}

export interface ShellCache {
  /** Fetches what is not there yet; fails when one file is missing or is not of this build. */
  readonly fill: () => Promise<void>
  readonly dropOthers: () => Promise<void>
  readonly find: (path: string) => Promise<Response | undefined>
  /** Keeps a file that was fetched later, once it is used. */
  readonly keep: (path: string, response: Response) => Promise<void>
}

const PREFIX = 'shell-'

interface World {
  readonly caches: CacheStorage
  readonly fetch: (request: Request) => Promise<Response>
}

export function openShellCache({ version, files }: Shell, { caches, fetch }: World): ShellCache {
  const name = PREFIX + version
  let opened: Promise<Cache> | undefined
  const open = (): Promise<Cache> => {
    opened ??= caches.open(name).catch((fault: unknown) => {
      opened = undefined
      throw fault
    })
    return opened
  }
  const find = async (path: string) => (await open()).match(path, { ignoreVary: true })

  const fetchOne = async ({ path, integrity }: ShellFile) => {
    // An earlier attempt may have been cut off; what it brought was compared, and is not fetched twice.
    if (await find(path)) return
    const request = new Request(path, {
      integrity,
      redirect: 'error',
      // Asked for as a browser asks for a page; to programs the office says that no page is there.
      headers: { accept: path.includes('.') ? '*/*' : 'text/html' },
      // What has a hash in its name may come from the browser's own cache; the rest is asked for anew.
      cache: path.startsWith('/assets/') ? 'default' : 'no-cache',
    })
    const response = await fetch(request)
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`)
    await (await open()).put(path, response)
  }

  return {
    find,
    async fill() {
      const outcomes = await Promise.allSettled(files.map(fetchOne))
      const failed = outcomes.find((outcome) => outcome.status === 'rejected')
      if (failed) throw failed.reason
    },
    async dropOthers() {
      const names = await caches.keys()
      const others = names.filter((other) => other.startsWith(PREFIX) && other !== name)
      await Promise.all(others.map((other) => caches.delete(other)))
    },
    async keep(path, response) {
      await (await open()).put(path, response)
    },
  }
}
