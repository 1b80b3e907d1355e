import { type Kysely, sql } from 'kysely'

/**
 * Frozen. Facilities with stock, layouts with minutes of their own, rooms that block each other, contact persons of
 * centres, referrals to them, and who may open up by themselves (docs/adr/0013).
 *
 * `since` bounds what the database holds against a stock that was lowered and a block that was made: what is over by
 * then was right when it was booked, and filling in its participants must stay possible.
 */
const lookBack = (wall: string) => `strftime('%Y-%m-%dT%H:%M', ${wall}, '-15 days')`

const claimed = (facility: string, moment: string, besides: string) => `(
  select coalesce(sum(p.quantity), 0) from facility_claim p
  where p.facility_id = ${facility} and ${besides} and p.setup_from <= ${moment} and p.clear_to > ${moment}
    and p.setup_from > coalesce(${lookBack(moment)}, '')
)`

const statements = [
  'alter table facility add column stock_since text',
  `create table facility_claim (
    facility_id text not null references facility (id), setup_from text not null,
    booking_id text not null references booking (id) on delete cascade, clear_to text not null,
    quantity integer not null check (quantity > 0), primary key (facility_id, setup_from, booking_id),
    check (setup_from < clear_to)
  ) strict, without rowid`,
  'create index facility_claim_by_booking on facility_claim (booking_id)',
  'create index booking_facility_by_facility on booking_facility (facility_id)',
  ...['insert', 'update'].map(
    (event) => `create trigger facility_claim_${event}_refuses_shortage before ${event} on facility_claim begin
    select raise(abort, 'facility_exhausted')
    from facility f
    where f.id = new.facility_id and new.clear_to > coalesce(f.stock_since, '') and exists (
      select 1 from (
        select max(new.setup_from, coalesce(f.stock_since, '')) as moment
        union
        select c.setup_from from facility_claim c
        where c.facility_id = new.facility_id and c.booking_id <> new.booking_id
          and c.setup_from > new.setup_from and c.setup_from < new.clear_to and c.setup_from > coalesce(f.stock_since, '')
      ) m
      where f.stock < new.quantity + ${claimed('new.facility_id', 'm.moment', 'p.booking_id <> new.booking_id')}
    );
  end`,
  ),
  `create trigger facility_stock_refuses_shortage before update of stock, stock_since on facility
  when new.stock < old.stock or coalesce(new.stock_since, '') < coalesce(old.stock_since, '') begin
    select raise(abort, 'facility_exhausted') where exists (
      select 1 from (
        select coalesce(new.stock_since, '') as moment
        union
        select c.setup_from from facility_claim c
        where c.facility_id = new.id and c.setup_from > coalesce(new.stock_since, '')
      ) m
      where new.stock < ${claimed('new.id', 'm.moment', '1')}
    );
  end`,

  `create table room_layout (
    room_id text not null references room (id) on delete cascade, layout text not null,
    setup_minutes integer not null check (setup_minutes between 0 and 720),
    clearup_minutes integer not null check (clearup_minutes between 0 and 720), primary key (room_id, layout)
  ) strict, without rowid`,

  `create table room_block (
    room_id text not null references room (id) on delete cascade, blocked_id text not null references room (id) on delete cascade,
    since text not null, primary key (room_id, blocked_id), check (room_id <> blocked_id)
  ) strict, without rowid`,
  'create index room_block_by_blocked on room_block (blocked_id)',
  ...['insert', 'update'].map(
    (event) => `create trigger occupancy_${event}_refuses_blocked before ${event} on occupancy begin
    select raise(abort, 'room_conflict') where exists (
      select 1 from (
        select blocked_id as other_id, since from room_block where room_id = new.room_id
        union all
        select room_id, since from room_block where blocked_id = new.room_id
      ) k cross join occupancy o on o.room_id = k.other_id
      where o.booking_id <> new.booking_id and new.ends_at > k.since and o.ends_at > k.since
        and o.setup_from < new.clear_to and o.setup_from > ${lookBack('new.setup_from')}
        and ((o.starts_at < new.clear_to and new.setup_from < o.ends_at) or (o.setup_from < new.ends_at and new.starts_at < o.clear_to))
    );
  end`,
  ),
  ...['insert', 'update'].map(
    (event) => `create trigger room_block_${event}_refuses_what_is_booked before ${event} on room_block begin
    select raise(abort, 'room_conflict') where exists (
      select 1 from occupancy a cross join occupancy o on o.room_id = new.blocked_id
      where a.room_id = new.room_id and a.setup_from > ${lookBack('new.since')} and a.ends_at > new.since
        and o.booking_id <> a.booking_id and o.ends_at > new.since
        and o.setup_from < a.clear_to and o.setup_from > ${lookBack('a.setup_from')}
        and ((o.starts_at < a.clear_to and a.setup_from < o.ends_at) or (o.setup_from < a.ends_at and a.starts_at < o.clear_to))
    );
  end`,
  ),

  `create table centre_contact (
    centre_id text not null references centre (id) on delete cascade, position integer not null, name text not null,
    phone text, email text, remarks text, primary key (centre_id, position)
  ) strict, without rowid`,
  `create table referral (
    id text primary key, booking_id text not null references booking (id) on delete cascade,
    centre_id text not null references centre (id), contact text, date text not null, remark text, revision integer not null
  ) strict`,
  'create index referral_by_booking on referral (booking_id)',
  `create table instruction (
    id text primary key, renter_id text not null references renter (id), centre_id text not null references centre (id),
    given_on text not null, given_by text, handed_out text, returned_on text, remarks text, revision integer not null,
    check (returned_on is null or returned_on >= given_on)
  ) strict`,
  'create index instruction_by_renter on instruction (renter_id, centre_id)',
]

/** A migration must not know today's tables, so it gets a handle that knows none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
