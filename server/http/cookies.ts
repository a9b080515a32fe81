/** Reading and writing cookies: ours are plain tokens, so nothing has to be escaped. */

const TOKEN = /^[A-Za-z0-9_.-]*$/u

/** The first cookie of this name; one that is not a plain token is none of ours. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined
  for (const part of header.split(';')) {
    const [key, ...rest] = part.trim().split('=')
    const value = rest.join('=')
    if (key === name) return TOKEN.test(value) ? value : undefined
  }
  return undefined
}

export interface CookieOptions {
  readonly isSecure: boolean
  readonly maxAgeSeconds: number
}

/** Not readable by scripts, and never sent along when another site leads here. */
export function writeCookie(name: string, value: string, { isSecure, maxAgeSeconds }: CookieOptions): string {
  if (!TOKEN.test(value)) throw new Error(`The cookie ${name} would need escaping`)
  const secure = isSecure ? '; Secure' : ''
  return `${name}=${value}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Strict${secure}`
}
