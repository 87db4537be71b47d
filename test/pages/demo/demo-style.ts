/** The styles of the demo page: one column, light or dark as the system is. */
export const demoStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f7f8f8, #101314);
  --card: light-dark(#ffffff, #191d1f);
  --ink: light-dark(#16191b, #e8ecec);
  --faint: light-dark(#5b6469, #9aa5a9);
  --line: light-dark(#e3e7e8, #2a3033);
  --accent: light-dark(#0f766e, #5eead4);
}
* { box-sizing: border-box }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 16px/1.6 system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', sans-serif;
}
main { max-width: 60rem; margin: 0 auto; padding: 4rem 1.5rem 6rem }
header { margin-bottom: 3rem }
h1 { font-size: 2.25rem; line-height: 1.2; letter-spacing: -0.02em; margin: 0 0 1rem }
h2 { font-size: 1rem; font-weight: 600; margin: 0 0 0.75rem }
section { margin-bottom: 2.5rem }
p { margin: 0 0 0.75rem; max-width: 42rem; text-wrap: pretty }
.faint { color: var(--faint) }
ul, .note, table {
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 14px;
}
ul { list-style: none; margin: 0; padding: 0.25rem 1.25rem }
li { display: grid; grid-template-columns: 17rem 1fr; gap: 0.25rem 1.5rem; padding: 0.75rem 0 }
li + li { border-top: 1px solid var(--line) }
li > * { min-width: 0; overflow-wrap: anywhere }
.note { padding: 1.25rem 1.25rem 0.5rem }
.note p { max-width: none }
a { color: var(--accent); font-weight: 600; text-underline-offset: 3px }
a:not(:hover) { text-decoration-color: transparent }
code { font: 0.875em/1.6 ui-monospace, 'DejaVu Sans Mono', monospace; overflow-wrap: anywhere }
table { width: 100%; border-spacing: 0; overflow: hidden; font-variant-numeric: tabular-nums }
th, td { text-align: start; padding: 0.65rem 1.25rem }
th { font-size: 0.8125rem; font-weight: 600; color: var(--faint) }
td { border-top: 1px solid var(--line) }
@media (max-width: 44rem) { li { grid-template-columns: 1fr } main { padding-top: 2rem } }
`;
