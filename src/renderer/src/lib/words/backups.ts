import type { BackupState, BackupTrouble, Salvage } from '#shared/contract/backup'

/** Why the last copy did not go as it should, and what to do. */
export const troubleWords: Record<BackupTrouble, { title: string; toDo: string }> = {
  disk_full: {
    title: 'De schijf is te vol voor een reservekopie',
    toDo: 'Maak ruimte op de schijf en maak daarna zelf een reservekopie.',
  },
  no_access: {
    title: 'Buurtbalie mag niet schrijven in de map voor reservekopieën',
    toDo: 'Laat nakijken wie er in die map mag schrijven, of kies een andere map.',
  },
  folder_gone: {
    title: 'De andere map voor reservekopieën is niet te bereiken',
    toDo: 'Op deze computer is wel een kopie gemaakt. Kijk of de schijf of het netwerk aan staat, of kies een andere map.',
  },
  damaged: {
    title: 'De laatste kopie is niet in orde: de gegevens zelf zijn beschadigd',
    toDo: 'Werk niet verder en bel een administrator. Zet een oudere kopie terug die in orde is.',
  },
  changed_on_disk: {
    title: 'De kopie kwam anders van de schijf dan zij erop ging',
    toDo: 'De schijf is niet te vertrouwen. Kies een andere map en laat de schijf nakijken.',
  },
  in_use: {
    title: 'De gegevens waren in gebruik',
    toDo: 'Buurtbalie probeert het over tien minuten opnieuw. U kunt het ook zelf nu doen.',
  },
  failed: {
    title: 'De reservekopie is niet gelukt',
    toDo: 'Probeer het zelf opnieuw. Lukt het weer niet, bel dan een administrator.',
  },
}

export const clockWords: Record<NonNullable<BackupState['clock']>, string> = {
  behind:
    'De klok van deze computer loopt achter op wat er al is opgeslagen. Zet de datum en tijd goed: anders staan nieuwe boekingen en kopieën op een verkeerd moment.',
  ahead:
    'De klok van deze computer staat veel later dan de laatste wijziging. Klopt de datum van vandaag, dan is er niets aan de hand. Anders: zet de klok goed.',
}

export const differenceWords: Record<string, readonly [string, string]> = {
  booking: ['boeking', 'boekingen'],
  renter: ['huurder', 'huurders'],
  series: ['reeks', 'reeksen'],
  invoice: ['factuur', 'facturen'],
  sale: ['bon', 'bonnen'],
  shift: ['dienst', 'diensten'],
  caretaker: ['beheerder', 'beheerders'],
  room: ['ruimte', 'ruimtes'],
  centre: ['centrum', 'centra'],
}

/** Of what is salvaged, more than one. */
export const salvageWords: Record<Salvage['kinds'][number]['kind'], string> = {
  booking: 'Boekingen',
  renter: 'Huurders',
  series: 'Reeksen',
  invoice: 'Facturen',
  sale: 'Bonnen',
  shift: 'Diensten',
  caretaker: 'Beheerders',
  room: 'Ruimtes',
  centre: 'Centra',
  user: 'Gebruikers',
  change: 'Wijzigingen in het logboek',
  other: 'Al het andere, in regels',
}
