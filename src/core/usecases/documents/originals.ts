import type { TemplateKind } from '#shared/domain/documents'

/** The templates as the product ships them, until an organisation writes its own. */
const sign = `
Met vriendelijke groet,

{{organisatie.naam}}
{{#if organisatie.telefoon}}Telefoon {{organisatie.telefoon}}
{{/if}}{{#if organisatie.email}}{{organisatie.email}}
{{/if}}`

const facts = `Wat: {{boeking.titel}}
Wanneer: {{boeking.datum}}, {{boeking.tijd}}
Waar: {{boeking.ruimte}}, {{boeking.centrum}}{{#if boeking.adres}}, {{boeking.adres}}{{/if}}
{{#if boeking.personen}}Aantal personen: {{boeking.personen}}
{{/if}}{{#if boeking.opstelling}}Opstelling: {{boeking.opstelling}}
{{/if}}Nummer: {{boeking.nummer}}`

const all = `{{#each boekingen}}
- {{datum}}, {{tijd}}: {{titel}}, {{ruimte}}, {{centrum}}
{{/each}}`

const price = `{{#if regels}}

De kosten zijn:
{{#each regels}}
- {{omschrijving}}: {{bedrag}}
{{/each}}
Samen: {{boeking.prijs}} (inclusief btw, als die er is)
{{/if}}{{#if boeking.waarborg}}

Waarborg: {{boeking.waarborg}}. Die krijgt u terug als alles netjes en heel is.
{{/if}}`

const others = `{{#if alternatieven}}

Op deze plekken kan het wel. Laat ons snel weten of er iets bij zit, dan houden we het voor u vast:
{{#each alternatieven}}
- {{datum}}, {{tijd}}: {{ruimte}}, {{centrum}}
{{/each}}
{{/if}}`

const body = (...parts: string[]): string => `{{aanhef}},\n\n${parts.join('')}\n${sign}`

export const originals: Record<TemplateKind, { subject: string; body: string }> = {
  confirmation: {
    subject: 'Bevestiging: {{boeking.titel}} op {{boeking.datum}}',
    body: body(
      'Uw boeking staat vast.\n\n',
      facts,
      price,
      '\n\n\nKunt u toch niet komen? Laat het ons zo snel mogelijk weten, dan kan iemand anders de ruimte gebruiken.\n',
    ),
  },
  option: {
    subject: 'Optie: {{boeking.titel}} op {{boeking.datum}}',
    body: body(
      'We houden deze ruimte voor u vast{{#if optie.tot}} tot {{optie.tot}}{{/if}}.\n\n',
      facts,
      price,
      '\n\n\nWilt u de ruimte gebruiken? Laat het ons weten{{#if optie.tot}} vóór {{optie.tot}}{{/if}}. Daarna kan iemand anders de ruimte boeken.\n',
    ),
  },
  quotation: {
    subject: 'Offerte: {{boeking.titel}} op {{boeking.datum}}',
    body: body(
      'U vroeg wat het kost om bij ons een ruimte te huren. Hieronder staat onze offerte.\n\n',
      facts,
      price,
      '{{#unless regels}}\n\nVoor deze boeking brengen we niets in rekening.\n{{/unless}}',
      '\n\n\nDe offerte geldt{{#if optie.tot}} tot {{optie.tot}}{{/if}} zolang de ruimte vrij is. Bent u akkoord? Beantwoord dan dit bericht.\n',
    ),
  },
  refusal: {
    subject: 'Uw aanvraag voor {{boeking.datum}}: {{boeking.titel}}',
    body: body(
      'U vroeg een ruimte aan. Dat kan helaas niet op deze plek en tijd.\n\n',
      facts,
      '{{#if boeking.reden}}\n\nDe reden: {{boeking.reden}}{{/if}}',
      others,
      '{{#unless alternatieven}}\n\nBelt u ons gerust: dan zoeken we samen naar een andere plek of tijd.\n{{/unless}}',
    ),
  },
  displacement: {
    subject: 'Uw boeking op {{boeking.datum}} krijgt een andere plek: {{boeking.titel}}',
    body: body(
      'Voor de plek van uw boeking gaat een activiteit van bewoners voor. Uw boeking kan daar niet doorgaan.\n\n',
      facts,
      '{{#if boeking.reden}}\n\nDe reden: {{boeking.reden}}{{/if}}',
      '{{#if nieuw.datum}}\n\nDit is uw nieuwe plek: {{nieuw.datum}}, {{nieuw.tijd}}, {{nieuw.ruimte}} in {{nieuw.centrum}}. Laat het ons weten als dat niet uitkomt.\n{{/if}}',
      others,
    ),
  },
  cancellation: {
    subject: 'Geannuleerd: {{boeking.titel}} op {{boeking.datum}}',
    body: body(
      'Dit gaat helaas niet door:\n\n',
      all,
      '{{#if boeking.reden}}\nDe reden: {{boeking.reden}}\n{{/if}}',
      others,
    ),
  },
  proposal: {
    subject: 'Wat we bij u in rekening brengen: {{boeking.titel}}',
    body: body(
      'Dit willen we bij u in rekening brengen:\n\n',
      '{{#each regels}}\n- {{datum}} {{omschrijving}}: {{bedrag}}\n{{/each}}',
      'Samen: {{boeking.prijs}}\n\nKlopt er iets niet? Laat het ons weten voordat we de factuur maken.\n',
    ),
  },
  invoice: {
    subject: 'Factuur {{factuur.nummer}} van {{organisatie.naam}}',
    body: body(
      'Hierbij krijgt u factuur {{factuur.nummer}} van {{factuur.datum}}. Het bedrag is {{factuur.bedrag}}.\n\n',
      'Wilt u het bedrag uiterlijk op {{factuur.vervaldatum}} overmaken{{#if organisatie.iban}} op {{organisatie.iban}} ten name van {{organisatie.naam}}{{/if}}? Zet het nummer van de factuur erbij.\n',
    ),
  },
  reminder: {
    subject: 'Herinnering: factuur {{factuur.nummer}}',
    body: body(
      'Op {{factuur.datum}} stuurden we u factuur {{factuur.nummer}}. Van {{factuur.bedrag}} staat nog {{factuur.open}} open; dat had uiterlijk op {{factuur.vervaldatum}} betaald moeten zijn.\n\n',
      'Wilt u het bedrag binnen een week overmaken{{#if organisatie.iban}} op {{organisatie.iban}} ten name van {{organisatie.naam}}{{/if}}? Zet het nummer van de factuur erbij. Hebt u net betaald? Dan hoeft u niets te doen.\n',
    ),
  },
  overview: {
    subject: '{{overzicht.naam}} {{overzicht.periode}}, {{overzicht.centrum}}',
    body: body(
      'Hierbij krijgt u: {{overzicht.naam}} {{overzicht.periode}}, {{overzicht.centrum}}. De cijfers staan in de bijlage.{{#if overzicht.versie}} Ze zijn vastgesteld; dit is versie {{overzicht.versie}}.{{/if}}\n\n',
      'Hebt u een vraag over de cijfers? Beantwoord dan dit bericht.\n',
    ),
  },
  credit: {
    subject: 'Creditnota {{factuur.nummer}} van {{organisatie.naam}}',
    body: body(
      'Hierbij krijgt u creditnota {{factuur.nummer}}{{#if factuur.bij}} bij factuur {{factuur.bij}}{{/if}}. Het bedrag is {{factuur.bedrag}}.\n\n',
      'Had u de factuur al betaald? Dan storten we het bedrag terug. Anders trekt u het af van wat u nog moet betalen.\n',
    ),
  },
}
