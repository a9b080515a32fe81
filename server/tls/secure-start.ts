/** From the settings to the way people reach this server: which address, which certificate, and the page that leads to trusting it. */

import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Config, OfficeNetwork } from '../config.ts'
import type { TrustNotice } from '../services.ts'
import { readCredentials } from './given-certificate.ts'
import { chooseOfficeAddress, listOfficeAddresses, type OfficeAddress } from './office-addresses.ts'
import { type Authority, issueCredentials, knownHost, openAuthority } from './own-authority.ts'
import { type Transport, transportBehind } from './transport.ts'
import { type TrustWords, trustServer } from './trust-page.ts'

export interface Secured {
  readonly transport: Transport
  /** What tablets come to in the office's network. */
  readonly office: { readonly authority: Authority; readonly trustPort: number } | undefined
}

/** No address for the office's network, more than one, or another than tablets know. */
export class NoOfficeAddress extends Error {
  readonly found: Exclude<OfficeAddress, { is: 'chosen' }>
  constructor(found: Exclude<OfficeAddress, { is: 'chosen' }>) {
    super(`office address: ${found.is}`)
    this.found = found
  }
}

export function secure(config: Config, now: Date): Secured {
  if (config.lan !== undefined) return secureOffice(config.lan, config.authorityFile, now)
  if (config.certificate === undefined)
    return { transport: transportBehind(config.publicUrl ?? 'http:'), office: undefined }
  const credentials = readCredentials(config.certificate, now)
  return { transport: { over: 'tls', credentials, isPublic: true }, office: undefined }
}

function secureOffice({ host, trustPort }: OfficeNetwork, authorityFile: string, now: Date): Secured {
  const interfaces = networkInterfaces()
  const found = chooseOfficeAddress(host, knownHost(authorityFile), interfaces)
  if (found.is !== 'chosen') throw new NoOfficeAddress(found)
  const authority = openAuthority(authorityFile, found.host, now)
  const hosts = [...new Set([found.host, ...listOfficeAddresses(interfaces), 'localhost', '127.0.0.1'])]
  const credentials = issueCredentials(authorityFile, hosts, now)
  return { transport: { over: 'tls', credentials, isPublic: false }, office: { authority, trustPort } }
}

export interface TrustPage {
  readonly notice: TrustNotice
  stop(): Promise<void>
}

/** Serves the page on the same network as the app. */
export async function serveTrustPage(
  { authority, trustPort }: NonNullable<Secured['office']>,
  listenOn: string,
  appAddress: string,
  words: TrustWords,
): Promise<TrustPage> {
  const server = trustServer(authority, appAddress, words)
  server.listen(trustPort, listenOn)
  // Rejects with what is in the way, a port in use above all.
  await once(server, 'listening')
  return {
    notice: {
      address: `http://${authority.host}:${portOf(server)}`,
      fingerprint: authority.fingerprint,
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

const portOf = (server: Server): number => {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('The page listens on no port')
  return address.port
}
