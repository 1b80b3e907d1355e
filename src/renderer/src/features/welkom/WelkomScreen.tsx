import './welkom.css'
import { type Icon, IconBuildingCommunity, IconFileImport, IconPencilPlus, IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { navigate } from '../../lib/address'
import { Demo } from './Demo'
import { Wizard } from './Wizard'

type Choice = { icon: Icon; title: string; text: string; onClick: () => void }

function Offer({ icon: Sign, title, text, onClick }: Choice) {
  return (
    <button type="button" className="card offer" onClick={onClick}>
      <Sign size={28} stroke={1.5} aria-hidden />
      <b>{title}</b>
      <span>{text}</span>
    </button>
  )
}

/** The first screen of an empty store: start, import, or look around. */
export default function WelkomScreen() {
  const [way, setWay] = useState<'choose' | 'wizard' | 'demo'>('choose')
  const back = () => setWay('choose')
  return (
    <div className="welcome">
      <header className="welcome-head">
        <div className="logo">
          <IconBuildingCommunity size={16} aria-hidden />
        </div>
        <span>Buurtbalie</span>
      </header>
      {way === 'wizard' && <Wizard onBack={back} />}
      {way === 'demo' && <Demo onBack={back} />}
      {way === 'choose' && (
        <>
          <h1>Welkom</h1>
          <p className="welcome-lead">
            Ruimtes boeken aan de balie, en elk kwartaal de cijfers voor de gemeente. Hoe wilt u beginnen?
          </p>
          <div className="offers">
            <Offer
              icon={IconPencilPlus}
              title="Leeg beginnen"
              text="Vul uw organisatie, het eerste centrum en de ruimtes in. Dat duurt een paar minuten."
              onClick={() => setWay('wizard')}
            />
            <Offer
              icon={IconFileImport}
              title="Importeren"
              text="Neem centra, ruimtes, huurders en boekingen over uit bestanden (CSV)."
              onClick={() => navigate('/importeren')}
            />
            <Offer
              icon={IconPlayerPlay}
              title="Rondkijken met een demo"
              text="Bekijk alles met voorbeelden uit een gemeente naar keuze."
              onClick={() => setWay('demo')}
            />
          </div>
          <p className="welcome-note">Alles staat op deze computer. Er gaat niets naar buiten.</p>
        </>
      )}
    </div>
  )
}
