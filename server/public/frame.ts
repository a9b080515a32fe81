/** What every public page has around it: language, title, what a messenger shows of it, and the only style there is. */

import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Markup, markup, Markup as Written } from './markup.ts'

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 46rem; padding: 1rem; background: #fff; color: #12181f; font: 1.0625rem/1.65 "Noto Sans Khmer", "Khmer OS", "Khmer UI", system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.5; } h2 { font-size: 1.25rem; line-height: 1.5; margin-top: 2rem; } h3 { font-size: 1.05rem; }
a { color: #0b4a6f; } nav ul, .places { list-style: none; padding: 0; } nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
nav a, .places a { display: inline-block; min-width: 48px; min-height: 48px; padding: .6rem 0; }
a:focus-visible, input:focus-visible, button:focus-visible { outline: 3px solid #0b4a6f; outline-offset: 3px; }
.said { border-inline-start: .35rem solid #0b4a6f; padding: .5rem 1rem; background: #f4f6f8; }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; } label { flex: 1 1 100%; font-weight: 700; }
input, button { font: inherit; min-height: 48px; padding: .5rem .9rem; border: 2px solid #6a7683; border-radius: .4rem; background: #fff; color: inherit; }
input { flex: 1 1 14rem; min-width: 0; } button { background: #0b4a6f; border-color: #0b4a6f; color: #fff; font-weight: 700; }
figure { margin: 1rem 0; } figcaption { color: #3d4753; } img { display: block; max-width: 100%; height: auto; border-radius: .4rem; } dt { margin-top: .75rem; } dd { margin: 0; } .soft { color: #3d4753; }
`
/** The app's own letters, for whoever's device has no Khmer ones; their file has another name in each build. */
function faceIn(siteFolder: string): string {
  const folder = join(siteFolder, 'assets')
  const file = existsSync(folder)
    ? readdirSync(folder).find((name) => /^noto-sans-khmer-khmer-wght-normal.*\.woff2$/u.test(name))
    : undefined
  return file === undefined
    ? ''
    : `@font-face { font-family: "Noto Sans Khmer"; font-weight: 100 900; font-display: swap; src: url("/assets/${file}") format("woff2"); unicode-range: U+1780-17FF, U+19E0-19FF, U+200C-200D, U+25CC; }`
}

export interface PublicFrame {
  /** Stricter than that of the app: nothing runs, nothing is fetched but letters and the picture, forms lead back here. */
  readonly policy: string
  write(page: PublicPage): string
}

export function publicFrame(siteFolder: string): PublicFrame {
  const style = faceIn(siteFolder) + STYLE
  const hash = createHash('sha256').update(style).digest('base64')
  return {
    policy: [
      "default-src 'none'",
      `style-src 'sha256-${hash}'`,
      "font-src 'self'",
      "img-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    write: (page) => writePage(page, style),
  }
}

export interface PublicPage {
  readonly language: string
  readonly title: string
  /** For whoever sees only the link. */
  readonly description: string
  readonly body: Markup
  /** Whole addresses; nothing on a page that is none. */
  readonly address?: string
  readonly picture?: string
  readonly others?: readonly { readonly language: string; readonly path: string }[]
  /** Whether search engines may list it. */
  readonly isListed: boolean
}

const NAMES: Readonly<Record<string, string>> = { km: 'ភាសាខ្មែរ', en: 'English' }

function writePage(page: PublicPage, style: string): string {
  const { language, title, description, body, address, picture, others = [], isListed } = page
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
<meta name="robots" content="${isListed ? 'index, follow' : 'noindex'}">
<meta property="og:type" content="website">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
${address === undefined ? undefined : markup`<meta property="og:url" content="${address}">`}
${picture === undefined ? undefined : markup`<meta property="og:image" content="${picture}"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630">`}
<style>${new Written(style)}</style>
</head>
<body>
<nav><ul>${others.map((one) => markup`<li><a href="${one.path}" lang="${one.language}" hreflang="${one.language}">${NAMES[one.language] ?? one.language}</a></li>`)}</ul></nav>
<main>${body}</main>
</body>
</html>
`.text
}
