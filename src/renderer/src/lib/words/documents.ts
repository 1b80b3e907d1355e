import type { DocumentKind, MessageWay, TemplateKind, TemplateProblem } from '#shared/domain/documents'

/** Dutch words of documents and templates. */
export const documentWords: Record<DocumentKind, string> = {
  confirmation: 'Bevestiging',
  option: 'Optie',
  quotation: 'Offerte',
  refusal: 'Afwijzing',
  displacement: 'Andere plek',
  cancellation: 'Annulering',
  proposal: 'Factuurvoorstel',
  invoice: 'Factuur',
  reminder: 'Herinnering',
  credit: 'Creditnota',
}

/** Every text that can be worded in the settings. */
export const templateWords: Record<TemplateKind, string> = { ...documentWords, overview: 'Mail met cijfers' }

export const messageWayWords: Record<MessageWay, string> = {
  email: 'per e-mail',
  letter: 'per brief',
  told: 'verteld of gebeld',
}

/** What is wrong with a template, with the line. */
export function problemText({ line, code, detail }: TemplateProblem): string {
  const where = `Regel ${line}: `
  switch (code) {
    case 'unknown_field':
      return `${where}het veld “${detail}” bestaat hier niet. Kies een veld uit de lijst.`
    case 'not_allowed':
      return `${where}${detail === '' ? 'dit' : `“${detail}”`} kan hier niet. Gebruik velden, {{#if}}, {{#unless}} en {{#each}}.`
    case 'not_a_list':
      return `${where}“${detail}” is geen lijst. Met {{#each}} gaat u een lijst langs, zoals regels.`
    case 'syntax':
      return `${where}de haken kloppen niet. Een veld schrijft u als {{boeking.titel}} en elk {{#if …}} sluit u met {{/if}}.`
  }
}

/** What the fields of templates stand for; those of a list are said once. */
export const fieldWords: Record<string, string> = {
  aanhef: 'Beste, met de naam',
  vandaag: 'de datum van vandaag',
  'organisatie.naam': 'naam van uw organisatie',
  'organisatie.adres': 'adres',
  'organisatie.postcode': 'postcode',
  'organisatie.plaats': 'plaats',
  'organisatie.telefoon': 'telefoon',
  'organisatie.email': 'e-mail',
  'organisatie.iban': 'rekeningnummer',
  'huurder.naam': 'naam van de huurder',
  'huurder.contact': 'contactpersoon',
  'boeking.nummer': 'nummer',
  'boeking.titel': 'wat het is',
  'boeking.datum': 'dag',
  'boeking.tijd': 'van en tot',
  'boeking.ruimte': 'ruimte',
  'boeking.centrum': 'centrum',
  'boeking.adres': 'adres van het centrum',
  'boeking.personen': 'aantal personen',
  'boeking.opstelling': 'opstelling',
  'boeking.contact': 'contact op de dag zelf',
  'boeking.reden': 'reden van afwijzing of annulering',
  'boeking.prijs': 'wat het samen kost',
  'boeking.waarborg': 'waarborg die gevraagd wordt',
  'optie.tot': 'tot wanneer de optie geldt',
  'nieuw.datum': 'dag van de nieuwe plek',
  'nieuw.tijd': 'tijd van de nieuwe plek',
  'nieuw.ruimte': 'ruimte van de nieuwe plek',
  'nieuw.centrum': 'centrum van de nieuwe plek',
  'factuur.nummer': 'nummer van de factuur',
  'factuur.datum': 'datum van de factuur',
  'factuur.vervaldatum': 'uiterste dag om te betalen',
  'factuur.bedrag': 'bedrag',
  'factuur.open': 'wat nog open staat',
  'factuur.dagen_te_laat': 'dagen te laat',
  'factuur.bij': 'factuur waar de creditnota bij hoort',
  'ontvanger.naam': 'naam van wie het krijgt',
  'overzicht.naam': 'wat het is, zoals Kwartaaloverzicht',
  'overzicht.periode': 'kwartaal, jaar of dagen',
  'overzicht.van': 'eerste dag',
  'overzicht.tot': 'laatste dag',
  'overzicht.centrum': 'centrum, of alle centra',
  'overzicht.versie': 'versie, als het kwartaal is vastgesteld',
  boekingen: 'alle boekingen van het bericht',
  regels: 'regels met bedragen',
  alternatieven: 'vrije plekken',
}
