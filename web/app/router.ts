/** Follows links within the app: finds the page, shows it, moves focus to its heading. */

import type { Page } from './pages.ts'

export interface Match {
  readonly page: Page
  readonly params: Readonly<Record<string, string>>
}

/** The page at a path, with the named parts of the path; pure. */
export function matchPage(pages: readonly Page[], path: string): Match | undefined {
  const asked = partsOf(path)
  for (const page of pages) {
    const params = matchParts(partsOf(page.path), asked)
    if (params) return { page, params }
  }
  return undefined
}

const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '')

function matchParts(
  wanted: readonly string[],
  asked: readonly string[],
): Readonly<Record<string, string>> | undefined {
  if (wanted.length !== asked.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, part] of wanted.entries()) {
    const given = asked[at] ?? ''
    if (part.startsWith(':')) {
      const read = decode(given)
      if (read === undefined) return undefined
      params[part.slice(1)] = read
    } else if (part !== given) return undefined
  }
  return params
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/** The path of a page with its named parts filled in. */
export const pathTo = (path: string, params: Readonly<Record<string, string>> = {}): string =>
  path.replace(/:(\w+)/gu, (_, name: string) => encodeURIComponent(params[name] ?? ''))

export interface Router {
  readonly go: (path: string) => void
  /** The same without a step back to where one was. */
  readonly replace: (path: string) => void
  readonly stop: () => void
}

/** Calls `show` for the present address and for each one after it. */
export function startRouter(show: (path: string, isFirst: boolean) => void): Router {
  const here = () => location.pathname
  const goTo = (address: string) => {
    const next = new URL(address, location.href)
    const isSame = next.pathname === location.pathname && next.search === location.search
    history[isSame ? 'replaceState' : 'pushState'](null, '', next)
    show(next.pathname, false)
    if (!isSame) window.scrollTo(0, 0)
  }
  const onClick = (event: MouseEvent) => {
    const link = findLink(event)
    if (!link || isElsewhere(link)) return
    event.preventDefault()
    goTo(link.href)
  }
  const onPop = () => show(here(), false)
  document.addEventListener('click', onClick)
  window.addEventListener('popstate', onPop)
  show(here(), true)
  return {
    go: goTo,
    replace(address) {
      const next = new URL(address, location.href)
      history.replaceState(null, '', next)
      show(next.pathname, false)
    },
    stop() {
      document.removeEventListener('click', onClick)
      window.removeEventListener('popstate', onPop)
    },
  }
}

/** A plain click on a link; with a key held down people want a new tab or a download. */
function findLink(event: MouseEvent): HTMLAnchorElement | undefined {
  if (event.defaultPrevented || event.button !== 0) return undefined
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined
  const path = event.composedPath()
  return path.find(
    (target): target is HTMLAnchorElement => target instanceof HTMLAnchorElement && target.href !== '',
  )
}

function isElsewhere(link: HTMLAnchorElement): boolean {
  if (link.origin !== location.origin || link.hasAttribute('download') || link.target !== '') return true
  if (link.pathname.startsWith('/api')) return true
  // A jump within the page is the browser's business.
  return link.pathname === location.pathname && link.search === location.search && link.hash !== ''
}
