/** The few texts that may become markup or a program's address in this app; browsers refuse every other one. */

/** What Leaflet tries once to learn what the browser can draw. Its controls, which would write more, are not used. */
const MARKUP: readonly string[] = ['<svg/>', '<v:shape adj="1"/>']
/** Workers of this app, made by the build; nothing a person or a server could name. */
const PROGRAMS = /^\/(?:service-worker|assets\/(?:workers\/)?[\w.-]+)\.js$/u

const asMarkup = (text: string): string | undefined => (MARKUP.includes(text) ? text : undefined)

function asProgram(address: string): string | undefined {
  const { origin, pathname, search } = new URL(address, location.href)
  return origin === location.origin && search === '' && PROGRAMS.test(pathname) ? address : undefined
}

/** As far as it is used here; browsers without it check nothing, and need no policy. */
interface TrustedTypes {
  readonly createPolicy: (
    name: 'default',
    rules: {
      readonly createHTML: (text: string) => string | undefined
      readonly createScriptURL: (address: string) => string | undefined
    },
  ) => unknown
  readonly defaultPolicy: unknown
}

// TypeScript does not know this part of browsers yet.
const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes }
if (trustedTypes && trustedTypes.defaultPolicy === null)
  trustedTypes.createPolicy('default', { createHTML: asMarkup, createScriptURL: asProgram })
