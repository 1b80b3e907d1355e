import type { DiskState } from '#shared/contract/backup'

/** What was seen of the disk that holds the data, and what that means when the computer is stolen. */
export const diskWords: Record<DiskState['encryption'], { seen: string; means: string }> = {
  encrypted: {
    seen: 'Volgens het systeem is de schijf met de gegevens versleuteld.',
    means:
      'Wie de computer meeneemt als die uit staat, kan de gegevens niet lezen zonder de sleutel of het wachtwoord.',
  },
  not_encrypted: {
    seen: 'Op de schijf met de gegevens is geen versleuteling gevonden.',
    means: 'Is die er echt niet, dan kan wie de computer meeneemt alles lezen, ook zonder in te loggen in Buurtbalie.',
  },
  unknown: {
    seen: 'Buurtbalie kan niet zien of de schijf met de gegevens is versleuteld.',
    means: 'Is dat niet zo, dan kan wie de computer meeneemt alles lezen, ook zonder in te loggen in Buurtbalie.',
  },
}

/** What to do when the disk may not be encrypted, by system. */
export const encryptWords: Record<DiskState['system'], string> = {
  windows:
    'Kijk in Windows bij Instellingen > Privacy en beveiliging > Apparaatversleuteling, of zoek op BitLocker. Zet het aan, of vraag het uw systeembeheerder.',
  mac: 'Kijk bij Systeeminstellingen > Privacy en beveiliging > FileVault en zet het aan, of vraag het uw systeembeheerder.',
  linux:
    'Vraag uw systeembeheerder of de schijf met LUKS is versleuteld. Aanzetten kan bij het installeren van het systeem.',
  other: 'Vraag uw systeembeheerder of de schijf is versleuteld.',
}

export const keptKeyWords =
  'Bewaar de herstelsleutel ergens anders dan bij de computer. Kopieën op een andere schijf vallen hier niet onder: zet die op slot.'
