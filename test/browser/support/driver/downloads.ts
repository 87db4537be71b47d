import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poll } from './poll.ts';

export interface Downloaded {
  name: string;
  /** With the mark at its start, if it has one. */
  text: string;
}

/** A folder of its own for what a browser saves. */
export function createDownloads() {
  const folder = mkdtempSync(join(tmpdir(), 'downloads-'));
  const there = () =>
    // A file that is still being written has another name, or nothing in it, beside it.
    readdirSync(folder).filter((name) => !/\.(?:part|crdownload|tmp)$|^\./.test(name));
  return {
    folder,
    /** The one file that has been saved since it was last asked for. */
    async next(): Promise<Downloaded> {
      const read = async () => there().map((name) => ({ name, text: textOf(join(folder, name)) }));
      const [file] = await poll(read, ([first]) => first?.text, 8000);
      if (!file) throw new Error('Nothing was saved.');
      rmSync(join(folder, file.name));
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Nothing where the browser has just given the file another name. */
function textOf(path: string): string {
  if (!existsSync(path)) return '';
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path));
}
