/** How people reach this server: plainly on this machine, through a proxy that speaks TLS, or by TLS of its own. */

import type { Credentials } from './own-authority.ts'

export type Transport =
  | { readonly over: 'http' }
  /** A web server of this machine stands before it: only that one is believed when it says whom it speaks for. */
  | { readonly over: 'proxy' }
  | {
      readonly over: 'tls'
      readonly credentials: Credentials
      /** The certificate comes from an authority that all browsers know: they may be told never to try http again. */
      readonly isPublic: boolean
    }

/** This server speaks http only: an address by https means that a proxy stands before it. */
export const transportBehind = (publicUrl: string): Transport =>
  publicUrl.startsWith('https:') ? { over: 'proxy' } : { over: 'http' }
