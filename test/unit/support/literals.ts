/** The texts that a module writes out, and patterns of those that it puts together. */
export interface Literals {
  texts: Set<string>;
  /** Of templates such as `failure.${kind}.title`: what they can become. */
  patterns: RegExp[];
}

/** Finds the quoted texts and templates of a module, templates within templates included. */
export function findLiterals(code: string): Literals {
  const texts = new Set<string>();
  const patterns: RegExp[] = [];
  for (const [, single, double] of code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"/g)) {
    texts.add(single ?? double ?? '');
  }
  for (const [, template = ''] of code.matchAll(/`((?:[^`\\]|\\.)*)`/g)) {
    const [first = '', ...rest] = template.split(/\$\{[^}]*\}/);
    // Of a template that begins with a hole, nothing can be told.
    if (!/^[a-z-]+\./.test(first)) continue;
    patterns.push(new RegExp(`^${[first, ...rest].map(escapeRegExp).join('[\\w-]+')}$`));
  }
  return { texts, patterns };
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&');
}
