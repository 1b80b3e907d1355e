import type { ProgrammeKind } from '#shared/domain/museum'

export const programmeKindWords: Record<ProgrammeKind, string> = { tour: 'Rondleiding', arrangement: 'Arrangement' }
