import { type Kysely, sql } from 'kysely'

/**
 * Frozen. An index of every three letters of a renter (FTS5, trigrams), kept by triggers whatever path a renter comes by.
 * It holds ids, not row numbers: those may change when the file is copied.
 */
const statements = [
  'create index renter_by_search_text on renter (search_text)',
  `create virtual table renter_search using fts5 (id unindexed, search_text, tokenize = 'trigram')`,
  'insert into renter_search (id, search_text) select id, search_text from renter',
  `create trigger renter_search_insert after insert on renter begin
    insert into renter_search (id, search_text) values (new.id, new.search_text);
  end`,
  `create trigger renter_search_update after update of search_text on renter when old.search_text <> new.search_text begin
    delete from renter_search where id = old.id;
    insert into renter_search (id, search_text) values (new.id, new.search_text);
  end`,
  `create trigger renter_search_delete after delete on renter begin
    delete from renter_search where id = old.id;
  end`,
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
