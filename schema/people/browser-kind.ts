/** What kind of browser somebody signed in with: enough to know one's own again, too little to tell two apart. */

export const BROWSERS = ['chrome', 'edge', 'firefox', 'opera', 'safari', 'samsung', 'other'] as const
export type BrowserName = (typeof BROWSERS)[number]
export const SYSTEMS = ['android', 'ios', 'linux', 'mac', 'windows', 'other'] as const
export type SystemName = (typeof SYSTEMS)[number]

export interface BrowserKind {
  readonly browser: BrowserName
  readonly system: SystemName
}

/** Most browsers call themselves by the names of others too, so the order matters. */
const browserMarks: readonly (readonly [RegExp, BrowserName])[] = [
  [/\bEdgA?\//u, 'edge'],
  [/\bOPR\//u, 'opera'],
  [/\bSamsungBrowser\//u, 'samsung'],
  [/\b(?:Firefox|FxiOS)\//u, 'firefox'],
  [/\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//u, 'chrome'],
  [/\bSafari\//u, 'safari'],
]
const systemMarks: readonly (readonly [RegExp, SystemName])[] = [
  [/\bAndroid\b/u, 'android'],
  [/\b(?:iPhone|iPad|iPod)\b/u, 'ios'],
  [/\bWindows\b/u, 'windows'],
  [/\bMac OS X\b/u, 'mac'],
  [/\b(?:Linux|CrOS|X11)\b/u, 'linux'],
]

/** The kind, out of what a browser says of itself; nothing else of that text is kept. */
export const readBrowserKind = (said: string): BrowserKind => ({
  browser: browserMarks.find(([mark]) => mark.test(said))?.[1] ?? 'other',
  system: systemMarks.find(([mark]) => mark.test(said))?.[1] ?? 'other',
})
