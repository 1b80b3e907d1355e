/** What is told, in Dutch, to who opens data that lie on a network share; the window, the host and the command line say the same. */
export const onShareWords = (folder: string): string =>
  `De gegevens staan op een netwerkmap: ${folder}. Daar kunnen ze beschadigd raken, dus Buurtbalie opent ze niet. Er is niets gewijzigd.
Zet de hele map op een schijf van deze computer en start Buurtbalie met --data en die map.
Andere balies werken mee via de browser: start op deze computer "serve". Reservekopieën mogen wel op een netwerkmap.`
