import { z } from 'zod'
import { adviceSubjects, agendaKinds, attendeeSides, consultationStates, contactRoles } from '../domain/consultation'
import { ActionPointId, CentreId, ClockTimeText, ConsultationId, Day, Name, Revision, Text } from './base'
import { personal, phone } from './labels'

/** Consultations with those who run a centre, who is who at a centre, and what its caretakers do. */
const Phone = z.string().trim().max(60)
const Email = z.string().trim().max(200)

export const Attendee = z.object({
  side: z.enum(attendeeSides),
  name: Name,
  organisation: Name.nullable(),
  email: personal(Email.nullable()),
  /** Whether they were there; before it is held: whether they are expected. */
  present: z.boolean(),
})
export type Attendee = z.infer<typeof Attendee>

export const AgendaItem = z.object({ kind: z.enum(agendaKinds), title: Name, notes: Text })
export type AgendaItem = z.infer<typeof AgendaItem>

/** Advice of the users' council, with what became of it. */
export const Advice = z.object({ about: z.enum(adviceSubjects), text: Text.min(1), outcome: Text })
export type Advice = z.infer<typeof Advice>

const consultationFields = {
  /** With whom: the association, or the name of a centre that the welfare organisation runs itself. */
  party: Name,
  centreIds: z.array(CentreId).min(1).max(50),
  date: Day,
  startsAt: ClockTimeText.nullable(),
  place: Name.nullable(),
  state: z.enum(consultationStates),
  attendees: z.array(Attendee).max(50),
  /** In order; the roster is one of them, always. */
  agenda: z.array(AgendaItem).min(1).max(30),
  advice: z.array(Advice).max(20),
}
export const Consultation = z.object({ id: ConsultationId, ...consultationFields, revision: Revision })
export type Consultation = z.infer<typeof Consultation>
/** Attendees come from the contact sheets and the agenda from the fixed one, unless given. */
export const NewConsultation = z
  .object(consultationFields)
  .partial()
  .extend({ party: Name, centreIds: consultationFields.centreIds, date: Day })
export const ConsultationChange = z
  .object(consultationFields)
  .omit({ party: true, centreIds: true })
  .partial()
  .extend({ id: ConsultationId, revision: Revision })
export const ConsultationQuery = z.object({ centreId: CentreId.optional() })

const Meeting = z.object({ id: ConsultationId, date: Day })
/** How things stand with the consultation of one association, by the rule of the domain (`dueOf`). */
export const ConsultationDue = z.object({
  party: z.string(),
  centreIds: z.array(CentreId),
  state: z.enum(['never', 'unrecorded', 'overdue', 'soon', 'planned', 'fine']),
  last: Meeting.nullable(),
  next: Meeting.nullable(),
  /** The latest day for the next one; null when none was held yet, or none is asked. */
  by: Day.nullable(),
  /** How many were held in the year of today. */
  heldThisYear: z.number().int(),
})
export type ConsultationDue = z.infer<typeof ConsultationDue>

/** The agenda that every consultation starts with, and how many there are a year. */
export const FixedAgenda = z.object({
  topics: z
    .array(z.object({ kind: z.enum(agendaKinds), title: Name }))
    .min(1)
    .max(30),
  perYear: z.number().int().min(0).max(12),
  /** 0 while it is still the one that ships with the product. */
  revision: z.number().int().min(0),
})
export type FixedAgenda = z.infer<typeof FixedAgenda>

/** What somebody is to do, as agreed in a consultation. */
export const ActionPoint = z.object({
  id: ActionPointId,
  consultationId: ConsultationId,
  text: Text.min(1),
  owner: Name,
  dueOn: Day.nullable(),
  doneOn: Day.nullable(),
  revision: Revision,
})
export type ActionPoint = z.infer<typeof ActionPoint>
export const NewActionPoint = ActionPoint.omit({ id: true, revision: true, doneOn: true })
export const ActionPointChange = NewActionPoint.omit({ consultationId: true })
  .partial()
  .extend({ id: ActionPointId, revision: Revision, doneOn: Day.nullish() })

export const SheetContact = z.object({
  role: z.enum(contactRoles),
  name: Name,
  organisation: Name.nullable(),
  phone: phone(Phone.nullable()),
  email: personal(Email.nullable()),
  getsOverview: z.boolean(),
  /** Phone and e-mail stay with the organisation: they are not on the copy of the municipality. */
  ownUse: z.boolean(),
})
export type SheetContact = z.infer<typeof SheetContact>
/** Who is who at a centre: at most one person a role; a role that is left out is missing. */
export const ContactSheet = z.object({
  id: CentreId,
  centreId: CentreId,
  contacts: z.array(SheetContact).max(contactRoles.length),
  /** 0 while nothing was entered. */
  revision: z.number().int().min(0),
})
export type ContactSheet = z.infer<typeof ContactSheet>
export const ContactSheetChange = ContactSheet.omit({ id: true })

/** Something that the caretakers of a centre do, as agreed. */
export const CentreTask = z.object({
  task: Name,
  /** How often or when: `elke ochtend`, `eerste maandag van de maand`. */
  frequency: Name.nullable(),
  /** One of the caretakers; null when a role or somebody else does it. */
  caretakerId: z.string().max(64).nullable(),
  /** A role or a name in words. */
  who: Name.nullable(),
  remarks: Text.nullable(),
})
export type CentreTask = z.infer<typeof CentreTask>
export const TaskList = z.object({
  id: CentreId,
  centreId: CentreId,
  tasks: z.array(CentreTask).max(100),
  /** 0 while nothing was entered. */
  revision: z.number().int().min(0),
})
export type TaskList = z.infer<typeof TaskList>
export const TaskListChange = TaskList.omit({ id: true })
