/** How the page looks: on a phone, on a wide screen, in the dark, and on paper. Contrast of text is 4.5 to 1 or more. */
export default `
:root { color-scheme: light dark; --bg: #f8f6f3; --card: #ffffff; --line: #d9d2c8; --text: #211e1a; --quiet: #57514a; --accent: #a03f18; --off: #a3271b; }
@media (prefers-color-scheme: dark) { :root { --bg: #191715; --card: #221f1c; --line: #423c36; --text: #f1ece6; --quiet: #bdb4a9; --accent: #f0a27f; --off: #ff9d92; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.25rem 1rem 2rem; max-width: 48rem; background: var(--bg); color: var(--text); font: 1rem/1.5 Inter, system-ui, "Segoe UI", Roboto, Arial, sans-serif; overflow-wrap: anywhere; }
header { display: flex; gap: 1rem; align-items: center; margin-bottom: 1.5rem; }
header img { max-width: 7rem; max-height: 4.5rem; background: #ffffff; border-radius: 6px; padding: 4px; }
p, h1, h2, h3, ul { margin: 0; padding: 0; }
h1 { font-size: 1.75rem; line-height: 1.2; }
h2 { font-size: 1.125rem; margin: 1.75rem 0 .5rem; color: var(--accent); }
h2::first-letter { text-transform: uppercase; }
h3 { font-size: 1rem; }
.from, .period, .where, .kind, .by { color: var(--quiet); }
.kind, .by { font-size: .9rem; }
.text { white-space: pre-line; }
ul { list-style: none; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.item { display: grid; grid-template-columns: 9.5rem 1fr; gap: .25rem 1rem; padding: .75rem 1rem; }
.place { padding: .5rem 1rem; }
.item + .item, .place + .place { border-top: 1px solid var(--line); }
.when { font-variant-numeric: tabular-nums; font-weight: 600; }
.off .when, .off s { color: var(--quiet); }
.called-off { color: var(--off); }
a { color: var(--accent); }
a:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
footer { margin-top: 2rem; font-size: .875rem; color: var(--quiet); }
.grid { display: none; }
@media screen and (min-width: 64rem) {
  body { max-width: 84rem; padding: 2rem 2rem 3rem; }
  .grid { display: block; margin-bottom: 2.5rem; }
  table { width: 100%; table-layout: fixed; border-collapse: collapse; margin-bottom: 1.5rem; background: var(--card); font-size: .875rem; line-height: 1.4; }
  caption { text-align: left; font-weight: 600; font-size: 1.125rem; padding-bottom: .5rem; }
  caption::first-letter, th::first-letter { text-transform: uppercase; }
  th, td { border: 1px solid var(--line); padding: .5rem; vertical-align: top; text-align: left; }
  th { color: var(--quiet); font-weight: 600; background: var(--bg); }
  .week { width: 4rem; }
  td { height: 5rem; }
  .outside { background: var(--bg); }
  .day { font-weight: 600; margin-bottom: .25rem; }
  td ul { background: none; border: 0; border-radius: 0; }
  td li + li, .more { margin-top: .375rem; }
  td .where { display: block; font-size: .8125rem; }
  .of-day { display: grid; grid-template-columns: 12rem 1fr; column-gap: 1.5rem; margin-top: 1.25rem; }
  .of-day h2 { margin-top: .75rem; scroll-margin-top: 1rem; }
}
@media (max-width: 32rem) { .item { grid-template-columns: 1fr; } }
@media print {
  :root { --bg: #ffffff; --card: #ffffff; --line: #999999; --text: #000000; --quiet: #333333; --accent: #000000; --off: #000000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  ul { border: 0; border-radius: 0; }
  .item { padding: 1.5mm 0; break-inside: avoid; }
  h2 { break-after: avoid; margin-top: 5mm; }
}
`
