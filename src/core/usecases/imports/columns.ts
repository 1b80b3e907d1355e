/** The files of design: import-format with their columns, in the order in which they build on each other. */
export const fileKinds = ['centra', 'ruimtes', 'openingstijden', 'sluitingen', 'huurders', 'boekingen'] as const
export type FileKind = (typeof fileKinds)[number]

type Columns = { required: readonly string[]; optional: readonly string[] }

export const columnsOf: Record<FileKind, Columns> = {
  centra: {
    required: ['centrum'],
    optional: ['type', 'gemeente', 'wijk', 'exploitant', 'vorm', 'adres', 'actief_van', 'actief_tot'],
  },
  ruimtes: {
    required: ['centrum', 'ruimte'],
    optional: ['soort', 'capaciteit', 'm2', 'gebruik', 'delen', 'telt_mee', 'opbouw_min', 'afbouw_min'],
  },
  openingstijden: { required: ['centrum', 'dag'], optional: ['open', 'dicht', 'bezet_van', 'bezet_tot'] },
  sluitingen: { required: ['centrum', 'van', 'tot'], optional: ['reden'] },
  huurders: {
    required: ['huurder', 'categorie'],
    optional: ['contact', 'email', 'telefoon', 'adres', 'postcode', 'plaats'],
  },
  boekingen: {
    required: ['centrum', 'ruimtes', 'datum', 'begin', 'eind', 'titel'],
    optional: [
      'nummer',
      'huurder',
      'categorie',
      'gebruik',
      'status',
      'thema',
      'doelen',
      'activiteit',
      'verwacht',
      'deelnemers',
      'bedrag',
      'openbaar',
      'zelfbeheer',
      'opmerking',
    ],
  },
}

/** Names of all columns that a kind of file may have. */
export const knownColumns = (kind: FileKind): readonly string[] => [
  ...columnsOf[kind].required,
  ...columnsOf[kind].optional,
]

/** The extra column of a file with refused rows. Closures have a `reden` of their own. */
export const rejectColumn = (kind: FileKind): string => (kind === 'sluitingen' ? 'geweigerd_omdat' : 'reden')
