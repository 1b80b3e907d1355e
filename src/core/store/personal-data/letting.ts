import { nobody, type PersonalData } from './labels'

/** Renters and what hangs on them: bookings, series, wishes, invoices, messages. */
export const letting = {
  renter: {
    for: 'letting',
    personal: {
      name: 'renter:name:name',
      contact_name: 'renter:name:empty',
      email: 'renter:email:empty',
      phone: 'renter:phone:empty',
      address: 'renter:address:empty',
      postcode: 'renter:address:empty',
      town: 'renter:address:empty',
      notes: 'renter:text:empty',
      search_text: 'renter:name:name',
    },
    plain: 'id category archived revision',
  },
  renter_billing: {
    for: 'invoicing',
    personal: {
      name: 'renter:name:empty',
      attention: 'renter:name:empty',
      address: 'renter:address:empty',
      postcode: 'renter:address:empty',
      town: 'renter:address:empty',
      email: 'renter:email:empty',
      kvk: 'renter:number:empty',
      oin: 'renter:number:empty',
      vat_number: 'renter:number:empty',
      reference: 'renter:text:empty',
    },
    plain: 'renter_id revision',
  },
  renter_keep: {
    for: 'letting',
    personal: { because: 'renter:text:blank', by_name: 'user:name:stays' },
    plain: 'renter_id until revision',
  },
  booking: {
    for: 'letting',
    personal: {
      title: 'renter:text:title',
      status_reason: 'renter:text:empty',
      preparation: 'renter:text:empty',
      public_text: 'renter:text:names',
      public_organiser: 'renter:name:empty',
      contact_name: 'renter:name:empty',
      contact_phone: 'renter:phone:empty',
      remarks: 'renter:text:empty',
      priority_reason: 'renter:text:names',
    },
    plain: `id number centre_id starts_at ends_at setup_minutes clearup_minutes renter_id category usage status theme_id activity_id
      expected_participants participants layout residents_set_up alcohol public announced self_service charged_cents waived_cents
      series_id series_date detached option_until displaced_by_id replaces_id asked created_at revision`,
  },
  booking_room: nobody('booking_id room_id position'),
  booking_goal: nobody('booking_id label_id position'),
  booking_facility: nobody('booking_id facility_id quantity'),
  facility_claim: nobody('facility_id setup_from booking_id clear_to quantity'),
  occupancy: nobody('room_id setup_from booking_id starts_at ends_at clear_to exclusive people'),
  caretaker_time: nobody('centre_id starts_at booking_id ends_at'),
  booking_title: { for: 'letting', personal: { title: 'renter:text' }, plain: 'id' },
  series: {
    for: 'letting',
    personal: { title: 'renter:text:title', template: 'renter:text:names' },
    plain: 'id centre_id first_date rule created_at revision',
  },
  series_date: {
    for: 'letting',
    personal: { detail: 'renter:text:names', findings: 'renter:text:names' },
    plain: 'series_id date state reason',
  },
  wish: {
    for: 'letting',
    personal: { title: 'renter:text:title', remarks: 'renter:text:empty' },
    plain: `id season_id centre_id renter_id category people minutes every_weeks wheelchair series_id position revision`,
  },
  wish_choice: nobody('wish_id rank room_id weekday starts'),
  wish_facility: nobody('wish_id facility_id quantity'),
  placement: {
    for: 'letting',
    personal: { why: 'renter:text:names' },
    plain: 'wish_id outcome room_id weekday starts ends week pinned',
  },
  instruction: {
    for: 'letting',
    personal: { given_by: 'user:name:stays', handed_out: 'renter:text:names', remarks: 'renter:text:empty' },
    plain: 'id renter_id centre_id given_on returned_on revision',
  },
  referral: {
    for: 'letting',
    personal: { contact: 'contact:name:names', remark: 'renter:text:empty' },
    plain: 'id booking_id centre_id date revision',
  },
  price: {
    for: 'letting',
    personal: { agreement: 'renter:text:names' },
    plain: 'booking_id deposit_cents free revision',
  },
  price_line: {
    for: 'letting',
    personal: { text: 'renter:text:names', reason: 'renter:text:names' },
    plain: 'booking_id position key kind unit quantity unit_cents cents waived_cents vat',
  },
  deposit: {
    for: 'invoicing',
    personal: { kept_reason: 'renter:text:names' },
    plain: 'booking_id cents received_on how settled_on back_how kept_cents kept_vat revision',
  },
  document_template: nobody('kind subject body revision'),
  message: {
    for: 'letting',
    personal: {
      recipient: 'renter:email:empty',
      subject: 'renter:text:name',
      body: 'renter:text:blank',
      user_id: 'user:name:stays',
    },
    plain: 'id kind booking_id invoice_id renter_id how sent_at revision',
  },
  invoice: {
    for: 'invoicing',
    personal: { buyer: 'renter:name:law', reference: 'renter:text:law', note: 'renter:text:law' },
    plain: `id type state year sequence number renter_id corrects_id issued_on due_on period_from period_to seller created_at
      revision`,
  },
  invoice_line: {
    for: 'invoicing',
    personal: { text: 'renter:text:law' },
    plain: `invoice_id position booking_id date kind unit quantity unit_cents cents waived_cents vat net_cents corrects_id
      corrects_position`,
  },
  invoice_booking: nobody('booking_id invoice_id'),
  payment: {
    for: 'invoicing',
    personal: { note: 'renter:text:law' },
    plain: 'id invoice_id paid_on cents how revision',
  },
  key_loan: {
    for: 'desk',
    personal: {
      holder: 'renter:name:name',
      phone: 'renter:phone:empty',
      remarks: 'renter:text:empty',
      out_by: 'user:name:stays',
      back_by: 'user:name:stays',
    },
    plain: 'id centre_id what booking_id out_on due_on back_on revision',
  },
  season: nobody('id name centre_id from_date to_date skip_holidays skip_school_holidays state gap revision'),
} as const satisfies Partial<PersonalData>
