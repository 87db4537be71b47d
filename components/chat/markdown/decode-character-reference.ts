/** The references that occur in ordinary text, by name. */
const CHARACTERS: Record<string, string> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' },
  ...{ ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', zwnj: '\u200c', zwj: '\u200d' },
  ...{ iexcl: '¡', cent: '¢', pound: '£', yen: '¥', sect: '§', copy: '©', ordf: 'ª', laquo: '«' },
  ...{ not: '¬', shy: '\u00ad', reg: '®', deg: '°', plusmn: '±', sup2: '²', sup3: '³' },
  ...{ micro: 'µ', para: '¶', middot: '·', sup1: '¹', ordm: 'º', raquo: '»', frac14: '¼' },
  ...{ frac12: '½', frac34: '¾', iquest: '¿', times: '×', divide: '÷', euro: '€', trade: '™' },
  ...{ ndash: '–', mdash: '—', lsquo: '‘', rsquo: '’', sbquo: '‚', ldquo: '“', rdquo: '”' },
  ...{ bdquo: '„', dagger: '†', Dagger: '‡', bull: '•', hellip: '…', permil: '‰', prime: '′' },
  ...{ Prime: '″', lsaquo: '‹', rsaquo: '›', larr: '←', uarr: '↑', rarr: '→', darr: '↓' },
  ...{ harr: '↔', rArr: '⇒', hArr: '⇔', forall: '∀', part: '∂', exist: '∃', empty: '∅' },
  ...{ nabla: '∇', isin: '∈', notin: '∉', prod: '∏', sum: '∑', minus: '−', radic: '√' },
  ...{ prop: '∝', infin: '∞', and: '∧', or: '∨', cap: '∩', cup: '∪', int: '∫', there4: '∴' },
  ...{ sim: '∼', cong: '≅', asymp: '≈', ne: '≠', equiv: '≡', le: '≤', ge: '≥', sub: '⊂' },
  ...{ sup: '⊃', sube: '⊆', supe: '⊇', oplus: '⊕', otimes: '⊗', perp: '⊥', sdot: '⋅' },
  ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', theta: 'θ', lambda: 'λ' },
  ...{ mu: 'μ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', chi: 'χ', psi: 'ψ' },
  ...{ omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Pi: 'Π', Sigma: 'Σ' },
  ...{ Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', szlig: 'ß', agrave: 'à', aacute: 'á', acirc: 'â' },
  ...{ atilde: 'ã', auml: 'ä', aring: 'å', aelig: 'æ', ccedil: 'ç', egrave: 'è', eacute: 'é' },
  ...{ ecirc: 'ê', euml: 'ë', igrave: 'ì', iacute: 'í', icirc: 'î', iuml: 'ï', ntilde: 'ñ' },
  ...{ ograve: 'ò', oacute: 'ó', ocirc: 'ô', otilde: 'õ', ouml: 'ö', oslash: 'ø', ugrave: 'ù' },
  ...{ uacute: 'ú', ucirc: 'û', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', Eacute: 'É' },
  ...{ star: '☆', check: '✓', cross: '✗', lbrace: '{', rbrace: '}', lbrack: '[', rbrack: ']' },
  ...{ ast: '*', lowbar: '_', grave: '`', vert: '|', bsol: '\\', num: '#', sol: '/', colon: ':' },
};

/**
 * Decodes a character reference such as `amp`; `false` if it is not known, so that it is shown as it is.
 *
 * The build replaces the package of this name with this file. In browsers, the package decodes with `innerHTML`, which
 * Trusted Types block; its table of all 2,125 references has 12 kB when compressed.
 */
export function decodeNamedCharacterReference(name: string): string | false {
  return Object.hasOwn(CHARACTERS, name) ? (CHARACTERS[name] ?? false) : false;
}
