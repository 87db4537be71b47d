import type { NextPage } from '../gpt/gpt.ts';
import type { GptId } from '../gpt/gpt-id.ts';

/** The two generations of the API; a gateway offers either or both. */
export type Version = 'v2' | 'v1';

/** What can be asked for: a GPT by its id, GPTs by keywords. */
export type EndpointKind = 'gpt' | 'search';

/** Which generation answers what at one gateway, as far as it is known. */
export type EndpointVersions = Partial<Record<EndpointKind, Version>>;

/** Which generation to use: the newer where there is one, or always the one that the user says. */
export type VersionChoice = Version | 'auto';

export const gptPath: Record<Version, (id: GptId) => string> = {
  v2: (id) => `/v2/gpts/${id}`,
  v1: (id) => `/v1/gpts/?id=${id}`,
};

export const searchPath: Record<Version, (words: string, next?: NextPage) => string> = {
  v2: (words, next) => `/v2/gpts/search?query=${encode(words)}${toParameters(next)}`,
  v1: (words, next) => `/v1/gpts/search?search=${encode(words)}${toParameters(next)}`,
};

/** The generations in the order in which they are tried. */
export function versionsToTry(choice: VersionChoice, known: Version | undefined): Version[] {
  if (choice !== 'auto') return [choice];
  return known === 'v1' ? ['v1', 'v2'] : ['v2', 'v1'];
}

function toParameters(next: NextPage = {}): string {
  return Object.entries(next)
    .map(([name, value]) => `&${encode(name)}=${encode(value)}`)
    .join('');
}

/** Half of a surrogate pair, as a cut paste leaves it, would make the encoding throw. */
function encode(words: string): string {
  return encodeURIComponent(words.toWellFormed());
}
