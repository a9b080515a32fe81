/** The office's own authority: one for years, a fresh certificate at each start, and no vouching for the rest of the world. */

import { randomBytes, X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, get } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pemOf } from '../../../server/tls/certificate.ts'
import { certificateDaysLeft } from '../../../server/tls/days-left.ts'
import {
  type Credentials,
  issueCredentials,
  knownHost,
  openAuthority,
  UnfitAuthority,
} from '../../../server/tls/own-authority.ts'

const now = new Date('2027-05-20T03:00:00Z')
let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'way-in-authority-'))
})
afterEach(() => rm(folder, { recursive: true }))
const file = () => join(folder, 'office-network.json')

/** What a tablet that trusts `authority` says of a server that is reached as `host`. */
async function visit(authority: string, { cert, key }: Credentials, host: string): Promise<string> {
  const server = createServer({ cert, key }, (_request, reply) => reply.end('welcome'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise((done) => {
      const options = { host: '127.0.0.1', port, servername: host, ca: authority, agent: false }
      get(options, (reply) => {
        reply.resume()
        done('welcome')
      }).on('error', (fault) => done(`${'code' in fault ? fault.code : ''} ${fault.message}`))
    })
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

describe("an office's own authority", () => {
  it('is made once, for its owner alone, and remembers what tablets come to', async () => {
    expect(knownHost(file())).toBeUndefined()
    const made = openAuthority(file(), '192.168.1.10', now)
    const mode = (await stat(file())).mode & 0o777
    expect(mode).toBe(0o600)
    expect(openAuthority(file(), '192.168.1.10', now)).toEqual(made)
    expect(knownHost(file())).toBe('192.168.1.10')
  })

  it('stays the same when the address changes, so that tablets need not be led again', () => {
    const { fingerprint } = openAuthority(file(), '192.168.1.10', now)
    expect(openAuthority(file(), 'office.lan', now).fingerprint).toBe(fingerprint)
    expect(knownHost(file())).toBe('office.lan')
  })

  it('is made anew before it ends', () => {
    const { fingerprint } = openAuthority(file(), 'office.lan', now)
    const late = new Date('2033-05-01T00:00:00Z')
    expect(openAuthority(file(), 'office.lan', late).fingerprint).not.toBe(fingerprint)
  })

  it('says nothing of elections, and shows the fingerprint that tablets show', () => {
    const { certificate, fingerprint } = openAuthority(file(), 'office.lan', now)
    const read = new X509Certificate(certificate)
    expect(read.subject).toMatch(/^CN=Office network [0-9a-f]{4}$/u)
    expect(read.fingerprint256.replaceAll(':', ' ')).toBe(fingerprint)
    expect(read.ca).toBe(true)
  })

  it('that is damaged is not replaced quietly', async () => {
    openAuthority(file(), 'office.lan', now)
    const text = await readFile(file(), 'utf8')
    await writeFile(file(), text.replace('MII', 'XXX'))
    expect(() => openAuthority(file(), 'office.lan', now)).toThrow(UnfitAuthority)
  })
})

describe('a certificate of its own authority', () => {
  const today = new Date()

  it('is welcome on a tablet that trusts the office, under every name of the machine', async () => {
    const { certificate } = openAuthority(file(), 'office.lan', today)
    const credentials = issueCredentials(file(), ['office.lan', '192.168.1.10'], today)
    const authority = pemOf(certificate)
    expect(await visit(authority, credentials, 'office.lan')).toBe('welcome')
    expect(await visit(authority, credentials, 'other.lan')).toContain('ERR_TLS_CERT_ALTNAME_INVALID')
  })

  it('is not welcome on any other tablet', async () => {
    openAuthority(file(), 'office.lan', today)
    const credentials = issueCredentials(file(), ['office.lan'], today)
    const other = openAuthority(`${file()}.other`, 'office.lan', today)
    expect(await visit(pemOf(other.certificate), credentials, 'office.lan')).toMatch(
      /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY/u,
    )
  })

  it.each(['bank.example.com', 'way-in.example.org'])(
    'for %s is refused, whoever holds the key of the office',
    async (host) => {
      const { certificate } = openAuthority(file(), 'office.lan', today)
      const forged = issueCredentials(file(), [host], today)
      expect(await visit(pemOf(certificate), forged, host)).toContain('permitted subtree violation')
    },
  )

  it('has another key and another number at every start', () => {
    openAuthority(file(), 'office.lan', today)
    const numbers = Array.from({ length: 5 }, () => {
      const { cert, key } = issueCredentials(file(), ['office.lan'], today)
      return `${new X509Certificate(cert).serialNumber} ${key}`
    })
    expect(new Set(numbers).size).toBe(5)
  })

  it('is accepted by browsers: no longer than 398 days, and from before clocks that are behind', () => {
    openAuthority(file(), 'office.lan', today)
    const { validFrom, validTo } = new X509Certificate(issueCredentials(file(), ['office.lan'], today).cert)
    const days = (new Date(validTo).getTime() - new Date(validFrom).getTime()) / 86_400_000
    expect(days).toBeLessThanOrEqual(398)
    expect(new Date(validFrom).getTime()).toBeLessThan(today.getTime() - 86_400_000)
  })

  it('needs its authority', () => {
    expect(() => issueCredentials(`${file()}.${randomBytes(2).toString('hex')}`, ['a.lan'], today)).toThrow(
      UnfitAuthority,
    )
  })
})

describe('the days that are left', () => {
  it('are those of the authority, and nobody is told of any where there is none', () => {
    const settings = { certificate: undefined, authorityFile: file() }
    expect(certificateDaysLeft(settings, now)).toBeUndefined()
    openAuthority(file(), 'office.lan', now)
    expect(certificateDaysLeft(settings, now)).toBe(6 * 365 - 2)
  })

  it('are those of the certificate from elsewhere, which goes before', async () => {
    openAuthority(file(), 'office.lan', now)
    const cert = join(folder, 'cert.pem')
    await writeFile(cert, issueCredentials(file(), ['office.lan'], now).cert)
    const settings = { certificate: { cert, key: '' }, authorityFile: file() }
    expect(certificateDaysLeft(settings, now)).toBe(395)
  })
})
