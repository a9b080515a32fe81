/** Which address of this machine the tablets of an office come to. */

import { BlockList, isIPv4 } from 'node:net'
import type { Bounds } from './certificate.ts'

/**
 * What an office's own authority may vouch for, and nothing else in the world: private networks (RFC 1918), this
 * machine, addresses given without a router (RFC 3927), and endings that no public name can have (RFC 6762, RFC 8375,
 * and the ones routers give).
 */
export const OFFICE_BOUNDS: Bounds = {
  dns: ['local', 'lan', 'internal', 'home.arpa', 'localhost'],
  ip: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '127.0.0.0/8'],
}

/** As `os.networkInterfaces()` says it. */
export type Interfaces = Readonly<
  Record<
    string,
    readonly { readonly family: string; readonly address: string; readonly internal: boolean }[] | undefined
  >
>

/** Networks inside the machine, of virtual machines, containers and tunnels: no tablet comes in by these. */
const INSIDE = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|cni|flannel|tailscale|zt|tun|utun|wg|lo)/u

const privateAddresses = new BlockList()
for (const range of OFFICE_BOUNDS.ip) {
  const [address = '', prefix] = range.split('/')
  privateAddresses.addSubnet(address, Number(prefix), 'ipv4')
}

/** The addresses of the office's network that lead here, most likely first. */
export function listOfficeAddresses(interfaces: Interfaces): readonly string[] {
  return Object.entries(interfaces)
    .filter(([name]) => !INSIDE.test(name))
    .flatMap(([, addresses = []]) => addresses)
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isWithinBounds(address))
    .map(({ address }) => address)
}

/** Whether an office's own authority may vouch for it. */
export function isWithinBounds(host: string): boolean {
  if (isIPv4(host)) return privateAddresses.check(host, 'ipv4')
  return OFFICE_BOUNDS.dns.some((ending) => host === ending || host.endsWith(`.${ending}`))
}

export type OfficeAddress =
  | { readonly is: 'chosen'; readonly host: string }
  /** Nothing that tablets could come to. */
  | { readonly is: 'none' }
  /** More than one, and nobody has said which. */
  | { readonly is: 'several'; readonly hosts: readonly string[] }
  /** The one that the tablets know is not this machine's any more. */
  | { readonly is: 'gone'; readonly known: string; readonly hosts: readonly string[] }

/**
 * `asked` is what the person who starts says, `known` what tablets were given before. Everything that a tablet holds
 * belongs to the address it was opened under: another one is never taken quietly.
 */
export function chooseOfficeAddress(
  asked: string | undefined,
  known: string | undefined,
  interfaces: Interfaces,
): OfficeAddress {
  if (asked !== undefined) return { is: 'chosen', host: asked }
  const hosts = listOfficeAddresses(interfaces)
  // A name is led here by the office's router; only that can know whether it still is.
  if (known !== undefined && !isIPv4(known)) return { is: 'chosen', host: known }
  if (known !== undefined)
    return hosts.includes(known) ? { is: 'chosen', host: known } : { is: 'gone', known, hosts }
  const [first, ...others] = hosts
  if (first === undefined) return { is: 'none' }
  return others.length === 0 ? { is: 'chosen', host: first } : { is: 'several', hosts }
}
