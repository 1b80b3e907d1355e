import { Button } from '@mantine/core'
import { IconLifebuoy } from '@tabler/icons-react'
import { useState } from 'react'
import { Card } from '../../ui/Card'
import { SalvageDialog } from './SalvageDialog'

/** The way out of damage when no copy is good, or recent enough: what can be read is shown first. */
export function SalvageCard() {
  const [looking, setLooking] = useState(false)
  return (
    <Card title="Redden wat nog te lezen is">
      <div className="bak-salvage">
        <p className="bak-text">
          Is er geen goede kopie, of is die te oud? Buurtbalie haalt dan uit de beschadigde gegevens wat nog te lezen
          is. U ziet eerst wat er gered wordt en wat niet. Het beschadigde bestand blijft bewaard.
        </p>
        <div className="in-row">
          <Button
            variant="default"
            leftSection={<IconLifebuoy size={16} aria-hidden />}
            onClick={() => setLooking(true)}
          >
            Bekijk wat er te redden is
          </Button>
        </div>
      </div>
      {looking && <SalvageDialog onClose={() => setLooking(false)} />}
    </Card>
  )
}
