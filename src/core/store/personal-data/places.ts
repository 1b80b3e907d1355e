import { nobody, type PersonalData } from './labels'

/** Places, lists, prices and figures: nothing of anybody, but for who runs the organisation. */
export const places = {
  organisation: nobody('id name municipality accent demo revision'),
  district: nobody('id municipality name'),
  centre:
    nobody(`id organisation_id name type mode municipality district_id operator address managed active_from active_to archived
    option_days option_holds request_holds displace_days crowd_from caretaker_required school_region revision`),
  opening_hours: nobody('centre_id weekday opens closes'),
  staffed_hours: nobody('centre_id weekday opens closes'),
  closure: nobody('id centre_id from_date to_date reason revision'),
  room: nobody(`id centre_id name kind use capacity area_m2 counts_for_occupancy wheelchair setup_minutes clearup_minutes sort_order
    archived revision`),
  room_part: nobody('composite_id part_id'),
  facility: nobody('id centre_id room_id name stock stock_since archived revision'),
  room_layout: nobody('room_id layout setup_minutes clearup_minutes'),
  room_block: nobody('room_id blocked_id since'),
  tariff:
    nobody(`id centre_id room_id facility_id category unit cents evening_cents weekend_cents evening_from daypart_minutes
    grace_minutes by_clock part_percent minimum_cents minimum_minutes deposit_cents vat valid_from archived revision`),
  caretaker_rate: nobody(
    'id centre_id cents_per_hour round_minutes minimum_minutes travel_cents vat valid_from archived revision',
  ),
  label: nobody('id kind name sort_order archived revision core_activity_id'),
  core_activity: nobody('id name sort_order archived revision'),
  result_agreement:
    nobody(`id centre_id sort_order text valid_from valid_to figure subject_of subject_id target target_direction
    target_per revision`),
  place_version: nobody('id value'),
  counter: nobody('name value'),
  school_holiday: nobody('id name region from_date to_date revision'),
  logo_picture: nobody('id media_type bytes width height'),
  logo: nobody('id picture_id revision'),
  article: nobody('id centre_id name group_name cents vat sort_order archived revision'),
  sale_line: nobody('sale_id position article_id name quantity unit_cents vat'),
  seller:
    nobody(`id legal_name address postcode town kvk vat_number vat_exempt exempt_reason iban email phone payment_days payment_text
    ledger revision`),
  activity_fulfilment: nobody('label_id revision'),
  activity_function: nobody('label_id function'),
  year_number: nobody('id kind place_id year count source revision'),
  museum_programme: nobody(
    'id centre_id name kind room_id minutes most_people person_cents vat description archived revision',
  ),
} as const satisfies Partial<PersonalData>
