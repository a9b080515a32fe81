/** What people wrote, said and photographed lies sealed under keys of its class; what lay open is noted for sealing. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table lies_open (
      kind text not null,
      id text not null,
      primary key (kind, id)
    );
    comment on table lies_open is 'What came before there were keys of classes: sealed at the next start, row by row';

    -- The document with every word in it, sealed; the body keeps the facts. Null where nothing was written.
    alter table visit add column free_text bytea;
    alter table correction add column free_text bytea;
    alter table incident add column free_text bytea;
    insert into lies_open select 'visit', id::text from visit;
    insert into lies_open select 'correction', id::text from correction;
    insert into lies_open select 'incident', id::text from incident;

    -- How many were talked to is a fact, and outlives what they said.
    alter table interview add column talks integer;
    update interview set talks = jsonb_array_length(body::jsonb);
    alter table interview alter column talks set not null;
    alter table interview alter column body drop not null;
    alter table interview alter column body type bytea using convert_to(body, 'UTF8');
    insert into lies_open select 'interview', visit_id::text from interview;

    alter table set_aside alter column envelope type bytea using convert_to(envelope, 'UTF8');
    alter table set_aside alter column opened type bytea using convert_to(opened, 'UTF8');
    insert into lies_open select 'set_aside', id || ' ' || encode(envelope_sha256, 'hex') from set_aside;

    alter table sealed_photo drop constraint sealed_photo_photo_fkey;
    alter table sealed_photo drop constraint sealed_photo_check;
    alter table sealed_photo add check ((photo is null) = (reason is not null));
    drop index sealed_photo_photo;
    alter table sealed_photo add column campaign_id uuid;
    update sealed_photo set campaign_id = enrolment.campaign_id from enrolment where enrolment.id = enrolment_id;
    update sealed_photo set campaign_id = set_aside.campaign_id from set_aside
      where set_aside.id = envelope_id and sealed_photo.campaign_id is null;
    alter table sealed_photo alter column campaign_id set not null;
    create index sealed_photo_campaign on sealed_photo (campaign_id);
    -- Which key of the organisation opens it, for what waits for that key.
    alter table sealed_photo add column organisation_key text;
    update sealed_photo set organisation_key = encode(substring(bytes from 2 for 8), 'hex') where reason = 'unknown-key';
    insert into lies_open select 'sealed_photo', envelope_id || ' ' || sha256 from sealed_photo where bytes is not null;

    alter table visit_photo drop constraint visit_photo_sha256_fkey;
    alter table photo drop constraint photo_pkey;
    alter table photo add column campaign_id uuid;
    update photo set campaign_id = (
      select visit.campaign_id from visit_photo join visit on visit.id = visit_photo.visit_id
      where visit_photo.sha256 = photo.sha256 limit 1
    );
    -- Of no visit that is here: nobody could ever be shown it.
    delete from photo where campaign_id is null;
    alter table photo add primary key (campaign_id, sha256);
    insert into lies_open select 'photo', campaign_id || ' ' || sha256 from photo;

    -- Parts are sent again from the beginning.
    truncate photo_part;
    alter table photo_part drop constraint photo_part_bytes_check;
    -- A part of 65,536 bytes and what sealing adds.
    alter table photo_part add check (octet_length(bytes) = 65597);
  `.execute(db)
}
