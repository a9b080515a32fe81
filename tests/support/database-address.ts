/** Addresses of databases as text. */

import type { ConnectionSettings } from '../../server/storage/embedded-postgres.ts'

/** The migrated database every test's own one is copied from. */
export const TEMPLATE = 'way_in_template'

export const addressOf = ({ host, port, user, password, database }: ConnectionSettings): string =>
  `postgresql://${user}:${encodeURIComponent(password)}@${encodeURIComponent(host)}:${port}/${database}`

export const inDatabase = (address: string, name: string): string =>
  address.replace(/\/[^/?]*(\?|$)/u, `/${name}$1`)
