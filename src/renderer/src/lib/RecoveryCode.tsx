import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { Paper } from '../ui/Paper'
import { printPaper } from './print'
import './recovery.css'

type Props = { name: string; organisation: string | null; code: string }

/** The code that lets an administrator in again: shown once, to print. */
export function RecoveryCode({ name, organisation, code }: Props) {
  return (
    <div className="recovery">
      <p>
        Hiermee komt u weer binnen als u uw wachtwoord of uw telefoon kwijt bent. Buurtbalie laat de code maar één keer
        zien: druk hem af en leg het papier in een kluis of afgesloten kast, niet bij deze computer.
      </p>
      <output className="recovery-code" aria-label="Herstelcode">
        {code}
      </output>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        onClick={() => void printPaper('herstelcode.pdf', 'De herstelcode is bewaard')}
      >
        Afdrukken
      </Button>
      <Paper>
        <p className="paper-org">{organisation ?? 'Buurtbalie'}</p>
        <h1>Herstelcode van Buurtbalie</h1>
        <p>Voor {name}, administrator.</p>
        <p className="recovery-code">{code}</p>
        <h2>Wanneer u dit nodig hebt</h2>
        <p>Als u uw wachtwoord of de telefoon met uw codes kwijt bent, en geen andere administrator u kan helpen.</p>
        <h2>Wat u doet</h2>
        <p>
          Kies bij het inloggen Herstelcode gebruiken. Typ deze code en een nieuw wachtwoord. De code werkt één keer.
          Maak daarna bij Mijn toegang een nieuwe code en gooi dit papier weg.
        </p>
        <p>Wie dit papier heeft, kan als administrator naar binnen. Bewaar het in een kluis of afgesloten kast.</p>
      </Paper>
    </div>
  )
}
