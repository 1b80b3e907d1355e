/** Text that has broken programs before. Each must come back as it went in, or be refused. */
export const strange = {
  'right to left override': 'An\u202enaJ',
  'combining characters': 'Zoe\u0308 e\u0301\u0323\u0302',
  'family of emoji': 'Koor 👩‍👩‍👧‍👦🏳️‍🌈',
  'outside the first plane': '𠜎𝒜𝓃',
  'zero width': 'Jan\u200b\u200d\ufeffsen',
  arabic: 'محمد العربي',
  'full width': 'Ｋｏｏｒ',
  dotless: 'İstanbul ıhlamur',
  quotes: `O'Brien "de" \\ \`x\``,
  'very long': 'é'.repeat(120),
} as const

/** Half of a pair, which no text in UTF-8 can hold, and characters that XML and databases refuse. */
export const broken = {
  'lone surrogate': 'An\ud800na',
  'lone low surrogate': '\udc00',
  nul: 'An\u0000na',
  control: 'An\u0007\u001bna',
} as const

/** What a spreadsheet, a page, a calendar or a mail program would take for more than text. */
export const payloads = {
  formula: `=cmd|'/c calc'!A1`,
  plus: '+1+cmd|x',
  minus: '-2+3+cmd|x',
  at: '@SUM(1+9)*cmd|x',
  tab: '\t=1+1',
  link: '=HYPERLINK("http://kwaad.example","klik")',
  script: '<script>window.hacked=1</script>',
  image: '<img src=x onerror="window.hacked=1">',
  attribute: '" onmouseover="window.hacked=1" x="',
  closing: '</title></style></textarea><svg onload="window.hacked=1">',
  markup: '<b id="hacked">vet</b> &lt;i&gt; &amp;',
  template: '{{constructor.constructor("return process")()}} ${7*7}',
  cdata: ']]><hacked/><![CDATA[',
  entity: '&hacked; <!ENTITY x SYSTEM "file:///etc/passwd">',
  calendar: 'x\\nEND:VEVENT\\, BEGIN:VALARM;',
} as const

/** Would begin a line of its own in a head of mail or in a calendar. One line of text never holds a line end. */
export const lineBreaks = {
  mail: 'x\r\nBcc: kwaad@example.org\r\n\r\n<script>window.hacked=1</script>',
  calendar: 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:hacked',
} as const
