/** The one page that is served without TLS: it leads a tablet through trusting the office's authority, and on to the app. */

import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { Authority } from './own-authority.ts'

/** Says a sentence in a language; `languages` in the order people should meet them. */
export interface TrustWords {
  readonly languages: readonly string[]
  say(language: string, id: string, facts?: Readonly<Record<string, string>>): string
}

/** As the file is called on the tablet: nothing of elections. */
const FILE_NAME = 'office-network.crt'

const POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const HEADERS = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

/** Not listening yet. `appAddress` is where the app is, by https. */
export function trustServer(authority: Authority, appAddress: string, words: TrustWords): Server {
  const page = pageOf(authority, appAddress, words)
  const replies = new Map<
    string,
    { readonly type: string; readonly body: string | Buffer; readonly name?: string }
  >([
    ['/', { type: 'text/html; charset=utf-8', body: page }],
    ['/trust.css', { type: 'text/css; charset=utf-8', body: STYLE }],
    ['/khmer.woff2', { type: 'font/woff2', body: khmerFont() }],
    [`/${FILE_NAME}`, { type: 'application/x-x509-ca-cert', body: authority.certificate, name: FILE_NAME }],
  ])
  return createServer({ requestTimeout: 30_000, maxHeaderSize: 8192 }, (request, reply) => {
    request.resume()
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      reply.writeHead(405, { ...HEADERS, allow: 'GET, HEAD' }).end()
      return
    }
    const found = replies.get((request.url ?? '/').split('?', 1)[0] ?? '/')
    if (found === undefined) {
      // Whatever else is asked for without TLS, this page is what helps.
      reply.writeHead(302, { ...HEADERS, location: '/' }).end()
      return
    }
    reply
      .writeHead(200, {
        ...HEADERS,
        'content-type': found.type,
        ...(found.name === undefined
          ? {}
          : { 'content-disposition': `attachment; filename="${found.name}"` }),
      })
      .end(request.method === 'HEAD' ? undefined : found.body)
  })
}

function pageOf({ fingerprint }: Authority, appAddress: string, { languages, say }: TrustWords): string {
  const [first = 'en'] = languages
  const sections = languages.map((language) => {
    const said = (id: string, facts?: Readonly<Record<string, string>>) =>
      escaped(say(language, `trust-${id}`, facts))
    return `<section lang="${language}">
<h2>${said('title')}</h2>
<p>${said('why')}</p>
<ol>
<li>${said('step-fetch')}<br><a class="deed" href="/${FILE_NAME}">${said('fetch')}</a></li>
<li>${said('step-settings')}</li>
<li>${said('step-warning')}</li>
<li>${said('step-compare')}<br><code>${escaped(fingerprint)}</code></li>
<li>${said('step-open')}<br><a class="deed" href="${escaped(appAddress)}/">${said('open')}</a></li>
</ol>
<p>${said('bounds')}</p>
<p>${said('remove')}</p>
</section>`
  })
  return `<!doctype html>
<html lang="${first}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(say(first, 'trust-title'))}</title>
<link rel="stylesheet" href="/trust.css">
</head>
<body>
<main>
<h1>${languages.map((language) => `<span lang="${language}">${escaped(say(language, 'trust-heading'))}</span>`).join(' · ')}</h1>
${sections.join('\n')}
</main>
</body>
</html>
`
}

/** Not every tablet has one that puts the signs below letters where they belong. */
const khmerFont = (): Buffer =>
  readFileSync(
    createRequire(import.meta.url).resolve(
      '@fontsource-variable/noto-sans-khmer/files/noto-sans-khmer-khmer-wght-normal.woff2',
    ),
  )

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/gu, (character) => ENTITIES[character] ?? '')

const STYLE = `:root { color-scheme: light dark; }
@font-face { font-family: "Noto Sans Khmer"; src: url("/khmer.woff2") format("woff2"); font-weight: 100 900; unicode-range: U+1780-17FF, U+19E0-19FF, U+200B-200D, U+25CC; }
body { margin: 0; font: 1.125rem/1.9 "Noto Sans Khmer", system-ui, sans-serif; background: Canvas; color: CanvasText; }
main { max-width: 40rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.7; }
h2 { font-size: 1.25rem; line-height: 1.7; }
section + section { margin-top: 2rem; border-top: 2px solid; padding-top: 1rem; }
li { margin: 0 0 1.25rem; }
.deed { display: inline-block; min-height: 48px; line-height: 48px; padding: 0 1.25rem; margin-top: .5rem; border: 2px solid; border-radius: .5rem; color: LinkText; background: Canvas; font-weight: 700; }
.deed:focus-visible { outline: 4px solid Highlight; outline-offset: 2px; }
code { font-size: 1.125rem; overflow-wrap: anywhere; }
`
