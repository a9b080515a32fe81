/** Who may see a page, and where people go who may not yet. */

import { may } from '../../schema/people/permissions.ts'
import { readSession } from '../../schema/wire/session-endpoints.ts'
import type { Device } from '../offline/device.ts'
import { unlockPathTo } from './after-unlocking.ts'
import type { Page } from './pages.ts'
import type { Services, Staff } from './services.ts'

export type Admission =
  | { readonly is: 'welcome' }
  /** Signed in, but this is not for them. */
  | { readonly is: 'not-yours' }
  /** Opened over plain HTTP: the browser has no keys to lock with, and keeps no app. */
  | { readonly is: 'not-secure' }
  /** Another window of this tablet is the one that writes. */
  | { readonly is: 'in-another-window' }
  | { readonly is: 'elsewhere'; readonly path: string }

/** Where the second factor is set up. */
export const MY_SIGN_IN = '/office/my-sign-in'

type Needs = Pick<Services, 'client' | 'staff' | 'device'>

export async function admit(page: Page, path: string, services: Needs): Promise<Admission> {
  // Before a card is used up: what would be kept could not be protected, and enrolling would fail halfway.
  if (page.words === 'monitor' && !globalThis.isSecureContext) return { is: 'not-secure' }
  if (page.who === 'everybody') return { is: 'welcome' }
  if (page.who === 'monitor') return admitMonitor(path, await services.device())
  const staff = await findStaff(services)
  if (!staff || staff.standing === 'awaits-factor')
    return { is: 'elsewhere', path: `/sign-in?next=${encodeURIComponent(path)}` }
  // An account without a second factor is good for one thing only.
  if (staff.standing === 'awaits-set-up' && page.path !== MY_SIGN_IN)
    return { is: 'elsewhere', path: MY_SIGN_IN }
  return maySee(staff, page) ? { is: 'welcome' } : { is: 'not-yours' }
}

/** Without a card there is nobody here; without a PIN nobody may look. */
function admitMonitor(path: string, { people, vault, writer }: Device): Admission {
  if (!people.current.value) return { is: 'elsewhere', path: '/enrol' }
  if (writer.state.value === 'elsewhere') return { is: 'in-another-window' }
  if (vault.value.state.value !== 'open') return { is: 'elsewhere', path: unlockPathTo(path) }
  return { is: 'welcome' }
}

/** Also for the menu: what would be refused is left out. */
export const maySee = (staff: Staff | undefined, { who }: Page): boolean =>
  who === 'everybody' || (staff !== undefined && who !== 'monitor' && (who === 'staff' || may(staff, who)))

async function findStaff({ client, staff }: Needs): Promise<Staff | undefined> {
  if (staff.value) return staff.value
  const outcome = await client.call(readSession)
  if ('reply' in outcome && outcome.reply) staff.set(outcome.reply)
  return staff.value
}
