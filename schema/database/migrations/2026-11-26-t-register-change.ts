/** Keeps a mark that changes with the register, so that nobody has to count stations to know. Frozen in time. */

import { type Kysely, sql } from 'kysely'

// A migration must not know today's tables, so it speaks to a database of unknown shape.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table register_change (
      single boolean primary key default true check (single),
      mark uuid not null
    );
    comment on table register_change is 'One row with a mark by chance, another one whenever premises or stations were written; in no backup';
    insert into register_change (mark) values (gen_random_uuid());

    -- In the transaction that writes: whoever sees the new mark sees the new places, and nobody else sees either.
    create function public.mark_register_change() returns trigger language plpgsql as $$
    begin
      insert into public.register_change (single, mark) values (true, gen_random_uuid())
        on conflict (single) do update set mark = excluded.mark;
      return null;
    end
    $$;
    create trigger station_changed after insert or update or delete on station
      for each statement execute function public.mark_register_change();
    create trigger premises_changed after insert or update or delete on premises
      for each statement execute function public.mark_register_change();

    create or replace view export.register_version with (security_barrier) as
      select coalesce((select mark::text from public.register_change), '') as version
  `.execute(db)
}
