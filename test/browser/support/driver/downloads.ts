import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { poll } from './poll.ts';

export interface Downloaded {
  name: string;
  /** The text with its byte order mark, if it has one. */
  text: string;
}

/** Creates a separate download folder for a browser. */
export function createDownloads() {
  const folder = mkdtempSync(join(tmpdir(), 'downloads-'));
  const there = () =>
    // An unfinished download has another name or an empty placeholder beside it.
    readdirSync(folder).filter((name) => !/\.(?:part|crdownload|tmp)$|^\./.test(name));
  return {
    folder,
    /** Waits for the one file saved since the last call, and removes it. */
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

/** Returns an empty text if the browser has just renamed the file. */
function textOf(path: string): string {
  if (!existsSync(path)) return '';
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path));
}
