import type { Unit } from '#core/app/context'
import { listLabels } from '#core/store/places'
import { putFulfilment } from '#core/usecases/functions/functions'
import type { MinimumFunction } from '#shared/domain/minimum-functions'

/** Which minimum functions the activities of the demo programme fulfil. What is let or talked over fulfils none. */
const fulfilled: Readonly<Record<string, readonly MinimumFunction[]>> = {
  Bewegen: ['prevention'],
  Bijeenkomst: ['initiatives'],
  Creatief: ['meeting'],
  Flexwerkplek: ['participation'],
  Inloop: ['meeting', 'volunteers'],
  Jongerenwerk: ['prevention'],
  'Kaarten en spel': ['meeting'],
  Kinderactiviteit: ['prevention'],
  Leren: ['services'],
  Lezen: ['meeting'],
  Markt: ['initiatives'],
  Ontmoeting: ['initiatives', 'meeting'],
  'Samen eten': ['meeting'],
  Spreekuur: ['services', 'district_team'],
  Taal: ['prevention'],
  Zorg: ['prevention'],
}

/** Says of the activity types of the demo what they fulfil. */
export async function addFunctions(unit: Unit): Promise<void> {
  for (const label of await listLabels(unit.tx)) {
    const functions = label.kind === 'activity' ? fulfilled[label.name] : undefined
    if (functions) await putFulfilment(unit, null, label.id, functions)
  }
}
