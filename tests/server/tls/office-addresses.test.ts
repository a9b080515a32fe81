/** Which address tablets of an office come to, and that another one is never taken quietly. */

import { describe, expect, it } from 'vitest'
import {
  chooseOfficeAddress,
  type Interfaces,
  isWithinBounds,
  listOfficeAddresses,
} from '../../../server/tls/office-addresses.ts'

const at = (address: string) => [{ family: 'IPv4', address, internal: false }]
const home: Interfaces = {
  lo: [{ family: 'IPv4', address: '127.0.0.1', internal: true }],
  wlan0: [{ family: 'IPv6', address: 'fe80::1', internal: false }, ...at('192.168.1.10')],
}

describe('the address of an office', () => {
  it('is the one of its only network', () => {
    expect(chooseOfficeAddress(undefined, undefined, home)).toEqual({ is: 'chosen', host: '192.168.1.10' })
  })

  it('is none of the networks inside the machine, and no public one', () => {
    const busy = { ...home, docker0: at('172.17.0.1'), tun0: at('10.8.0.2'), eth1: at('203.0.113.5') }
    expect(listOfficeAddresses(busy)).toEqual(['192.168.1.10'])
  })

  it('has to be said where there are two networks', () => {
    const two = { ...home, eth0: at('10.0.0.4') }
    expect(chooseOfficeAddress(undefined, undefined, two)).toEqual({
      is: 'several',
      hosts: ['192.168.1.10', '10.0.0.4'],
    })
    expect(chooseOfficeAddress('10.0.0.4', undefined, two)).toEqual({ is: 'chosen', host: '10.0.0.4' })
  })

  it('stays what tablets know, though there is a second network now', () => {
    const two = { ...home, eth0: at('10.0.0.4') }
    expect(chooseOfficeAddress(undefined, '10.0.0.4', two)).toEqual({ is: 'chosen', host: '10.0.0.4' })
  })

  it('is not exchanged quietly when the router has given another', () => {
    expect(chooseOfficeAddress(undefined, '192.168.1.23', home)).toEqual({
      is: 'gone',
      known: '192.168.1.23',
      hosts: ['192.168.1.10'],
    })
    expect(chooseOfficeAddress('192.168.1.10', '192.168.1.23', home).is).toBe('chosen')
  })

  it('may be a name that the router leads here', () => {
    expect(chooseOfficeAddress(undefined, 'office.lan', {})).toEqual({ is: 'chosen', host: 'office.lan' })
  })

  it('is missing where there is no network', () => {
    expect(chooseOfficeAddress(undefined, undefined, { lo: home.lo })).toEqual({ is: 'none' })
  })

  it.each([
    '10.255.0.1',
    '172.31.9.9',
    '192.168.0.1',
    '169.254.1.1',
    'office.lan',
    'pc.home.arpa',
    'a.local',
  ])('can be %s', (host) => expect(isWithinBounds(host)).toBe(true))

  it.each(['8.8.8.8', '172.32.0.1', '192.169.0.1', 'way-in.example.org', 'evillan', 'local.example.com'])(
    'cannot be %s',
    (host) => expect(isWithinBounds(host)).toBe(false),
  )
})
