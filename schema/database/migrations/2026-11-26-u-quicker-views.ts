/** Visits are made bare three times as fast: an answer that holds nothing but what may leave is taken as it is. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Taking ninety answers of a visit apart and putting them together again took longer than judging it. What has any
    -- other field still goes that way, so what nobody has thought of stays inside as before.
    create or replace function export.bare_body(body jsonb, salt uuid) returns text
      language sql immutable parallel safe
      return jsonb_strip_nulls(jsonb_build_object(
        'campaign', body -> 'campaign', 'station', body -> 'station', 'checklist', body -> 'checklist',
        'form', body -> 'form', 'carried', body -> 'carried',
        'answers', (
          select coalesce(jsonb_object_agg(key, case
            when jsonb_typeof(value) = 'object'
              and value - '{kind,value,band,values,choice,choices,reason,because}'::text[] = '{}'
              and value ->> 'kind' not in ('words', 'photo') then value
            else export.bare_answer(value)
          end), '{}') from jsonb_each(body -> 'answers')
        ),
        'remedied', export.bare_remedies(body -> 'remedied'),
        'corrects', case when body ? 'corrects' then jsonb_build_object(
          'visit', export.pseudonym(salt, (body -> 'corrects' ->> 'visit')::uuid), 'reason', '…'
        ) end,
        'startedAt', '1970-01-01T00:00:00.000Z', 'finishedAt', '1970-01-01T00:00:00.000Z'
      ))::text;
  `.execute(db)
}
