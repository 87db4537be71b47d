/** Finds a browser on this machine, or gets one. */
import { howToGet } from './browsers/advice.ts';
import { ensureChineseFont, installPackages, isRootOnDebian } from './browsers/debian.ts';
import { download, downloadedPrograms } from './browsers/download.ts';
import { type BrowserKind, oldestVersion, pathVariable } from './browsers/kinds.ts';
import { installedPrograms } from './browsers/places.ts';
import { majorVersion } from './browsers/version.ts';
import { messageOf, say } from './main.ts';

/**
 * The program of a browser that is here and new enough: the one that CHROMIUM_PATH or FIREFOX_PATH
 * names, else an installed one, else one that was downloaded before.
 */
export async function findBrowser(kind: BrowserKind): Promise<string | undefined> {
  const named = process.env[pathVariable[kind]];
  if (named) {
    if (await isNewEnough(kind, named)) return named;
    throw new Error(`${pathVariable[kind]} is ${named}, which does not fit.\n${howToGet(kind)}`);
  }
  for (const program of [...installedPrograms(kind), ...(await downloadedPrograms(kind))]) {
    if (await isNewEnough(kind, program)) return program;
  }
  return undefined;
}

/** The program of a browser, fetched if there is none; if that fails, says how to get one. */
export async function getBrowser(kind: BrowserKind): Promise<string> {
  const program = (await findBrowser(kind)) ?? (await fetchBrowser(kind));
  if (!program) throw new Error(`There is no ${kind} browser here.\n${howToGet(kind)}`);
  await ensureChineseFont();
  return program;
}

async function fetchBrowser(kind: BrowserKind): Promise<string | undefined> {
  say(`No ${kind} browser found on this machine.`);
  try {
    await download(kind);
  } catch (error) {
    say(`It could not be downloaded: ${messageOf(error)}`);
  }
  const downloaded = await findBrowser(kind);
  if (downloaded || !isRootOnDebian()) return downloaded;
  try {
    await installPackages(kind);
  } catch (error) {
    say(`It could not be installed: ${messageOf(error)}`);
  }
  return findBrowser(kind);
}

async function isNewEnough(kind: BrowserKind, program: string): Promise<boolean> {
  const version = await majorVersion(program);
  if (version !== undefined && version >= oldestVersion[kind]) return true;
  const problem = version
    ? `is version ${version}, needed is ${oldestVersion[kind]}`
    : 'does not run';
  say(`Passing over ${program}: it ${problem}.`);
  return false;
}
