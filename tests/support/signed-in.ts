/** People and tablets of one test: signed in, half signed in, signed in a while ago, enrolled elsewhere. */

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type CampaignId, type PersonId, readCampaignId, readPersonId } from '../../schema/codes.ts'
import type { StaffRole } from '../../schema/people/roles.ts'
import { saveCards, useCard } from '../../server/queries/enrolments.ts'
import { savePerson } from '../../server/queries/people.ts'
import { saveSession } from '../../server/queries/sessions.ts'
import { hashOf, newSecret } from '../../server/storage/secrets.ts'
import { type Api, type Caller, callerWith } from './api.ts'

export interface Person extends Caller {
  readonly person: PersonId
}

/** `half`: the passphrase was given, the factor not yet. `stale`: the factor was shown ten minutes ago. */
export type Standing = 'whole' | 'half' | 'stale'

export async function signIn(api: Api, roles: readonly StaffRole[], standing: Standing): Promise<Person> {
  const person = readPersonId(randomUUID())
  if (!person) throw new Error('a UUID is a person id')
  const name = `${roles.join(' ')} ${person}`
  await savePerson(api.db, { person, name, roles: [...roles], passphraseHash: 'none' })
  // The account has a second factor, so that half a session is one that has not shown it.
  await sql`update person set secured_at = now() where id = ${person}`.execute(api.db)
  const secret = newSecret()
  const at = api.services.now()
  const shown = standing === 'stale' ? new Date(at.getTime() - 600_000) : at
  await saveSession(api.db, {
    tokenHash: hashOf(secret),
    person,
    at,
    endsAt: new Date(at.getTime() + 36e6),
    factorAt: standing === 'half' ? null : shown,
    kind: { browser: 'other', system: 'other' },
  })
  return { ...callerWith(api.app, { cookie: `s=${secret}`, origin: api.services.publicUrl }), person }
}

export interface Tablet extends Caller {
  readonly enrolment: string
  readonly code: string
}

export async function enrolTablet(api: Api, campaign: CampaignId = api.campaign): Promise<Tablet> {
  const [enrolment, token] = [randomUUID(), newSecret()]
  const code = `tablet-${enrolment.slice(0, 8)}`
  await saveCards(api.db, campaign, [{ id: enrolment, code, wordsHash: hashOf(newSecret()) }])
  await useCard(api.db, enrolment, hashOf(token))
  return { ...callerWith(api.app, { authorization: `Bearer ${token}` }), enrolment, code }
}

/** A second campaign of the same installation, over long ago. */
export async function addCampaign(api: Api): Promise<CampaignId> {
  const id = readCampaignId(randomUUID())
  if (!id) throw new Error('a UUID is a campaign id')
  await sql`
    insert into campaign (
      id, name, organisation, election_name, election_kind, election_date, checklist_id, checklist_version,
      sample_type, photos_allowed
    )
    select ${id}, name, organisation, election_name, election_kind, '2026-01-04', checklist_id, checklist_version,
      sample_type, photos_allowed
    from campaign where id = ${api.campaign}`.execute(api.db)
  return id
}
