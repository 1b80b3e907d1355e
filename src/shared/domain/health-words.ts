/**
 * Whether a note says something of somebody's health, which should not be kept (AVG, article 9). Pure; it only warns. A small list of
 * words that are seldom about anything else: it is there to make people think, not to catch all.
 */

/** Illnesses, treatment and the like, as they stand alone in a sentence. */
const TERMS: ReadonlySet<string> = new Set(
  `griep koorts kanker tumor chemo chemotherapie bestraling uitgezaaid leukemie longontsteking astma copd epilepsie epileptisch
  diabetes suikerziekte reuma hernia beroerte hersenbloeding hersenschudding hartaanval hartinfarct hartklachten
  dement dementie dementerend alzheimer parkinson depressie depressief overspannen burnout psychose psychotisch psychiater psychiatrie
  borderline schizofrenie bipolair autisme autistisch adhd verslaafd verslaving alcoholist alcoholverslaving ontwenning zwanger
  zwangerschap miskraam abortus hiv aids hepatitis corona covid buikgriep migraine rugklachten hartpatiënt nierpatiënt rolstoelpatiënt
  geopereerd operatie ziekenhuis ziekenhuisopname medicijn medicijnen medicatie antidepressiva insuline diagnose gediagnosticeerd
  arbeidsongeschikt afgekeurd ziektebeeld ziekteverloop`
    .trim()
    .split(/\s+/),
)
/** Two words that say it together. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/^burn$/, /^outs?$/],
  [/^gebroken$/, /^(arm|been|enkel|heup|knie|pols|rib|ribben|voet|sleutelbeen|schouder)$/],
  [
    /^(psychische|lichamelijke|geestelijke|medische|mentale)$/,
    /^(klachten|problemen|beperking|aandoening|behandeling)$/,
  ],
  [/^onder$/, /^behandeling$/],
]
/** Near one of these it is the name of an activity, or of whom it is for: `Alzheimer Café`, `voorlichting over kanker`. */
const ACTIVITY =
  /^(activiteit|bijeenkomst|themabijeenkomst|themaochtend|themamiddag|themaavond|cafe|café|cursus|film|gespreksgroep|groep|gym|inloop|informatieavond|informatiemiddag|inzameling|koor|lezing|lotgenoten|lotgenotengroep|lotgenotencontact|patiëntenvereniging|collecte|prik|spreekuur|stichting|steungroep|thema|training|vereniging|voorlichting|workshop|yoga|zelfhulpgroep|zwemmen|fonds|week|dag|bestrijding)(en|s)?$/
const NEAR = 3

/** The words of a text that say something of somebody's health, each once, as they were written; empty when there are none. */
export function healthWords(text: string): string[] {
  const written = text.match(/[\p{L}\p{N}]+/gu) ?? []
  const words = written.map((word) => word.toLowerCase())
  const isActivity = (at: number) => words.slice(Math.max(0, at - NEAR), at + NEAR).some((word) => ACTIVITY.test(word))
  const found = new Set<string>()
  for (const [at, word] of words.entries()) {
    const next = words[at + 1] ?? ''
    const pair = PAIRS.some(([first, second]) => first.test(word) && second.test(next))
    if ((pair || TERMS.has(word)) && !isActivity(at))
      found.add(pair ? `${written[at] ?? ''} ${written[at + 1] ?? ''}` : (written[at] ?? ''))
  }
  return [...found]
}
