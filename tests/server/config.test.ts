/** The settings: sensible without any, and every mistake named at once. */

import { describe, expect, it } from 'vitest'
import { readConfig, WrongConfig } from '../../server/config.ts'

const mistakesOf = (env: Readonly<Record<string, string>>, flags: readonly string[] = []) => {
  try {
    readConfig(env, flags, '/opt/way-in')
    return []
  } catch (fault) {
    if (fault instanceof WrongConfig) return fault.mistakes.map(({ sentence }) => sentence)
    throw fault
  }
}

describe('the settings', () => {
  it('need nothing: this machine only, port 8080, data beside the product', () => {
    expect(readConfig({}, [], '/opt/way-in')).toEqual({
      host: '127.0.0.1',
      port: 8080,
      dataDir: '/opt/way-in/data',
      databaseUrl: undefined,
      publicUrl: undefined,
      keysFile: '/opt/way-in/data/keys/organisation.json',
      classKeysFolder: '/opt/way-in/data/keys/classes',
      authorityFile: '/opt/way-in/data/keys/office-network.json',
      addKey: false,
      backups: {
        folder: { named: undefined, otherwise: '/opt/way-in/data/backups' },
        everyMinutes: undefined,
        to: undefined,
        copy: undefined,
      },
      mapFile: { named: undefined, otherwise: '/opt/way-in/data/map.pmtiles' },
      demo: false,
      certificate: undefined,
      lan: undefined,
      underNpm: false,
    })
  })

  it('that are empty are not set', () => {
    expect(readConfig({ PORT: ' ', HOST: '', PUBLIC_URL: '' }, [], '/x').port).toBe(8080)
  })

  it('are taken as given', () => {
    const env = {
      HOST: '0.0.0.0',
      PORT: '443',
      DATA_DIR: '/var/lib/way-in',
      DATABASE_URL: 'postgres://a:b@db.example:5432/way_in',
      PUBLIC_URL: 'https://way-in.example.org/',
      KEYS: '/srv/keys.json',
      BACKUP_DIR: '/media/stick',
      BACKUP_EVERY: '15',
      BACKUP_TO: 'backup-open-key.json',
      BACKUP_COPY: '/mnt/nas',
      MAP_FILE: '/srv/cambodia.pmtiles',
    }
    expect(readConfig(env, ['--demo', '--new-key'], '/x')).toEqual({
      host: '0.0.0.0',
      port: 443,
      dataDir: '/var/lib/way-in',
      databaseUrl: 'postgres://a:b@db.example:5432/way_in',
      publicUrl: 'https://way-in.example.org',
      keysFile: '/srv/keys.json',
      classKeysFolder: '/srv/classes',
      authorityFile: '/srv/office-network.json',
      addKey: true,
      backups: {
        folder: { named: '/media/stick', otherwise: '/var/lib/way-in/backups' },
        everyMinutes: 15,
        to: '/x/backup-open-key.json',
        copy: '/mnt/nas',
      },
      mapFile: { named: '/srv/cambodia.pmtiles', otherwise: '/var/lib/way-in/map.pmtiles' },
      demo: true,
      certificate: undefined,
      lan: undefined,
      underNpm: false,
    })
  })

  it('for the network of an office: all its addresses, another port, its authority beside the keys', () => {
    const env = { DATA_DIR: '/var/way-in' }
    const { host, port, lan, authorityFile } = readConfig(env, ['--lan=10.0.0.4'], '/x')
    expect({ host, port, lan, authorityFile }).toEqual({
      host: '0.0.0.0',
      port: 8443,
      lan: { host: '10.0.0.4', trustPort: 8080 },
      authorityFile: '/var/way-in/keys/office-network.json',
    })
    expect(readConfig({}, ['--lan'], '/x').lan?.host).toBeUndefined()
  })

  it('takes two names, for the office and for tablets, only both and only as names', () => {
    const DESK_HOST = 'Desk.example.org'
    const MONITOR_HOST = 'way-in.example.org'
    expect(readConfig({ DESK_HOST, MONITOR_HOST }, [], '/x').hosts).toEqual({
      desk: 'desk.example.org',
      monitor: 'way-in.example.org',
    })
    expect(readConfig({}, [], '/x').hosts).toBeUndefined()
    expect(mistakesOf({ DESK_HOST })).toEqual(['config-hosts-pair'])
    expect(mistakesOf({ DESK_HOST: 'https://x.example', MONITOR_HOST: '10.0.0.1' })).toEqual([
      'config-hosts',
      'config-hosts',
    ])
    expect(mistakesOf({ DESK_HOST, MONITOR_HOST: DESK_HOST })).toEqual(['config-hosts-same'])
    expect(mistakesOf({ DESK_HOST, MONITOR_HOST }, ['--lan'])).toEqual(['config-hosts-lan'])
  })

  it('for a certificate from elsewhere name both its files and the address in it', () => {
    const env = { TLS_CERT: 'tls/cert.pem', TLS_KEY: '/etc/key.pem', PUBLIC_URL: 'https://a.example' }
    expect(readConfig(env, [], '/x').certificate).toEqual({ cert: '/x/tls/cert.pem', key: '/etc/key.pem' })
    expect(mistakesOf({ TLS_KEY: 'key.pem' })).toEqual(['config-tls-pair'])
    expect(mistakesOf({ ...env, PUBLIC_URL: '' })).toEqual(['config-tls-public-url'])
  })

  it.each(['--lan=8.8.8.8', '--lan=way-in.example.org', '--lan='])('refuse %s', (flag) => {
    expect(mistakesOf({}, [flag])).toEqual(['config-lan-host'])
  })

  it('for the network of an office leave no room for another address', () => {
    expect(mistakesOf({ PUBLIC_URL: 'https://a.example', TRUST_PORT: 'x' }, ['--lan'])).toEqual([
      'config-trust-port',
      'config-lan-and-address',
    ])
  })

  it('with mistakes are refused with all of them at once', () => {
    const env = {
      HOST: 'my host',
      PORT: '80 80',
      DATA_DIR: '/dev/null',
      DATABASE_URL: 'sqlite:x',
      PUBLIC_URL: 'ftp://x',
    }
    expect(mistakesOf(env, ['--fast'])).toEqual([
      'config-host',
      'config-port',
      'config-data-dir',
      'config-database-url',
      'config-public-url',
      'config-unknown-flag',
    ])
  })

  it.each(['0', '-5', 'hourly', '1.5', '123456'])('refuse to back up every %s minutes', (BACKUP_EVERY) => {
    expect(mistakesOf({ BACKUP_EVERY })).toEqual(['config-backup-every'])
  })

  it.each(['-1', '65536', '8080.5', '0x50', '１２３', 'e', '999999'])('refuse the port %s', (PORT) => {
    expect(mistakesOf({ PORT })).toEqual(['config-port'])
  })

  it.each(['256.1.1.1', 'a b', '-x', 'http://x', '1.2.3'])('refuse the host %s', (HOST) => {
    expect(mistakesOf({ HOST })).toEqual(['config-host'])
  })

  it.each(['https://x/path', 'https://x?a', 'https://x#a', 'https://me:secret@x', '//x', 'x.org'])(
    'refuse the public address %s',
    (PUBLIC_URL) => {
      expect(mistakesOf({ PUBLIC_URL })).toEqual(['config-public-url'])
    },
  )

  it('never repeat the address of a database, which holds a password', () => {
    try {
      readConfig({ DATABASE_URL: 'mysql://root:secret@x/y' }, [], '/x')
    } catch (fault) {
      expect(JSON.stringify(fault instanceof WrongConfig ? fault.mistakes : fault)).not.toContain('secret')
    }
    expect.assertions(1)
  })
})
