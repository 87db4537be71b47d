import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What is made, and what others wrote. */
const FOREIGN = ['node_modules', '.git', '.output', '.wxt', 'coverage'];

/** A document of the project, by its path from the root. */
export interface Document {
  path: string;
  text: string;
}

export const documents: Document[] = globSync('**/*.md', {
  exclude: (path) => FOREIGN.includes(basename(path)),
}).map((path) => ({ path: path.replaceAll('\\', '/'), text: readFileSync(path, 'utf8') }));

export function documentAt(path: string): string {
  const found = documents.find((document) => document.path === path);
  if (!found) throw new Error(`There is no ${path}.`);
  return found.text;
}

/** A document's text from one heading to the next of its level. */
export function getSection(text: string, heading: string): string {
  const [, section = ''] = text.split(`\n## ${heading}\n`);
  return section.split('\n## ', 1)[0] ?? '';
}

/** What a text has in code marks, on one line and outside of blocks. */
export function findCode(text: string): string[] {
  const outsideOfBlocks = text.replace(/^```[\s\S]*?^```/gm, '');
  return [...outsideOfBlocks.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** The code in the first column of all tables in a text. */
export function findCodeInFirstColumn(text: string): string[] {
  return findCodeInColumn(text, 0);
}

/** The code in one column of all tables in a text, counted from 0. */
export function findCodeInColumn(text: string, column: number): string[] {
  const rows = text.split('\n').filter((line) => line.startsWith('|'));
  return rows.flatMap((row) => findCode(row.split('|')[column + 1] ?? ''));
}
