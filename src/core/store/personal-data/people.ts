import { nobody, type PersonalData } from './labels'

/** Caretakers, the desk, consultations, calendar, users and the log. */
export const people = {
  caretaker: {
    for: 'roster',
    personal: {
      name: 'caretaker:name:name',
      association: 'caretaker:name:empty',
      phone: 'caretaker:phone:empty',
      email: 'caretaker:email:empty',
      remarks: 'caretaker:text:empty',
      contract_minutes: 'caretaker:money:stays',
      hour_cents: 'caretaker:money:stays',
    },
    plain: 'id kind flex_pool active_from active_to archived revision',
  },
  caretaker_centre: nobody('caretaker_id centre_id fixed'),
  certificate: {
    for: 'roster',
    personal: {
      kind: 'caretaker:papers:stays',
      issued_on: 'caretaker:papers:stays',
      expires_on: 'caretaker:papers:stays',
    },
    plain: 'caretaker_id',
  },
  caretaker_availability: {
    for: 'roster',
    personal: {
      kind: 'caretaker:time:stays',
      weekday: 'caretaker:time:stays',
      date: 'caretaker:time:stays',
      from_time: 'caretaker:time:stays',
      to_time: 'caretaker:time:stays',
    },
    plain: 'caretaker_id position',
  },
  absence: {
    for: 'roster',
    personal: {
      kind: 'caretaker:health:stays',
      starts_at: 'caretaker:time:stays',
      ends_at: 'caretaker:time:stays',
      note: 'caretaker:text:empty',
    },
    plain: 'id caretaker_id revision',
  },
  coverage: nobody('id centre_id weekday opens closes people from_date to_date consultation_id revision'),
  shift: {
    for: 'roster',
    personal: {
      starts_at: 'caretaker:time:stays',
      ends_at: 'caretaker:time:stays',
      note: 'caretaker:text:empty',
      worked_from: 'caretaker:time:stays',
      worked_to: 'caretaker:time:stays',
      worked_break: 'caretaker:time:stays',
    },
    plain: 'id centre_id caretaker_id source fixed_face pinned break_minutes revision',
  },
  roster_publication: {
    for: 'roster',
    personal: { published_by: 'user:name' },
    plain: 'id number centre_id from_date to_date published_at revision',
  },
  published_shift: {
    for: 'roster',
    personal: { starts_at: 'caretaker:time:stays', ends_at: 'caretaker:time:stays' },
    plain: 'publication_id shift_id centre_id caretaker_id',
  },
  roster_template: nobody('id name centre_id revision'),
  roster_template_shift: {
    for: 'roster',
    personal: { note: 'caretaker:text:names' },
    plain: 'template_id position centre_id weekday from_time minutes caretaker_id break_minutes pinned',
  },
  incident: {
    for: 'roster',
    personal: {
      starts_at: 'caretaker:time:stays',
      ends_at: 'caretaker:time:stays',
      note: 'caretaker:text:empty',
      lines: 'caretaker:text:names',
      answers: 'caretaker:text:names',
    },
    plain: 'id kind caretaker_id absence_id reported_at reported_on state decided_at revision',
  },
  hand_over: {
    for: 'roster',
    personal: { note: 'caretaker:text:names', asked: 'caretaker:text:names' },
    plain: 'id shift_id centre_id starts_at ends_at offered_by asked_at state taken_by closed_at revision',
  },
  sale: {
    for: 'desk',
    personal: { by_name: 'user:name', reason: 'visitor:text' },
    plain: 'id centre_id date sequence number at paid_by received_cents corrects_id voided revision',
  },
  cash_movement: {
    for: 'desk',
    personal: { by_name: 'user:name', reason: 'visitor:text' },
    plain: 'id centre_id date sequence at cents revision',
  },
  day_closing: {
    for: 'desk',
    personal: { by_name: 'user:name', remark: 'visitor:text' },
    plain: `id centre_id date sequence at float_cents cash_cents moved_cents later_cents counts counted_cents pin_cents pin_slip_cents
      withdrawn_cents`,
  },
  round_check: {
    for: 'desk',
    personal: { by_name: 'user:name', note: 'visitor:text' },
    plain: 'id item_id centre_id date name state at revision',
  },
  desk_note: {
    for: 'desk',
    personal: { by_name: 'user:name', text: 'visitor:text', read_by: 'user:name' },
    plain: 'id centre_id date at read_at revision',
  },
  repair: {
    for: 'desk',
    personal: { title: 'visitor:text', note: 'visitor:text', reported_by: 'user:name', done_by: 'user:name' },
    plain: 'id centre_id room_id reported_on done_on cost_cents revision',
  },
  photo: { for: 'desk', personal: { bytes: 'visitor:picture' }, plain: 'id width height' },
  repair_photo: nobody('repair_id position photo_id'),
  day_incident: {
    for: 'desk',
    personal: { what: 'visitor:text', acted_by: 'user:name', done: 'visitor:text', noted_by: 'user:name' },
    plain: 'id centre_id date time revision',
  },
  visitor_count: nobody('id centre_id date daypart count revision'),
  round_item: nobody('id centre_id round name since archived_on sort_order revision'),
  centre_contact: {
    for: 'partners',
    personal: { name: 'contact:name', phone: 'contact:phone', email: 'contact:email', remarks: 'contact:text' },
    plain: 'centre_id position',
  },
  consultation: {
    for: 'partners',
    personal: { place: 'contact:text' },
    plain: 'id party date starts_at state revision',
  },
  consultation_centre: nobody('consultation_id centre_id'),
  consultation_attendee: {
    for: 'partners',
    personal: { name: 'contact:name', organisation: 'contact:text', email: 'contact:email' },
    plain: 'consultation_id position side present',
  },
  consultation_item: {
    for: 'partners',
    personal: { title: 'contact:text', notes: 'contact:text' },
    plain: 'consultation_id position kind',
  },
  consultation_advice: {
    for: 'partners',
    personal: { text: 'contact:text', outcome: 'contact:text' },
    plain: 'consultation_id position about',
  },
  action_point: {
    for: 'partners',
    personal: { text: 'contact:text', owner: 'contact:name' },
    plain: 'id consultation_id due_on done_on revision',
  },
  fixed_agenda: nobody('id topics per_year revision'),
  contact_sheet: nobody('centre_id revision'),
  sheet_contact: {
    for: 'partners',
    personal: { name: 'contact:name', organisation: 'contact:text', phone: 'contact:phone', email: 'contact:email' },
    plain: 'centre_id role gets_overview own_use',
  },
  task_list: nobody('centre_id revision'),
  centre_task: {
    for: 'roster',
    personal: { who: 'caretaker:name:names', remarks: 'caretaker:text:names' },
    plain: 'centre_id position task frequency caretaker_id',
  },
  account_talk: {
    for: 'partners',
    personal: { notes: 'contact:text' },
    plain: 'id centre_id year date place revision',
  },
  account_talk_present: {
    for: 'partners',
    personal: { name: 'contact:name', organisation: 'contact:text' },
    plain: 'talk_id position',
  },
  account_talk_agreement: {
    for: 'partners',
    personal: { text: 'contact:text', owner: 'contact:name' },
    plain: 'talk_id position due_on done_on',
  },
  account_talk_subsidy: {
    for: 'partners',
    personal: { note: 'contact:text' },
    plain: 'talk_id position name cents conditions',
  },
  narrative: {
    for: 'accountability',
    personal: { text: 'visitor:text', written_by: 'user:name' },
    plain: 'id period centre_id agreement_id field written_at revision',
  },
  closing: {
    for: 'accountability',
    personal: { closed_by: 'user:name', note: 'user:text', content: 'renter:text', report: 'user:name' },
    plain: 'id quarter version as_of closed_at open_points checksum revision',
  },
  closed_account: {
    for: 'accountability',
    personal: { content: 'visitor:text' },
    plain: 'closing_id',
  },
  questionnaire: nobody('id questions form_address revision'),
  survey: {
    for: 'accountability',
    personal: { title: 'renter:text:title' },
    plain: 'id code centre_id booking_id series_id theme_id questions archived revision',
  },
  survey_day: nobody('id survey_id date sheets revision'),
  survey_score: nobody('day_id question_id score answers'),
  survey_remark: { for: 'accountability', personal: { text: 'visitor:text' }, plain: 'day_id times' },
  survey_import: nobody('id date lines revision'),
  closed_file: nobody('closing_id format file_name media_type bytes'),
  selection: nobody('id name period centre_ids formats revision'),
  overview_sent: {
    for: 'accountability',
    personal: { name: 'contact:name', email: 'contact:email', user_id: 'user:name' },
    plain: 'id period centre_id sent_at revision',
  },
  calendar_entry: {
    for: 'calendar',
    personal: { organiser: 'contact:name', contact: 'contact:phone', description: 'contact:text' },
    plain: 'id district_id title starts_at ends_at place link theme_id rule last_date cancelled_dates revision',
  },
  calendar_feed: { for: 'calendar', personal: { key: 'user:secret' }, plain: 'district_id revision' },
  museum_tour: nobody('booking_id programme_id name person_cents vat guide_id revision'),
  museum_entry: { for: 'desk', personal: { note: 'visitor:text' }, plain: 'id centre_id date kind cents revision' },
  privacy: {
    for: 'security',
    personal: { contact: 'user:name', email: 'user:email', phone: 'user:phone', officer: 'user:name' },
    plain: 'id controller officer_contact months remarks revision',
  },
  anonymised: {
    for: 'security',
    personal: { by_name: 'user:name', note: 'user:text' },
    plain: 'number id kind subject_id at reason revision',
  },
  change: {
    for: 'security',
    personal: { user_id: 'user:name', subject: 'renter:history' },
    plain: 'id sequence at action undoable undone',
  },
  log: {
    for: 'security',
    personal: { before: 'renter:history', after: 'renter:history' },
    plain: 'id change_id kind entity_id',
  },
} as const satisfies Partial<PersonalData>
