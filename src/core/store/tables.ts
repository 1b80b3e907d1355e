import type { Generated } from 'kysely'
import type { Narrative } from '#shared/contract/accountability'
import type { ChangeKind } from '#shared/contract/app'
import type { Booking } from '#shared/contract/booking'
import type { Advice, AgendaItem, Attendee, Consultation, SheetContact } from '#shared/contract/consultation'
import type { RoundCheck, RoundItem } from '#shared/contract/day-log'
import type { HandOver } from '#shared/contract/hand-over'
import type { Incident } from '#shared/contract/incident'
import type { LookKind } from '#shared/contract/log'
import type { MuseumProgramme } from '#shared/contract/museum'
import type { Centre, Label, Room } from '#shared/contract/place'
import type { CaretakerRate, Price, Tariff } from '#shared/contract/price'
import type { Renter } from '#shared/contract/renter'
import type { Absence, Caretaker, CaretakerTime, Certificate, Shift } from '#shared/contract/roster'
import type { SchoolHoliday } from '#shared/contract/school-holiday'
import type { Placement, Season, WeekSlot, Wish } from '#shared/contract/season'
import type { PublicationHead, TemplateShift } from '#shared/contract/shift'
import type { YearNumber } from '#shared/contract/visitor'
import type { Role, SecretKind } from '#shared/domain/access'
import type { DepositWay, KeptVat } from '#shared/domain/deposit'
import type { DocumentKind, TemplateKind } from '#shared/domain/documents'
import type { MinimumFunction } from '#shared/domain/minimum-functions'
import type { MuseumEntryKind } from '#shared/domain/museum'
import type { PriceLine, VatRate } from '#shared/domain/price-line'
import type { AnonymousKind, AnonymousReason } from '#shared/domain/privacy'
import type { PaidBy } from '#shared/domain/register'
import type { Daypart } from '#shared/domain/report'
import type { AgreementFigure, AgreementSubject, Target } from '#shared/domain/result-agreement'
import type { SeriesDateState, SeriesReason } from '#shared/domain/series'
import type { Layout } from '#shared/domain/vocabulary'

/** The tables as the newest migration leaves them. Booleans are 0 or 1, JSON is text; rows stay inside core/store. */
type Bit = number

