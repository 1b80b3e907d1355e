import { type Kysely, sql } from 'kysely'

/**
 * Frozen. An index of every three letters of the titles of bookings (FTS5, trigrams). It holds each title once, however
 * many bookings have it, so that it does not grow with the weeks of a course, and a new booking of a known title costs
 * one look-up. Kept by triggers whatever path a booking comes by; a title that no booking has any more goes.
 */
const keep = `insert into booking_title (title) select new.title
  where not exists (select 1 from booking_title where title = new.title)`
const drop = `delete from booking_title where title = old.title
  and not exists (select 1 from booking where title collate nocase = old.title)`
const statements = [
  'create table booking_title (id integer primary key, title text not null collate nocase unique) strict',
  `create virtual table title_search using fts5 (title, tokenize = 'trigram')`,
  `create trigger booking_title_insert after insert on booking_title begin
    insert into title_search (rowid, title) values (new.id, new.title);
  end`,
  `create trigger booking_title_delete after delete on booking_title begin
    delete from title_search where rowid = old.id;
  end`,
  'insert into booking_title (title) select min(title) from booking group by title collate nocase',
  `create trigger title_of_new_booking after insert on booking begin ${keep}; end`,
  `create trigger title_of_changed_booking after update of title on booking when old.title <> new.title begin
    ${keep}; ${drop};
  end`,
  `create trigger title_of_removed_booking after delete on booking begin ${drop}; end`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
