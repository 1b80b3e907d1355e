import type { CentreId } from '#shared/contract/base'
import type { Caretaker, CaretakerTime, Certificate } from '#shared/contract/roster'
import type { CaretakerKind, CertificateKind, TimeKind } from '#shared/domain/roster/vocabulary'
import type { CivilDate, ClockTime, Weekday } from '#shared/time/types'
import { newKey } from '../../lib/new-key'
import { dateOrNull, type NumberText, numberOrNull, textOrNull } from '../../lib/values'

/** A caretaker as the form holds it; `key` only keeps the lines apart on the screen. */
export type CertificateLine = { key: string; kind: CertificateKind; issuedOn: string | null; expiresOn: string | null }
export type ContractLine = { key: string; hours: NumberText; until: string | null }
export type TimeLine = {
  key: string
  kind: TimeKind
  weekday: Weekday | null
  date: string | null
  from: ClockTime | null
  to: ClockTime | null
}
export type PersonValues = {
  name: string
  kind: CaretakerKind
  association: string
  phone: string
  email: string
  remarks: string
  contractHours: NumberText
  contracts: ContractLine[]
  hourCents: number | null
  flexPool: boolean
  activeFrom: string | null
  activeTo: string | null
  centres: string[]
  fixedAt: string[]
  certificates: CertificateLine[]
  times: TimeLine[]
}

export const noPerson: PersonValues = {
  name: '',
  kind: 'employed',
  association: '',
  phone: '',
  email: '',
  remarks: '',
  contractHours: '',
  contracts: [],
  hourCents: null,
  flexPool: false,
  activeFrom: null,
  activeTo: null,
  centres: [],
  fixedAt: [],
  certificates: [],
  times: [],
}

export const valuesOf = (one: Caretaker): PersonValues => ({
  name: one.name,
  kind: one.kind,
  association: one.association ?? '',
  phone: one.phone ?? '',
  email: one.email ?? '',
  remarks: one.remarks ?? '',
  contractHours: one.contractMinutes / 60,
  contracts: (one.earlierContracts ?? []).map(({ until, minutes }) => ({ key: newKey(), hours: minutes / 60, until })),
  hourCents: one.hourCents,
  flexPool: one.flexPool,
  activeFrom: one.activeFrom,
  activeTo: one.activeTo,
  centres: one.centres.map(({ centreId }) => centreId),
  fixedAt: one.centres.filter(({ fixed }) => fixed).map(({ centreId }) => centreId),
  certificates: one.certificates.map((certificate) => ({ key: newKey(), ...certificate })),
  times: one.times.map((time) => ({ key: newKey(), ...time })),
})

/** Lines that are not filled in yet are named; null when all are. */
export function linesProblem({ kind, contracts, certificates, times }: PersonValues): {
  contracts?: string
  certificates?: string
  times?: string
} {
  return {
    ...(kind === 'employed' &&
      contracts.some(({ until }) => dateOrNull(until) === null) && {
        contracts: 'Vul bij elk eerder contract in tot en met welke dag het gold.',
      }),
    ...(certificates.some(({ issuedOn }) => dateOrNull(issuedOn) === null) && {
      certificates: 'Vul bij elk certificaat in wanneer het is gehaald.',
    }),
    ...(times.some((t) => t.from === null || t.to === null || (t.weekday === null && dateOrNull(t.date) === null)) && {
      times: 'Vul bij elke tijd in van wanneer tot wanneer, en bij een datum welke dag.',
    }),
  }
}

/** What the call wants of a form without problems. */
export function fieldsOf(values: PersonValues) {
  const { kind } = values
  return {
    name: values.name.trim(),
    kind,
    association: kind === 'volunteer' ? textOrNull(values.association) : null,
    phone: textOrNull(values.phone),
    email: textOrNull(values.email),
    remarks: textOrNull(values.remarks),
    contractMinutes: kind === 'volunteer' ? 0 : Math.round((numberOrNull(values.contractHours) ?? 0) * 60),
    earlierContracts: values.contracts.flatMap(({ hours, until }) => {
      const day = dateOrNull(until)
      return day === null ? [] : [{ until: day, minutes: Math.round((numberOrNull(hours) ?? 0) * 60) }]
    }),
    hourCents: values.hourCents,
    flexPool: values.flexPool,
    activeFrom: dateOrNull(values.activeFrom),
    activeTo: dateOrNull(values.activeTo),
    centres: [...new Set([...values.centres, ...values.fixedAt])].map((id) => ({
      centreId: id as CentreId,
      fixed: values.fixedAt.includes(id),
    })),
    certificates: values.certificates.flatMap(({ kind: held, issuedOn, expiresOn }): Certificate[] => {
      const issued = dateOrNull(issuedOn)
      return issued === null ? [] : [{ kind: held, issuedOn: issued, expiresOn: dateOrNull(expiresOn) }]
    }),
    times: values.times.flatMap(({ kind: said, weekday, date, from, to }): CaretakerTime[] =>
      from === null || to === null
        ? []
        : [{ kind: said, weekday, date: weekday === null ? (dateOrNull(date) as CivilDate | null) : null, from, to }],
    ),
  }
}
