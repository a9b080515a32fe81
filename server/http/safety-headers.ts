/** Content security policy and its friends, on every reply. */

import type { FastifyInstance } from 'fastify'

export const POLICY = [
  "default-src 'none'",
  // Argon2 on the tablet is WebAssembly; this lets it be compiled, and no text become a program.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  // Every form is answered by the app; where it did not start, no passphrase lands in an address.
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No text becomes markup or a program but by Lit, and by the short list of `web/trusted-strings.ts`.
  "require-trusted-types-for 'script'",
  'trusted-types lit-html default',
].join('; ')

const ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'camera=(self), geolocation=(self), accelerometer=(self), gyroscope=(self), microphone=(), payment=(), usb=(), serial=(), display-capture=()',
}

/**
 * Scripts, styles and fonts are never pages: what only pages obey would be a tenth of what a tablet loads. A worker
 * is a script too, but obeys its own policy and not that of the page.
 */
const ON_ASSETS = {
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
}
const isAsset = (url: string): boolean => url.startsWith('/assets/') && !url.startsWith('/assets/workers/')

/** `isSecure`: people reach this server by https, so that browsers may be told never to try http again. */
export function sendSafetyHeaders(app: FastifyInstance, isSecure: boolean): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(isAsset(request.url) ? ON_ASSETS : ALWAYS)
    if (isSecure) reply.header('strict-transport-security', 'max-age=31536000')
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    done()
  })
  app.addHook('onSend', (request, reply, payload, done) => {
    // The pages that show the API bring their own, wider policy.
    if (!isAsset(request.url) && !reply.hasHeader('content-security-policy'))
      reply.header('content-security-policy', POLICY)
    done(null, payload)
  })
}
