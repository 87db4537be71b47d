/** The magazine's styles, unlike GPT Lens's, so that the card stands out. */
export const magazineStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fffdf8, #16181a);
  --ink: light-dark(#1d1b19, #e6e4df);
  --faint: light-dark(#6b655d, #a19c93);
  --line: light-dark(#e5ded1, #2f3133);
  --link: light-dark(#1d4e89, #8ab8ee);
}
* { box-sizing: border-box }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 17px/1.6 Georgia, 'Liberation Serif', 'Noto Serif CJK SC', 'Songti SC', serif;
}
header {
  display: flex;
  align-items: baseline;
  gap: 1.75rem;
  padding: 1.1rem 3rem;
  border-bottom: 1px solid var(--line);
  color: var(--faint);
  font-size: 0.9rem;
}
header strong { margin-inline-end: auto; color: var(--ink); font-size: 1.3rem }
main { padding: 2.25rem 3rem 26rem }
h2 { scroll-margin-top: 1.5rem }
h1 { max-width: 33rem; font-size: 2.3rem; line-height: 1.2; margin: 0 0 0.6rem; letter-spacing: -0.01em; text-wrap: balance }
h2 { font-size: 1.2rem; margin: 2.25rem 0 0.5rem }
p { max-width: 34rem; margin: 0 0 1rem; text-wrap: pretty }
ul { margin: 0; padding: 0; list-style: none }
li { display: grid; grid-template-columns: 13rem 21rem 1fr; gap: 0 1.5rem; padding: 0.75rem 0; border-top: 1px solid var(--line) }
li span { color: var(--faint); font-size: 0.95rem }
li span:last-child { text-align: end }
a { color: var(--link); text-decoration-color: color-mix(in srgb, var(--link) 40%, transparent); text-underline-offset: 3px }
.faint { color: var(--faint) }
.letter { max-width: 34rem; padding: 0.9rem 0; border-top: 1px solid var(--line) }
.letter p { margin: 0 }
@media (max-width: 44rem) { li { grid-template-columns: 1fr } li span:last-child { display: none } }
code { font: 0.85em ui-monospace, 'DejaVu Sans Mono', monospace }
`;
