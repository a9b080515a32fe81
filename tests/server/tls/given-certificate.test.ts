/** A certificate from elsewhere: checked before anything starts, and taken anew when it is renewed. */

import { X509Certificate } from 'node:crypto'
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCredentials, UnfitCertificate } from '../../../server/tls/given-certificate.ts'
import { issueCredentials, openAuthority } from '../../../server/tls/own-authority.ts'
import { ServerEnded, type StartedServer, startServer } from '../../support/started-server.ts'

const now = new Date()
let folder: string
let server: StartedServer | undefined
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-certificate-'))
  server = undefined
})
afterEach(async () => {
  await server?.stop()
  await rm(folder, { recursive: true })
})

const files = () => ({ cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') })
const bring = async (at = now) => {
  const authority = join(folder, 'authority.json')
  openAuthority(authority, 'office.lan', at)
  const { cert, key } = issueCredentials(authority, ['office.lan'], at)
  await writeFile(files().cert, cert)
  await writeFile(files().key, key)
  return new X509Certificate(cert).serialNumber
}
const faultOf = (at: Date) => {
  try {
    readCredentials(files(), at)
    return undefined
  } catch (fault) {
    return fault instanceof UnfitCertificate ? fault.fault : fault
  }
}

describe('a certificate from elsewhere', () => {
  it('is taken with its key', async () => {
    await bring()
    expect(faultOf(now)).toBeUndefined()
  })

  it('is refused when a file is missing or is none', async () => {
    expect(faultOf(now)).toBe('unreadable')
    await bring()
    await writeFile(files().key, 'my key')
    expect(faultOf(now)).toBe('unreadable')
  })

  it('is refused with the key of another', async () => {
    await bring()
    const { key } = issueCredentials(join(folder, 'authority.json'), ['office.lan'], now)
    await writeFile(files().key, key)
    expect(faultOf(now)).toBe('not-a-pair')
  })

  it('is refused once it has expired', async () => {
    await bring()
    expect(faultOf(new Date(now.getTime() + 400 * 86_400_000))).toBe('expired')
  })
})

const start = (port = 0) =>
  startServer({
    env: {
      TLS_CERT: files().cert,
      TLS_KEY: files().key,
      PUBLIC_URL: 'https://office.lan:1',
      PORT: String(port),
    },
  })

/** What it prints is the address people type, so the port has to be known before. */
const freePort = () =>
  new Promise<number>((done) => {
    const placeholder = createServer().listen(0, '127.0.0.1', () => {
      const { port } = placeholder.address() as AddressInfo
      placeholder.close(() => done(port))
    })
  })

describe('a server with a certificate from elsewhere', () => {
  it('presents it, and the renewed one without a restart', { timeout: 60_000 }, async () => {
    const first = await bring()
    const port = await freePort()
    server = await start(port)
    expect(await presented(port)).toBe(first)
    const second = await bring()
    // Programs that renew leave another time on the file; here both could fall into the same one.
    await utimes(files().cert, new Date(), new Date(Date.now() + 5000))
    await expect.poll(() => presented(port), { timeout: 30_000 }).toBe(second)
  })

  it('does not start with one that cannot be used', { timeout: 60_000 }, async () => {
    await bring()
    await writeFile(files().key, '')
    await expect(start()).rejects.toThrow(ServerEnded)
  })
})

/** The serial number of what a server presents. */
const presented = (port: number): Promise<string> =>
  new Promise((done, failed) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      done(socket.getPeerX509Certificate()?.serialNumber ?? '')
      socket.destroy()
    })
    socket.on('error', failed)
  })
