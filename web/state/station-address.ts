/** Addresses of station pages without the station in them: browsers write addresses to the disk and keep them for weeks. */

/** No code of a station begins like this. */
const MARK = '~'
const ALIAS_BYTES = 12

const aliases = new Map<string, string>()
const codes = new Map<string, string>()

/** The same for a station until the aliases are forgotten; by chance, so that nothing of the code is in it. */
function aliasOf(code: string): string {
  const known = aliases.get(code)
  if (known !== undefined) return known
  const chance = crypto.getRandomValues(new Uint8Array(ALIAS_BYTES))
  const alias = MARK + Array.from(chance, (byte) => byte.toString(16).padStart(2, '0')).join('')
  aliases.set(code, alias)
  codes.set(alias, code)
  return alias
}

/** Where every link of the app to a station leads. */
export const stationPath = (code: string): string => `/monitor/stations/${aliasOf(code)}`

/** The station a part of an address stands for: a code somebody typed is itself; nothing for an alias that was forgotten. */
export const stationAt = (part: string): string | undefined =>
  part.startsWith(MARK) ? codes.get(part) : part

const ALIAS = /^\/monitor\/stations\/(~[0-9a-f]+)/u

/** An address with the code in place of the alias, to be kept in the vault and nowhere else; nothing when it was forgotten. */
export function addressToKeep(address: string): string | undefined {
  const alias = ALIAS.exec(address)?.[1]
  if (alias === undefined) return address
  const code = codes.get(alias)
  return code === undefined ? undefined : address.replace(alias, encodeURIComponent(code))
}

/** What `addressToKeep` gave, as an address the browser may see. */
export const addressToShow = (kept: string): string =>
  kept.replace(/^\/monitor\/stations\/([^/?#]+)/u, (_, code: string) => stationPath(decodeURIComponent(code)))

/** At lock: from then on no address leads to a station, and no code is in memory. */
export function forgetStationAddresses(): void {
  aliases.clear()
  codes.clear()
}
