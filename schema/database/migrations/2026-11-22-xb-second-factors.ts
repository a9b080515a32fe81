/** Second factors of staff, sessions that know how far they are, and accounts that are closed. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table person
      -- Since when the account has a second factor; null: it has to be set up before anything else.
      add column secured_at timestamptz,
      add column disabled_at timestamptz;

    -- Whoever is signed in signs in anew, and sets up a second factor.
    delete from session;
    alter table session
      add column id uuid not null default gen_random_uuid(),
      -- When the second factor was last shown; null: only the passphrase was given.
      add column factor_at timestamptz,
      add column browser text not null,
      add column system text not null,
      add constraint session_id unique (id);

    create table totp (
      person_id uuid primary key references person (id) on delete cascade,
      -- Sealed under a key made from the key file, which is not in the database.
      sealed text not null,
      -- The last step of 30 seconds whose code was used: none is good twice.
      last_step integer not null,
      made_at timestamptz not null default now()
    );
    comment on table totp is 'Apps of staff that show codes: their secret, sealed, and the last code used';

    create table passkey (
      id uuid primary key default gen_random_uuid(),
      person_id uuid not null references person (id) on delete cascade,
      credential_id text not null,
      -- The host it was made for; it answers no other.
      host text not null,
      sealed text not null,
      counter bigint not null,
      made_at timestamptz not null default now(),
      constraint passkey_credential unique (credential_id)
    );
    create index passkey_person on passkey (person_id);
    comment on table passkey is 'Passkeys of staff: their public key, sealed, and how often they signed';

    create table recovery_word (
      person_id uuid not null references person (id) on delete cascade,
      -- HMAC under a key made from the key file.
      tag text not null,
      primary key (person_id, tag)
    );
    comment on table recovery_word is 'Words on paper, each good once instead of a second factor; only their HMAC';

    create table used_challenge (
      tag bytea primary key,
      ends_at timestamptz not null
    );
    comment on table used_challenge is 'Questions that passkeys have answered already, until they would be too old anyway';
  `.execute(db)
}
