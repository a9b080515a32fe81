/** Lets the template check find a TypeScript that still has a JavaScript interface; the compiler itself is newer and has none. */

import Module, { createRequire, register } from 'node:module'

const require = createRequire(import.meta.url)
const withApi = createRequire(require.resolve('@jackolope/web-component-analyzer')).resolve('typescript')

type Resolve = (request: string, ...rest: readonly unknown[]) => string
// Node's types leave this function out, though loaders have relied on it since the first versions.
const loader = Module as unknown as { _resolveFilename: Resolve }
const resolveAsEver = loader._resolveFilename
loader._resolveFilename = function (this: unknown, request, ...rest) {
  return request === 'typescript' ? withApi : resolveAsEver.call(this, request, ...rest)
}

register(
  `data:text/javascript,${encodeURIComponent(
    `import { pathToFileURL } from 'node:url'
     const url = pathToFileURL(${JSON.stringify(withApi)}).href
     export const resolve = (name, context, next) =>
       name === 'typescript' ? { url, shortCircuit: true } : next(name, context)`,
  )}`,
)