export type Tables = {
  organisation: {
    id: string
    name: string
    municipality: string | null
    accent: string | null
    demo: Bit
    revision: number
  }
  district: { id: string; municipality: string; name: string }
  centre: {
    id: string
    organisation_id: string
    name: string
    type: Centre['type']
    mode: Centre['mode']
    municipality: string | null
    district_id: string | null
    operator: string | null
    address: string | null
    managed: Bit
    active_from: Centre['activeFrom']
    active_to: Centre['activeTo']
    archived: Bit
    option_days: number
    option_holds: Bit
    request_holds: Bit
    displace_days: number
    crowd_from: number | null
    caretaker_required: Bit
    school_region: Centre['schoolRegion']
    revision: number
  }
  opening_hours: HoursTable
  staffed_hours: HoursTable
  closure: { id: string; centre_id: string; from_date: string; to_date: string; reason: string; revision: number }
  room: {
    id: string
    centre_id: string
    name: string
    kind: Room['kind']
    use: Room['use']
    capacity: number | null
    area_m2: number | null
    counts_for_occupancy: Bit
    wheelchair: Bit
    setup_minutes: number
    clearup_minutes: number
    sort_order: number
    archived: Bit
    revision: number
  }
  room_part: { composite_id: string; part_id: string }
  facility: {
    id: string
    centre_id: string
    room_id: string | null
    name: string
    stock: number
    /** Until then the stock may have been larger; null: never. */
    stock_since: string | null
    archived: Bit
    revision: number
  }
  facility_claim: { facility_id: string; setup_from: string; booking_id: string; clear_to: string; quantity: number }
  room_layout: { room_id: string; layout: Layout; setup_minutes: number; clearup_minutes: number }
  room_block: { room_id: string; blocked_id: string; since: string }
  centre_contact: {
    centre_id: string
    position: number
    name: string
    phone: string | null
    email: string | null
    remarks: string | null
  }
  referral: {
    id: string
    booking_id: string
    centre_id: string
    contact: string | null
    date: string
    remark: string | null
    revision: number
  }
  instruction: {
    id: string
    renter_id: string
    centre_id: string
    given_on: string
    given_by: string | null
    handed_out: string | null
    returned_on: string | null
    remarks: string | null
    revision: number
  }
  renter: {
    id: string
    name: string
    category: Renter['category']
    contact_name: string | null
    email: string | null
    phone: string | null
    address: string | null
    postcode: string | null
    town: string | null
    notes: string | null
    search_text: string
    archived: Bit
    revision: number
  }
  caretaker: {
    id: string
    name: string
    kind: Caretaker['kind']
    association: string | null
    phone: string | null
    email: string | null
    remarks: string | null
    contract_minutes: number
    hour_cents: number | null
    flex_pool: Bit
    active_from: Caretaker['activeFrom']
    active_to: Caretaker['activeTo']
    archived: Bit
    revision: number
  }
  caretaker_centre: { caretaker_id: string; centre_id: string; fixed: Bit }
  earlier_contract: { caretaker_id: string; until: Certificate['issuedOn']; minutes: number }
  certificate: {
    caretaker_id: string
    kind: Certificate['kind']
    issued_on: Certificate['issuedOn']
    expires_on: Certificate['expiresOn']
  }
  caretaker_availability: {
    caretaker_id: string
    position: number
    kind: CaretakerTime['kind']
    weekday: CaretakerTime['weekday']
    date: CaretakerTime['date']
    from_time: CaretakerTime['from']
    to_time: CaretakerTime['to']
  }
  absence: {
    id: string
    caretaker_id: string
    kind: Absence['kind']
    starts_at: Absence['startsAt']
    ends_at: Absence['endsAt']
    note: string | null
    revision: number
  }
  coverage: {
    id: string
    centre_id: string
    weekday: number
    opens: string
    closes: string
    people: number
    from_date: string
    to_date: string | null
    consultation_id: string | null
    revision: number
  }
  shift: {
    id: string
    centre_id: string
    starts_at: Shift['startsAt']
    ends_at: Shift['endsAt']
    caretaker_id: string | null
    source: Shift['source']
    fixed_face: Bit
    pinned: Bit
    break_minutes: number
    note: string | null
    worked_from: Shift['workedFrom']
    worked_to: Shift['workedTo']
    worked_break: number | null
    revision: number
  }
  roster_publication: {
    id: string
    number: number
    centre_id: string | null
    from_date: PublicationHead['from']
    to_date: PublicationHead['to']
    published_at: PublicationHead['publishedAt']
    published_by: string
    revision: number
  }
  published_shift: {
    publication_id: string
    shift_id: string
    centre_id: string
    starts_at: Shift['startsAt']
    ends_at: Shift['endsAt']
    caretaker_id: string | null
  }
  roster_template: { id: string; name: string; centre_id: string | null; revision: number }
  roster_template_shift: {
    template_id: string
    position: number
    centre_id: string
    weekday: TemplateShift['weekday']
    from_time: TemplateShift['from']
    minutes: number
    caretaker_id: string | null
    break_minutes: number
    pinned: Bit
    note: string | null
  }
  incident: {
    id: string
    kind: Incident['kind']
    caretaker_id: string
    absence_id: string | null
    starts_at: Incident['startsAt']
    ends_at: Incident['endsAt']
    note: string | null
    reported_at: string
    reported_on: Incident['reportedOn']
    state: Incident['state']
    decided_at: string | null
    /** JSON. */
    lines: string
    answers: string
    revision: number
  }
  hand_over: {
    id: string
    shift_id: string
    centre_id: string
    starts_at: HandOver['startsAt']
    ends_at: HandOver['endsAt']
    offered_by: string | null
    note: string | null
    asked_at: HandOver['askedAt']
    /** JSON. */
    asked: string
    state: HandOver['state']
    taken_by: string | null
    closed_at: HandOver['closedAt']
    revision: number
  }
  tariff: {
    id: string
    centre_id: string
    room_id: string | null
    facility_id: string | null
    category: Tariff['category']
    unit: Tariff['unit']
    cents: number
    evening_cents: number | null
    weekend_cents: number | null
    evening_from: string
    daypart_minutes: number
    grace_minutes: number
    by_clock: Bit
    part_percent: number | null
    minimum_cents: number | null
    minimum_minutes: number | null
    deposit_cents: number
    vat: Tariff['vat']
    valid_from: string
    archived: Bit
    revision: number
  }
  caretaker_rate: {
    id: string
    centre_id: string
    cents_per_hour: number
    round_minutes: number
    minimum_minutes: number
    travel_cents: number
    vat: CaretakerRate['vat']
    valid_from: string
    archived: Bit
    revision: number
  }
  price: {
    booking_id: string
    deposit_cents: number
    free: Price['free']
    /** JSON of what was agreed by hand; null when nothing was. */
    agreement: string | null
    revision: number
  }
  price_line: {
    booking_id: string
    position: number
    key: string
    kind: PriceLine['kind']
    text: string
    unit: PriceLine['unit']
    quantity: number
    unit_cents: number
    cents: number
    waived_cents: number
    vat: PriceLine['vat']
    reason: string | null
  }
  caretaker_time: { centre_id: string; starts_at: string; booking_id: string; ends_at: string }
  label: {
    id: string
    kind: Label['kind']
    name: string
    sort_order: number
    archived: Bit
    revision: number
    core_activity_id: string | null
  }
  core_activity: { id: string; name: string; sort_order: number; archived: Bit; revision: number }
  result_agreement: {
    id: string
    centre_id: string
    sort_order: number
    text: string
    valid_from: string
    valid_to: string | null
    figure: AgreementFigure | null
    subject_of: AgreementSubject | null
    subject_id: string | null
    target: number | null
    target_direction: Target['direction'] | null
    target_per: Target['per'] | null
    revision: number
  }
  narrative: {
    id: string
    period: string
    centre_id: string | null
    agreement_id: string | null
    field: Narrative['field']
    text: string
    written_by: string
    written_at: string
    revision: number
  }
  place_version: { id: number; value: string }
  counter: { name: string; value: number }
  booking: {
    id: string
    number: string
    centre_id: string
    starts_at: string
    ends_at: string
    setup_minutes: number
    clearup_minutes: number
    title: string
    renter_id: string | null
    category: Booking['category']
    usage: Booking['usage']
    status: Booking['status']
    status_reason: string | null
    theme_id: string | null
    activity_id: string | null
    expected_participants: number | null
    participants: number | null
    layout: Booking['layout']
    preparation: string | null
    residents_set_up: Bit
    alcohol: Bit
    public: Bit
    public_text: string | null
    public_organiser: string | null
    /** By a trigger: it stood in the calendar once. */
    announced: Generated<Bit>
    self_service: Bit
    contact_name: string | null
    contact_phone: string | null
    remarks: string | null
    charged_cents: number | null
    waived_cents: number | null
    series_id: string | null
    series_date: string | null
    detached: Bit
    option_until: string | null
    priority_reason: string | null
    displaced_by_id: string | null
    replaces_id: string | null
    /** Came as a request or an option; kept by triggers. */
    asked: Generated<Bit>
    created_at: string
    revision: number
  }
  series: {
    id: string
    centre_id: string
    title: string
    /** First day of the rule. */
    first_date: string
    rule: string
    template: string
    created_at: string
    revision: number
  }
  series_date: {
    series_id: string
    date: string
    state: SeriesDateState
    reason: SeriesReason | null
    detail: string | null
    findings: string | null
  }
  school_holiday: {
    id: string
    name: string
    region: SchoolHoliday['region']
    from_date: string
    to_date: string
    revision: number
  }
  season: {
    id: string
    name: string
    centre_id: string | null
    from_date: string
    to_date: string
    skip_holidays: Bit
    skip_school_holidays: Bit
    state: Season['state']
    gap: number | null
    revision: number
  }
  wish: {
    id: string
    season_id: string
    centre_id: string
    renter_id: string | null
    title: string
    category: Wish['category']
    people: number | null
    minutes: number
    every_weeks: number
    wheelchair: Bit
    remarks: string | null
    series_id: string | null
    position: number
    revision: number
  }
  wish_choice: { wish_id: string; rank: number; room_id: string | null; weekday: number; starts: string }
  wish_facility: { wish_id: string; facility_id: string; quantity: number }
  placement: {
    wish_id: string
    outcome: Placement['outcome']
    room_id: string | null
    weekday: number | null
    starts: string | null
    ends: string | null
    week: WeekSlot['week'] | null
    pinned: Bit
    why: string
  }
  booking_facility: { booking_id: string; facility_id: string; quantity: number }
  booking_room: { booking_id: string; room_id: string; position: number }
  booking_goal: { booking_id: string; label_id: string; position: number }
  occupancy: {
    room_id: string
    setup_from: string
    booking_id: string
    starts_at: string
    ends_at: string
    clear_to: string
    exclusive: Bit
    people: number
  }
  logo_picture: {
    id: string
    media_type: 'image/png' | 'image/jpeg'
    bytes: Uint8Array
    width: number
    height: number
  }
  logo: { id: string; picture_id: string; revision: number }
  booking_title: { id: Generated<number>; title: string }
  article: {
    id: string
    centre_id: string
    name: string
    group_name: string
    cents: number
    vat: VatRate
    sort_order: number
    archived: Bit
    revision: number
  }
  sale: TillColumns & {
    number: number
    at: string
    by_name: string
    paid_by: PaidBy
    received_cents: number | null
    corrects_id: string | null
    reason: string | null
    voided: Bit
    revision: number
  }
  sale_line: {
    sale_id: string
    position: number
    article_id: string
    name: string
    quantity: number
    unit_cents: number
    vat: VatRate
  }
  cash_movement: TillColumns & { at: string; by_name: string; cents: number; reason: string; revision: number }
  day_closing: TillColumns & {
    at: string
    by_name: string
    float_cents: number
    cash_cents: number
    moved_cents: number
    later_cents: number
    counts: string
    counted_cents: number
    pin_cents: number
    pin_slip_cents: number
    withdrawn_cents: number
    remark: string | null
  }
  document_template: { kind: TemplateKind; subject: string; body: string; revision: number }
  seller: {
    id: string
    legal_name: string
    address: string | null
    postcode: string | null
    town: string | null
    kvk: string | null
    vat_number: string | null
    vat_exempt: Bit
    exempt_reason: string
    iban: string | null
    email: string | null
    phone: string | null
    payment_days: number
    payment_text: string | null
    ledger: string
    revision: number
  }
  renter_billing: {
    renter_id: string
    name: string | null
    attention: string | null
    address: string | null
    postcode: string | null
    town: string | null
    email: string | null
    kvk: string | null
    oin: string | null
    vat_number: string | null
    reference: string | null
    revision: number
  }
  invoice: {
    id: string
    type: 'invoice' | 'credit'
    state: 'draft' | 'final'
    year: number | null
    sequence: number | null
    number: string | null
    renter_id: string
    corrects_id: string | null
    issued_on: string | null
    due_on: string | null
    period_from: string | null
    period_to: string | null
    seller: string | null
    buyer: string | null
    reference: string | null
    note: string | null
    created_at: string
    revision: number
  }
  invoice_line: {
    invoice_id: string
    position: number
    booking_id: string | null
    date: string | null
    kind: string
    text: string
    unit: string
    quantity: number
    unit_cents: number
    cents: number
    waived_cents: number
    vat: VatRate
    net_cents: number
    corrects_id: string | null
    corrects_position: number | null
  }
  deposit: {
    booking_id: string
    cents: number
    received_on: string
    how: DepositWay
    settled_on: string | null
    back_how: DepositWay | null
    kept_cents: number
    kept_reason: string | null
    kept_vat: KeptVat | null
    revision: number
  }
  invoice_booking: { booking_id: string; invoice_id: string }
  payment: {
    id: string
    invoice_id: string
    paid_on: string
    cents: number
    how: 'bank' | 'pin' | 'cash' | 'other'
    note: string | null
    revision: number
  }
  message: {
    id: string
    kind: DocumentKind
    booking_id: string | null
    invoice_id: string | null
    renter_id: string | null
    recipient: string | null
    subject: string
    body: string
    how: 'email' | 'letter' | 'told'
    sent_at: string
    user_id: string
    revision: number
  }
  consultation: {
    id: string
    party: string
    date: string
    starts_at: string | null
    place: string | null
    state: Consultation['state']
    revision: number
  }
  consultation_centre: { consultation_id: string; centre_id: string }
  consultation_attendee: {
    consultation_id: string
    position: number
    side: Attendee['side']
    name: string
    organisation: string | null
    email: string | null
    present: Bit
  }
  consultation_item: {
    consultation_id: string
    position: number
    kind: AgendaItem['kind']
    title: string
    notes: string
  }
  consultation_advice: {
    consultation_id: string
    position: number
    about: Advice['about']
    text: string
    outcome: string
  }
  action_point: {
    id: string
    consultation_id: string
    text: string
    owner: string
    due_on: string | null
    done_on: string | null
    revision: number
  }
  fixed_agenda: { id: string; topics: string; per_year: number; revision: number }
  contact_sheet: { centre_id: string; revision: number }
  sheet_contact: {
    centre_id: string
    role: SheetContact['role']
    name: string
    organisation: string | null
    phone: string | null
    email: string | null
    gets_overview: Bit
    own_use: Bit
  }
  task_list: { centre_id: string; revision: number }
  centre_task: {
    centre_id: string
    position: number
    task: string
    frequency: string | null
    caretaker_id: string | null
    who: string | null
    remarks: string | null
  }
  round_item: {
    id: string
    centre_id: string
    round: RoundItem['round']
    name: string
    since: string
    archived_on: string | null
    sort_order: number
    revision: number
  }
  round_check: {
    id: string
    item_id: string
    centre_id: string
    date: string
    name: string
    state: RoundCheck['state']
    at: string
    by_name: string
    note: string | null
    revision: number
  }
  desk_note: {
    id: string
    centre_id: string
    date: string
    at: string
    by_name: string
    text: string
    read_at: string | null
    read_by: string | null
    revision: number
  }
  visitor_count: { id: string; centre_id: string; date: string; daypart: Daypart; count: number; revision: number }
  repair: {
    id: string
    centre_id: string
    room_id: string | null
    title: string
    note: string | null
    reported_on: string
    reported_by: string
    done_on: string | null
    done_by: string | null
    cost_cents: number | null
    revision: number
  }
  photo: { id: string; bytes: Uint8Array; width: number; height: number }
  repair_photo: { repair_id: string; position: number; photo_id: string }
  key_loan: {
    id: string
    centre_id: string
    what: string
    holder: string
    phone: string | null
    booking_id: string | null
    out_on: string
    out_by: string
    due_on: string | null
    back_on: string | null
    back_by: string | null
    remarks: string | null
    revision: number
  }
  day_incident: {
    id: string
    centre_id: string
    date: string
    time: string
    what: string
    acted_by: string
    done: string | null
    noted_by: string
    revision: number
  }
  calendar_entry: {
    id: string
    district_id: string
    title: string
    starts_at: string
    ends_at: string
    place: string | null
    organiser: string | null
    contact: string | null
    link: string | null
    description: string | null
    theme_id: string | null
    /** JSON. */
    rule: string
    /** The last day on which it begins; null while it goes on. */
    last_date: string | null
    /** JSON. */
    cancelled_dates: string
    revision: number
  }
  calendar_feed: { district_id: string; key: string | null; revision: number }
  activity_fulfilment: { label_id: string; revision: number }
  activity_function: { label_id: string; function: MinimumFunction }
  questionnaire: { id: 'questionnaire'; questions: string; form_address: string | null; revision: number }
  survey: {
    id: string
    code: string
    centre_id: string
    booking_id: string | null
    series_id: string | null
    title: string
    theme_id: string | null
    /** JSON. */
    questions: string
    archived: Bit
    revision: number
  }
  survey_day: { id: string; survey_id: string; date: string; sheets: number; revision: number }
  survey_score: { day_id: string; question_id: string; score: number; answers: number }
  survey_remark: { day_id: string; text: string; times: number }
  /** `lines` is JSON: hashes of the lines that were taken over. */
  survey_import: { id: string; date: string; lines: string; revision: number }
  year_number: {
    id: string
    kind: YearNumber['kind']
    place_id: string
    year: number
    count: number
    source: string
    revision: number
  }
  closing: {
    id: string
    quarter: string
    version: number
    as_of: string
    closed_at: string
    closed_by: string
    note: string | null
    /** JSON. */
    open_points: string
    checksum: string
    report: string
    /** JSON in gzip. */
    content: Uint8Array
    revision: number
  }
  /** JSON in gzip. */
  closed_account: { closing_id: string; content: Uint8Array }
  /** JSON in gzip. */
  closed_satisfaction: { closing_id: string; sheets: number; content: Uint8Array }
  /** JSON lists. */
  selection: { id: string; name: string; period: string; centre_ids: string; formats: string; revision: number }
  overview_sent: {
    id: string
    period: string
    centre_id: string | null
    name: string
    email: string
    sent_at: string
    user_id: string
    revision: number
  }
  closed_file: { closing_id: string; format: string; file_name: string; media_type: string; bytes: Uint8Array }
  museum_programme: {
    id: string
    centre_id: string
    name: string
    kind: MuseumProgramme['kind']
    room_id: string
    minutes: number
    most_people: number
    person_cents: number
    vat: VatRate
    description: string | null
    archived: Bit
    revision: number
  }
  museum_tour: {
    booking_id: string
    programme_id: string
    name: string
    person_cents: number
    vat: VatRate
    guide_id: string | null
    revision: number
  }
  museum_entry: {
    id: string
    centre_id: string
    date: string
    kind: MuseumEntryKind
    cents: number
    note: string | null
    revision: number
  }
  account_talk: {
    id: string
    centre_id: string
    year: number
    date: string
    place: string | null
    notes: string | null
    revision: number
  }
  account_talk_present: { talk_id: string; position: number; name: string; organisation: string | null }
  account_talk_agreement: {
    talk_id: string
    position: number
    text: string
    owner: string
    due_on: string | null
    done_on: string | null
  }
  account_talk_subsidy: {
    talk_id: string
    position: number
    name: string
    cents: number
    conditions: string | null
    note: string | null
  }
  user_account: { id: string; name: string; blocked: Bit; revision: number }
  user_role: { user_id: string; position: number; role: Role; centre_id: string | null }
  user_secret: { user_id: string; kind: SecretKind; hash: string }
  user_tries: { user_id: string; wrong: number; last_at: string }
  user_second_factor: { user_id: string; key: string; confirmed: Bit; last_counter: number }
  user_recovery: { user_id: string; hash: string }
  access_settings: { id: number; idle_minutes: number; revision: number }
  privacy: {
    id: string
    controller: string | null
    contact: string | null
    email: string | null
    phone: string | null
    officer: string | null
    officer_contact: string | null
    months: number
    remarks: string | null
    revision: number
  }
  renter_keep: { renter_id: string; until: string; because: string; by_name: string; revision: number }
  anonymised: {
    number: number
    id: string
    kind: AnonymousKind
    subject_id: string
    at: string
    by_name: string
    reason: AnonymousReason
    note: string | null
    revision: number
  }
  change: {
    id: string
    sequence: number
    at: string
    user_id: string
    action: string
    subject: string
    undoable: Bit
    undone: Generated<number>
  }
  log: {
    id: Generated<number>
    change_id: string
    kind: ChangeKind
    entity_id: string
    before: string | null
    after: string | null
  }
  change_seal: { sequence: number; salt: string | null; subject_digest: string; hash: string }
  log_seal: { log_id: number; salt: string | null; digest: string }
  log_head: { chain: 'change' | 'look'; sequence: number; hash: string }
  look: {
    sequence: number
    at: string
    user_id: string
    call: string
    kind: LookKind
    subject_id: string | null
    people: number
    taken_out: Bit
    selection: string | null
    hash: string
  }
}
type HoursTable = { centre_id: string; weekday: number; opens: string; closes: string }
type TillColumns = { id: string; centre_id: string; date: string; sequence: number }
