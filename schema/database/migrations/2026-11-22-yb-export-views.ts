/** What leaves is worked out from views without people: schema `export`, and nothing else for everybody. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Ids of visits are made of the time; enrolments lead to people. Outside both have other names, made with this.
    alter table installation add column pseudonyms uuid not null default gen_random_uuid();

    create schema if not exists export;
    comment on schema export is 'Views of what exports are worked out from: no person, tablet, time, text or photo';

    create or replace function export.pseudonym(salt uuid, one uuid) returns uuid
      language sql immutable parallel safe
      return left(encode(sha256(uuid_send(salt) || uuid_send(one)), 'hex'), 32)::uuid;

    -- Named one by one: what nobody has thought of yet stays inside.
    create or replace function export.bare_answer(answer jsonb) returns jsonb
      language sql immutable parallel safe
      return case answer ->> 'kind'
        when 'words' then jsonb_build_object(
          'kind', 'words', 'text', case when btrim(answer ->> 'text', E' \\t\\n\\r') = '' then '' else '…' end
        )
        when 'photo' then jsonb_build_object(
          'kind', 'photo',
          'photos', case when jsonb_array_length(answer -> 'photos') = 0 then '[]'::jsonb
            else jsonb_build_array(jsonb_build_object('sha256', repeat('0', 64), 'description', '')) end
        )
        else jsonb_strip_nulls(jsonb_build_object(
          'kind', answer -> 'kind', 'value', answer -> 'value', 'band', answer -> 'band',
          'values', answer -> 'values', 'choice', answer -> 'choice', 'choices', answer -> 'choices',
          'reason', answer -> 'reason', 'because', answer -> 'because'
        ))
      end;

    create or replace function export.bare_remedies(remedied jsonb) returns jsonb
      language sql immutable parallel safe
      return (
        select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
          'remedy', one -> 'remedy',
          'told', case when one ? 'told' then '1970-01-01T00:00:00.000Z' end,
          'putRight', case when one ? 'putRight' then '1970-01-01T00:00:00.000Z' end
        )) order by place)
        from jsonb_array_elements(remedied) with ordinality as listed (one, place)
      );

    -- The shape of a visit, so that the same program reads it; the moments are nobody's.
    create or replace function export.bare_body(body jsonb, salt uuid) returns text
      language sql immutable parallel safe
      return jsonb_strip_nulls(jsonb_build_object(
        'campaign', body -> 'campaign', 'station', body -> 'station', 'checklist', body -> 'checklist',
        'form', body -> 'form', 'carried', body -> 'carried',
        'answers', (
          select coalesce(jsonb_object_agg(key, export.bare_answer(value)), '{}') from jsonb_each(body -> 'answers')
        ),
        'remedied', export.bare_remedies(body -> 'remedied'),
        'corrects', case when body ? 'corrects' then jsonb_build_object(
          'visit', export.pseudonym(salt, (body -> 'corrects' ->> 'visit')::uuid), 'reason', '…'
        ) end,
        'startedAt', '1970-01-01T00:00:00.000Z', 'finishedAt', '1970-01-01T00:00:00.000Z'
      ))::text;

    create or replace view export.area with (security_barrier) as
      select code, level, parent, name from public.area;
    create or replace view export.premises with (security_barrier) as
      select code, area, name, latitude, longitude from public.premises;
    create or replace view export.station with (security_barrier) as
      select code, premises, room, registered_voters, latitude, longitude from public.station;
    create or replace view export.register_version with (security_barrier) as
      select encode(sha256(convert_to(concat_ws(' ',
        count(*) filter (where state = 'confirmed'), count(*) filter (where state = 'undone'),
        extract(epoch from max(confirmed_at)), (select count(*) from public.station)
      ), 'UTF8')), 'hex') as version
      from public.station_import;

    create or replace view export.visit with (security_barrier) as
      select export.pseudonym((select pseudonyms from public.installation), id) as id, sequence, campaign_id, station,
        export.pseudonym((select pseudonyms from public.installation), enrolment_id) as sender,
        checklist_id, checklist_version,
        export.bare_body(body::jsonb, (select pseudonyms from public.installation)) as body
      from public.visit;
    create or replace view export.correction with (security_barrier) as
      select export.pseudonym((select pseudonyms from public.installation), id) as id, sequence, campaign_id, station,
        export.pseudonym((select pseudonyms from public.installation), enrolment_id) as sender,
        export.bare_body(body::jsonb, (select pseudonyms from public.installation)) as body
      from public.correction;

    create or replace view export.held_station with (security_barrier) as
      select campaign_id, station from public.station_hold where ended_at is null;
    create or replace view export.told_batch with (security_barrier) as
      select campaign_id, number, tables from public.told_batch;
    create or replace view export.told_station with (security_barrier) as
      select campaign_id, station, batch from public.told_station;

    comment on view export.area is 'Areas by their names';
    comment on view export.premises is 'Premises by their names, where the list of stations has them';
    comment on view export.station is 'Stations as the list of stations has them';
    comment on view export.register_version is 'Another text whenever the list of stations is another';
    comment on view export.visit is 'Visits without time, text, photo and tablet; the sender is a number that leads nowhere';
    comment on view export.correction is 'Corrections, as bare as visits';
    comment on view export.held_station is 'Which stations are on hold, without the reason and whoever said so';
    comment on view export.told_batch is 'Tables about people as they were told';
    comment on view export.told_station is 'Which batch each station is counted in';

    -- Rights are given to roles by their names, at each start; being able to connect is no right to anything.
    revoke all on schema public from public;
    revoke all on all tables in schema public from public;
  `.execute(db)
}
